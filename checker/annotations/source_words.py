"""Words of the source by what they mean: offices and relations of people, read from ``data/source_roles.tsv``."""

from __future__ import annotations

import functools
import re
from importlib import resources

from checker.finding import Span

_HAN = frozenset(("zh", "ja"))


def form_pattern(cell: str, language: str) -> str:
    """The regular expression of a table cell: ``|`` parts forms, ``*`` stands for any letters."""
    forms = [form.strip() for form in cell.split("|") if form.strip() and form.strip() != "-"]
    forms.sort(key=len, reverse=True)
    inner = "|".join(re.escape(form).replace(r"\*", r"[\w\u200c]*").replace(r"\ ", r"[\s\u200c]") for form in forms)
    if not inner:
        return ""
    if language in _HAN:
        return f"(?:{inner})"
    prefix = "[وف]?[بلك]?(?:ال|لل)?" if language == "ar" else ""
    return rf"(?<![\w\u200c-]){prefix}(?:{inner})(?![\w])"


@functools.cache
def table_rows(name: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Head and rows of a tab-separated table of this package."""
    text = resources.files("checker.annotations").joinpath("data", name).read_text(encoding="utf-8")
    rows = [tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#")]
    return rows[0], tuple(rows[1:])


@functools.cache
def _roles(language: str) -> re.Pattern[str] | None:
    """One pattern over all roles of a language; the group is ``r`` and the row's number."""
    head, rows = table_rows("source_roles.tsv")
    if language not in head:
        return None
    column = head.index(language)
    parts = [(number, form_pattern(row[column], language)) for number, row in enumerate(rows)]
    # Longer forms first, so that the prime minister is no minister.
    parts.sort(key=lambda part: -max(map(len, rows[part[0]][column].split("|"))))
    return re.compile("|".join(f"(?P<r{number}>{pattern})" for number, pattern in parts if pattern), re.IGNORECASE)


@functools.lru_cache(maxsize=8192)
def roles(text: str, language: str) -> tuple[tuple[Span, str], ...]:
    """The offices, callings and relations that a text names, with their places: ``(Span(0, 8), "minister")``."""
    pattern = _roles(language)
    if pattern is None:
        return ()
    concepts = [row[0] for row in table_rows("source_roles.tsv")[1]]
    return tuple(
        (Span(*match.span()), concepts[int(match.lastgroup[1:])])
        for match in pattern.finditer(text)
        if match.lastgroup is not None
    )


@functools.cache
def _each_role(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    head, rows = table_rows("source_roles.tsv")
    column = head.index(language)
    patterns = ((row[0], form_pattern(row[column], language)) for row in rows)
    return tuple((concept, re.compile(pattern, re.IGNORECASE)) for concept, pattern in patterns if pattern)


@functools.lru_cache(maxsize=4096)
def every_role(text: str, language: str) -> tuple[tuple[Span, frozenset[str]], ...]:
    """The same as ``roles``, each with everything that the word may mean: رئيس is a president, a director, a chairman."""
    return tuple(
        (
            span,
            frozenset(concept for concept, pattern in _each_role(language) if pattern.fullmatch(text[span.start : span.end])),
        )
        for span, _ in roles(text, language)
    )


@functools.lru_cache(maxsize=32768)
def role_of(word: str, language: str) -> str | None:
    """The office, calling or relation that a word names, if it is one."""
    found = roles(word, language)
    return found[0][1] if found and found[0][0] == (0, len(word)) else None
