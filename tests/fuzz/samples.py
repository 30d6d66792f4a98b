"""A small whole file of each format that is read, for the fuzzer to take apart."""

from __future__ import annotations

import io

_XLIFF = """<xliff version="1.2"><file source-language="ar" target-language="en" original="a"><body>
<trans-unit id="1"><source>قال</source><target>He said <g id="1">so</g>.</target></trans-unit></body></file></xliff>"""
_TMX = """<tmx version="1.4"><header srclang="ru"/><body><tu><tuv xml:lang="ru"><seg>Да</seg></tuv>
<tuv xml:lang="en"><seg>Yes<bpt i="1"/></seg></tuv></tu></body></tmx>"""
_NITF = """<nitf><head><title>T</title><docdata><date.issue norm="20220314"/></docdata></head><body><body.head>
<hedline><hl1>Talks</hl1></hedline></body.head><body.content><p>They met.</p></body.content></body></nitf>"""
_NEWSML = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentMeta><headline>Talks</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Met.</p></body>
</html></inlineXML></contentSet></newsItem>"""
_PO = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

#, fuzzy
msgctxt "1"
msgid "Da"
msgid_plural "Dae"
msgstr[0] "Yes"
msgstr[1] "Yeses"
"""


def _docx() -> bytes:
    import docx

    document = docx.Document()
    document.add_paragraph("They met.")
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def _parquet() -> bytes:
    import pyarrow
    import pyarrow.parquet

    packed = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table({"id": ["1"], "text": ["They met."], "source": ["Они"]}), packed)
    return packed.getvalue()


# Ending and content.
SAMPLES: tuple[tuple[str, bytes], ...] = (
    (".txt", "“We met,” he said.\r\n\r\nZürich\u200b".encode()),
    (".txt", "They met.".encode("utf-16")),
    (".md", b"# Talks\n\n* They [met](http://a) `x`\n\n> quoted\n\n```\ncode\n```\n"),
    (".xliff", _XLIFF.encode()),
    (".tmx", _TMX.encode()),
    (".xml", _NITF.encode()),
    (".xml", _NEWSML.encode()),
    (".po", _PO.encode()),
    (".html", b"<html lang=en><head><title>T</title></head><body><h1>A</h1><p>They &amp; met<br>.</p></body></html>"),
    (".json", b'{"uri": "a", "headline": "T", "body_xhtml": "<p>Met.</p>", "versioncreated": "2022-03-14"}'),
    (".csv", "id,text,source\n1,They met.,Они\n".encode()),
    (".tsv", b"id\ttext\n1\tThey met.\n"),
    (".jsonl", '{"id": 1, "text": "They met.", "source": "Они"}\n'.encode()),
    (".docx", _docx()),
    (".parquet", _parquet()),
)
