"""dates/relative-day"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.dates import WEEKDAYS, DateMention, dates
from checker.lazy import regex

_RELATIVE = regex(r"\b(?P<word>[Tt]oday|[Yy]esterday|[Tt]omorrow)(?:,\s(?:on\s)?|\s\(|\s)\Z")
_OFFSET = {"yesterday": -1, "today": 0, "tomorrow": 1}
_DATELINE = regex(r"\s?(?:\([^()]{2,40}\)\s?)?(?:--+|[–—-])\s")


class RelativeDay(Rule):
    """*Today*, *yesterday* or *tomorrow* contradicts the weekday or date beside it, seen from the draft's own date.

    Why it matters: agencies write *today* of the day of their dateline; a desk that publishes a day later keeps the word
    and changes the fact.
    Quiet: drafts with neither a date of their own nor a dateline.
    Known misses: relative days with no weekday or date beside them.
    """

    id = "dates/relative-day"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.MISTRANSLATION
    examples = (
        Example("The ministers met ⟦yesterday, Monday⟧, in Lviv.", date="2022-03-10", note="a Thursday"),
        Example("KYIV, March 10 — The ministers met ⟦yesterday, 8 March⟧, in Lviv."),
        Example("The ministers met yesterday, Wednesday, in Lviv and meet again tomorrow, 11 March.", date="2022-03-10"),
        Example("The ministers met yesterday, Monday, in Lviv.", note="the date of the draft is not known"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        every = dates(document)
        base = document.date or _dateline(document, every)
        if base is None:
            return
        known_year = document.date is not None
        for mention in every:
            lead = _RELATIVE.search(document.prose, max(0, mention.start - 16), mention.start)
            if lead is None:
                continue
            meant = base + datetime.timedelta(days=_OFFSET[lead["word"].lower()])
            wrong_day = mention.day is not None and (mention.month, mention.day) != (meant.month, meant.day)
            wrong_weekday = known_year and mention.weekday is not None and mention.weekday != meant.weekday()
            if wrong_day or wrong_weekday:
                span = (lead.start(), mention.end)
                right = f"{WEEKDAYS[meant.weekday()]}, {meant.day} {meant:%B}" if known_year else f"{meant.day} {meant:%B}"
                yield self.finding(document, span, f"“{document[span]}”, but {lead['word'].lower()} is {right} here")


def _dateline(document: Document, every: tuple[DateMention, ...]) -> datetime.date | None:
    """The day of the dateline; its year is this century's leap year where it names none, so that 29 February exists."""
    for mention in every:
        if mention.start > 80:
            return None
        if mention.day and _DATELINE.match(document.prose, mention.end):
            return mention.as_date(2024)
    return None
