"""bilingual/numbers-exchanged"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.exchanged_numbers import exchanged_numbers


class NumbersExchanged(Rule):
    """Two numbers have changed places: each counts in the draft what the other counts in the source.

    Why it matters: both numbers are in the source, so that nobody who compares digits sees that five died and two were hurt.
    Quiet: numbers whose order differs and that still count the same; things that ``source_counted.tsv`` does not list.
    Known misses: numbers of things that only other words name (*the first*, *the rest*).
    """

    id = "bilingual/numbers-exchanged"
    severity = Severity.CRITICAL
    confidence = Confidence.LIKELY
    category = Category.MISTRANSLATION
    needs = (Need.SOURCE,)
    examples = (
        Example(
            "⟦Nine⟧ women and ⟦four⟧ men were on the boat.",
            source="В лодке были четыре женщины и девять мужчин.",
            source_language="ru",
        ),
        Example(
            "Nine men and four women were on the boat.",
            source="В лодке были четыре женщины и девять мужчин.",
            source_language="ru",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for one in exchanged_numbers(document):
            first, second = one.first[:2], one.second[:2]
            message = f"“{document[first]}” and “{document[second]}” stand the other way round in the source"
            yield self.finding(document, first, message, related=((second[0], second[1]),))
