"""brackets/unopened"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.brackets import SIGNS, brackets

# More findings than this in one paragraph tell nobody anything.
_MOST = 12


class UnopenedBracket(Rule):
    """A bracket closes that was never opened.

    Why it matters: the reader goes back to look for the beginning of the aside.
    Quiet: list markers (*a)*, *1)*), smileys, and brackets that were opened in an earlier paragraph.
    Known misses: a single letter or a number of up to three digits before the bracket.
    """

    id = "brackets/unopened"
    severity = Severity.MAJOR
    confidence = Confidence.CERTAIN
    category = Category.PUNCTUATION
    triggers = SIGNS
    examples = (
        Example("The ward receives 170 patients per day⟦)⟧, a quarter of them children."),
        Example("They want: a) more pay; b) more staff. 1) is urgent :)"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        last, count = -1, 0
        for one in brackets(document):
            if one.close is None or one.open is not None:
                continue
            count = count + 1 if one.paragraph == last else 1
            last = one.paragraph
            if count <= _MOST:
                words = " ".join(document.prose[max(0, one.close - 60) : one.close].split()[-4:])
                message = f"The bracket after “… {words}” was never opened"
                yield self.finding(document, (one.close, one.close + 1), message)
