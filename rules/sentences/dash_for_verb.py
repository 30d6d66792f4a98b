"""sentences/dash-for-verb"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.halves import answers, in_speech, interview
from checker.annotations.readings import can_be, finite_among, only
from checker.annotations.spots import Spot, spots

# A longer sentence has a verb somewhere, and what stands before the dash is then more than a subject.
_LONGEST, _LONGEST_SUBJECT = 16, 5
_OTHER_SIGNS = frozenset(':“”"‘;!')


def _stands_for_verb(spot: Spot) -> bool:
    """Whether the sentence is a subject, a dash and a predicate, with no verb: *Second — Olga Petrova from Perm.*"""
    lower = spot.lower
    if not 0 < spot.at < _LONGEST_SUBJECT or len(lower) > _LONGEST or lower[-1] != "." or not _OTHER_SIGNS.isdisjoint(lower):
        return False
    if lower.count("—") + lower.count("–") > 1:
        return False
    spaced = (
        spot.tokens[spot.at - 1].end < spot.tokens[spot.at].start and spot.tokens[spot.at].end < spot.tokens[spot.at + 1].start
    )
    verb = finite_among(lower) or any(only(word, "b") for word in lower) or can_be(spot.word(1), "b")
    return (
        spaced
        and not verb
        and spot.tokens[0].text[0].isupper()
        and sum(spot.tokens[n].text.isupper() for n in range(spot.at)) == 0
    )


class DashForVerb(Rule):
    """A dash stands where English needs a verb: *Second — Olga Petrova from Perm.*

    Why it matters: Russian and Ukrainian leave out *is* and any verb that was just said, and set a dash; in English such a
    sentence has no verb at all. Quiet: speech, answers, interviews, sentences in which any word could be a verb.
    Known misses: longer sentences.
    """

    id = "sentences/dash-for-verb"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    examples = (
        Example("The first was Anna Petrova from Perm. ⟦Second — Olga Ivanova from Omsk.⟧"),
        Example("The first was Anna Petrova from Perm. Second came Olga Ivanova — from Omsk."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        if interview(document):
            return
        for spot in spots(document, ("—", "–")):
            if _stands_for_verb(spot) and not in_speech(document, spot.sentence) and not answers(document, spot.sentence):
                span = spot.span(-spot.at, len(spot.lower) - 1 - spot.at)
                message = f"a dash stands for the verb behind “{spot.word(-1).capitalize()}”; write the verb"
                yield self.finding(document, span, message)
