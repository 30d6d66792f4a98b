"""dates/range-upside-down"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.dates import DateMention, dates
from checker.lazy import regex

_FROM = regex(r"\b(?:from|between)\s\Z", re.IGNORECASE)
_DAYS = regex(r"\d\s?(?:[-–]|to|through|until)\s?\d")
_TO = regex(r"\s(?:to|and|until|till|through)\s\Z")


class DateRangeUpsideDown(Rule):
    """A period ends before it begins: 11–9 March, from 20 May to 3 May.

    Why it matters: one of the two dates is wrong, or right-to-left text was turned round on its way.
    Quiet: periods over the turn of the year.
    Known misses: periods whose ends stand in different sentences.
    """

    id = "dates/range-upside-down"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.MISTRANSLATION
    examples = (
        Example("The fair runs ⟦11–9 March⟧ and the market ⟦from 20 May to 3 May⟧."),
        Example("The fair runs 9–11 March and the market from 20 December to 3 January."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        every, prose = dates(document), document.prose
        for mention in every:
            joined = mention.last_day and mention.day and mention.last_day < mention.day
            if joined and _DAYS.search(document[mention.start, mention.end]):
                yield self._finding(document, (mention.start, mention.end))
        for first, second in itertools.pairwise(every):
            if _TO.fullmatch(prose, first.end, second.start) and _ends_first(first, second):
                lead = _FROM.search(prose, max(0, first.start - 10), first.start)
                if lead:
                    yield self._finding(document, (lead.start(), second.end))

    def _finding(self, document: Document, span: tuple[int, int]) -> Finding:
        return self.finding(document, span, f"“{document[span]}” ends before it begins")


def _ends_first(first: DateMention, second: DateMention) -> bool:
    if not first.month or not second.month or not first.day or not second.day:
        return False
    if first.year and second.year:
        return (second.year, second.month, second.day) < (first.year, first.month, first.day)
    return first.month == second.month and second.day < first.day
