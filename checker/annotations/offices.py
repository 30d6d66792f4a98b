"""Offices, callings and relations of people in a text of any language, read from ``data/source_roles.tsv``."""

from __future__ import annotations

import functools
import re

from checker.annotations.source_words import form_pattern, table_rows
from checker.annotations.table_columns import Column, column
from checker.finding import Span

_TABLE = "source_roles.tsv"


@functools.cache
def _column(language: str) -> Column | None:
    return column(_TABLE, language, language) if language in table_rows(_TABLE)[0] else None


@functools.cache
def _roles(language: str) -> re.Pattern[str]:
    """One pattern over all roles of a language; the group is ``r`` and the row's number."""
    cells = column(_TABLE, language, language).cells
    parts = [(number, form_pattern(cell, language)) for number, cell in enumerate(cells)]
    # Longer forms first, so that the prime minister is no minister.
    parts.sort(key=lambda part: -max(map(len, cells[part[0]].split("|"))))
    return re.compile("|".join(f"(?P<r{number}>{pattern})" for number, pattern in parts if pattern), re.IGNORECASE)


@functools.lru_cache(maxsize=8192)
def roles(text: str, language: str) -> tuple[tuple[Span, str], ...]:
    """The offices, callings and relations that a text names, with their places: ``(Span(0, 8), "minister")``."""
    words, concepts = _column(language), _concepts()
    if words is None:
        return ()
    return tuple(
        (Span(*match.span()), concepts[int(match.lastgroup[1:])])
        for match in words.matches(_roles(language), text)
        if match.lastgroup is not None
    )


@functools.cache
def _concepts() -> tuple[str, ...]:
    return tuple(row[0] for row in table_rows(_TABLE)[1])


@functools.cache
def _each_role(language: str) -> dict[int, re.Pattern[str]]:
    words = column(_TABLE, language, language)
    return {number: re.compile(form_pattern(words.cells[number], language), re.IGNORECASE) for number in words.rows}


@functools.lru_cache(maxsize=4096)
def every_role(text: str, language: str) -> tuple[tuple[Span, frozenset[str]], ...]:
    """The same as ``roles``, each with everything that the word may mean: رئيس is a president, a director, a chairman."""
    words, concepts = _column(language), _concepts()
    if words is None:
        return ()
    patterns = _each_role(language)
    found = []
    for span, _ in roles(text, language):
        said = text[span.start : span.end]
        meant = frozenset(concepts[number] for number in words.within(said) if patterns[number].fullmatch(said))
        found.append((span, meant))
    return tuple(found)


@functools.lru_cache(maxsize=32768)
def role_of(word: str, language: str) -> str | None:
    """The office, calling or relation that a word names, if it is one."""
    found = roles(word, language)
    return found[0][1] if found and found[0][0] == (0, len(word)) else None
