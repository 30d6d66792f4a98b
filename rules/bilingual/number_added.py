"""bilingual/number-added"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.counterparts import unmatched_numbers


class NumberAdded(Rule):
    """A number in digits stands in the draft and has no counterpart in the source.

    Why it matters: a translation system that invents a figure invents a fact.
    Quiet: numbers in words, dates, times, codes; conversions of a number that the source has.
    Known misses: an invented number that equals one of the neighbouring sentence.
    """

    id = "bilingual/number-added"
    severity = Severity.MAJOR
    confidence = Confidence.POSSIBLE
    category = Category.ADDITION
    needs = (Need.SOURCE,)
    examples = (
        Example("The storm damaged ⟦85⟧ homes.", source="La tormenta dañó viviendas.", source_language="es"),
        Example("The storm damaged homes.", source="La tormenta dañó viviendas.", source_language="es"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for one in unmatched_numbers(document):
            if one.source is None and one.target is not None:
                place = one.target[:2]
                yield self.finding(document, place, f"“{document[place]}” has no counterpart in the source")
