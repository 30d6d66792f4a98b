"""brackets/unclosed"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity, Span
from checker.annotations.brackets import SIGNS, Bracket, brackets
from checker.annotations.sentences import split
from checker.lazy import regex

# More findings than this in one paragraph tell nobody anything.
_MOST = 12
# The end of the sentence is looked for within so many code points.
_REACH = 1000
_LAST_WORD = regex(r"\S+\Z")
_PART = regex(r"[,;:–—]|\s-\s")
_PARTNERS = {"(": ")", "[": "]", "{": "}", "（": ")", "［": "]", "｛": "}", "【": "]", "〔": "]"}


class UnclosedBracket(Rule):
    """A bracket opens and is never closed.

    Why it matters: the reader cannot tell where the aside ends and reads the rest of the sentence as part of it.
    Quiet: smileys, and brackets that are closed in one of the next paragraphs.
    Known misses: two defects that make a pair: a bracket that is not closed and another, later one that was not opened.
    """

    id = "brackets/unclosed"
    severity = Severity.MAJOR
    confidence = Confidence.CERTAIN
    category = Category.PUNCTUATION
    triggers = SIGNS
    examples = (
        Example("The site was listed in 1979 ⟦(⟧along with the ⟦bridge.⟧ It is old."),
        Example("The plant ⟦(⟧built in 1963, rebuilt in 1990 makes cars."),
        Example("The plant (built in 1963 [by hand]) makes cars :("),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        last, count = -1, 0
        for one in brackets(document):
            if one.open is None or one.close is not None:
                continue
            count = count + 1 if one.paragraph == last else 1
            last = one.paragraph
            if count <= _MOST:
                yield self._report(document, one, one.open)

    def _report(self, document: Document, one: Bracket, at: int) -> Finding:
        prose = document.prose
        words = " ".join(prose[at + 1 : at + 61].split()[:4])
        message = f"The bracket before “{words} …” is never closed"
        ends = split(prose, one.bounds.start, min(one.bounds.end, one.bounds.start + _REACH))
        # A name or a number in brackets ends soon; what begins in lower case goes on to a comma or the end of the sentence.
        if not ends or not prose[at + 1].islower() or _PART.search(prose, ends[0].start, ends[0].end - 1):
            return self.finding(document, (at, at + 1), message)
        word = _LAST_WORD.search(prose, ends[0].start, ends[0].end)
        place = Span(word.start() if word else ends[0].start, ends[0].end)
        text = document[place]
        bare = text.rstrip(".,;:!?")
        remedy = bare + _PARTNERS[prose[at]] + text[len(bare) :]
        return self.finding(document, place, message, related=[(at, at + 1)], suggestions=[remedy])
