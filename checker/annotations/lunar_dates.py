"""Days of the Chinese calendar that the draft gives as days of ours: the fifteenth of the eighth month for 15 August."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.annotations.alignment import sentence_pairs, source_text
from checker.annotations.dates import dates
from checker.annotations.source_dates_han import lunar_days
from checker.annotations.source_language import source_language
from checker.annotations.within import beginning_in
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex

_CALENDAR = regex(r"\b(?:lunar|traditional|chinese) (?:calendar|month|year|new)|\blunar\b", re.IGNORECASE)


class LunarDay(NamedTuple):
    """A day of the Chinese calendar (place in ``source_text``) and the day of ours that the draft makes of it."""

    source: Span
    target: Span


@annotation
def lunar_dates(document: Document) -> tuple[LunarDay, ...]:
    """Dates of the draft with the month and day of a date of the Chinese calendar, where the draft does not name that."""
    source = source_text(document)
    if source_language(document) != "zh" or not ("历" in source or "曆" in source):
        return ()
    found = []
    for pair in sentence_pairs(document):
        for start, end, month, day in lunar_days(source[pair.source.start : pair.source.end]) if pair.comparable else ():
            if _CALENDAR.search(document.prose, *pair.target):
                continue
            place = Span(start + pair.source.start, end + pair.source.start)
            found += [
                LunarDay(place, Span(one.start, one.end))
                for one in beginning_in(dates(document), pair.target)
                if (one.month, one.day) == (month, day)
            ]
    return tuple(found)
