"""XLIFF 1.2 and 2.x: source and target of every unit. What was not translated is left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.readers import xml
from checker.readers.errors import UnreadableError
from checker.readers.parts import Part, Piece, base_language

# Inline codes: what stands in them is markup of the original format, not text.
_CODES = frozenset(("ph", "bpt", "ept", "it", "x", "bx", "ex", "sc", "ec", "cp", "sm", "em"))


def parts(data: bytes, path: str) -> list[Part]:
    """One document for each file element that has translated units. Raises ``UnreadableError``."""
    root = xml.parse(data, path)
    return from_root(root, path)


def from_root(root: Any, path: str) -> list[Part]:
    """The same from the root element."""
    version = (root.get("version") or "").partition(".")[0]
    if version not in ("1", "2"):
        raise UnreadableError(path, f"XLIFF version {root.get('version')!r} is not known; 1.2 and 2.x are")
    found: list[Part] = []
    files = list(xml.children(root, "file"))
    for number, file in enumerate(files, 1):
        pieces = list(_units(file) if version == "2" else _trans_units(file))
        languages = root if version == "2" else file
        name = file.get("original") or file.get("id") or str(number)
        if not pieces:
            continue
        target = languages.get("trgLang") or languages.get("target-language") or ""
        if target and base_language(target) != "en":
            raise UnreadableError(path, f"is translated into {target!r}; Newsproof checks English")
        found.append(
            Part(
                pieces,
                name=name if len(files) > 1 else "",
                unit="segment",
                source_language=base_language(languages.get("srcLang") or languages.get("source-language")),
                metadata={"original": name, "language": target or "en"},
            )
        )
    if not found:
        raise UnreadableError(path, "has no translated units")
    return found


def _trans_units(file: Any) -> Iterator[Piece]:
    for unit in xml.descendants(file, "trans-unit"):
        target, source = next(xml.children(unit, "target"), None), next(xml.children(unit, "source"), None)
        text = xml.words(target, _CODES)
        if text and unit.get("translate") != "no":
            yield Piece(text, xml.words(source, _CODES), unit.get("id") or "")


def _units(file: Any) -> Iterator[Piece]:
    for unit in xml.descendants(file, "unit"):
        for number, segment in enumerate(xml.children(unit, "segment"), 1):
            target, source = next(xml.children(segment, "target"), None), next(xml.children(segment, "source"), None)
            text = xml.words(target, _CODES)
            if text and unit.get("translate") != "no":
                yield Piece(text, xml.words(source, _CODES), segment.get("id") or f"{unit.get('id')}.{number}")
