"""Dates of a source text, as days of our calendar, whatever calendar and language it names them in.

The words of each language are in ``data/source_dates.toml``. Solar Hijri dates are converted by jdatetime, lunar Hijri
dates by hijridate (Umm al-Qura, so that a local sighting may be a day off); the years of the Republic of China, Reiwa and
Heisei are counted from their first year.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from checker.annotations import source_dates_han
from checker.annotations.source_date_types import Day, SourceDate
from checker.annotations.source_korean import as_han
from checker.annotations.source_numbers import source_numbers
from checker.annotations.source_numerals import ascii_digits
from checker.lazy import regex
from checker.shipped import tables_of

SPACE = "[ \u00a0\u2009\u202f\u200c]"
_DAY = r"(?<![\d.,:])(?P<day>\d{1,2})"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_NUMERIC = regex(
    r"(?<![\d.,/:-])(?:(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})|(?P<a>\d{1,2})(?P<t>[./-])(?P<b>\d{1,2})(?P=t)(?P<c>\d{4}|\d{2}))"
    r"(?![\d/-]|[.,:]\d)"
)
_BEFORE_HEBREW = regex(rf"{_DAY}(?:\sב?|\s)\Z")
_OR = regex(r"\s?[/(]\s?")  # between two names of one month
# Of the month of May, and at the beginning, in the middle, at the end of it.
_TURKISH_MONTH, _TURKISH_PART = regex(r"\sayı"), regex(r"\s(?:baş|orta|son)[ısu]")
_PARTS = ("early", "middle", "late")
# What may stand between a day in words and its month.
_OF = {"ar": r"\s(?:من\s)?(?:شهر\s)?", "fa": r"\s(?:ماه\s)?", "es": r"\sde\s", "pt": r"\sde\s"}
# Month names that are also common words or names: without a day or a year they count only beside other signs of a date.
_AMBIGUOUS = {
    "ar": frozenset({"h1", "h2", "h3", "h4", "h7", "h8", "h9", "g8"}),
    "fa": frozenset({"g5", "s4", "s7", "s9", "s10", "s11", "h1", "h2", "h7", "h8", "h9", "g6"}),
    "uk": frozenset({"g2"}),
    "tr": frozenset({"g1", "g10", "g12", "g3", "g11"}),
    "de": frozenset(),
    "fr": frozenset({"g3"}),
    "it": frozenset(),
    "hi": frozenset({"g5"}),
}


class _Words(NamedTuple):
    """The patterns of one language."""

    month: re.Pattern[str]
    weekday: re.Pattern[str]
    before: re.Pattern[str]
    year: re.Pattern[str]
    parts: tuple[tuple[str, re.Pattern[str]], ...]
    parts_after: tuple[tuple[str, re.Pattern[str]], ...]


@functools.cache
def tables() -> Mapping[str, Any]:
    """The words of every language, as ``data/source_dates.toml`` lists them."""
    return tables_of("checker.annotations", "data/source_dates.toml")


@functools.cache
def _words(language: str) -> _Words:
    """The patterns of a language, put together from its table."""
    table = tables()[language]
    names = [(f"g{number}", pattern) for number, pattern in enumerate(table["months"], 1)]
    for calendar, letter in (("solar", "s"), ("hijri", "h")):
        names += [(f"{letter}{number}", pattern) for number, pattern in enumerate(table.get(calendar, {}).get("months", ()), 1)]
    months = "|".join(f"(?P<{name}>{pattern})" for name, pattern in names)
    weekdays = "|".join(f"(?P<w{number}>{pattern})" for number, pattern in enumerate(table["weekdays"]))
    edge = "" if language == "he" else r"(?<![\w\u200c])"
    prefix = "(?:و?[بلف]?)" if language == "ar" else ""
    to = table.get("to", "-")
    return _Words(
        re.compile(rf"{edge}{prefix}(?:{months})(?!\w)"),
        re.compile(rf"{edge}{prefix}(?:{weekdays})(?!\w)"),
        re.compile(
            rf"{_DAY}(?:{SPACE}?(?:[-–—]|(?:-?(?:го|er|º))?{SPACE}(?:{to}){SPACE}){SPACE}?(?P<last>\d{{1,2}}))?{table['linked']}(?:dem\s)?\Z"
        ),
        re.compile(rf",?{table['year']}{_YEAR}"),
        tuple(
            (
                part,
                re.compile(rf"(?<!\w)(?:{table[part]}){SPACE}?(?:شهر{SPACE}|ماه{SPACE}|месяца{SPACE}|місяця{SPACE})?\Z"),
            )
            for part in _PARTS
            if part in table
        ),
        tuple((part, re.compile(rf"{SPACE}(?:{table[f'{part}_after']})(?!\w)")) for part in _PARTS if f"{part}_after" in table),
    )


@functools.lru_cache(maxsize=8192)
def source_dates(text: str, language: str) -> tuple[SourceDate, ...]:
    """Every date that a text names, in order: days, months with and without year, parts of a month, days of the week."""
    if language in ("zh", "ja"):
        return source_dates_han.han_dates(text, language)
    if language == "ko":
        return source_dates_han.han_dates(as_han(text), "ja")
    text = ascii_digits(text)
    found = list(_numeric(text, language))
    if language in tables():
        found += _named(text, language)
    found.sort()
    kept: list[SourceDate] = []
    for date in found:
        if not kept or date.start >= kept[-1].end:
            kept.append(date)
    return tuple(kept)


def small(text: str) -> str:
    """The text in small letters, where that keeps its length."""
    lower = text.replace("İ", "i").lower()
    return lower if len(lower) == len(text) else text


def _named(text: str, language: str) -> Iterator[SourceDate]:
    """Dates with the name of a month, and days of the week."""
    words, lower = _words(language), small(text)
    until = 0
    for match in words.month.finditer(lower):
        name = match.lastgroup
        if name is None or match.start() < until:
            continue
        base = max(0, match.start() - 40)
        left = lower[base : match.start()]
        before = words.before.search(left) if language != "he" else _BEFORE_HEBREW.search(left)
        start, end = (base + before.start() if before else match.start()), match.end()
        # أيار/مايو: one month under two names.
        second = _OR.match(lower, end)
        other = words.month.match(lower, second.end()) if second else None
        if other is not None:
            end = other.end() + (1 if lower[other.end() : other.end() + 1] == ")" else 0)
        year_match = words.year.match(lower, end) if words.year else None
        year = int(year_match["year"]) if year_match and _plausible(name[0], int(year_match["year"])) else None
        if year_match and year is not None:
            end = year_match.end()
        if (
            before is None
            and year is None
            and not _spelled_day(text, match.start(), language)
            and not _stands_alone(text, match, name, language)
        ):
            continue
        day = int(before["day"]) if before else None
        if day is None and (spelled := _spelled_day(text, match.start(), language)) is not None:
            start, day = spelled
        last = int(before["last"]) if before and "last" in before.groupdict() and before["last"] else None
        part = _part(words, lower, start, match.end())
        until = end
        yield SourceDate(start, end, _days(name, day, year), last if name[0] == "g" else None, part=part)
    for match in words.weekday.finditer(lower):
        number = next(int(key[1:]) for key, value in match.groupdict().items() if value is not None)
        if language in ("tr", "de") and not text[match.start()].isupper() and language == "de":
            continue
        yield SourceDate(match.start(), match.end(), (), weekday=number)


@functools.lru_cache(maxsize=4096)
def _spelled_day(text: str, at: int, language: str) -> tuple[int, int] | None:
    """Where a day in words before a month begins, and its number: первого мая, اول فروردین; ``None`` where there is none."""
    base, of = max(0, at - 40), _OF.get(language, r"\s")
    if not re.search(rf"[^\W\d_]{of}\Z", text[base:at]):
        return None
    for quantity in reversed(source_numbers(text[base:at], language)):
        gap = text[base + quantity.end : at]
        if quantity.spelled and re.fullmatch(of, gap) and 1 <= quantity.value <= 31:
            before = text[base : base + quantity.start].rstrip()
            return (base + quantity.start, int(quantity.value)) if quantity.value % 1 == 0 and before[-1:] != "," else None
    return None


def _plausible(calendar: str, year: int) -> bool:
    return {"g": 1000 <= year <= 2200, "s": 1200 <= year <= 1500, "h": 1200 <= year <= 1500}[calendar]


def _stands_alone(text: str, match: re.Match[str], name: str, language: str) -> bool:
    """Whether the name of a month is surely one without a day or a year beside it."""
    if language in ("tr", "de"):
        alone = text[match.start()].isupper() or (language == "tr" and _TURKISH_MONTH.match(text, match.end()))
        if language == "tr" and _TURKISH_PART.match(text, match.end()):
            return True  # ekim başında, in early October
        return bool(alone) and (name not in _AMBIGUOUS[language] or "ayı" in text[match.end() : match.end() + 5])
    return name not in _AMBIGUOUS.get(language, frozenset()) and name[0] == "g"


def _part(words: _Words, lower: str, start: int, end: int) -> str:
    """The part of a month that stands before or after its name (``early``); empty where none does."""
    left = lower[max(0, start - 24) : start]
    for part, pattern in words.parts:
        if pattern.search(left):
            return part
    for part, pattern in words.parts_after:
        if pattern.match(lower, end):
            return part
    return ""


def _days(name: str, day: int | None, year: int | None) -> tuple[Day, ...]:
    """The days or months of our calendar that a month of some calendar may mean."""
    calendar, month = name[0], int(name[1:])
    if calendar == "g":
        return (Day(year, month, day),)
    if calendar == "s":
        return _solar(year, month, day)
    return _lunar(year, month, day)


def _solar(year: int | None, month: int, day: int | None) -> tuple[Day, ...]:
    """The days or months of our calendar that a date of the Solar Hijri calendar may mean."""
    import jdatetime

    found: list[Day] = []
    for of in (year,) if year else (1403, 1404):  # a leap year and a common year: a day's place differs by one
        for number in (day,) if day else (1, 29):
            try:
                date = jdatetime.date(of, month, number).togregorian()
            except ValueError:
                continue
            found.append(Day(date.year if year else None, date.month, date.day if day else None))
    return tuple(dict.fromkeys(found))


def _lunar(year: int | None, month: int, day: int | None) -> tuple[Day, ...]:
    """The same of the lunar Hijri calendar, a day give or take one."""
    if year is None:
        return ()  # a lunar month falls on any month of ours
    import hijridate

    found: list[Day] = []
    for number in (day,) if day else (1, 29):
        try:
            gregorian = hijridate.Hijri(year, month, number).to_gregorian()
        except (ValueError, OverflowError):
            continue
        base = datetime.date(gregorian.year, gregorian.month, gregorian.day)
        for shift in (0, -1, 1) if day else (0,):
            date = base + datetime.timedelta(days=shift)
            found.append(Day(date.year, date.month, date.day if day else None))
    return tuple(dict.fromkeys(found))


def _numeric(text: str, language: str) -> Iterator[SourceDate]:
    """Dates in figures alone."""
    for match in _NUMERIC.finditer(text):
        if match["y"]:
            year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
            if language == "fa" and 1200 <= year <= 1500 and 1 <= month <= 12 and 1 <= day <= 31:
                yield SourceDate(match.start(), match.end(), _solar(year, month, day))
                continue
            if not (1000 <= year <= 2200):
                continue
        else:
            day, month, year = int(match["a"]), int(match["b"]), int(match["c"])
            if len(match["c"]) == 2 and (match["t"] != "." or language not in ("ru", "uk", "de", "tr", "fr", "es")):
                continue
            year += 2000 if year < 50 else 1900 if year < 100 else 0
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield SourceDate(match.start(), match.end(), (Day(year, month, day),))
