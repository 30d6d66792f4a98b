"""Files of every format to documents: text, segments, metadata; and everything that must be refused."""

from __future__ import annotations

import datetime
import io
import json
import pathlib
import zipfile

import docx
import pytest
from click.testing import CliRunner
from docx.oxml import parse_xml

from checker.annotations.alignment import source_text
from checker.annotations.source_language import source_language
from checker.commands import main
from checker.document import Document, Reading
from checker.readers import drafts, limits, read
from checker.readers.errors import UnreadableError

EXAMPLES = pathlib.Path(__file__).parent.parent.parent / "examples" / "formats"
BUDGET = "The city council of Yasnogorsk approved a budget of 3.2 million rubles."
BRIDGE = "The new bridge over the river will open on September 14."
NEWS = "The new bridge over the river will open on September 14, the the city council said."


def documents(path: pathlib.Path, columns: tuple[tuple[str, str], ...] = ()) -> list[Document]:
    return [read(draft, reading=Reading()) for draft in drafts([str(path)], None, columns)]


def written(folder: pathlib.Path, name: str, data: bytes | str) -> pathlib.Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def refused(path: pathlib.Path) -> str:
    with pytest.raises(UnreadableError) as caught:
        documents(path)
    assert str(path) in str(caught.value)
    return caught.value.reason


@pytest.mark.parametrize("name", ["bridge-1.2.xlf", "bridge-2.0.xlf", "bridge.tmx", "captions.po"])
def test_segmented_formats_bring_their_source(name: str) -> None:
    (document,) = documents(EXAMPLES / name)
    assert document.text.split("\n")[:2] == [BUDGET, BRIDGE]
    assert source_language(document) == "ru"
    assert source_text(document).startswith("Городской совет Ясногорска")
    first, second = document.segments[:2]
    assert (document[first.span], document[second.span]) == (BUDGET, BRIDGE)
    assert second.source == "Новый мост через реку откроют 14 сентября."
    assert all(segment.id for segment in document.segments)
    assert document.metadata["unit"] == "segment"


def test_untranslated_and_fuzzy_units_are_left_out() -> None:
    (xliff,) = documents(EXAMPLES / "bridge-1.2.xlf")
    assert [segment.id for segment in xliff.segments] == ["1", "2", "3"]
    (po,) = documents(EXAMPLES / "captions.po")
    assert len(po.segments) == 2
    (tmx,) = documents(EXAMPLES / "bridge.tmx")
    assert [segment.id for segment in tmx.segments] == ["a1", "a2"]


def test_line_of_a_finding_is_its_segment() -> None:
    (document,) = documents(EXAMPLES / "bridge-1.2.xlf")
    assert document.position(document.text.index("bridge")) == (2, 9)


def test_tables_by_usual_names_and_by_option(tmp_path: pathlib.Path) -> None:
    (document,) = documents(EXAMPLES / "segments.csv")
    assert len(document.segments) == 4
    path = written(tmp_path, "house.csv", "Text A;Text B\nПривет.;Hello.\n")
    assert "has no column with drafts" in refused(path)
    (house,) = documents(path, (("draft", "Text B"), ("source", "Text A")))
    assert (house.text, house.segments[0].source) == ("Hello.", "Привет.")
    with pytest.raises(UnreadableError, match="has no column 'Text C'"):
        documents(path, (("draft", "Text C"),))


@pytest.mark.parametrize("name", ["segments.tsv", "segments.parquet"])
def test_a_document_column_parts_the_rows(name: str) -> None:
    bridge, tariffs = documents(EXAMPLES / name)
    assert (bridge.path, tariffs.path) == (f"{EXAMPLES / name}#bridge", f"{EXAMPLES / name}#tariffs")
    assert bridge.text == f"{BUDGET}\n{BRIDGE}"
    assert bridge.segments[1].source.endswith("14 сентября.")


def test_quotation_marks_of_tsv_are_text(tmp_path: pathlib.Path) -> None:
    path = written(tmp_path, "x.tsv", 'source\ttarget\n"Да", — сказал он.\t"Yes," he said.\n')
    assert documents(path)[0].text == '"Yes," he said.'


def test_rows_without_source_are_drafts() -> None:
    bridge, tariffs = documents(EXAMPLES / "drafts.jsonl")
    assert bridge.path.endswith("#bridge")
    assert bridge.text == f"Bridge to open in September\n\n{NEWS}"
    assert not bridge.segments
    assert bridge.date == datetime.date(2024, 9, 3)
    assert (bridge.metadata["desk"], tariffs.metadata["headline"]) == ("regions", "Tariffs stay")


def test_line_ends_inside_a_segment_keep_offsets(tmp_path: pathlib.Path) -> None:
    path = written(tmp_path, "x.jsonl", json.dumps({"source": "Да.\nНет.", "target": "Yes.\r\nNo."}) + "\n")
    (document,) = documents(path)
    assert document.text == "Yes.  No."


def test_word_paragraphs_and_tables() -> None:
    (document,) = documents(EXAMPLES / "bridge.docx")
    assert document.text.split("\n") == [
        "Bridge to open in September",
        NEWS,
        "Length\t340 metres",
        "Lanes\tfour",
        "Work began in 2021.",
    ]
    assert document.date == datetime.date(2024, 9, 3)
    assert (document.metadata["byline"], document.metadata["language"]) == ("Anna Example", "en-GB")


def test_word_round_trip(tmp_path: pathlib.Path) -> None:
    import docx

    made = docx.Document()
    paragraphs = ["Émile said “yes”.", "Second 😀 paragraph."]
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    made.save(tmp_path / "x.docx")
    assert documents(tmp_path / "x.docx")[0].text.split("\n") == paragraphs


def test_po_round_trip(tmp_path: pathlib.Path) -> None:
    import polib

    made = polib.POFile()
    made.metadata = {"Content-Type": "text/plain; charset=UTF-8", "X-Source-Language": "uk"}
    made.append(polib.POEntry(msgid="Так, «правда».", msgstr='Yes, "true".'))
    made.save(str(tmp_path / "x.po"))
    (document,) = documents(tmp_path / "x.po")
    assert (document.text, document.segments[0].source) == ('Yes, "true".', "Так, «правда».")


def test_web_page_main_text() -> None:
    (document,) = documents(EXAMPLES / "page.html")
    assert document.text.split("\n") == [
        "Bridge to open in September",
        "By Anna Example",
        f"YASNOGORSK — {NEWS}".replace(" 14", "\u00a014").replace("\u00a0", " "),
        "The bridge in August.",
        "Length: 340 metres",
        "Lanes: four",
        "Work began in 2021.",
    ]
    assert document.date == datetime.date(2024, 9, 3)
    assert (document.metadata["headline"], document.metadata["byline"]) == ("Bridge to open in September", "Anna Example")


@pytest.mark.parametrize("name", ["item.ninjs.json", "item.nitf.xml"])
def test_news_items(name: str) -> None:
    (document,) = documents(EXAMPLES / name)
    assert document.text.split("\n") == ["Bridge to open in September", NEWS, "Work began in 2021."]
    about = document.metadata
    assert (about["slug"], about["dateline"], about["version"], about["language"]) == (
        "YASNOGORSK-BRIDGE",
        "Yasnogorsk",
        "3",
        "en",
    )
    assert "Anna Example" in about["byline"]
    assert document.date == datetime.date(2024, 9, 3)


def test_newsml_message_holds_several_items() -> None:
    bridge, tariffs = documents(EXAMPLES / "message.newsml.xml")
    assert bridge.path.endswith("#YASNOGORSK-BRIDGE")
    assert bridge.text.split("\n") == ["Bridge to open in September", NEWS, "Work began in 2021."]
    assert tariffs.text.split("\n") == ["Tariffs stay", "The mayor said tariffs would not rise this year."]
    assert (bridge.metadata["byline"], bridge.metadata["version"]) == ("Anna Example", "3")
    assert tariffs.date == datetime.date(2024, 9, 4)


def test_newsml_as_the_standards_own_library_reads_it() -> None:
    newsmlg2 = pytest.importorskip("NewsMLG2.document")
    from lxml import etree

    root = etree.fromstring((EXAMPLES / "message.newsml.xml").read_bytes())
    items = [newsmlg2.NewsMLG2Document(etree.tostring(item)).get_item() for item in root.iter("{*}newsItem")]
    read_here = documents(EXAMPLES / "message.newsml.xml")
    assert [item.guid for item in items] == [one.metadata["guid"] for one in read_here]
    assert [str(item.itemmeta.versioncreated)[:10] for item in items] == [str(one.date) for one in read_here]


def test_what_the_user_says_goes_before_what_the_file_says() -> None:
    (draft,) = drafts([str(EXAMPLES / "item.ninjs.json")])
    document = read(draft, reading=Reading(), source_language="ar", date=datetime.date(2020, 1, 1))
    assert (document.date, document.source_language) == (datetime.date(2020, 1, 1), "ar")


def test_source_file_may_be_of_another_format(tmp_path: pathlib.Path) -> None:
    draft = written(tmp_path, "draft.txt", "Bridge.")
    (one,) = drafts([str(draft)], str(EXAMPLES / "bridge.docx"))
    assert (read(one, reading=Reading()).source or "").startswith("Bridge to open")


LAUGHS = '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]><nitf><p>&lol2;</p></nitf>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE n [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><body.content><p>&x;</p></body.content></nitf>'
GERMAN = (
    "<xliff version='2.0' srcLang='ru' trgLang='de'><file id='f'><unit id='1'><segment><source>Да</source><target>Ja</target>"
    "</segment></unit></file></xliff>"
)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("laughs.xml", LAUGHS, "declares entities"),
        ("laughs16.xml", LAUGHS.replace("?>", " encoding='UTF-16'?>", 1).encode("utf-16"), "declares entities"),
        ("outside.xml", OUTSIDE, "declares entities"),
        ("deep.xml", "<nitf>" + "<p>" * 150 + "x" + "</p>" * 150 + "</nitf>", "inside one another"),
        ("deep.xml", "<nitf>" + "<p>" * 100_000 + "</p>" * 100_000 + "</nitf>", "well-formed"),
        ("broken.xlf", "<xliff version='1.2'><file>", "is no well-formed XML"),
        ("other.xml", "<recipe><step/></recipe>", "root element 'recipe'"),
        ("old.xlf", "<xliff version='0.9'></xliff>", "XLIFF version '0.9'"),
        ("german.xlf", GERMAN, "translated into 'de'"),
        ("empty.xlf", "<xliff version='2.0' srcLang='ru' trgLang='en'><file id='f'/></xliff>", "no translated units"),
        ("deep.json", '{"bodies":' + "[" * 200_000 + "]" * 200_000 + "}", "nested too deep"),
        ("bad.json", "{", "is no valid JSON"),
        ("list.json", "[1, 2]", "is no ninjs news item"),
        ("bad.jsonl", '{"text": "a"}\n[]\n', "line 2 is no JSON object"),
        ("ragged.csv", "a,text\n1,2,3\n", "row 2 has 3 cells"),
        ("none.csv", "", "is empty"),
        ("head.csv", "source,target\n", "has no rows"),
        ("none.jsonl", "", "has no rows"),
        ("no.docx", b"not a zip", "no office document"),
        ("no.parquet", b"PAR1 not really PAR1", "cannot be read as Parquet"),
        ("empty.html", "<html><body><script>x</script></body></html>", "has no text"),
        ("no.po", "msgid \"a\nmsgstr", "no PO file"),
    ],
)  # fmt: skip
def test_refused_with_a_reason(tmp_path: pathlib.Path, name: str, data: bytes | str, said: str) -> None:
    assert said in refused(written(tmp_path, name, data))


def test_zip_bomb_is_not_opened(tmp_path: pathlib.Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("word/document.xml", b"0" * (300 * 1024 * 1024))
    assert "would unpack to 300 MB" in refused(written(tmp_path, "bomb.docx", packed.getvalue()))


def test_too_large_and_too_many(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "x.csv", "text\n" + "a\n" * 50)
    monkeypatch.setattr(limits, "PIECES", 20)
    assert "more than 20 paragraphs" in refused(path)
    monkeypatch.setattr(limits, "LARGEST", 10)
    assert "MB that a draft may have" in refused(written(tmp_path, "y.csv", "text\n" + "a\n" * 50))


def test_refusal_is_exit_code_2_and_names_the_file(tmp_path: pathlib.Path) -> None:
    path = written(tmp_path, "laughs.xml", LAUGHS)
    result = CliRunner().invoke(main, ["check", str(path), "--no-cache"])
    assert result.exit_code == 2
    assert "declares entities" in result.output


def test_folders_are_searched_for_drafts_and_not_for_reports(tmp_path: pathlib.Path) -> None:
    for name in ("bridge-1.2.xlf", "bridge.docx", "segments.csv", "page.html", "drafts.jsonl"):
        written(tmp_path, name, (EXAMPLES / name).read_bytes())
    assert {pathlib.Path(draft.path).name for draft in drafts([str(tmp_path)])} == {"bridge-1.2.xlf", "bridge.docx"}


def test_check_with_columns_finds_what_the_source_shows() -> None:
    arguments = ["check", str(EXAMPLES / "segments.csv"), "--columns", "draft=mt,source=src", "--no-cache", "--surface"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert "segments.csv:1:53" in result.output
    bad = CliRunner().invoke(main, ["check", str(EXAMPLES / "segments.csv"), "--columns", "mt"])
    assert bad.exit_code == 2
    assert "draft=mt" in bad.output


def test_fix_does_not_write_into_formats(tmp_path: pathlib.Path) -> None:
    path = written(tmp_path, "bridge.docx", (EXAMPLES / "bridge.docx").read_bytes())
    before = path.read_bytes()
    result = CliRunner().invoke(main, ["fix", str(path), "--surface"])
    assert result.exit_code == 2
    assert path.read_bytes() == before


def test_word_as_it_stands_with_tracked_changes_accepted(tmp_path: pathlib.Path) -> None:
    """What was put in is text, what was struck out is none, and content controls are no gaps."""
    spell = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:id="1" w:author="desk"'
    document = docx.Document()
    paragraph = document.add_paragraph("Seven people died ")
    paragraph._p.append(parse_xml(f"<w:ins {spell}><w:r><w:t>in the floods</w:t></w:r></w:ins>"))
    paragraph._p.append(parse_xml(f"<w:del {spell}><w:r><w:delText>yesterday</w:delText></w:r></w:del>"))
    paragraph.add_run(".")
    control = f"<w:sdt {spell}><w:sdtContent><w:p><w:r><w:t>Floods in the valley</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(0, parse_xml(control))
    path = tmp_path / "tracked.docx"
    document.save(str(path))
    (draft,) = drafts([str(path)])
    read_back = read(draft, reading=Reading())
    assert read_back.text == "Floods in the valley\nSeven people died in the floods."
    assert read_back.date is None  # the day of the library's template says nothing


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_front_matter_of_markdown_is_metadata(tmp_path: pathlib.Path, ends: str) -> None:
    head = ["---", "title: 'Floods'", "author: Ana Ruiz", "date: 2024-03-01", "source_language: ru", "tags: [a]", "---"]
    path = tmp_path / "a.md"
    path.write_bytes(ends.join([*head, "# Floods", "", "Seven people died."]).encode())
    (draft,) = drafts([str(path)])
    document = read(draft, reading=Reading())
    assert (document.date, document.source_language) == (datetime.date(2024, 3, 1), "ru")
    assert (document.metadata["headline"], document.metadata["byline"]) == ("Floods", "Ana Ruiz")
    assert document.prose.split() == ["Floods", "Seven", "people", "died."]
    (alone,) = drafts([str(path)], str(path))
    assert (read(alone, reading=Reading()).source or "").split() == ["Floods", "Seven", "people", "died."]


def test_sources_stand_at_the_same_place_in_their_folder(tmp_path: pathlib.Path) -> None:
    for desk in ("home", "world"):
        for folder in ("drafts", "sources"):
            (tmp_path / folder / desk).mkdir(parents=True)
            written(tmp_path / folder / desk, "a.txt", f"{folder} {desk}")
    found = drafts([str(tmp_path / "drafts")], str(tmp_path / "sources"))
    assert [read(draft, reading=Reading()).source for draft in found] == ["sources home", "sources world"]


def test_a_damaged_file_stops_no_other(tmp_path: pathlib.Path) -> None:
    written(tmp_path, "a.docx", b"PK\x03\x04 broken off")
    written(tmp_path, "b.txt", "The bridge is open.")
    broken, whole = drafts([str(tmp_path)])
    assert read(whole, reading=Reading()).text == "The bridge is open."
    with pytest.raises(UnreadableError, match=r"a\.docx: is no office document"):
        read(broken, reading=Reading())


def test_word_with_entities_is_refused(tmp_path: pathlib.Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO((EXAMPLES / "bridge.docx").read_bytes())) as good, zipfile.ZipFile(packed, "w") as bad:
        for name in good.namelist():
            content = good.read(name)
            if name == "word/document.xml":
                content = content.replace(b"?>", b"?><!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>", 1)
            bad.writestr(name, content)
    assert "declares entities" in refused(written(tmp_path, "outside.docx", packed.getvalue()))
