"""quotes/unopened"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.marks import Form, Side
from checker.annotations.quotes import Quotation, quotations
from rules.quotes.places import may_have_partner, opening

# More findings than this in one paragraph tell nobody anything.
_MOST = 12


class Unopened(Rule):
    """A quotation is closed that was never opened.

    Why it matters: the reader cannot tell where the speaker began; in a translation the opening mark is often lost with
    the dash or the guillemet of the source.
    Quiet: plural possessives and other apostrophes at the end of a word, inches, and quotations that opened in an
    earlier paragraph.
    Known misses: a single mark after a letter, which may always be an apostrophe.
    """

    id = "quotes/unopened"
    severity = Severity.MAJOR
    confidence = Confidence.CERTAIN
    category = Category.PUNCTUATION
    examples = (
        Example("⟦We⟧ are ready for the winter,⟦”⟧ said the mayor."),
        Example("He told reporters: ⟦We⟧ have won.⟦”⟧ He smiled."),
        Example("It rebuilt the town after the destruction by terrorists ⟦“⟧."),
        Example("It was a formal⟦”⟧ visit, the palace said."),
        Example("“We came. We saw.”\n\nThe players’ coach said: ‘We won.’"),
        Example('“We came.\n\n“We saw,” he said of the 19" screen.'),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        last, count = -1, 0
        found = quotations(document)
        for place, one in enumerate(found):
            if one.open is not None or one.close is None:
                continue
            count = count + 1 if one.paragraph == last else 1
            last = one.paragraph
            if count <= _MOST:
                yield self._report(document, one, alone=not may_have_partner(found, place))

    def _report(self, document: Document, one: Quotation, *, alone: bool) -> Finding:
        mark = one.close
        assert mark is not None
        places = opening(document, one)
        words = " ".join(document.prose[max(0, mark.start - 60) : mark.start].split()[-4:])
        sure = alone and places and mark.form is not Form.SINGLE
        confidence = Confidence.CERTAIN if sure else Confidence.LIKELY
        if mark.shape is Side.OPEN:
            message = f"The mark after “… {words}” faces the wrong way and closes nothing"
        elif places and places[0].clear:
            message = f"The quotation that ends with “… {words}” was never opened"
            return self.finding(
                document,
                places[0].span,
                message,
                related=[mark.span],
                suggestions=places[0].replacements,
                confidence=confidence,
            )
        else:
            message = f"The quotation that ends with “… {words}” was never opened"
        return self.finding(document, mark.span, message, related=[place.span for place in places], confidence=confidence)
