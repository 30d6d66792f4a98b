"""dates/future-as-past"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.dates import dates
from checker.lazy import regex

_PAST = regex(
    r"\b(?:was|were|took place|happened|occurred|died|killed|began|held|met|won|lost|fell|rose|came|went|became|gave|made|sent|"
    r"left|signed|opened|arrived|visited|started|ended|closed|attacked|struck|broke out|declared|elected|arrested|launched)\b"
)
_AHEAD = regex(
    r"\b(?:will|would|shall|should|could|may|might|can|to|until|till|by|for|before|due|scheduled|expected|planned|plans?|set|"
    r"deadline|expires?|proposed|postponed|moved|delayed|next|from|if|unless|that|valid|through|since)\b",
    re.IGNORECASE,
)
_CLAUSE = regex(r"[.!?;:–—\n]\s|,\s(?:and|but|which|who|when|while|where)\b")


class FutureAsPast(Rule):
    """A date after the draft's own date is told in the past tense: the bridge was opened on 5 May 2031.

    Why it matters: the year or the month is wrong, or the event is still to come.
    Quiet: drafts whose date is not known; clauses that speak of plans, deadlines and schedules.
    Known misses: events without a year, and tenses that only a parse would see.
    """

    id = "dates/future-as-past"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.MISTRANSLATION
    examples = (
        Example("The bridge was opened on ⟦5 May 2031⟧ in Ruse.", date="2022-03-14"),
        Example("The bridge was scheduled to open on 5 May 2031. It was closed on 5 May 2021.", date="2022-03-14"),
        Example("The bridge was opened on 5 May 2031.", note="the date of the draft is not known"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        if document.date is None:
            return
        for mention in dates(document):
            day = mention.as_date()
            if day is None or day <= document.date:
                continue
            begin = max(0, mention.start - 160)
            clause = _CLAUSE.split(document.prose[begin : mention.start])[-1]
            if _PAST.search(clause) and not _AHEAD.search(clause):
                span = (mention.start, mention.end)
                message = f"“{document[span]}” is after the draft’s own date, but the sentence tells it as past"
                yield self.finding(document, span, message)
