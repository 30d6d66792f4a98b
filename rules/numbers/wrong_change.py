"""numbers/wrong-change"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.numbers import Kind, Number, numbers
from checker.lazy import regex
from rules.numbers.words import FALLING, NEARLY, RISING

_AMOUNTS = (Kind.CARDINAL, Kind.MONEY, Kind.MEASURE)
_FROM = regex(rf"\bfrom\s(?:{NEARLY})?\Z")
_TO = regex(rf"(?:\s[\w-]+){{0,4}}\sto\s(?:{NEARLY})?\Z")
_UP = regex(
    r",?\s(?:up|down|or|an? (?:increase|rise|jump|gain|growth|fall|drop|decrease|decline) of|rising|falling)(?:\sby)?\s"
    rf"(?:{NEARLY}|more than\s)*\Z"
)
_BACK = regex(rf"\s(?:to|at)\s(?:{NEARLY})?\Z")
_BEFORE = regex(rf"\b(?:{RISING}|up|gained?|{FALLING}|down)\s(?:by\s)?(?:\w+\s)?\Z")
# 1.2 million in 2021, against 1.5 million in 2020, an increase of 25 percent
_AGAINST = regex(
    r"[^.;:()\n]{0,60}?,?\s(?:against|compared\s(?:to|with)|versus|after|instead of|up from|down from|from)\s"
    rf"(?:the\s|only\s|{NEARLY})?\Z"
)
_CHANGED = regex(
    r"[^.;:()\n]{0,50}?,?\s(?:(?:which\sis\s|that\sis\s)?an?\s"
    r"(?:(?P<more>increase|rise|jump|gain|growth)|fall|drop|decrease|decline|reduction)\s(?:of|by)\s"
    rf"|(?:(?P<up>up|rising)|down|falling)\s(?:by\s)?)(?:{NEARLY}|more than\s)*\Z"
)
# A change may miss by this many percentage points, and by this share of itself: both ends are rounded in print.
SLACK, SHARE = Decimal("2.5"), Decimal("0.2")


class WrongChange(Rule):
    """A change in percent does not follow from the two values beside it: from 20 to 25 million, up 5 percent.

    Why it matters: the three numbers are read as proof of each other; if they disagree, one of them is wrong.
    Quiet: changes that are right within rounding, percentages of percentages, ends with different units.
    Known misses: a wrong value whose change is not given.
    """

    id = "numbers/wrong-change"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.MISTRANSLATION
    examples = (
        Example("Output grew ⟦from 20 million tons to 25 million tons, up 5 percent⟧."),
        Example("Profit rose ⟦12% to $248.6 million from $132.7 million⟧."),
        Example("It counted ⟦1.2 million guests in 2021, against 1.5 million in 2020, an increase of 25%⟧."),
        Example("Profit rose 12% to $148.6 million from $132.7 million. It grew from 20 to 25 tons, up 25 percent."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        every = [number for number in numbers(document) if number.kind not in (Kind.YEAR, Kind.DATE)]
        for one, two, three in zip(every, every[1:], every[2:], strict=False):
            first, second = prose[one.end : two.start], prose[two.end : three.start]
            if three.kind is Kind.PERCENT and len(first) < 80 and _AGAINST.fullmatch(first):
                changed = _CHANGED.fullmatch(second)
                if changed and one.unit == two.unit and one.kind is two.kind and "average" not in first:
                    yield from self._compare(document, two, one, three, (one.start, three.end), _sign(changed))
                    continue
            if len(first) > 40 or len(second) > 60:
                continue
            if three.kind is Kind.PERCENT and _FROM.search(prose, max(0, one.start - 16), one.start):
                if _TO.fullmatch(first) and _UP.fullmatch(second):
                    yield from self._compare(document, one, two, three, (one.start - 5, three.end))
            elif (
                one.kind is Kind.PERCENT
                and _BACK.fullmatch(first)
                and _FROM.search(second)
                and "." not in second
                and _BEFORE.search(prose, max(0, one.start - 24), one.start)
            ):
                yield from self._compare(document, three, two, one, (one.start, three.end))

    def _compare(
        self, document: Document, old: Number, new: Number, change: Number, span: tuple[int, int], sign: int = 0
    ) -> Iterator[Finding]:
        """The change from ``old`` to ``new``; ``sign`` is -1 for a fall, 1 for a rise and 0 where the copy does not say."""
        if old.kind not in _AMOUNTS or new.kind not in _AMOUNTS or (old.unit and old.unit != new.unit):
            return
        if not old.value or not new.value or change.value is None or change.unit != "%":
            return
        before = old.value
        if old.magnitude == 1 and new.magnitude > 1 and before < 1000:
            before *= new.magnitude  # from 20 to 25 million
        right = 100 * abs(new.value - before) / before
        if sign * (new.value - before) < 0 or abs(right - change.value) > max(SLACK, SHARE * right):
            values = f"from {document[old.start, old.end]} to {document[new.start, new.end]}"
            said = f"{values} is {right:.0f}%, not {document[change.start, change.end]}"
            yield self.finding(
                document, span, f"{values} is no {'rise' if sign > 0 else 'fall'}" if sign * (new.value - before) < 0 else said
            )


def _sign(changed: re.Match[str]) -> int:
    return 1 if changed["more"] or changed["up"] else -1
