"""Acronyms of a document, and what the draft says they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.annotations.names import runs
from checker.annotations.tokens import tokens
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex

LONGEST = 7
_ROMAN = regex(r"[IVXLCDM]+\Z")
_SMALL = frozenset("of for and the on in to a an & de la les des du di del e y und der von".split())
_WORD = regex(r"[^\W\d_][\w'’-]*|&")
_SHOUT = 3  # words in capitals in a row that are a headline or a shout, not acronyms


class Acronym(NamedTuple):
    """One acronym at one place. ``expansion`` is the span of the words before it that it shortens, where it stands in
    brackets behind them: as many capitalised words as it has letters, small words not counted."""

    start: int
    end: int
    text: str
    expansion: Span | None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@annotation
def acronyms(document: Document) -> tuple[Acronym, ...]:
    """Every run of three to seven capitals that is neither a number nor part of a headline in capitals, in order."""
    return tuple(_acronyms(document))


def _acronyms(document: Document) -> Iterator[Acronym]:
    """The acronyms in runs of capitalised words."""
    every = tokens(document)
    for run in runs(document):
        inside = every[run.first : run.last + 1]
        if run.headline or sum(token.text.isupper() and len(token.text) > 1 for token in inside) >= _SHOUT:
            continue
        for token in inside:
            text = token.text.removesuffix("'s").removesuffix("’s").removesuffix("s")
            if 2 < len(text) <= LONGEST and text.isupper() and text.isalpha() and not _ROMAN.match(text):
                yield Acronym(token.start, token.start + len(text), text, _expansion(document.prose, token.start, len(text)))


def _expansion(prose: str, start: int, letters: int) -> Span | None:
    """The words before an opening bracket that ``letters`` capitals may stand for."""
    bracket = prose[max(0, start - 6) : start].rstrip().removesuffix("the").rstrip()
    if not bracket.endswith("("):
        return None
    limit = prose.rindex("(", 0, start)
    low = max(0, limit - 120)
    low = max(low, prose.rfind("\n", low, limit) + 1)
    words = list(_WORD.finditer(prose, low, limit))
    first, count = None, 0
    for word in reversed(words):
        if prose[word.end() : limit].strip() and prose[word.end()] not in " \u00a0-":
            break
        if word[0].lower() in _SMALL and not word[0][0].isupper():
            continue
        if not word[0][0].isupper():
            break
        first = word
        count += 1 + word[0].count("-")
        if count >= letters:
            break
    if first is None or count < max(2, letters - 1):
        return None
    return Span(first.start(), first.start() + len(prose[first.start() : limit].rstrip()))


def initials(text: str) -> str:
    """The capitals that words begin with, small words left out, parts of hyphenated words counted."""
    words = re.split(r"[\s-]+", text)
    return "".join(word[0].upper() for word in words if word and word.lower() not in _SMALL and word[0].isalpha())
