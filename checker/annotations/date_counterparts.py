"""Dates and times of the source beside those of the draft: which of them say different things."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from checker.annotations.alignment import Pair, sentence_pairs, source_text
from checker.annotations.dates import DateMention, Shape, dates
from checker.annotations.english_quantities import english_quantities
from checker.annotations.english_times import TimeMention, times
from checker.annotations.source_date_types import Day, SourceDate, SourceTime
from checker.annotations.source_dates import source_dates
from checker.annotations.source_language import source_language
from checker.annotations.source_numerals import ascii_digits
from checker.annotations.source_times import source_times
from checker.annotations.within import beginning_in
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex

_PART = regex(
    r"(?P<early>\bearly|\b(?:start|beginning) of)|(?P<middle>\bmid|\bmiddle of)|(?P<late>\blate|\bend of)",
    re.IGNORECASE,
)
_PART_BEFORE = regex(rf"(?:{_PART.pattern})[ -](?:the month of )?\Z", re.IGNORECASE)
_DAYS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
_WEEKDAY = regex(rf"\b({'|'.join(_DAYS)})days?\b")
_DAY_ALONE = regex(
    r"\b(?:the|on|from|until|to) (\d{1,2})(?:st|nd|rd|th)\b"
    r"(?=[.,;)]|\Z| (?:of (?:this|next|last)|to|and|at|in|the|when|as|for)\b)"
)
_RUN = regex(r"\d+")
_ZONE = regex(r"\b(?:GMT|UTC|CET|CEST|EST|EDT|BST|ET)\b")
_YEAR = regex(r"(?<![\d.,$£€-])(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d|s\b)")


class Difference(enum.StrEnum):
    """What about a date differs."""

    DATE = "date"
    YEAR = "year"
    PART = "part"
    WEEKDAY = "weekday"
    TIME = "time"


class Differs(NamedTuple):
    """A date or time of the source (place in ``source_text``) and the one that stands for it in the draft."""

    what: Difference
    pair: Pair
    source: Span
    target: Span
    meant: tuple[Day, ...] = ()
    minutes: tuple[int, ...] = ()
    weekday: int | None = None
    part: str = ""


class _Side(NamedTuple):
    """The dates and times of one sentence on both sides."""

    pair: Pair
    source_dates: tuple[SourceDate, ...]
    source_times: tuple[SourceTime, ...]
    dates: tuple[DateMention, ...]
    times: tuple[TimeMention, ...]
    values: frozenset[float]
    years: tuple[Span, ...]
    weekdays: tuple[tuple[int, Span], ...]


@annotation
def date_differences(document: Document) -> tuple[Differs, ...]:
    """Dates and times that the draft gives otherwise than the source, in order of the draft.

    A date is compared with the aligned sentence and the sentences beside it. A date that the draft leaves out, or words
    otherwise (*yesterday*), is no difference.
    """
    sides = [_side(document, pair) for pair in sentence_pairs(document)]
    found: list[Differs] = []
    for index, side in enumerate(sides):
        if not side.pair.complete:
            continue
        near = [sides[at] for at in range(max(0, index - 1), min(len(sides), index + 2))]
        found += _dates(document, side, near)
        found += _weekdays(side, near)
        found += _times(document, side, near)
    return tuple(found)


def _side(document: Document, pair: Pair) -> _Side:
    """The dates, times, years and numbers of a pair of sentences."""
    source, language, base = source_text(document), source_language(document), pair.source.start
    text = source[base : pair.source.end]
    start, end = pair.target
    return _Side(
        pair,
        tuple(date._replace(start=date.start + base, end=date.end + base) for date in source_dates(text, language)),
        tuple(time._replace(start=time.start + base, end=time.end + base) for time in source_times(text, language)),
        tuple(beginning_in(dates(document), pair.target)),
        tuple(beginning_in(times(document), pair.target)),
        frozenset(value for one in beginning_in(english_quantities(document), pair.target) for value in one.values),
        tuple(Span(start + match.start(), start + match.end()) for match in _YEAR.finditer(document.prose[start:end])),
        tuple((_DAYS.index(match[1]), Span(*match.span())) for match in _WEEKDAY.finditer(document.prose, start, end)),
    )


def _agrees(day: Day, mention: DateMention, last: int | None = None) -> bool:
    """Whether a mention in the draft may mean a day of the source, as far as both say."""
    pairs = [(day.month, mention.month), (day.day, mention.day), (day.year, mention.year)]
    if mention.shape is Shape.NUMERIC and (mention.day or 32) <= 12:
        swapped = [(day.month, mention.day), (day.day, mention.month), (day.year, mention.year)]
        return any(all(a is None or b is None or a == b for a, b in one) for one in (pairs, swapped))
    if last is not None and mention.last_day is not None and mention.last_day != last:
        return False
    if mention.last_day is not None and day.day is not None and mention.day is not None and last is None:
        pairs[1] = (day.day, day.day if mention.day <= day.day <= mention.last_day else mention.day)
    return all(a is None or b is None or a == b for a, b in pairs)


def _dates(document: Document, side: _Side, near: Sequence[_Side]) -> Iterable[Differs]:
    """Dates of a sentence that the draft gives otherwise; ``near`` are the sentence and those beside it."""
    theirs = [date for date in side.source_dates if date.days]
    ours = [mention for mention in side.dates if mention.shape is not Shape.WEEKDAY]
    every_mention = [mention for one in near for mention in one.dates if mention.shape is not Shape.WEEKDAY]
    every_date = [date for one in near for date in one.source_dates if date.days]
    free = [
        mention
        for mention in ours
        if not any(_agrees(day, mention, date.last_day) for date in every_date for day in date.days if day.month or day.day)
    ]
    for date in theirs:
        answers = [mention for mention in every_mention if any(_agrees(day, mention, date.last_day) for day in date.days)]
        first = date.days[0]
        if first.month is None and first.day is None:
            yield from _year(document, side, near, date)
        elif answers:
            yield from _part(document, side, date, [mention for mention in answers if mention in ours])
        elif first.month is None and any(
            day.day is not None and float(day.day) in one.values for day in date.days for one in near
        ):
            continue  # "the 24th"
        elif first.month is None and (other := _other_day(document, side, near)) is not None:
            yield Differs(Difference.DATE, side.pair, Span(date.start, date.end), other, date.days)
        else:
            stand_in = _stand_in(date, free)
            if stand_in is not None:
                free.remove(stand_in)
                yield Differs(
                    Difference.DATE, side.pair, Span(date.start, date.end), Span(stand_in.start, stand_in.end), date.days
                )


def _other_day(document: Document, side: _Side, near: Sequence[_Side]) -> Span | None:
    """A day without a month in the draft (the 5th) whose number no date nor number of the source has."""
    source = ascii_digits("".join(source_text(document)[one.pair.source.start : one.pair.source.end] for one in near))
    known = {day.day for one in near for date in one.source_dates for day in date.days}
    known |= {date.last_day for one in near for date in one.source_dates}
    for match in _DAY_ALONE.finditer(document.prose, *side.pair.target):
        if int(match[1]) not in known and match[1] not in _RUN.findall(source):
            return Span(*match.span())
    return None


def _stand_in(date: SourceDate, free: Sequence[DateMention]) -> DateMention | None:
    """The mention that stands where the date should: the one that shares most with it."""
    first = date.days[0]
    able = [mention for mention in free if (mention.day is None) == (first.day is None) or mention.month == first.month]
    return max(
        able,
        key=lambda mention: (
            (mention.month == first.month) + (mention.day == first.day) + (mention.year == first.year),
            -mention.start,
        ),
        default=None,
    )


def _year(document: Document, side: _Side, near: Sequence[_Side], date: SourceDate) -> Iterable[Differs]:
    """A year of the source that the draft does not name where it names another."""
    wanted = {float(day.year) for day in date.days if day.year is not None}
    if not wanted or any(wanted & one.values for one in near):
        return
    given = {float(day.year) for one in near for other in one.source_dates for day in other.days if day.year is not None}
    for span in side.years:
        year = float(document.prose[span.start : span.end])
        if year not in given and str(int(year)) not in source_text(document):
            yield Differs(Difference.YEAR, side.pair, Span(date.start, date.end), span, date.days)
            return


def _part(document: Document, side: _Side, date: SourceDate, answers: Sequence[DateMention]) -> Iterable[Differs]:
    """Early, middle or late where the source says another part of the same month."""
    if not date.part:
        return
    for mention in answers:
        match = _PART_BEFORE.search(document.prose, max(side.pair.target.start, mention.start - 32), mention.start)
        said = next((name for name in ("early", "middle", "late") if match and match[name]), "")
        if said == date.part or not match or not said:
            return
        yield Differs(
            Difference.PART, side.pair, Span(date.start, date.end), Span(match.start(), mention.end), date.days, part=date.part
        )
        return


def _weekdays(side: _Side, near: Sequence[_Side]) -> Iterable[Differs]:
    """Days of the week that the draft lacks, each with one that it has and the source has not, in order."""
    given = {date.weekday for one in near for date in one.source_dates if date.weekday is not None}
    said = {weekday for one in near for weekday, _ in one.weekdays}
    missing = [date for date in side.source_dates if date.weekday is not None and date.weekday not in said]
    extra = [span for weekday, span in side.weekdays if weekday not in given]
    for date, span in zip(missing, extra, strict=False):
        yield Differs(Difference.WEEKDAY, side.pair, Span(date.start, date.end), span, weekday=date.weekday)


def _times(document: Document, side: _Side, near: Sequence[_Side]) -> Iterable[Differs]:
    """Times that the draft lacks, each with one that it has and the source has not, in order."""
    given = {minutes for one in near for time in one.source_times for minutes in time.minutes}
    said = {minutes for one in near for time in one.times for minutes in time.minutes}
    extra = [time for time in side.times if not given & set(time.minutes)]
    if not extra or _ZONE.search(document.prose, *side.pair.target):
        return
    for time in side.source_times:
        hours = (
            {float(minutes // 60 % 12 or 12) for minutes in time.minutes}
            if all(one % 60 == 0 for one in time.minutes)
            else set()
        )
        if said & set(time.minutes) or (
            hours & side.values - {float(one // 60 % 12 or 12) for mention in side.times for one in mention.minutes}
        ):
            continue
        if extra:
            stand_in = extra.pop(0)
            yield Differs(
                Difference.TIME, side.pair, Span(time.start, time.end), Span(stand_in.start, stand_in.end), minutes=time.minutes
            )
