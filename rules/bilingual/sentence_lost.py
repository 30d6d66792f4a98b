"""bilingual/sentence-lost"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.alignment import source_at
from checker.annotations.unaligned import unaligned


class SentenceLost(Rule):
    """A sentence or paragraph of the source has no counterpart in the draft.

    Why it matters: a lost paragraph is a lost fact, and often the one that qualifies the others.
    Quiet: short sentences, which translators join to their neighbours.
    Known misses: a lost sentence beside one that became much longer. The place reported is where it should stand.
    """

    id = "bilingual/sentence-lost"
    severity = Severity.MAJOR
    confidence = Confidence.POSSIBLE
    category = Category.OMISSION
    needs = (Need.SOURCE,)
    examples = (
        Example(
            "The council met on Friday. ⟦It adopted a budget of 3.2 million euros.⟧",
            source="Le conseil s’est réuni vendredi. Il a adopté un budget de 3,2 millions d’euros. "
            "La piscine restera fermée jusqu’à l’automne, faute d’argent pour les réparations.",
            source_language="fr",
        ),
        Example(
            "The council met on Friday. It adopted a budget of 3.2 million euros.",
            source="Le conseil s’est réuni vendredi. Il a adopté un budget de 3,2 millions d’euros.",
            source_language="fr",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for one in unaligned(document):
            if one.lost:
                text = source_at(document, one.source)
                shown = text if len(text) <= 60 else f"{text[:57]}…"
                yield self.finding(document, one.target, f"Near this, the source has “{shown}”; the draft has nothing of it")
