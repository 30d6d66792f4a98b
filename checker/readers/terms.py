"""A desk's glossary: source terms with the terms that English must have for them, from CSV or TBX files."""

from __future__ import annotations

import csv
import functools
import hashlib
import io
import pathlib
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.annotations.source_names import has_capitals
from checker.readers import text, xml
from checker.readers.errors import UnreadableError
from checker.readers.parts import base_language

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_PARTS = re.compile(r"\s*[|;]\s*")
# Endings that an inflected term may have in the source, and in English.
_INFLECTED = r"\w{0,4}"
_ENGLISH = r"(?:s|es|’s|'s|ed|d|ing|ies)?"


class Term(NamedTuple):
    """A term: its form in the source, the English forms that may stand for it, and forms that must not."""

    source: str
    targets: tuple[str, ...]
    forbidden: tuple[str, ...] = ()


@functools.lru_cache(maxsize=16)
def glossary(path: str, language: str, version: str = "") -> tuple[Term, ...]:
    """The terms of a file for a source language; ``version`` is the file's digest, where it may change.

    CSV: columns ``source``, ``target`` and perhaps ``forbidden``, several forms parted by ``|``; columns may be parted by
    commas, semicolons or tabs. TBX: the entries with English and the language; English terms with the status deprecated or
    superseded are forbidden. Raises ``UnreadableError`` for a bad file and where there is none.
    """
    data = _bytes(path)
    found = _tbx(data, path, language) if path.lower().endswith(_XML) else _csv(data, path)
    return tuple(term for term in found if term.source and (term.targets or term.forbidden))


def digest(path: str) -> str:
    """What tells one state of a glossary from another. Raises ``UnreadableError`` where it is none or is not there."""
    data = _bytes(path)
    if path.lower().endswith(_XML):
        entries = xml.descendants(xml.parse(data, path), "termEntry", "conceptEntry")
        if next(iter(entries), None) is None:
            raise UnreadableError(path, "has no termEntry or conceptEntry; expected TBX")
    else:
        list(_csv(data, path))
    return hashlib.sha256(data).hexdigest()[:16]


def _bytes(path: str) -> bytes:
    try:
        return pathlib.Path(path).read_bytes()
    except OSError as error:
        raise UnreadableError(path, f"the glossary cannot be read: {error.strerror or error}") from error


_XML = (".tbx", ".xml")


def _csv(data: bytes, path: str) -> Iterator[Term]:
    content = text.decode(data, path)
    head = content.partition("\n")[0]
    between = max(",;\t", key=head.count)
    columns = {cell.strip().strip('"').lower() for cell in head.split(between)}
    if "source" not in columns or columns.isdisjoint(("target", "forbidden")):
        raise UnreadableError(path, "is no glossary: its first line must name the columns source, target and perhaps forbidden")
    for row in csv.DictReader(io.StringIO(content, newline=""), delimiter=between):
        cells = {(key or "").strip().lower(): (value or "").strip() for key, value in row.items() if isinstance(value, str)}
        yield Term(cells.get("source", ""), _forms(cells.get("target", "")), _forms(cells.get("forbidden", "")))


def _forms(cell: str) -> tuple[str, ...]:
    return tuple(form for form in _PARTS.split(cell) if form)


def _tbx(data: bytes, path: str, language: str) -> Iterator[Term]:
    for entry in xml.descendants(xml.parse(data, path), "termEntry", "conceptEntry"):
        sources: list[str] = []
        targets: list[str] = []
        forbidden: list[str] = []
        for side in xml.children(entry, "langSet", "langSec"):
            tag = base_language(side.get(_LANGUAGE))
            for group in xml.descendants(side, "tig", "ntig", "termSec"):
                form = xml.words(xml.first(group, "term"))
                status = " ".join(xml.words(note) for note in xml.descendants(group, "termNote"))
                if tag == "en":
                    (forbidden if re.search(r"deprecated|superseded|forbidden|obsolete", status) else targets).append(form)
                elif tag == language:
                    sources.append(form)
        for source in sources:
            yield Term(source, tuple(targets), tuple(forbidden))


@functools.lru_cache(maxsize=4096)
def source_pattern(term: str, language: str) -> re.Pattern[str]:
    """The term in a source text, whatever its case and, where words have endings, its last letters."""
    words = term.split()
    if language in ("zh", "ja", "ko", "th"):
        return re.compile(re.escape(term))
    stems = [_stem(word, language) for word in words]
    prefix = r"(?:[وفبلك]{0,2}(?:ال)?)" if language in ("ar", "fa", "he") else ""
    return re.compile(r"(?<!\w)" + prefix + rf"\s+{prefix}".join(stems) + r"(?!\w)", re.IGNORECASE)


def present(terms: Sequence[Term], source: str, language: str) -> tuple[Term, ...]:
    """The terms that a source text has somewhere, as ``source_pattern`` finds them, in their order."""
    folded = source.casefold()
    return tuple(
        term for term in terms if _beginning(term.source) in folded and source_pattern(term.source, language).search(source)
    )


def _beginning(term: str) -> str:
    """The letters of a term that no ending changes; a text has the term only where it has them."""
    words = term.casefold().split()
    return words[0][: max(1, len(words[0]) - 2)] if words else ""


def _stem(word: str, language: str) -> str:
    if len(word) < 5 or (not has_capitals(language) and language not in ("tr", "de")):
        return re.escape(word) + (_INFLECTED if len(word) >= 4 else "")
    return re.escape(word[:-2] if word[-1] in "аяоеыийьіїaeo" and len(word) > 5 else word[:-1]) + _INFLECTED


@functools.lru_cache(maxsize=4096)
def english_pattern(form: str) -> re.Pattern[str]:
    """An English form, whatever its case, in singular or plural."""
    words = [re.sub("['’]", "['’]", re.escape(word)) for word in form.split()]
    last = rf"{words[-1][:-1]}(?:y|ies|y’s|y's)" if words[-1].endswith("y") else words[-1] + _ENGLISH
    return re.compile(r"(?<!\w)" + r"[\s-]+".join([*words[:-1], last]) + r"(?!\w)", re.IGNORECASE)
