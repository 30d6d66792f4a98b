"""quotes/mixed-pair"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.marks import Form, Side, is_curly
from checker.annotations.quotes import quotations
from rules.slips import Slip, together

_STRAIGHT = {Form.DOUBLE: '"', Form.SINGLE: "'"}
_CURLY = {Form.DOUBLE: ("“", "”"), Form.SINGLE: ("‘", "’")}


class MixedPair(Rule):
    """A quotation opens with a curly mark and closes with a straight one, or the other way round.

    Why it matters: it shows that the text was pasted from several places, and search and type-setting treat the two
    kinds differently.
    Quiet: drafts that use both kinds in different quotations; apostrophes; a closing mark with a stray space before it,
    which quotes/spacing replaces by the right one.
    In opinion sites' copy it speaks once in 8,000 words, elsewhere once in 60,000; each of 37 findings was a real pair of two
    kinds, most where a paragraph had been pasted from another page.
    Known misses: a pair of two kinds over several paragraphs.
    """

    id = "quotes/mixed-pair"
    severity = Severity.MINOR
    confidence = Confidence.CERTAIN
    category = Category.PUNCTUATION
    examples = (
        Example('The “old town⟦"⟧ is closed, the “mayor” said.'),
        Example('The ⟦“⟧old town" is closed, the "mayor" said.'),
        Example('The “old town” is closed, and the "new town" is open. It\'s late.'),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        yield from together(self, document, _slips(document), safe=True)


def _slips(document: Document) -> Iterator[Slip]:
    for one in quotations(document):
        opened, closed = one.open, one.close
        if opened is None or closed is None or one.broken or opened.form is not closed.form or opened.form not in _CURLY:
            continue
        if (opened.shape is Side.EITHER) is (closed.shape is Side.EITHER) or len(opened.text) + len(closed.text) > 2:
            continue
        if "`" in opened.text or closed.text == "´":
            continue
        if document.prose[closed.start - 1].isspace():
            continue  # quotes/spacing replaces the mark
        straight = opened if opened.shape is Side.EITHER else closed
        curly = closed if straight is opened else opened
        if is_curly(document):
            remedy = _CURLY[opened.form][straight is closed]
            yield Slip(*straight.span, f"A straight mark pairs with {curly.text}", remedy)
        else:
            yield Slip(*curly.span, f"The mark {curly.text} pairs with a straight one", _STRAIGHT[opened.form])
