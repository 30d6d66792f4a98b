"""dates/weekday"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.dates import WEEKDAYS, DateMention, dates

# A date without a year is the nearest one; beyond half a year it is anybody's guess.
NEAR = datetime.timedelta(days=150)
# Two dates without a year are of one year where they lie this close together.
SAME_YEAR = 62


class Weekday(Rule):
    """The day of the week does not belong to the date beside it: Friday, 3 May 2022 was a Tuesday.

    Why it matters: one of the two is wrong, and readers act on dates: they travel, they vote, they come to the wake.
    Quiet: dates without a year, unless the draft's own date is known, another date in the draft gives it, or two such dates
    contradict each other.
    Known misses: a weekday in one sentence and its date in the next.
    """

    id = "dates/weekday"
    severity = Severity.MAJOR
    confidence = Confidence.CERTAIN
    category = Category.MISTRANSLATION
    examples = (
        Example("The second stage begins on ⟦Friday, 3 May 2022⟧."),
        Example("The delegation arrives on ⟦Monday, March 15⟧.", date="2022-03-10", note="the draft's date gives the year"),
        Example("It opened on Monday, 2 May 2022, and closes on ⟦Monday, 6 May⟧."),
        Example("It opens on ⟦Monday, 2 May⟧ and closes on ⟦Wednesday, 5 May⟧.", note="both cannot be right"),
        Example("The hearing is on Friday 10 June 2022, the verdict on Thursday, June 16, 2022. They met on Wednesday, 4 May."),
        Example("It opens on Monday, 2 May and closes on Thursday, 5 May."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        without_year: list[DateMention] = []
        every = dates(document)
        about = document.date or _only_year(every)
        for mention in every:
            if mention.weekday is None or mention.day is None:
                continue
            day = mention.as_date() or _nearest(mention, about)
            if day is None:
                if mention.year is None:
                    without_year.append(mention)
            elif day.weekday() != mention.weekday:
                yield self._wrong(document, mention, day)
        yield from self._contradictions(document, without_year)

    def _wrong(self, document: Document, mention: DateMention, day: datetime.date) -> Finding:
        span = (mention.start, mention.end)
        text = document[span]
        said, right = WEEKDAYS[mention.weekday or 0], WEEKDAYS[day.weekday()]
        message = f"{day.day} {day:%B} {day.year} is a {right}, not a {said}"
        suggestions = (text.replace(said, right, 1),) if said in text else ()
        confidence = None if mention.year else Confidence.LIKELY
        return self.finding(document, span, message, suggestions=suggestions, confidence=confidence)

    def _contradictions(self, document: Document, mentions: list[DateMention]) -> Iterator[Finding]:
        """Two weekdays with dates of one year that cannot both be right, whatever the year."""
        for first, second in itertools.pairwise(mentions):
            one, two = first.as_date(2021), second.as_date(2021)
            if one is None or two is None or first.weekday is None or second.weekday is None:
                continue
            apart = (two - one).days
            if abs(apart) > SAME_YEAR or (first.month in (1, 2)) != (second.month in (1, 2)):
                continue
            if (first.weekday + apart) % 7 != second.weekday:
                spans = [(mention.start, mention.end) for mention in (first, second)]
                message = f"“{document[spans[1]]}” and “{document[spans[0]]}” cannot both be right"
                yield self.finding(document, spans[1], message, related=[spans[0]], confidence=Confidence.POSSIBLE)


def _only_year(every: tuple[DateMention, ...]) -> datetime.date | None:
    """The first date with weekday and year, where all such dates of the draft are right and of one year."""
    full = [(mention, day) for mention in every if mention.weekday is not None and (day := mention.as_date())]
    if any(day.weekday() != mention.weekday for mention, day in full):
        return None
    days = [day for _, day in full]
    return days[0] if len({day.year for day in days}) == 1 else None


def _nearest(mention: DateMention, about: datetime.date | None) -> datetime.date | None:
    """The day meant by a date without a year in a draft of the day ``about``; ``None`` where none is near enough."""
    if about is None or mention.year is not None:
        return None
    days = [day for year in (about.year - 1, about.year, about.year + 1) if (day := mention.as_date(year))]
    near = [day for day in days if abs(day - about) <= NEAR]
    return min(near, key=lambda day: abs(day - about)) if near else None
