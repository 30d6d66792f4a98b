"""bilingual/negation-added"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.cues import added_negations


class NegationAdded(Rule):
    """The draft says *not*, *no* or *never*, and nothing in the sentence of the source denies anything.

    Why it matters: an invented *not* is as wrong as a lost one, and as hard to see.
    Quiet: where the source has anything that may deny, forbid, fail or do without, even as part of a word; questions.
    Known misses: for the same reason, many; languages whose words are not listed.
    """

    id = "bilingual/negation-added"
    severity = Severity.CRITICAL
    confidence = Confidence.LIKELY
    category = Category.ADDITION
    needs = (Need.SOURCE,)
    examples = (
        Example("The council has ⟦not⟧ approved the plan.", source="El consejo aprobó el plan.", source_language="es"),
        Example("The council has approved the plan.", source="El consejo aprobó el plan.", source_language="es"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for one in added_negations(document):
            said = document[one.target]
            yield self.finding(document, one.target, f"“{said}”: nothing in the source’s sentence denies anything")
