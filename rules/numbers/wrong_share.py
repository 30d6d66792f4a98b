"""numbers/wrong-share"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.numbers import Kind, Number, numbers
from checker.lazy import regex
from rules.numbers.words import NEARLY

_OF = regex(r"(?:\s[a-z]+)?\s(?:out\s)?of\s(?:the\s|its\s|all\s|their\s|a total of\s)?\Z")
_OPENS = regex(rf"(?:\s[\w-]+){{0,4}}(?:\s?\(|,?\sor\s|,\s)(?:{NEARLY}|only\s|or\s|i\.e\.\s)*\Z")
_FIRST = regex(r"\b[Oo]f\s(?:the\s|its\s|all\s|some\s|about\s)*\Z")
_SECOND_CLAUSE = regex(r"\b(?:and|but|while)\b")
# Percentage points by which a share may miss: newsrooms round both the parts and the share.
SLACK = Decimal("1.5")


class WrongShare(Rule):
    """A share in percent does not follow from the two numbers beside it: 287 of 312 (29%).

    Why it matters: a reader with a calculator finds it, and one of the three numbers was mistranslated or mistyped.
    Quiet: shares that are right within rounding; percentages that speak of something else in the sentence.
    Known misses: shares whose two numbers stand in different sentences.
    """

    id = "numbers/wrong-share"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.MISTRANSLATION
    examples = (
        Example("In the test ⟦287 of 312 seeds (29%⟧) sprouted."),
        Example("Of ⟦400 voters asked, 120, or 50 percent⟧, were undecided."),
        Example("In the test 287 of 312 seeds (92%) sprouted. Of 400 voters asked, 120, or 30 percent, were undecided."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        every, prose = numbers(document), document.prose
        for one, two, share in zip(every, every[1:], every[2:], strict=False):
            if share.kind is not Kind.PERCENT or share.unit != "%" or one.kind is not Kind.CARDINAL:
                continue
            if two.kind is not Kind.CARDINAL or not one.value or not two.value or share.value is None:
                continue
            between, opens = prose[one.end : two.start], prose[two.end : share.start]
            if len(between) > 60 or len(opens) > 40 or not _OPENS.fullmatch(opens) or "." in between:
                continue
            if _OF.search(between) and len(between) < 24:
                part, whole = one, two
            elif _FIRST.search(prose, max(0, one.start - 24), one.start) and _same(between):
                part, whole = two, one
            else:
                continue
            yield from self._compare(document, part, whole, share)

    def _compare(self, document: Document, part: Number, whole: Number, share: Number) -> Iterator[Finding]:
        if part.value is None or not whole.value or share.value is None:
            return
        right = 100 * part.value / whole.value
        if abs(right - share.value) > SLACK and right <= 100:
            span = (min(part.start, whole.start), share.end)
            numerals = f"{document[part.start, part.end]} of {document[whole.start, whole.end]}"
            yield self.finding(document, span, f"{numerals} is {right:.0f}%, not {document[share.start, share.end]}")


def _same(between: str) -> bool:
    """Whether the sentence goes on to the part without a second clause."""
    return between.count(",") <= 1 and not _SECOND_CLAUSE.search(between)
