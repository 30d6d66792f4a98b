"""dates/impossible-date"""

from __future__ import annotations

import calendar
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.dates import LONGEST, MONTHS, DateMention, Shape, dates


class ImpossibleDate(Rule):
    """A date that no calendar has: 31 April, 30 February, 29 February 2023, 14/13/2022.

    Why it matters: the day or the month was mistranslated, or converted from another calendar without thought.
    Quiet: dates that exist.
    Known misses: dates that exist and are wrong.
    """

    id = "dates/impossible-date"
    severity = Severity.MAJOR
    confidence = Confidence.CERTAIN
    category = Category.MISTRANSLATION
    examples = (
        Example("The next convoy will leave on ⟦April 31⟧ or on ⟦30 February⟧."),
        Example("He was born on ⟦29 February 2023⟧; the form says ⟦2022-13-05⟧."),
        Example("The next convoy will leave on April 30; he was born on 29 February 2024, she on 29 February."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for mention in dates(document):
            reason = _reason(mention)
            if reason:
                span = (mention.start, mention.end)
                yield self.finding(document, span, f"“{document[span]}” cannot be: {reason}")


def _reason(mention: DateMention) -> str:
    """Why the date cannot be, empty where it can."""
    if mention.day is None or mention.month is None:
        return ""
    if mention.month > 12:
        # 14/13/2022; where a version or a code may be meant, the year is no year of news
        return "there is no such month" if mention.year and 1900 <= mention.year <= 2100 else ""
    if mention.shape is Shape.ISO and mention.year and not 1900 <= mention.year <= 2100:
        return ""
    if mention.month < 1:
        return "there is no such month"
    month = MONTHS[mention.month - 1]
    days = LONGEST[mention.month - 1]
    if mention.month == 2 and mention.year and not calendar.isleap(mention.year):
        days = 28
    last = max(mention.day, mention.last_day or 0)
    if last > days or mention.day < 1:
        return f"{month}{f' {mention.year}' if days == 28 else ''} has {days} days"
    return ""
