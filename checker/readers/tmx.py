"""TMX: the English side of a translation memory as the draft, its source language beside it."""

from __future__ import annotations

from typing import Any

from checker.readers import xml
from checker.readers.errors import UnreadableError
from checker.readers.parts import Part, Piece, base_language

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_CODES = frozenset(("ph", "bpt", "ept", "it", "ut"))


def parts(data: bytes, path: str) -> list[Part]:
    """One document with every unit that has English. Raises ``UnreadableError``."""
    return from_root(xml.parse(data, path), path)


def from_root(root: Any, path: str) -> list[Part]:
    """The same from the root element."""
    header = xml.first(root, "header")
    source_language = base_language(header.get("srclang") if header is not None else None)
    pieces: list[Piece] = []
    for number, unit in enumerate(xml.descendants(root, "tu"), 1):
        sides = {
            base_language(side.get(_LANGUAGE) or side.get("lang")): xml.words(xml.first(side, "seg"), _CODES)
            for side in xml.children(unit, "tuv")
        }
        english = sides.pop("en", "")
        if source_language in (None, "*all*", "en") and sides:
            source_language = next(iter(sides))
        if english and sides:
            pieces.append(
                Piece(english, sides.get(source_language, next(iter(sides.values()))), unit.get("tuid") or str(number))
            )
    if not pieces:
        raise UnreadableError(path, "has no unit with English and another language")
    return [Part(pieces, unit="segment", source_language=source_language, metadata={"language": "en"})]
