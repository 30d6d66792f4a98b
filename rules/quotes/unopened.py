"""quotes/unopened"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.marks import Form, Mark, Side
from checker.annotations.quotes import Quotation, quotations
from checker.lazy import regex
from rules.quotes.places import may_have_partner, opening

# The airlines" pages: a double mark may stand for the apostrophe of a plural.
_OWNER = regex(r"s[\"”] [a-z]")
# More findings than this in one paragraph tell nobody anything.
_MOST = 12


class Unopened(Rule):
    """A quotation is closed that was never opened.

    Why it matters: the reader cannot tell where the speaker began; in a translation the opening mark is often lost with
    the dash or the guillemet of the source.
    Quiet: plural possessives and other apostrophes at the end of a word, inches, and quotations that opened in an
    earlier paragraph.
    In references it speaks once in 8,000 words, in all published copy once in 20,000. Of 50 findings read nearly all were real:
    a speech closed before *he said* of which the first mark was lost, a second closing mark, or a double mark that had been put
    for the apostrophe of a plural (*the airlines" pages*).
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
        Example('Delays cost the airlines⟦"⟧ owners millions, and both pilots⟦"⟧ unions were asked to wait.'),
        Example("“We came. We saw.”\n\nThe players’ coach said: ‘We won.’"),
        Example('“We came.\n\n“We saw,” he said of the 19" screen.'),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        last, count = -1, 0
        found = quotations(document)
        owners: list[Quotation] = []
        for place, one in enumerate(found):
            if one.open is not None or one.close is None:
                continue
            if _OWNER.match(document.prose, one.close.start - 1) and not opening(document, one):
                owners.append(one)
                continue
            count = count + 1 if one.paragraph == last else 1
            last = one.paragraph
            if count <= _MOST:
                yield self._report(document, one, alone=not may_have_partner(found, place))
        if owners:
            yield self._apostrophe(document, [one.known for one in owners])

    def _apostrophe(self, document: Document, marks: Sequence[Mark]) -> Finding:
        """One finding for the double marks behind plurals, which may stand for apostrophes."""
        words = document.prose[max(0, marks[0].start - 60) : marks[0].start].split()[-1]
        message = f"The mark after “{words}” closes nothing: a quotation was never opened, or an apostrophe is meant"
        count = f" ({len(marks)} times)" if len(marks) > 1 else ""
        return self.finding(
            document,
            marks[0].span,
            message + count,
            related=[mark.span for mark in marks[1:]],
            confidence=Confidence.LIKELY,
        )

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
