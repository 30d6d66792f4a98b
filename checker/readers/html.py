"""Web pages: the main text, block by block, without navigation, scripts and forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from checker.readers import xml
from checker.readers.errors import UnreadableError
from checker.readers.limits import DEPTH, within_pieces, within_size
from checker.readers.parts import Part, Piece, base_language, day

_BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 li blockquote figcaption caption td th dt dd pre address div section article main".split()
)
_LEFT_OUT = frozenset(
    "script style noscript template nav aside footer form button select textarea iframe svg math object embed audio video head"
    " menu dialog label input option".split()
)
_CHROME = re.compile(
    r"(?:^|[\s_-])(?:nav|menu|footer|sidebar|share|social|cookie|advert|promo|related|breadcrumb|comments?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ENCODING = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)


def parts(data: bytes, path: str) -> list[Part]:
    """One document: the blocks of the article, or of the main part, or of the body. Raises ``UnreadableError``."""
    within_size(data, path)
    from lxml import etree, html

    declared = _ENCODING.search(data[:4096])
    bom = data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:3] == b"\xef\xbb\xbf"
    parser = html.HTMLParser(encoding=None if bom or declared else "utf-8", no_network=True, huge_tree=False)
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(path, f"cannot be read as a web page: {error}") from error
    _bounded(root, path)
    main = next((found for name in ("article", "main") if (found := _longest(root, name)) is not None), None)
    pieces = [Piece(text, id=str(number)) for number, text in enumerate(_texts(main if main is not None else root), 1)]
    headline = xml.words(xml.first(root, "h1"))
    if headline and not any(piece.text == headline for piece in pieces[:3]):
        pieces.insert(0, Piece(headline, id="0"))
    if not pieces:
        raise UnreadableError(path, "has no text that could be a draft")
    within_pieces(len(pieces), path)
    metadata = _metadata(root, headline)
    return [Part(pieces, date=day(metadata.pop("date", None)), metadata=metadata)]


def _bounded(root: Any, path: str) -> None:
    level = [root]
    for _ in range(2 * DEPTH):
        level = [child for element in level for child in element]
        if not level:
            return
    raise UnreadableError(path, f"has more than {2 * DEPTH} elements inside one another; not read")


def _longest(root: Any, name: str) -> Any | None:
    return max(xml.descendants(root, name), key=lambda one: len(one.text_content()), default=None)


def _texts(element: Any) -> Iterator[str]:
    """The text of every block, in order; what stands between blocks is a block of its own."""
    loose: list[str] = [element.text or ""]
    for child in element:
        name = xml.local(child)
        classes = f"{child.get('class') or ''} {child.get('id') or ''} {child.get('role') or ''}" if name else ""
        if not name or name in _LEFT_OUT or (name in _BLOCKS | {"header", "ul", "ol", "table"} and _CHROME.search(classes)):
            loose.append(child.tail or "")
            continue
        inner = any(xml.local(one) in _BLOCKS for one in child.iterdescendants())
        if name in _BLOCKS or inner:
            yield from _said(loose)
            loose = []
            if inner:
                yield from _texts(child)
            else:
                yield from _said([xml.words(child, _LEFT_OUT)])
        else:
            loose.append(" " if name == "br" else xml.words(child, _LEFT_OUT))
        loose.append(child.tail or "")
    yield from _said(loose)


def _said(pieces: list[str]) -> Iterator[str]:
    text = " ".join("".join(pieces).split())
    if text:
        yield text


_META = {
    "og:title": "headline", "author": "byline", "article:author": "byline", "article:published_time": "date",
    "date": "date", "dcterms.date": "date", "article:section": "section", "og:locale": "language", "news_keywords": "keywords",
}  # fmt: skip


def _metadata(root: Any, headline: str) -> dict[str, str]:
    found = {"headline": headline} if headline else {}
    for element in xml.descendants(root, "meta"):
        key = _META.get((element.get("property") or element.get("name") or "").lower())
        value = (element.get("content") or "").strip()
        if key and value and key not in found:
            found[key] = value
    time = xml.first(root, "time")
    if "date" not in found and time is not None and time.get("datetime"):
        found["date"] = time.get("datetime")
    language = base_language(root.get("lang")) or base_language(found.get("language"))
    return {**found, "language": language} if language else found
