"""Dates as English copy writes them, with their parts."""

from __future__ import annotations

import calendar
import datetime
import enum
import re
from typing import NamedTuple

from checker.document import Document, annotation
from checker.lazy import regex

MONTHS = tuple(calendar.month_name)[1:]
WEEKDAYS = tuple(calendar.day_name)
# The largest number of days a month can have.
LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_MONTH_NUMBER = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_WEEKDAY_NUMBER = {name[:3].lower(): number for number, name in enumerate(WEEKDAYS)}

# The patterns that are searched for begin with a letter or digit and not with a border, which the engine would try
# everywhere; the border is looked at afterwards. Each way begins with a letter of its own, so that the engine looks for
# these letters first.
_MONTH = regex(
    r"(?:J(?:an(?:uary)?|une?|uly?)|Feb(?:ruary)?|Ma(?:r(?:ch)?|y)|A(?:pr(?:il)?|ug(?:ust)?)|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\b"
    r"(?:(?<=[a-z])\.)?"
)
# The Edmonton Sun is a newspaper: short names of days count where no name stands before them.
_NAME_OF_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?<![a-z]{2}\s)(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\b\.?"
_WEEKDAY = rf"(?P<weekday>{_NAME_OF_DAY})"
_LONE_WEEKDAY = regex(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_RANGE = r"(?:\s?[-–—‐‑/&]\s?|\s+(?:to|and|or|until|till|through)\s+)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
# What makes a time of a number: July 25 to 8 a.m., to 08:00.
_TIME = r"[\d:]|[.]\d|\s?[ap]\.?m\b|\s?[hH](?:\d|\b)|\so['’]clock"
_LAST = r"(?P<last>\d{1,2})(?:st|nd|rd|th)?"
# What may stand left of a month, read up to the month; right of it, read from its end.
_BEFORE = regex(
    rf"(?:\b{_WEEKDAY}(?:,?\s+|\s\()(?:the\s+)?)?(?:(?<![\w.,:/–-])|(?<=[\s(][–-])){_DAY}"
    rf"(?:(?<=the\s\d\d)\.|(?<=the\s\d)\.)?(?:{_RANGE}{_LAST})?(?:,?\s+(?:of\s+)?|-)\Z"
)
_WEEKDAY_BEFORE = regex(rf"\b{_WEEKDAY}(?:,?\s+|\s\()\Z")
_AFTER = regex(
    rf",?[ \t\u00a0](?:the\s)?{_DAY}(?:{_RANGE}{_LAST}(?!{_TIME}))?"
    r"(?![\d:]|-year|[.,/]\d(?!\d{3}\b)|[ -]?(?:%|percent|per cent|people|million))"
)
_YEAR = regex(r"(?:,?[ \t\u00a0-]|,)(?:of\s)?(?P<year>1[0-9]\d\d|2[0-2]\d\d|3\d\d\d)(?![\d%]|,\d|\.\d)")
_WEEKDAY_AFTER = regex(rf"(?:\s?\((?:a\s)?|,\s(?:a\s|on\s)?(?=\w+[,.;)\n])){_WEEKDAY}\)?")
_NUMERIC = regex(
    r"(?<![\w.,/:-])(?:(?P<y>\d{4})(?P<s1>[-/.])(?P<m>\d{1,2})(?P=s1)(?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<s2>[-/.])(?P<b>\d{1,2})(?P=s2)(?P<c>\d{4}))(?![\w/-]|[.,:]\d)"
)
_NUMERIC_HINT = regex(r"\d[-/.]\d{1,2}[-/.]\d")
_MONTH_ALONE = regex(
    r"\b(?:in|since|until|till|by|from|of|last|next|this|early|late|mid|through|during|before|after|between|to|end)[ -]\Z", re.I
)


class Shape(enum.StrEnum):
    """How a date is written. ``NUMERIC`` stands for 03/05/2022, whose order is not known where both may be months."""

    DAY_MONTH = "day month"
    MONTH_DAY = "month day"
    MONTH = "month"
    WEEKDAY = "weekday"
    NUMERIC = "numeric"
    ISO = "iso"


class DateMention(NamedTuple):
    """A date in the text. Parts that the text does not name are ``None``; impossible parts are kept as written.

    ``start`` and ``end`` are code points; ``weekday`` counts from Monday = 0; ``last_day`` ends a range of days
    (*11–12 March*). A numeric date whose order is open is read day first.
    """

    start: int
    end: int
    shape: Shape
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None

    def as_date(self, year: int | None = None) -> datetime.date | None:
        """The day meant, with ``year`` where the text names none; ``None`` where it names no day or an impossible one."""
        of = self.year or year
        if of is None or self.month is None or self.day is None:
            return None
        try:
            return datetime.date(of, self.month, self.day)
        except ValueError:
            return None


@annotation
def dates(document: Document) -> tuple[DateMention, ...]:
    """Every date of the draft in order."""
    return english_dates(document.prose)


def english_dates(text: str) -> tuple[DateMention, ...]:
    """Every date that an English text names, in order and without overlaps.

    Full and partial dates (*Monday 14 March 2018*, *Sept. 14*, *May 2021*, *in May*), numeric and ISO dates, and days of
    the week on their own. Impossible days (*31 April*) are given as written.
    """
    found = [mention for match in _MONTH.finditer(text) if (mention := _around(text, match)) is not None]
    if _NUMERIC_HINT.search(text):
        found += map(_numeric, _NUMERIC.finditer(text))
    found.sort()
    ends = 0
    kept: list[DateMention] = []
    for mention in found:
        if mention.start >= ends:
            kept.append(mention)
            ends = mention.end
    taken = iter([*kept, DateMention(len(text), len(text), Shape.WEEKDAY)])
    current = next(taken)
    alone: list[DateMention] = []
    for match in _LONE_WEEKDAY.finditer(text):
        while current.end <= match.start() and current.start < len(text):
            current = next(taken)
        if match.start() < current.start and not text[match.start() - 1 : match.start()].isalpha():
            alone.append(DateMention(match.start(), match.end(), Shape.WEEKDAY, weekday=_weekday(match[0])))
    return tuple(sorted(kept + alone))


def _around(text: str, name: re.Match[str]) -> DateMention | None:
    """The date that the name of a month stands in, or ``None`` where the word is no month."""
    start, end = name.span()
    if text[start - 1 : start].isalnum():
        return None
    if text[end - 1] == "." and (end - start > 5 or text[start : end - 1] in MONTHS):
        end -= 1  # the end of the sentence, not of an abbreviation
    month = _MONTH_NUMBER[name[0][:3].lower()]
    base = max(0, start - 40)
    left = text[base:start]
    after = None
    before = _BEFORE.search(left) if any(mark.isdigit() for mark in left[-12:]) else None
    if before is None and text[end : end + 1] != "":
        after = _AFTER.match(text, end)
    side = before or after
    if side is None:
        return _month_only(text, start, end, month, left)
    shape = Shape.DAY_MONTH if before else Shape.MONTH_DAY
    weekday = before["weekday"] if before else None
    if before:
        start = base + before.start()
        while text[start].isspace():
            start += 1
    else:
        end = side.end()
        lead = _WEEKDAY_BEFORE.search(left)
        if lead:
            start, weekday = base + lead.start(), lead["weekday"]
    year = _YEAR.match(text, end)
    if year:
        end = year.end()
    if weekday is None:
        trail = _WEEKDAY_AFTER.match(text, end)
        if trail:
            end, weekday = trail.end(), trail["weekday"]
    last = side["last"]
    return DateMention(
        start,
        end,
        shape,
        year=int(year["year"]) if year else None,
        month=month,
        day=int(side["day"]),
        last_day=int(last) if last else None,
        weekday=_weekday(weekday) if weekday else None,
    )


def _month_only(text: str, start: int, end: int, month: int, left: str) -> DateMention | None:
    """A month without a day, perhaps with a year; ``None`` for what may be another word (*may*, *Jan*, *March*)."""
    year = _YEAR.match(text, end)
    if year:
        return DateMention(start, year.end(), Shape.MONTH, year=int(year["year"]), month=month)
    if text[end - 1] == "." or end - start < 3 or (end - start == 3 and month != 5):
        return None
    # May and March are words of their own; other months speak for themselves.
    if month in (3, 5) and not _MONTH_ALONE.search(left):
        return None
    return DateMention(start, end, Shape.MONTH, month=month)


def _numeric(match: re.Match[str]) -> DateMention:
    """The date of a match of ``_NUMERIC``, read day first where both orders are possible."""
    if match["y"]:
        year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
        return DateMention(match.start(), match.end(), Shape.ISO, year=year, month=month, day=day)
    first, second, year = int(match["a"]), int(match["b"]), int(match["c"])
    if first <= 12 < second:
        return DateMention(match.start(), match.end(), Shape.NUMERIC, year=year, month=first, day=second)
    return DateMention(match.start(), match.end(), Shape.NUMERIC, year=year, month=second, day=first)


def _weekday(name: str) -> int:
    return _WEEKDAY_NUMBER[name[:3].lower()]
