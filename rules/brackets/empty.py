"""brackets/empty"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.brackets import SIGNS, brackets


class EmptyBrackets(Rule):
    """A pair of brackets holds nothing.

    Why it matters: something that stood in the source was lost: an original spelling, an abbreviation, an age.
    Quiet: brackets that stick to a word, such as the name of a function; emoji faces.
    Known misses: brackets that hold only an initial letter or a dash.
    """

    id = "brackets/empty"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.OMISSION
    triggers = SIGNS
    examples = (
        Example("The director, Li Wei ⟦()⟧, opened the plant."),
        Example("He called main() and left (at last)."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for one in brackets(document):
            if one.open is None or one.close is None or text[one.open + 1 : one.close].strip(" \u00a0,;"):
                continue
            if not text[one.open - 1 : one.open].isalnum() and one.open:
                yield self.finding(document, one.bounds, "The brackets are empty")
