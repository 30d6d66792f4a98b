"""bilingual/sentence-added"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.unaligned import unaligned


class SentenceAdded(Rule):
    """A sentence or paragraph of the draft has no counterpart in the source.

    Why it matters: what the source does not say, nobody has reported.
    Quiet: short sentences, which come from splitting long ones.
    Known misses: an added sentence beside one that became much shorter.
    """

    id = "bilingual/sentence-added"
    severity = Severity.MAJOR
    confidence = Confidence.POSSIBLE
    category = Category.ADDITION
    needs = (Need.SOURCE,)
    examples = (
        Example(
            "The council met on Friday. It adopted a budget of 3.2 million euros. "
            "⟦The pool will stay closed until the autumn for want of money to repair it.⟧",
            source="Le conseil s’est réuni vendredi. Il a adopté un budget de 3,2 millions d’euros.",
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
            if not one.lost:
                yield self.finding(document, one.target, "Nothing in the source corresponds to this sentence")
