"""bilingual/quotation-lost"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.alignment import source_at
from checker.annotations.quote_counterparts import Change, quote_changes


class QuotationLost(Rule):
    """Words that the source quotes are not quoted in the draft, or only a part of them is.

    Why it matters: without its marks, what a witness says becomes what the paper says.
    Quiet: titles, names and single words in inverted commas, which English often leaves bare; quotations that run over
    several paragraphs.
    Known misses: speech without marks in the source (after a dash, in reported speech).
    """

    id = "bilingual/quotation-lost"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.OMISSION
    needs = (Need.SOURCE,)
    examples = (
        Example(
            "⟦They would never sell the farm, the owner said.⟧",
            source="« Nous ne vendrons jamais la ferme », a dit le propriétaire.",
            source_language="fr",
        ),
        Example(
            "“We will never sell the farm,” the owner said.",
            source="« Nous ne vendrons jamais la ferme », a dit le propriétaire.",
            source_language="fr",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for one in quote_changes(document):
            if one.change is Change.LOST:
                there = source_at(document, one.source)[:60]
                yield self.finding(document, one.target, f"The source quotes here ({there}); the draft does not")
