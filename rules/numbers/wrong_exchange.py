"""numbers/wrong-exchange"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Mapping
from decimal import Decimal

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.numbers import Kind, Number, numbers
from checker.lazy import regex
from checker.shipped import rows_of
from rules.numbers.words import NEARLY

_LEAD = rf"(?:or\s|{NEARLY}|over\s|more than\s|approx\.?\s|equivalent to\s|the equivalent of\s|US)"
_BESIDE = regex(rf"(?:\s?[(（]|,?\sor\s){_LEAD}*\Z|,\s{_LEAD}+\Z")
_SAME = regex(r"(?:,\s|\s\(|,?\sor\s)(?:about|around|or|i\.e\.|that is|some|approximately),?\s\Z")
# A sum for something else: 300 euros, or about 3,000 euros for ten lessons.
_FOR = regex(r"\s(?:for|per|a|an|each|in|over|after|by|if)\b")
# How many times further than since 2000 a rate may be from one that was.
SLACK = Decimal("2.5")
# A sum told again is wrong if it is so many times the first, or that part of it: a magnitude slipped.
_SLIPS = (10, 100, 1000, 10_000)
# Code points between a sum and its conversion, at most.
_NEAR = 30


class WrongExchange(Rule):
    """A sum and its conversion in brackets cannot both be right: 12 million won (about $9 billion).

    Why it matters: a magnitude was lost or gained in one of the two, and the other shows it.
    Quiet: rates that the currency has had since 2000 or may have had, within a factor of two and a half; currencies of
    which there are several (pounds, dinars, pesos, francs, crowns) and those that ``rates.tsv`` beside the rule does not
    list; two sums with only a comma between (*$5 billion, €2 million of it from the lottery*).
    Known misses: a conversion that is wrong by less than that.
    """

    id = "numbers/wrong-exchange"
    severity = Severity.CRITICAL
    confidence = Confidence.LIKELY
    category = Category.CURRENCY_FORMAT
    examples = (
        Example("A machine costs ⟦12 million won (about $9 billion⟧)."),
        Example("She claims ⟦600,000 yuan, about 6 million yuan⟧."),
        Example("The bridge cost ⟦80 billion rubles ($1.1 million⟧)."),
        Example("A machine costs 12 million won (about $9,000), the bridge 80 billion rubles ($1.1 billion)."),
        Example(
            "The fund grew to $5 billion, €2 million of it from the lottery. The crown cost 40 million pesos ($2 million)."
        ),
        Example("The course costs 300 euros, or about 3,000 euros for ten people."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        rates = _rates()
        for one, two in itertools.pairwise(numbers(document)):
            if one.kind is not Kind.MONEY or two.kind is not Kind.MONEY or two.start - one.end > _NEAR:
                continue
            if one.unit == two.unit:
                yield from self._again(document, one, two)
                continue
            if one.unit in rates and two.unit in rates and _BESIDE.fullmatch(document.prose, one.end, two.start):
                yield from self._compare(document, one, two)

    def _again(self, document: Document, one: Number, two: Number) -> Iterator[Finding]:
        """600,000 yuan, about 6 million yuan."""
        prose = document.prose
        if not one.value or not two.value or not _SAME.fullmatch(prose, one.end, two.start) or _FOR.match(prose, two.end):
            return
        if max(one.value, two.value) / min(one.value, two.value) in _SLIPS:
            message = f"{document[one.start, one.end]} and {document[two.start, two.end]} are not the same money"
            yield self.finding(document, (one.start, two.end), message)

    def _compare(self, document: Document, one: Number, two: Number) -> Iterator[Finding]:
        """12 million won (about $9 billion): two currencies that ``rates.tsv`` lists."""
        if not one.value or not two.value or not one.well_formed or not two.well_formed:
            return
        (low, high), (least, most) = _rates()[one.unit], _rates()[two.unit]
        rate = one.value / two.value
        if not low / most / SLACK <= rate <= high / least * SLACK:
            sums = document[one.start, one.end], document[two.start, two.end]
            message = f"{sums[0]} and {sums[1]} are not the same money; one magnitude is wrong"
            yield self.finding(document, (one.start, two.end), message)


@functools.cache
def _rates() -> Mapping[str, tuple[Decimal, Decimal]]:
    """The lowest and the highest price of a US dollar since 2000 by currency, from ``rates.tsv`` beside the rule."""
    return {unit: (Decimal(low), Decimal(high)) for unit, low, high in rows_of("rules.numbers", "rates.tsv")}
