"""quotes/speaker-inside"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.quotes import quotations
from checker.lazy import regex

# …, said the merchant Shlomi Azoulay. There …
_SPEAKER = regex(
    r",\s(?:said|says|added|noted|explained|stressed|told|declared|stated|emphasi[sz]ed)\s"
    r"(?:(?:the|a)\s(?:[a-z-]+\s){1,5}(?:of\s)?)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){1,3}[.,]\s"
)
_NESTED = regex(r"[‘“\"«]")


class SpeakerInside(Rule):
    """The speaker stands inside the quotation, with no mark before or behind: “We are late, said the mayor, Ann Lee. We know.”

    Why it matters: the reader takes the paper's words for the speaker's.
    Quiet: quotations inside the quotation, whose speaker belongs there, and speakers without a name.
    Known misses: a speaker before the verb (*the mayor said*).
    """

    id = "quotes/speaker-inside"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.PUNCTUATION
    examples = (
        Example("“We are all very tired⟦, said the driver Piet Moulder. ⟧Nobody listens to us.”"),
        Example("“He lied. ‘We are late,’ said the driver Piet Moulder. Nobody listens,” she said."),
        Example("“We are tired,” said the driver Piet Moulder. “Nobody listens to us.”"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        for one in quotations(document):
            if one.open is None or one.close is None or one.level or one.bounds.end - one.bounds.start > 2000:
                continue
            match = _SPEAKER.search(prose, one.open.end, one.close.start)
            if match and not _NESTED.search(prose, one.open.end, match.start()):
                message = f"The speaker in “{match[0].strip(' ,.')}” stands inside the quotation"
                yield self.finding(document, match.span(), message)
