"""Auxiliaries with the word that they govern, found once over the shared tokens."""

from __future__ import annotations

from typing import NamedTuple

from checker.annotations.paragraphs import Kind
from checker.annotations.readings import MODALS
from checker.annotations.sentences import is_question, sentences
from checker.annotations.words import words
from checker.document import Document, annotation
from checker.finding import Span

BE, HAVE, DO, MODAL, TO = "be", "have", "do", "modal", "to"
FINITE_BE = frozenset("is are was were isn't aren't wasn't weren't".split())
_CLASSES: dict[str, str] = {
    **dict.fromkeys(FINITE_BE | frozenset("be been being".split()), BE),
    **dict.fromkeys("has have had hasn't haven't hadn't".split(), HAVE),
    **dict.fromkeys("do does did don't doesn't didn't".split(), DO),
    **dict.fromkeys(MODALS, MODAL),
    "to": TO,
}
# What may stand between an auxiliary and its verb. Adverbs that are something else as well (up, well) do not count.
_ADVERBS = frozenset(
    "not also already still now never just only soon later fully completely officially recently finally yet currently always "
    "often ever probably certainly definitely reportedly repeatedly previously immediately simply clearly successfully "
    "temporarily partially partly badly severely strongly formally jointly actively widely gradually eventually again".split()
)


class VerbGroup(NamedTuple):
    """An auxiliary or *to* and the word that it governs, adverbs between them skipped.

    ``sentence`` is the sentence's index; ``first`` and ``verb`` are places in ``words(document)[sentence]``, those of
    ``auxiliary`` and ``governed``; ``lower`` are that sentence's words in lower case.
    """

    kind: str
    sentence: int
    first: int
    verb: int
    lower: list[str]
    auxiliary: str
    governed: str

    @property
    def before(self) -> str:
        """The word before the auxiliary; empty at the start of a sentence."""
        return self.lower[self.first - 1] if self.first else ""

    @property
    def adverb(self) -> str:
        """The word before the governed one where an adverb parts the two; otherwise empty."""
        return self.lower[self.verb - 1] if self.verb - self.first > 1 else ""

    def after(self, count: int = 1) -> str:
        """The word ``count`` places behind the governed one; empty past the end."""
        place = self.verb + count
        return self.lower[place] if place < len(self.lower) else ""

    def span(self, document: Document, less: int = 0, more: int = 0) -> Span:
        """Where the group stands in the text, with ``less`` words before and ``more`` words behind it."""
        tokens = words(document)[self.sentence].tokens
        return Span(tokens[self.first - less].start, tokens[self.verb + more].end)


@annotation
def verb_groups(document: Document) -> tuple[VerbGroup, ...]:
    """The verb groups of running copy in order, questions left out; a capitalised word governs and is governed by nothing."""
    found: list[VerbGroup] = []
    classes, adverbs = _CLASSES, _ADVERBS
    for index, (sentence, (tokens, lower)) in enumerate(zip(sentences(document), words(document), strict=True)):
        if sentence.kind is not Kind.BODY or is_question(document, sentence):
            continue
        last = len(lower) - 1
        for place, word in enumerate(lower):
            if word not in classes or place == last:
                continue
            verb = place + 1
            while verb < last and lower[verb] in adverbs:
                verb += 1
            text = tokens[verb].text
            if text.islower() and text.isalpha() and tokens[place].text[0].islower():
                found.append(VerbGroup(classes[word], index, place, verb, lower, word, lower[verb]))
    return tuple(found)
