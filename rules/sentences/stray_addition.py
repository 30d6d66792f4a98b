"""sentences/stray-addition"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.halves import answers, in_speech, interview, tail
from checker.annotations.readings import DETERMINERS, PREPOSITIONS, PRONOUNS, can_be, finite_among, only
from checker.annotations.sentences import sentences
from checker.annotations.spots import Spot, spots

# “And this at a time when …” and “And this after …” are written on purpose.
_BEHIND_THIS = (PREPOSITIONS | frozenset(("although", "because", "while", "even", "starting", "when"))) - {"at", "after"}
_SUBJECTS = DETERMINERS | PRONOUNS | {"there"}
_SHORTEST = 7


def _hangs(spot: Spot) -> bool:
    """Whether the sentence opens with *and this from …*, or with *also that the …*, which hang from the one before."""
    if spot.at > 1 or (spot.at == 1 and spot.word(-1)[0].isalnum()) or len(spot.lower) < _SHORTEST:
        return False
    if spot.word(1) == "that" and spot.word(2) in _SUBJECTS:
        return True
    also = spot.word(0) == "and" and spot.word(1) == "also"
    if also and (spot.word(2) in PREPOSITIONS or spot.word(2) in DETERMINERS):
        return not finite_among(spot.lower) and not any(only(word, "b") for word in spot.lower)
    gerund = can_be(spot.word(2), "g") and not can_be(spot.word(2), "bN")
    return spot.word(0) == "and" and spot.word(1) in ("this", "that") and (spot.word(2) in _BEHIND_THIS or gerund)


class StrayAddition(Rule):
    """A sentence is an afterthought to the one before: *And this from the first of May. Also that the road is closed.*

    Why it matters: it has no verb of its own, or a *that* that hangs from a verb in the sentence before it; the reader
    has to go back and put the two together.
    Quiet: speech, answers, interviews. Known misses: additions without *and* or *also*.
    """

    id = "sentences/stray-addition"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    examples = (
        Example("He said that it ⟦will open in May.⟧ ⟦Also that the second bridge over the river is ready.⟧"),
        Example("The firms ⟦must collect old tyres.⟧ ⟦And this starting from the first of May.⟧"),
        Example("And that was it. Also, the second bridge is ready. And this is the first of nine bridges on the river."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        if interview(document):
            return
        for spot in spots(document, ("and", "also")):
            if not _hangs(spot) or in_speech(document, spot.sentence) or answers(document, spot.sentence):
                continue
            before = tail(document, spot.sentence)
            words = f"{spot.word(0).capitalize()} {spot.word(1)}"
            yield self.finding(
                document,
                sentences(document)[spot.sentence].span,
                f"“{words} …” hangs from the sentence before it; join the two or give it a verb of its own",
                related=() if before is None else (before,),
            )
