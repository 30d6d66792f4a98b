"""bilingual/opposite"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.alignment import source_at
from checker.annotations.opposites import opposites


class OppositeMeaning(Rule):
    """A word of the draft means the opposite of a word of the source (*minority* where it says *majority*).

    Why it matters: exports for imports or north for south turn a report around, and read well.
    Quiet: where either text has both words or denies anything, and in long sentences; the pairs are in
    ``source_opposites.tsv``.
    Known misses: opposites that are not listed.
    """

    id = "bilingual/opposite"
    severity = Severity.CRITICAL
    confidence = Confidence.LIKELY
    category = Category.MISTRANSLATION
    needs = (Need.SOURCE,)
    examples = (
        Example("The storm hit the ⟦south⟧ of the island.", source="Шторм обрушился на север острова.", source_language="ru"),
        Example("The storm hit the north of the island.", source="Шторм обрушился на север острова.", source_language="ru"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for one in opposites(document):
            there, here = source_at(document, one.source), document[one.target]
            yield self.finding(document, one.target, f"The source says “{there}”, the draft the opposite: “{here}”")
