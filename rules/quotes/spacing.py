"""quotes/spacing"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.marks import Form, Mark
from checker.annotations.quotes import Quotation, quotations
from rules.quotes.places import turned
from rules.slips import Slip, together

_SPACES = " \u00a0\u202f"


class Spacing(Rule):
    """A quotation mark stands apart from the words it quotes, or sticks to the words outside.

    Why it matters: the mark may fall on the next line, and the reader takes it for the beginning of another quotation;
    it is a common trace of tokenised or French text.
    Quiet: a space before an apostrophe (*the ’90s*), nested marks parted by a thin space, marks whose partner is missing
    (other rules report those), and guillemets, which quotes/foreign-marks reports.
    In references translated from Chinese and Japanese it speaks once in 4,000 words, in all published copy once in 19,000. Each
    of 60 findings read was a slip: a space between the full stop and the closing mark, or none before the opening one.
    Known misses: a straight mark between two spaces, where nothing tells whether it opens or closes.
    """

    id = "quotes/spacing"
    severity = Severity.MINOR
    confidence = Confidence.CERTAIN
    category = Category.PUNCTUATION
    examples = (
        Example("“We are ready⟦ ”⟧, the mayor said."),
        Example("“We are ready,⟦ “⟧ the mayor said.", note="and the mark faces the wrong way"),
        Example("The mayor said, ⟦“ ⟧We are ready.”"),
        Example('They spoke of⟦"⟧squabbling" ministers.'),
        Example("“We are ready.⟦”⟧Then he left."),
        Example("The players’ coach said: “‘Just be there,’ he told me.” “Why?” “Because.”"),
        Example("“He told me, ‘Olha, let’s have tea,’ ” she said."),
        Example("He wrote “seller”-oriented and (“oriented”) — “both”—in 2019."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        yield from together(self, document, self._slips(document), safe=True)

    def _slips(self, document: Document) -> Iterator[Slip]:
        for one in quotations(document):
            if one.open is not None and one.close is not None and one.open.form in (Form.DOUBLE, Form.SINGLE):
                yield from _opening(document.text, one, one.open)
                yield from _closing(document.text, one, one.close)


def _opening(text: str, one: Quotation, mark: Mark) -> Iterator[Slip]:
    right = mark.end
    while right < one.bounds.end and text[right] in _SPACES:
        right += 1
    before = text[mark.start - 1 : mark.start]
    opened = turned(mark.text, closing=False)
    if right > mark.end:
        yield Slip(mark.start, right, "A space follows the opening quotation mark", opened)
    elif before.isalnum() or before in tuple(",;!?") or (before == "." and text[mark.end : mark.end + 1].isupper()):
        yield Slip(*mark.span, "No space stands before the opening quotation mark", " " + opened)


def _closing(text: str, one: Quotation, mark: Mark) -> Iterator[Slip]:
    left = mark.start
    while left > one.bounds.start + 1 and text[left - 1] in _SPACES:
        left -= 1
    # The mark that goes with the opening one: a stray space often comes with a mark of another kind.
    closed = turned(one.open.text if one.open else mark.text, closing=True)
    if left < mark.start and text[left - 1] in "’'" and mark.form is Form.DOUBLE:
        return  # marks of two levels, set apart: ‘… tea,’ ”
    if left < mark.start:
        yield Slip(left, mark.end, "A space stands before the closing quotation mark", closed)
    elif text[mark.end : mark.end + 1].isalnum() and mark.form is Form.DOUBLE:
        yield Slip(*mark.span, "No space follows the closing quotation mark", closed + " ")
