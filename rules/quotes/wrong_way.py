"""quotes/wrong-way"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.marks import Form, Side
from checker.annotations.quotes import quotations
from rules.quotes.places import turned
from rules.slips import Slip, together

# What may stand before an opening mark; elsewhere quotes/spacing reports and turns it.
_BEFORE = ("", *" \n\r\t\u00a0([{-–—/:‘“\"'")


class WrongWay(Rule):
    """A quotation mark faces the wrong way: a quotation is closed with “ or opened with ”.

    Why it matters: the reader takes the mark for the beginning of a new quotation. Word processors turn a mark the wrong
    way where a space or a dash stands before it.
    Quiet: „German“ pairs, which quotes/foreign-marks reports; marks with a stray space, which quotes/spacing turns too;
    marks whose partner is missing.
    Known misses: straight marks, which face no way.
    """

    id = "quotes/wrong-way"
    severity = Severity.MINOR
    confidence = Confidence.CERTAIN
    category = Category.PUNCTUATION
    examples = (
        Example("He played the role of Noah “Puck⟦“⟧ Puckerman."),
        Example("They called it ⟦”⟧a great success” in the north."),
        Example("They called it “a great success” in the ’90s."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        yield from together(self, document, _slips(document), safe=True)


def _slips(document: Document) -> Iterator[Slip]:
    prose = document.prose
    for one in quotations(document):
        opened, closed = one.open, one.close
        if opened is None or closed is None or opened.form not in (Form.DOUBLE, Form.SINGLE) or opened.form is not closed.form:
            continue
        certainty = Confidence.LIKELY if opened.form is Form.SINGLE else None
        apart = prose[opened.end : opened.end + 1].isspace() or prose[opened.start - 1 : opened.start] not in _BEFORE
        if opened.shape is Side.CLOSE and not apart:
            message = f"The mark {opened.text} opens a quotation but faces the wrong way"
            yield Slip(*opened.span, message, turned(opened.text, closing=False), certainty)
        if closed.text in ("“", "‘") and opened.text not in ("„", "‚") and not prose[closed.start - 1 : closed.start].isspace():
            message = f"The mark {closed.text} closes a quotation but faces the wrong way"
            yield Slip(*closed.span, message, turned(closed.text, closing=True), certainty)
