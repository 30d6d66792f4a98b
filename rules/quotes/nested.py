"""quotes/nested"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.marks import Form, Side
from checker.annotations.quotes import quotations


class Nested(Rule):
    """A quotation inside a quotation has the same marks as the outer one.

    Why it matters: the inner opening mark reads as the end of the outer quotation, so that the reader loses who speaks.
    Quiet: inner quotations in single marks, inner ones in double marks inside single marks.
    Known misses: more than three inner quotations, and inner quotations that begin a sentence.
    """

    id = "quotes/nested"
    severity = Severity.MINOR
    confidence = Confidence.LIKELY
    category = Category.PUNCTUATION
    examples = (
        Example("“We met the ⟦“special envoy”⟧ on Monday,” he said."),
        Example("“We met the ‘special envoy’ on Monday,” he said."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for one in quotations(document):
            if not one.same or one.open is None or one.close is None or one.open.form is not Form.DOUBLE:
                continue
            marks = "''" if one.open.shape is Side.EITHER else "‘’"
            words = document.text[one.open.end : one.close.start]
            yield self.finding(
                document,
                one.bounds,
                f"The quotation “{words[:40]}” stands inside another one and has the same marks",
                suggestions=[f"{marks[0]}{words}{marks[1]}"],
            )
