"""Patterns that are tried only where one of their words stands.

A pattern that has to read the whole text costs as much where it finds nothing as where it does, and there are hundreds.
The words of a document are listed once (``forms``); a ``Phrase`` asks that list for its own and tries its pattern there,
which costs nothing in a text that has none of them.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator, Sequence
from typing import Any

from checker.annotations.forms import forms
from checker.annotations.running import in_copy
from checker.annotations.sentences import Sentence
from checker.annotations.tokens import figures, tokens
from checker.document import Document, annotation
from checker.lazy import regex

_LINE = regex(r"\n+")
_OPENERS = frozenset('.!?,;:…“"«')
_CONJUNCTIONS = frozenset("that because although while and".split())


# The numbers of phrases, counted as they are made, under each of their words.
_LISTED: dict[str, list[int]] = {}
_MADE = [0]
_NOTHING: Iterator[Any] = iter(())


class Phrase:
    """A pattern, and the words of which each match has one.

    ``words`` are lower-case tokens with straight apostrophes, with a space between them; ``back`` says how many tokens
    before such a word the match may begin (0: with the word itself), and ``pattern`` is matched there, look-behind
    included. With ``opening`` a match begins only where a clause may open (``openings``). Matches do not overlap. The
    pattern is compiled when one of its words is met for the first time.
    """

    def __init__(self, words: str, pattern: str, *, back: Sequence[int] = (0,), opening: bool = False, flags: int = 0) -> None:
        self.words = tuple(dict.fromkeys(words.split()))
        self.back, self.opening = tuple(back), opening
        self.source, self.flags = pattern, flags
        self.number = _MADE[0]
        _MADE[0] += 1
        for word in self.words:
            _LISTED.setdefault(word, []).append(self.number)

    @functools.cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self.source, self.flags)

    def found(self, document: Document) -> Iterator[re.Match[str]]:
        """Every match in the document, in order."""
        return self._found(document) if self._has_word(document) else _NOTHING

    def matches(self, document: Document) -> Iterator[tuple[re.Match[str], Sentence]]:
        """The matches that lie in one sentence of running copy, with that sentence."""
        return in_copy(document, self._found(document)) if self._has_word(document) else _NOTHING

    def _has_word(self, document: Document) -> bool:
        """Whether the document has one of the words."""
        known, to_try = _to_try(document)
        return self.number in to_try or (self.number >= known and not forms(document).places.keys().isdisjoint(self.words))

    def _found(self, document: Document) -> Iterator[re.Match[str]]:
        places = forms(document).places
        met = [places[word] for word in self.words if word in places]
        every, prose, match = tokens(document), document.prose, self.pattern.match
        if len(met) == 1 and len(self.back) == 1:
            back = self.back[0]
            numbers = [number - back for number in met[0] if number >= back]
        else:
            numbers = sorted({number - back for place in met for number in place for back in self.back if number >= back})
        if self.opening:
            opens = openings(document)
            numbers = [number for number in numbers if number in opens]
        end = -1
        for number in numbers:
            start = every[number][0]
            if start >= end and (one := match(prose, start)):
                end = one.end()
                yield one


@annotation
def _to_try(document: Document) -> tuple[int, set[int]]:
    """How many phrases there are so far, and the numbers of those of which the document has a word: one look at its words
    for all phrases together."""
    places = forms(document).places
    return _MADE[0], {number for word in places.keys() & _LISTED.keys() for number in _LISTED[word]}


def triggers_of(*phrases: Phrase) -> frozenset[str]:
    """The words of some phrases, as a rule that looks for nothing else names its triggers."""
    return frozenset(word for phrase in phrases for word in phrase.words)


def at_figures(document: Document, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begin with a number in digits, in order and without overlaps."""
    prose, match, end = document.prose, pattern.match, -1
    for start, _, _, _ in figures(document):
        if start >= end and (one := match(prose, start)):
            end = one.end()
            yield one


@annotation
def openings(document: Document) -> frozenset[int]:
    """The numbers of the tokens with which a clause may open: the first of a line, and those behind a stop, a comma, an
    opening mark or a conjunction. A cheap test that lets too much through; the pattern has the last word."""
    every, places = tokens(document), forms(document).places
    found = {bisect.bisect_left(every, (match.end(),)) for match in _LINE.finditer(document.prose)}
    for form, numbers in places.items():
        if form in _CONJUNCTIONS or form[-1] in _OPENERS:
            found.update([number + 1 for number in numbers])
    found.add(0)
    return frozenset(found)


def any_of(words: str) -> str:
    """The part of a pattern for one of some words: ``is are`` gives ``(?:is|are)``."""
    return f"(?:{'|'.join(words.split())})"
