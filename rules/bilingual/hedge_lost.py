"""bilingual/hedge-lost"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.alignment import source_at
from checker.annotations.cues import lost_cues


class HedgeLost(Rule):
    """The source says *alleged*, *suspected* or *may*; the draft states it as a fact.

    Why it matters: the difference between a suspect and a murderer is a libel suit.
    Quiet: where the sentence of the draft has as many words that may answer (*may*, *reportedly*, *accused*, *believed*).
    Known misses: hedges in the mood of the verb alone, except the French conditional and German *soll … haben*.
    """

    id = "bilingual/hedge-lost"
    severity = Severity.CRITICAL
    confidence = Confidence.LIKELY
    category = Category.MISTRANSLATION
    needs = (Need.SOURCE,)
    examples = (
        Example(
            "⟦The arsonist was arrested at the station.⟧",
            source="Der mutmaßliche Brandstifter wurde am Bahnhof festgenommen.",
            source_language="de",
        ),
        Example(
            "The alleged arsonist was arrested at the station.",
            source="Der mutmaßliche Brandstifter wurde am Bahnhof festgenommen.",
            source_language="de",
        ),
        Example("⟦The frost will return on Friday.⟧", source="La helada podría volver el viernes.", source_language="es"),
        Example("The frost may return on Friday.", source="La helada podría volver el viernes.", source_language="es"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for one in lost_cues(document):
            if one.kind in ("hedge", "doubt", "mood", "chance", "attribution", "nearly", "likely", "suspicion", "principle"):
                there = source_at(document, one.source)
                yield self.finding(document, one.target, f"The source’s reservation “{there}” has no counterpart in the draft")
