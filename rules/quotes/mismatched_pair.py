"""quotes/mismatched-pair"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.marks import Form
from checker.annotations.quotes import quotations
from rules.quotes.places import turned


class MismatchedPair(Rule):
    """A quotation opens with one kind of mark and closes with another: «…” or “…».

    Why it matters: half of the pair was left from the source; the reader looks for the other half.
    Quiet: nested quotations, each with its own pair.
    Known misses: a double mark that closes what a single one opened.
    """

    id = "quotes/mismatched-pair"
    severity = Severity.MAJOR
    confidence = Confidence.CERTAIN
    category = Category.PUNCTUATION
    examples = (
        Example("⟦«⟧We sell the barley at a loss,⟦”⟧ the farmer said."),
        Example("⟦“⟧It is a drop in the ocean⟦»⟧, he said."),
        Example("“We read «Izvestia» every day,” he said."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for one in quotations(document):
            if one.open is None or one.close is None or one.open.form is one.close.form:
                continue
            message = f"The quotation opens with {one.open.text} and closes with {one.close.text}"
            if one.open.form is Form.DOUBLE:
                wrong, right, remedy = one.close, one.open, turned(one.open.text, closing=True)
            else:
                wrong, right, remedy = one.open, one.close, turned(one.close.text, closing=False)
            yield self.finding(document, wrong.span, message, related=[right.span], suggestions=[remedy], safe=True)
