"""brackets/crossed"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.brackets import SIGNS, brackets

# More findings than this tell nobody anything.
_MOST = 12


class CrossedBrackets(Rule):
    """Two pairs of brackets cross: the outer one closes before the inner one, as in ([)].

    Why it matters: the reader cannot tell which words belong to which aside.
    Quiet: brackets inside brackets, each closed in turn.
    Known misses: three pairs that cross.
    """

    id = "brackets/crossed"
    severity = Severity.MINOR
    confidence = Confidence.CERTAIN
    category = Category.PUNCTUATION
    triggers = SIGNS
    examples = (
        Example("He saw them ⟦(⟧the guards [of the camp⟦)⟧] at night."),
        Example("He saw them (the guards [of the camp]) at night."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        crossed = (one for one in brackets(document) if one.crossed)
        for one in itertools.islice(crossed, _MOST):
            if one.open is not None and one.close is not None:
                yield self.finding(
                    document,
                    (one.close, one.close + 1),
                    "This bracket closes before the one inside it",
                    related=[(one.open, one.open + 1)],
                )
