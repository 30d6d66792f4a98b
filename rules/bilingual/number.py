"""bilingual/number"""

from __future__ import annotations

import math
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.alignment import source_at
from checker.annotations.counterparts import in_english, unmatched_numbers
from checker.annotations.source_quantities import Quantity, Sort


class NumberDiffers(Rule):
    """A number of the draft has another value than the number it stands for in the source.

    Why it matters: a number out by a digit, or ten or a thousand times too large, is the error that readers, companies
    and ministries write in about. Translation systems slip on magnitudes (亿, млрд, مليار, milliard), on digits of other
    scripts and on decimal commas.
    Quiet: numbers are compared by value, not by digits, whatever the source writes (digits of any script, number words,
    万 and 亿, lakhs, percent, halves and thirds, twice and threefold); roundings and converted units are
    right; a number that the neighbouring sentence carries is not missed.
    Known misses: *one* and *first*, which are rarely numbers. Two numbers that changed places are of
    ``bilingual/numbers-exchanged``.
    """

    id = "bilingual/number"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.MISTRANSLATION
    needs = (Need.SOURCE,)
    examples = (
        Example(
            "The fund paid out ⟦12 million dollars⟧.",
            source="Фонд выплатил 1,2 млн долларов.",
            source_language="ru",
        ),
        Example("The fund paid out 1.2 million dollars.", source="Фонд выплатил 1,2 млн долларов.", source_language="ru"),
        Example("Sales reached 350 million yuan.", source="销售额达到3.5亿元。", source_language="zh"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for one in unmatched_numbers(document):
            if one.source is None or one.target is None:
                continue
            theirs, ours = one.source, one.target
            power = math.log10(ours.value / theirs.value) if ours.value > 0 and theirs.value > 0 else 0.0
            times_ten = abs(power) > 0.9 and abs(power - round(power)) < 1e-6
            yield self.finding(
                document,
                (ours.start, ours.end),
                f"The source says {_said(theirs)} (“{source_at(document, theirs)}”), the draft “{document[ours[:2]]}”",
                severity=Severity.CRITICAL if times_ten else Severity.MAJOR,
            )


def _said(quantity: Quantity) -> str:
    if quantity.sort is Sort.PERCENT:
        return f"{quantity.value:g} percent"
    if quantity.sort is Sort.TIMES:
        return f"{quantity.value:g} times"
    return in_english(round(quantity.value, 3))
