"""numbers/foreign-format"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.numbers import Kind, Number, numbers
from checker.lazy import regex

_COUNTED = regex(r"\s(?:[a-z-]+\s)?(?:people|men|women|children|police|[a-z]{3,}s)\b")
_ENGLISH = regex(r"\d+(?:,\d{3})*(?:\.\d{1,2})?\Z")
_DECIMAL_COMMA = regex(r"\d+,\d{1,3}\Z")
# Groups that no grouping makes, before what is counted: 8,000,0 workers, 1,50,00 rupees.
_SCATTERED = regex(r"[1-9]\d{0,2}(?:,\d{3})+,\d{1,2}|[1-9]\d?(?:,\d\d)+,\d\d?")
# 2,4-D and [0,1] and 1-6,4-6 are no numbers of another locale.
_BESIDE = regex(r"[\[\]=×^]|[-–]\w")
_MONEY = ("Rs", "Rs.", "$", "€", "£", "¥", "₹", "₽", "₩")
# Zeros behind a comma that are as well a group that lost one of them (900,00), and decimals behind any mark.
_LOST_ZEROS = regex(r",0{1,3}\Z")
_DECIMALS = regex(r"[.,/](\d{1,2})\Z")
_NEVER = (Kind.DATE, Kind.TIME, Kind.SCORE, Kind.CODE)


class ForeignFormat(Rule):
    """A number has the separators of another locale: 25.000 households, 4,7 million, 1 850 000,50, 35/4 percent.

    Why it matters: 25.000 reads as twenty-five and 1,0000 as a slip of the pen; the reader of a market report who takes
    3,5 for 35 or 3,500 is misled about the one thing the sentence says.
    Quiet: decimals as English writes them, South Asian grouping (1,20,000), scores, formulas, codes and versions.
    Known misses: 1.250 with neither unit nor plural behind it, and 12,500 meant as twelve and a half.
    """

    id = "numbers/foreign-format"
    severity = Severity.MAJOR
    confidence = Confidence.CERTAIN
    category = Category.NUMBER_FORMAT
    examples = (
        Example("The plant will supply ⟦25.000⟧ households."),
        Example("The works will cost ⟦14.300.000⟧ euros, or ⟦1 850 000,50⟧ a year."),
        Example("Exports rose by ⟦43,2⟧ percent to ⟦4,7⟧ million tons."),
        Example("The reserves have shrunk by ⟦35/4⟧ percent; ⟦1,0000⟧ people were told to save."),
        Example("The grain was sold for ⟦30 000⟧ euros."),
        Example("More than ⟦8,000,0⟧ workers dug the tunnel."),
        Example("It grew 3.125 points to 1,450.5; 1,20,000 rupees were paid for 2,4-D and version 1.2.3."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for number in numbers(document):
            if number.kind is Kind.CODE and _SCATTERED.fullmatch(number.digits) and _is_sum(document.prose, number):
                message = f"“{number.digits}” is grouped as no number is; look up what the source says"
                yield self.finding(document, (number.start, number.end), message, confidence=Confidence.LIKELY)
            if number.well_formed or not number.digits or not number.digits.isascii() or number.kind in _NEVER:
                continue
            span = number.at, number.at + len(number.digits)
            if _ENGLISH.match(number.digits):
                continue  # 3.2 ten thousand: numbers/doubled-magnitude
            around = document.prose[max(0, span[0] - 1) : span[0]], document.prose[span[1] : span[1] + 2]
            bare = number.kind is Kind.CARDINAL and number.magnitude == 1
            if bare and (_BESIDE.match(around[0]) or _BESIDE.match(around[1]) or around[0] in ("-", "–")):
                continue
            counted = _COUNTED.match(document.prose, span[1]) is not None
            if bare and _DECIMAL_COMMA.match(number.digits) and not counted:
                continue  # pages 1,2
            suggestion = english(number)
            message = f"“{number.digits}” is not written as English writes a number" + (
                f"; write {suggestion}" if suggestion else ""
            )
            confidence = Confidence.LIKELY if bare or " " in number.digits else Confidence.CERTAIN
            yield self.finding(document, span, message, suggestions=(suggestion,) if suggestion else (), confidence=confidence)


def _is_sum(prose: str, number: Number) -> bool:
    return _COUNTED.match(prose, number.end) is not None or prose[max(0, number.start - 4) : number.start].strip().endswith(
        _MONEY
    )


def english(number: Number) -> str:
    """The numeral as English writes it, empty where it could be read in two ways (``900,00 people``)."""
    lost = _LOST_ZEROS.search(number.digits) and number.kind is not Kind.MONEY
    if number.value is None or lost:
        return ""
    value = number.value / number.magnitude
    decimals = _DECIMALS.search(number.digits)
    if value == value.to_integral_value() and not decimals:
        return f"{int(value):,}"
    places = len(decimals[1]) if decimals else 3
    return f"{value.quantize(Decimal(1).scaleb(-places)):,}"
