"""bilingual/negation-lost"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.alignment import source_at
from checker.annotations.cues import lost_cues


class NegationLost(Rule):
    """The source says *not*, *no* or *nobody*, and the sentence of the draft has nothing that denies.

    Why it matters: the draft says the opposite of what was said, in good English; no reader of the draft alone can see it.
    Quiet: where anything in the sentence denies, from *without* to *failed to*, *unhurt* or *hardly*; where the source’s
    *not* denies nothing (*не только*, *no obstante*, *不得不*); questions and very long sentences.
    Known misses: a negation that moved to another verb of the same sentence; languages whose words are not listed.
    """

    id = "bilingual/negation-lost"
    severity = Severity.CRITICAL
    confidence = Confidence.LIKELY
    category = Category.MISTRANSLATION
    needs = (Need.SOURCE,)
    examples = (
        Example(
            "⟦The airline has found the cause of the fault.⟧",
            source="La aerolínea no ha encontrado la causa de la avería.",
            source_language="es",
        ),
        Example(
            "The airline has failed to find the cause of the fault.",
            source="La aerolínea no ha encontrado la causa de la avería.",
            source_language="es",
        ),
        Example(
            "The mayor praised the firefighters, and the volunteers too.",
            source="Мэр похвалил не только пожарных, но и добровольцев.",
            source_language="ru",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for one in lost_cues(document):
            if one.kind in ("negation", "nobody", "without", "exclusion", "denial", "failure", "unword", "unlikely", "refusal"):
                there = source_at(document, one.source)
                yield self.finding(document, one.target, f"The source denies (“{there}”); the draft has no word that does")
