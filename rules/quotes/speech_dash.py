"""quotes/speech-dash"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.attribution import attribution_after
from checker.annotations.quotes import quotations
from checker.lazy import regex
from rules.quotes.places import turned

_DASH = regex(r"(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bMs)[,!?.…]\s+[–—-](?=\s)")
# Words before the speaker that the message shows.
_WORDS = 4
# Behind the closing mark: “We are late,” – said the coach.
_OUTSIDE = regex(
    r"[,!?.…]?[”\"»’][,.]?\s+[–—-]\s"
    r"(?:said|says|told|noted|added|asked|explained|stressed|emphasi[sz]ed|specified|declared|answered)\b"
)
_BACK = regex(r"[,.]\s+[–—-](?=\s)")


class SpeechDash(Rule):
    """The speaker is set off with dashes inside the quotation, as in Russian or Ukrainian: “…, – he noted. – …”.

    Why it matters: in English the speaker's name then stands inside the marks, as if it were part of what was said.
    Quiet: a dash that is part of the speech (*“We came – I said so – and won”*).
    Known misses: a speaker whose verb is not one of speech.
    """

    id = "quotes/speech-dash"
    severity = Severity.MAJOR
    confidence = Confidence.CERTAIN
    category = Category.PUNCTUATION
    examples = (
        Example("“The ice is thick⟦, – said the captain, Ivan Petrov. – ⟧The ship is late.”"),
        Example("“The ice is thick⟦,” – said⟧ the captain."),
        Example("“The ice is thick – I told them so – and the ship is late.”"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        for match in _OUTSIDE.finditer(prose):
            message = "A dash parts the quotation from its speaker; English sets a comma inside the marks and none outside"
            yield self.finding(document, match.span(), message, confidence=Confidence.LIKELY)
        for one in quotations(document):
            if one.open is None or one.close is None or one.level or one.bounds.end - one.bounds.start > 4000:
                continue
            first = _DASH.search(prose, one.bounds.start, one.bounds.end)
            said = first and attribution_after(prose, first.start(), min(first.end() + 120, one.bounds.end))
            if not first or not said or said.stop != first.start() + 1:
                continue
            back = _BACK.search(prose, said.end, min(said.end + 120, one.bounds.end))
            span = (first.start(), back.end() + 1 if back else first.end())
            opening, closing = turned(one.open.text, closing=False), turned(one.open.text, closing=True)
            remedy = prose[first.start()] + closing
            if back:
                remedy += prose[first.end() : back.start() + 1] + " " + opening
            words = " ".join(prose[one.open.end : first.start()].split()[-_WORDS:])
            message = (
                f"The speaker after “{words}” stands inside the quotation; English closes the marks before and opens them "
                "again after the speaker"
            )
            yield self.finding(document, span, message, suggestions=[remedy])
