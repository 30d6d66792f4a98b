"""News items: ninjs (JSON), NewsML-G2 and NITF (XML) of the IPTC, with headline, byline, dateline, language and version."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from checker.readers import html, text, xml
from checker.readers.errors import UnreadableError
from checker.readers.limits import within_pieces, within_size
from checker.readers.parts import Part, Piece, base_language, day

_MARKUP = ("application/xhtml+xml", "text/html", "html", "xhtml")
_SKIP = frozenset(("media", "table", "script", "style", "hl2-none"))


def ninjs(data: bytes, path: str) -> list[Part]:
    """The news items of a ninjs file: one object, or a list of them. Raises ``UnreadableError``."""
    within_size(data, path)
    try:
        content = json.loads(text.decode(data, path))
    except json.JSONDecodeError as error:
        raise UnreadableError(path, f"is no valid JSON: {error}") from error
    except RecursionError as error:
        raise UnreadableError(path, "has values nested too deep; not read") from error
    items = content if isinstance(content, list) else [content]
    if not items or not all(isinstance(item, dict) for item in items):
        raise UnreadableError(path, "is no ninjs news item: expected an object, or a list of objects")
    within_pieces(len(items), path)
    found = [_ninjs_item(item, path, number, alone=len(items) == 1) for number, item in enumerate(items, 1)]
    kept = [part for part in found if part.pieces]
    if not kept:
        raise UnreadableError(path, "has no headline and no body; expected ninjs (headline, body_text, body_xhtml, bodies)")
    return kept


# Members that the standard has as strings; what is something else is not taken for absent.
_STRINGS = ("headline", "body_text", "body_xhtml", "language", "versioncreated")


def _ninjs_item(item: Mapping[str, Any], path: str, number: int, *, alone: bool) -> Part:
    for key in _STRINGS:
        if not isinstance(item.get(key, ""), str):
            raise UnreadableError(path, f"is no ninjs news item: {key!r} must be a string")
    headline = _text(item.get("headline")) or _of_list(item.get("headlines"), "main")
    pieces = [Piece(headline, id="headline")] if headline else []
    pieces += [Piece(one, id=f"body.{at}") for at, one in enumerate(_ninjs_body(item, path), 1) if one != headline]
    located = _text(item.get("located"))
    metadata = {
        "headline": headline,
        "byline": _text(item.get("byline")) or _text(item.get("by")),
        "slug": _text(item.get("slugline")) or _text(item.get("slug")),
        "dateline": located,
        "version": _text(item.get("version")),
        "language": _text(item.get("language")),
        "uri": _text(item.get("uri")),
    }
    name = "" if alone else metadata["slug"] or metadata["uri"].rsplit("/", 1)[-1] or str(number)
    date = day(_text(item.get("versioncreated")) or _text(item.get("versionCreated")) or _text(item.get("contentcreated")))
    return Part(pieces, name=name, date=date, metadata={key: value for key, value in metadata.items() if value})


def _ninjs_body(item: Mapping[str, Any], path: str) -> Iterator[str]:
    bodies = item.get("bodies") if isinstance(item.get("bodies"), list) else []
    listed = [body for body in bodies or () if isinstance(body, dict)]
    plain = [_text(body.get("value")) for body in listed if str(body.get("contentType", "")).startswith("text/plain")]
    marked = [_text(body.get("value")) for body in listed if str(body.get("contentType", "")).lower() in _MARKUP]
    for key in ("body_text", "bodytext"):
        plain.append(_text(item.get(key)))
    for key in ("body_xhtml", "body_html", "bodyXhtml"):
        marked.append(_text(item.get(key)))
    markup = next((one for one in marked if one), "")
    if markup:
        for part in html.parts(markup.encode(), path):
            yield from (piece.text for piece in part.pieces)
        return
    for paragraph in next((one for one in plain if one), "").splitlines():
        if paragraph.strip():
            yield paragraph.strip()


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else str(value) if isinstance(value, (int, float)) else ""


def _of_list(value: object, role: str) -> str:
    if not isinstance(value, list):
        return ""
    items = [one for one in value if isinstance(one, dict)]
    chosen = next((one for one in items if one.get("role") == role), items[0] if items else {})
    return _text(chosen.get("value"))


def nitf(root: Any, path: str) -> list[Part]:
    """The news item of an NITF file. Raises ``UnreadableError``."""
    part = _nitf(root)
    if not part.pieces:
        raise UnreadableError(path, "has no headline and no paragraphs")
    return [part]


def _nitf(root: Any) -> Part:
    headline = xml.words(xml.first(root, "hl1"))
    content = xml.first(root, "body.content")
    pieces = [Piece(headline, id="headline")] if headline else []
    blocks = xml.descendants(content, "p", "hl2", "li", "tr") if content is not None else ()
    for at, block in enumerate(blocks, 1):
        said = xml.words(block, _SKIP)
        if said:
            pieces.append(Piece(said, id=f"body.{at}"))
    issue = xml.first(root, "date.issue")
    key = xml.first(root, "du-key")
    metadata = {
        "headline": headline,
        "byline": xml.words(xml.first(root, "byline")),
        "dateline": xml.words(xml.first(root, "dateline")),
        "slug": (key.get("key") or "") if key is not None else "",
        "version": (key.get("version") or "") if key is not None else "",
        "language": _language(root) or "",
    }
    return Part(
        pieces,
        date=day(issue.get("norm")) if issue is not None else None,
        metadata={name: value for name, value in metadata.items() if value},
    )


def _language(element: Any) -> str | None:
    return base_language(element.get("{http://www.w3.org/XML/1998/namespace}lang") or element.get("lang"))


def newsml(root: Any, path: str) -> list[Part]:
    """The text items of a NewsML-G2 file: one news item or a message with several. Raises ``UnreadableError``."""
    items = [root] if xml.local(root) == "newsItem" else list(xml.descendants(root, "newsItem"))
    within_pieces(len(items), path)
    found = [part for number, item in enumerate(items, 1) if (part := _news_item(item, number, len(items), path)).pieces]
    if not found:
        raise UnreadableError(path, "has no news item with text")
    return found


def _news_item(item: Any, number: int, total: int, path: str) -> Part:
    meta = next(xml.children(item, "contentMeta"), None)
    content = next(xml.children(item, "contentSet"), None)
    about = {name: xml.words(next(xml.children(meta, name), None)) if meta is not None else "" for name in _META}
    inner = _content(content, path) if content is not None else Part(())
    pieces = list(inner.pieces)
    headline = about["headline"] or inner.metadata.get("headline", "")
    if headline and not any(piece.text == headline for piece in pieces[:2]):
        pieces.insert(0, Piece(headline, id="headline"))
    language = next(xml.children(meta, "language"), None) if meta is not None else None
    created = xml.words(xml.first(item, "versionCreated"))
    metadata = {
        **inner.metadata,
        "headline": headline,
        "byline": about["by"] or inner.metadata.get("byline", ""),
        "dateline": about["dateline"] or inner.metadata.get("dateline", ""),
        "slug": about["slugline"],
        "version": item.get("version") or "",
        "language": base_language(language.get("tag")) if language is not None else _language(item),
        "guid": item.get("guid") or "",
    }
    name = "" if total == 1 else metadata["slug"] or str(number)
    kept = {key: value for key, value in metadata.items() if value}
    return Part(pieces if inner.pieces else [], name=name or "", date=day(created) or inner.date, metadata=kept)


_META = ("headline", "slugline", "by", "dateline")


def _content(content: Any, path: str) -> Part:
    """The text of a content set: NITF or XHTML inside, or plain text."""
    inline = next(xml.children(content, "inlineXML"), None)
    if inline is not None:
        inside = next((child for child in inline if xml.local(child)), None)
        if inside is None:
            return Part(())
        if xml.local(inside) == "nitf":
            return _nitf(inside)
        blocks = [xml.words(block) for block in xml.descendants(inside, "p", "h1", "h2", "h3", "li", "blockquote")]
        return Part([Piece(block, id=f"body.{at}") for at, block in enumerate(blocks, 1) if block])
    data = next(xml.children(content, "inlineData"), None)
    if data is None:
        return Part(())
    raw = "".join(data.itertext())
    if (data.get("contenttype") or "").lower() in _MARKUP:
        return html.parts(raw.encode(), path)[0]
    lines = [line.strip() for line in raw.splitlines()]
    return Part([Piece(line, id=f"body.{at}") for at, line in enumerate(lines, 1) if line])
