"""numbers/range-upside-down"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.numbers import Kind, Number, numbers
from checker.lazy import regex

_BETWEEN = regex(r"\b[Bb]etween\s(?:about\s|around\s|the ages of\s|ages\s)?\Z")
# Time before ours is counted backward.
_PAST = regex(r"\s(?:years\s)?(?:ago|BC|BCE|B\.C\.)")
_COUNTED = regex(r"\s(?:people|men|women|children|[a-z]{3,}s|percent|per cent|million|billion|thousand)\b|%")
# Things that are counted, and neither won, voted nor bet on: 5 to 3 leading enterprises.
_THINGS = regex(
    r"\s(?:[a-z]+ing\s|[a-z]{3,}\s)?(?!wins\b|odds\b|votes\b|points|goals|runs|lengths|years|times|in\b)"
    r"(?:[a-z]{4,}s|people|children)\b"
)
_COUNTS = (Kind.CARDINAL, Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.YEAR)
# Before a range, what says that it falls: from six to four, fell six to four percent.
_FALL = regex(
    r"\b(?:from|by|down|fell|falls?|dropp?\w*|cut\w*|reduc\w*|declin\w*|lower\w*|shr[aiu]nk\w*|slow\w*|slid|"
    r"decreas\w*)\b[^.;]*\Z"
)
# What stands before and behind a result: a 79-76 vote, beat Spain 21-19.
_WON = regex(r"\b(?:won?|beat|win|lost?|lead|led|vote[ds]?|defeat\w*|score\w*|victory|passed|approved|ahead|by a|an?)\b")
_POINTS = regex(r"\s?(?:votes?|points?|goals?|runs|victory|win|lead|on)\b")
# Below this, between 10 and 4 may be hours of the day.
HOURS = 13


class RangeUpsideDown(Rule):
    """A range runs from the larger number to the smaller: between 80 and 60 people, 40-30 percent, aged 65-18.

    Why it matters: one of the two numbers is wrong, or right-to-left text was turned round on its way.
    Quiet: *from 80 to 60* (a fall), scores, hours of the day, years ago and years BC, numbers with
    different units or magnitudes.
    Known misses: a range that is upside down only after its magnitude is supplied (between 900 and 1 million).
    """

    id = "numbers/range-upside-down"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.MISTRANSLATION
    examples = (
        Example("The hall holds ⟦between 800 and 600⟧ people, ⟦between 5 and 3 kilometers⟧ from here."),
        Example("Lorries stood in a line of ⟦six to four kilometers⟧."),
        Example("The county wants ⟦5 to 3⟧ leading enterprises."),
        Example("Yields fell by ⟦40-30 percent⟧ in the south."),
        Example("The price fell from 80 to 60 euros; the shop is open between 10 and 4; they won 3-1."),
        Example("They are between 90 and 100,000 years old."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        every, prose = numbers(document), document.prose
        for low, high in itertools.pairwise(every):
            if low.kind not in (*_COUNTS, Kind.SCORE) or high.kind not in _COUNTS or not low.value or not high.value:
                continue
            if low.value <= high.value or (low.unit and low.unit != high.unit):
                continue
            gap = prose[low.end : high.start]
            if gap.strip() == "and" and (low.value >= HOURS or _is_amount(prose, high)) and not _PAST.match(prose, high.end):
                lead = _BETWEEN.search(prose, max(0, low.start - 24), low.start)
                if lead and low.magnitude <= high.magnitude and low.value > high.value / high.magnitude:
                    yield self._range(document, (lead.start(), _end(high)), None)
                continue
            measured = gap == " to " and high.kind is Kind.MEASURE and low.kind is Kind.CARDINAL and low.value < 4 * high.value
            if measured and not _FALL.search(prose, max(0, low.start - 60), low.start):
                yield self._range(document, (low.start, high.end), Confidence.POSSIBLE)
                continue
            counted = gap == " to " and bool(low.digits and high.digits) and high.kind is low.kind is Kind.CARDINAL
            if counted and high.magnitude == 1 and low.value < 4 * high.value and _THINGS.match(prose, high.end):
                if not _FALL.search(prose, max(0, low.start - 60), low.start) and not _score(prose, low, high):
                    yield self._range(document, (low.start, _end(high)), Confidence.POSSIBLE)
                continue
            joined = gap in ("-", "–") and len(low.digits) == len(high.digits) and low.value < 4 * high.value
            if joined and (high.unit or _COUNTED.match(prose, high.end)) and not _score(prose, low, high):
                yield self._range(document, (low.start, high.end), None if high.unit else Confidence.POSSIBLE)

    def _range(self, document: Document, span: tuple[int, int], confidence: Confidence | None) -> Finding:
        message = f"The range “{document[span]}” runs from the larger number to the smaller"
        return self.finding(document, span, message, confidence=confidence)


def _is_amount(prose: str, number: Number) -> bool:
    """Whether a small number is no hour of the day: between 5 and 3 kilometers."""
    return number.kind in (Kind.MEASURE, Kind.PERCENT, Kind.MONEY) or number.magnitude > 1


def _end(number: Number) -> int:
    return number.end if not number.digits or number.unit or number.magnitude > 1 else number.at + len(number.digits)


def _score(prose: str, low: Number, high: Number) -> bool:
    """Whether the pair may be a result (a 79-76 vote, beat Spain 21-19 points, 24-16 in games)."""
    before, after = prose[max(0, low.start - 40) : low.start], prose[high.end : high.end + 16]
    return _WON.search(before) is not None or _POINTS.match(after) is not None
