"""A desk's glossary: source terms with the terms that English must have for them, from CSV or TBX files."""

from __future__ import annotations

import csv
import functools
import io
import pathlib
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.annotations.source_names import has_capitals
from checker.readers import text, xml
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
def glossary(path: str, language: str) -> tuple[Term, ...]:
    """The terms of a file for a source language.

    CSV: columns ``source``, ``target`` and perhaps ``forbidden``, several forms parted by ``|``. TBX: the entries with
    English and the language; English terms with the status deprecated or superseded are forbidden. Raises
    ``UnreadableError`` for a bad file and ``OSError`` where there is none.
    """
    data = pathlib.Path(path).read_bytes()
    found = _tbx(data, path, language) if path.lower().endswith((".tbx", ".xml")) else _csv(data, path)
    return tuple(term for term in found if term.source and (term.targets or term.forbidden))


def _csv(data: bytes, path: str) -> Iterator[Term]:
    for row in csv.DictReader(io.StringIO(text.decode(data, path), newline="")):
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
    words = [re.escape(word) for word in form.split()]
    last = rf"{words[-1][:-1]}(?:y|ies|y’s|y's)" if words[-1].endswith("y") else words[-1] + _ENGLISH
    return re.compile(r"(?<!\w)" + r"[\s-]+".join([*words[:-1], last]) + r"(?!\w)", re.IGNORECASE)
