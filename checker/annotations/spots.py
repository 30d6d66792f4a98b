"""Where given words stand in running copy, with the words around them: for rules that read on from a trigger word."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from checker.annotations.forms import forms
from checker.annotations.paragraphs import Kind
from checker.annotations.sentences import sentences
from checker.annotations.tokens import Token, tokens
from checker.annotations.words import Words, words
from checker.document import Document, annotation
from checker.finding import Span

_CLAUSE_ENDS = frozenset(".,;:–—?!”\"’'…()")


class Spot(NamedTuple):
    """A word of a sentence: ``at`` is its place in ``lower`` (the lower-case words of sentence ``sentence``) and ``tokens``."""

    sentence: int
    at: int
    lower: list[str]
    tokens: list[Token]

    def word(self, offset: int) -> str:
        """The word ``offset`` places behind the spot (before it, where negative); empty outside the sentence."""
        place = self.at + offset
        return self.lower[place] if 0 <= place < len(self.lower) else ""

    def small(self, offset: int) -> bool:
        """Whether the word there exists and is written without a capital."""
        place = self.at + offset
        return 0 <= place < len(self.lower) and self.tokens[place].text.islower()

    def rest(self, offset: int) -> list[str]:
        """The words from there to the end of the clause: the next stop, comma, dash or quotation mark."""
        place = self.at + offset
        end = next((n for n in range(place, len(self.lower)) if self.lower[n] in _CLAUSE_ENDS), len(self.lower))
        return self.lower[place:end]

    def span(self, first: int, last: int) -> Span:
        """The code points from word ``first`` to word ``last``, both counted from the spot."""
        return Span(self.tokens[self.at + first].start, self.tokens[self.at + last].end)


class _Line(NamedTuple):
    """A sentence of running copy that is no question, and the numbers of its tokens, the last one left out."""

    first: int
    end: int
    sentence: int
    words: Words


@annotation
def _copy(document: Document) -> list[_Line]:
    every, prose, at = tokens(document), document.prose, 0
    found: list[_Line] = []
    for index, (sentence, inside) in enumerate(zip(sentences(document), words(document), strict=True)):
        while at < len(every) and every[at][0] < sentence.start:
            at += 1
        end = at + len(inside.lower)
        if sentence.kind is Kind.BODY and "?" not in prose[sentence.end - 3 : sentence.end]:
            found.append(_Line(at, end, index, inside))
        at = end
    return found


@dataclasses.dataclass(frozen=True)
class Where:
    """Which places of some words are wanted: those behind one of ``before`` (or at the start of a sentence), before one of
    ``behind``, and among the first ``first`` words of a sentence. What is left open is anywhere.

    Looking at a neighbour here costs a tenth of what it costs a rule.
    """

    words: Iterable[str]
    before: Container[str] | None = None
    behind: Container[str] | None = None
    first: int = 1_000_000


def spots(document: Document, triggers: Iterable[str] | Where) -> Iterator[Spot]:
    """Every place of one of the words in the sentences of running copy, in order; questions are left out."""
    where = triggers if isinstance(triggers, Where) else Where(triggers)
    every, places = forms(document)
    numbers = sorted(itertools.chain.from_iterable([places[word] for word in where.words if word in places]))
    if where.behind is not None:
        behind, last = where.behind, len(every) - 1
        numbers = [number for number in numbers if number < last and every[number + 1] in behind]
    lines = iter(_copy(document)) if numbers else iter(())
    before, most, end = where.before, where.first, -1
    for number in numbers:
        while number >= end:
            line = next(lines, None)
            if line is None:
                return
            first, end, index, (held, lower) = line
        at = number - first
        if 0 <= at < most and (before is None or not at or every[number - 1] in before):
            yield Spot(index, at, lower, held)
