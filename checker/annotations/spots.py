"""Where given words stand in running copy, with the words around them: for rules that read on from a trigger word."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from checker.annotations.forms import forms
from checker.annotations.paragraphs import Kind
from checker.annotations.sentences import is_question, sentences
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
    """The sentences that spots are found in, in order."""
    every, at = tokens(document), 0
    found: list[_Line] = []
    for index, (sentence, inside) in enumerate(zip(sentences(document), words(document), strict=True)):
        while at < len(every) and every[at][0] < sentence.start:
            at += 1
        end = at + len(inside.lower)
        if sentence.kind is Kind.BODY and not is_question(document, sentence):
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


def spots(document: Document, triggers: Iterable[str] | Where) -> Sequence[Spot]:
    """Every place of one of the words in the sentences of running copy, in order; questions are left out."""
    if isinstance(triggers, Where):
        return _found(document, triggers)
    if not isinstance(triggers, frozenset):
        return _found(document, Where(triggers))
    known = _known(document)
    if triggers not in known:
        known[triggers] = _found(document, Where(triggers))
    return known[triggers]


@annotation
def _known(document: Document) -> dict[frozenset[str], Sequence[Spot]]:
    """What was found of the same words: many rules read on from *who* or from a modal verb."""
    return {}


def _found(document: Document, where: Where) -> Sequence[Spot]:
    """The spots at one of the words that ``where`` describes, in order."""
    every, places = forms(document)
    met = [places[word] for word in where.words if word in places]
    if not met:
        return ()
    numbers = met[0] if len(met) == 1 else sorted(itertools.chain.from_iterable(met))
    before, behind, last = where.before, where.behind, len(every) - 1
    if behind is not None:
        numbers = [number for number in numbers if number < last and every[number + 1] in behind]
    found: list[Spot] = []
    lines, end = iter(_copy(document)), -1
    for number in numbers:
        while number >= end:
            line = next(lines, None)
            if line is None:
                return found
            first, end, index, (held, lower) = line
        at = number - first
        if 0 <= at < where.first and (before is None or not at or every[number - 1] in before):
            found.append(Spot(index, at, lower, held))
    return found
