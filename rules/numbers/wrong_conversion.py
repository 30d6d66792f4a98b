"""numbers/wrong-conversion"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Decimal

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.numbers import Kind, Number, numbers
from checker.lazy import regex
from rules.numbers.words import NEARLY

# How many of the second unit make one of the first, by the definitions of the units.
_FACTORS = {
    ("mile", "kilometre"): "1.609344",
    ("foot", "metre"): "0.3048",
    ("yard", "metre"): "0.9144",
    ("inch", "centimetre"): "2.54",
    ("inch", "millimetre"): "25.4",
    ("foot", "centimetre"): "30.48",
    ("pound", "kilogram"): "0.45359",
    ("ounce", "gram"): "28.35",
    ("acre", "hectare"): "0.40469",
    ("mu", "hectare"): "0.066667",
    ("mu", "acre"): "0.16474",
    ("square mile", "square kilometre"): "2.58999",
    ("square foot", "square metre"): "0.092903",
    ("square kilometre", "hectare"): "100",
    ("gallon", "litre"): "3.785",
    ("mile per hour", "kilometre per hour"): "1.609344",
}
_BOTH_WAYS = {pair: Decimal(factor) for pair, factor in _FACTORS.items()} | {
    (to, of): 1 / Decimal(factor) for (of, to), factor in _FACTORS.items()
}
_OPENS = regex(rf"\s?\((?:or\s|{NEARLY}|over\s|more than\s|approx\.?\s)*\Z")
# A conversion may miss by this share of itself: it is rounded in print, and British and American gallons differ by a fifth.
SLACK = Decimal("0.25")


class WrongConversion(Rule):
    """A measure and its conversion in brackets do not agree: 1,300km (80 miles), 32,000 mu (about 21,000 hectares).

    Why it matters: a lost zero in one of the two shows nowhere else.
    Quiet: conversions that are right within a quarter; temperatures; sums of money.
    Known misses: conversions without brackets.
    """

    id = "numbers/wrong-conversion"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.MEASUREMENT_FORMAT
    examples = (
        Example("The station lies ⟦1,300km (80 miles)⟧ from the pole."),
        Example("The county has planted ⟦32,000 mu (about 21,000 hectares)⟧ of lotus."),
        Example("The station lies 1,300km (808 miles) from the pole, on 32,000 mu (about 2,100 hectares), at 40C (104F)."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for one, two in itertools.pairwise(numbers(document)):
            if one.kind is Kind.MEASURE and two.kind is Kind.MEASURE and two.start - one.end < 24:
                factor = _BOTH_WAYS.get((one.unit, two.unit))
                if factor and _OPENS.fullmatch(document.prose, one.end, two.start):
                    yield from self._compare(document, one, two, factor)

    def _compare(self, document: Document, one: Number, two: Number, factor: Decimal) -> Iterator[Finding]:
        if not one.value or not two.value:
            return
        right = one.value * factor
        if abs(right - two.value) > SLACK * right and abs(right - two.value) > 1:
            span = (one.start, two.end + (document.prose[two.end : two.end + 1] == ")"))
            message = f"{document[one.start, one.end]} is about {right:,.0f} {two.unit}s, not {document[two.start, two.end]}"
            yield self.finding(document, span, message)
