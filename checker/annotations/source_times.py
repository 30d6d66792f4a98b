"""Times of day of a source text, as minutes since midnight. The words of each language are in ``data/source_dates.toml``."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from checker.annotations import source_dates_han
from checker.annotations.source_clock_words import clock_words
from checker.annotations.source_date_types import SourceTime
from checker.annotations.source_dates import SPACE, small, tables
from checker.annotations.source_korean import as_han
from checker.annotations.source_numerals import ascii_digits
from checker.lazy import regex

_CLOCK = regex(
    r"(?<![\d.,:/-])(?P<hour>[01]?\d|2[0-4])(?P<sign>[:.：]|\s?h\s?|\s?(?=Uhr))(?P<minute>[0-5]\d)?(?![\d%]|[.,:]\d)"
)


_HALF_DAY, _DAY = 720, 1440  # minutes
_BEFORE = 24  # code points before a time in which the part of the day stands
_LEFT = 12  # and those in which stands what makes figures a time
# French words before a number of hours that is a length of time.
_LASTING = regex(r"(?:pendant|durant|en|de|après|plus de|environ|dans les|toutes les|les|il y a|quelques|et|ou|-|–)\s\Z")


class _TimeWords(NamedTuple):
    """What stands beside a time in one language, and what names one by itself with its minutes."""

    evening: re.Pattern[str] | None
    morning: re.Pattern[str] | None
    before: re.Pattern[str] | None
    named: tuple[tuple[re.Pattern[str], tuple[int, ...]], ...]


@functools.cache
def _time_words(language: str) -> _TimeWords:
    """The patterns of a language, put together from its table."""
    table = tables().get(language, {})
    return _TimeWords(
        re.compile(rf"\s?,?\s?(?:{table['evening']})(?!\w)") if "evening" in table else None,
        re.compile(rf"\s?,?\s?(?:{table['morning']})(?!\w)") if "morning" in table else None,
        re.compile(rf"(?<!\w)(?:{table['part_before']})\s\Z") if "part_before" in table else None,
        tuple(
            (re.compile(rf"(?<!\w)(?:{table[name]})(?!\w)"), minutes)
            for name, minutes in (("midnight", (0, _DAY)), ("noon", (_HALF_DAY,)))
            if name in table
        ),
    )


@functools.lru_cache(maxsize=8192)
def source_times(text: str, language: str) -> tuple[SourceTime, ...]:
    """Every time of day that a text names, in order, as minutes since midnight."""
    if language in ("zh", "ja", "ko"):
        return source_dates_han.han_times(as_han(text) if language == "ko" else text)
    lower = small(ascii_digits(text))
    words = _time_words(language)
    found = [*_in_figures(lower, language, words), *_in_words(lower, language, words)]
    for pattern, minutes in words.named:
        found += [SourceTime(*match.span(), minutes) for match in pattern.finditer(lower)]
    kept: list[SourceTime] = []
    for time in sorted(found, key=lambda time: (time.start, -time.end)):
        if not kept or time.start >= kept[-1].end:
            kept.append(time)
    return tuple(kept)


def _in_figures(lower: str, language: str, words: _TimeWords) -> Iterator[SourceTime]:
    """The times of a text in small letters that it gives in figures, in no order."""
    table = tables().get(language, {})
    for match, hour, minute, sure in _clocks(lower, language, table):
        start, end = match.span()
        late, early = _part_behind(lower, end, words)
        part = None if late else _part_before(lower, start, words)
        if part is not None:
            yield SourceTime(start, end, _minutes(hour, minute, re.search(table["evening"], part[0]) is not None, True))
            continue
        # de la tarde, de la noche, del día: said after the hour, at once or after a word
        said = late or early
        if said is not None or sure:
            yield SourceTime(start, end if said is None else said.end(), _minutes(hour, minute, bool(late), bool(early)))


def _in_words(lower: str, language: str, words: _TimeWords) -> Iterator[SourceTime]:
    """The times of a text in small letters that it gives in words, in no order."""
    for clock in clock_words(lower, language):
        late, early = _part_behind(lower, clock.end, words)
        part = None if late or early else _part_before(lower, clock.start, words)
        if part is not None:
            late, early = (part, None) if re.search(tables()[language]["evening"], part[0]) else (None, part)
        said = late or early
        if said is not None or clock.sure:
            end = clock.end if said is None else max(clock.end, said.end())
            hour, minute = divmod(clock.minutes, 60)
            yield SourceTime(clock.start, end, _minutes(hour or 12, minute, bool(late), bool(early)))


def _part_behind(lower: str, end: int, words: _TimeWords) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """What says right behind a time that it is in the second half of the day, and that it is in the first."""
    return (
        words.evening.match(lower, end) if words.evening else None,
        words.morning.match(lower, end) if words.morning else None,
    )


def _part_before(lower: str, start: int, words: _TimeWords) -> re.Match[str] | None:
    """What names a part of the day right before a time."""
    return words.before.search(lower, max(0, start - _BEFORE), start) if words.before else None


def _minutes(hour: int, minute: int, late: bool, early: bool) -> tuple[int, ...]:
    """The minutes since midnight that a time may mean: two where nothing says in which half of the day it is."""
    base = (hour % 24) * 60 + minute
    if late and hour < 12:
        return ((hour + 12) * 60 + minute,)
    if early and hour == 12:
        return (minute,)
    if early or late or hour > 12 or hour == 0:
        return (base,)
    return (base, (base + _HALF_DAY) % _DAY)


class _ClockWords(NamedTuple):
    """What stands before and after the figures of a clock in one language, and the patterns of hours said otherwise."""

    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    part: re.Pattern[str] | None
    hours_after: re.Pattern[str] | None
    hours_before: re.Pattern[str] | None
    ordinals: re.Pattern[str] | None
    half_before: re.Pattern[str] | None


_UNITS_DE = "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split()


@functools.cache
def _clock_patterns(language: str) -> _ClockWords:
    """The patterns of the clock in a language, put together from its table."""
    table = tables().get(language, {})
    half = table.get("half")
    tail = rf"(?P<half>\s{half})?" if half else "(?P<half>(?!))?"
    parts = rf"(?P<half>\s(?:{half}))?(?P<quarter>\s(?:{table.get('quarter')}))?"
    parts += r"(?:\sو\s?(?P<minute>[0-5]?\d)\s(?:دقیقه|دقيقة))?"  # Persian and Arabic: hour 3 and 20 minutes
    ordinals: list[str] = table.get("hour_ordinals", [])
    after = ordered = named = half_before = None
    if "half_before" in table:
        half_before = rf"(?<!\w){table['half_before']}\s(?P<hour>{'|'.join(_UNITS_DE)})(?!\w)"
    if "hour_after" in table:
        after = rf"(?<![\d.,:/-])(?P<hour>[01]?\d|2[0-4]){SPACE}(?:{table['hour_after']})(?!\w){tail}(?!\s?\d)"
    if "hour_words" in table:
        named = rf"(?:{table['hour_words']})\s(?:ال)?(?P<hour>\d{{1,2}}|{'|'.join(ordinals or ['(?!)'])})(?!\d|:\d){parts}"
        if ordinals:
            either = "|".join(sorted(ordinals, key=len, reverse=True))
            ordered = rf"(?<!\w)(?<!الساعة\s)(?P<hour>{either})(?!\w){parts}"
    return _ClockWords(
        re.compile(rf"(?<!\w)(?:{table['hour_before']})\s\Z") if "hour_before" in table else None,
        re.compile(rf"\s?(?:{table['hour_after']})(?!\w)") if "hour_after" in table else None,
        re.compile(rf"(?<!\w)(?:{table['part_before']})\s\Z") if "part_before" in table else None,
        re.compile(after) if after else None,
        re.compile(named) if named else None,
        re.compile(ordered) if ordered else None,
        re.compile(half_before) if half_before else None,
    )


def _clocks(lower: str, language: str, table: Mapping[str, Any]) -> Iterator[tuple[re.Match[str], int, int, bool]]:
    """Matches of clock times with hour, minute and whether they are surely times."""
    words = _clock_patterns(language)
    for match in _CLOCK.finditer(lower):
        left = lower[max(0, match.start() - _LEFT) : match.start()]
        sign, minute = match["sign"].strip(), match["minute"]
        if sign in ("h", "") and minute is None and language not in ("fr", "es", "pt", "de"):
            continue
        if sign == "." and not (
            minute
            and (
                _timed(left, words.before)
                or (words.after and words.after.match(lower, match.end()))
                or _timed(left, words.part)
            )
        ):
            continue
        if sign in (":", "：") and minute is None:
            continue
        yield match, int(match["hour"]), int(minute or 0), True
    for match in words.hours_after.finditer(lower) if words.hours_after else ():
        left = lower[max(0, match.start() - _LEFT) : match.start()]
        sure = language in ("de", "fr") or _timed(left, words.before)
        yield match, int(match["hour"]), 30 if match["half"] else 0, sure and not (language == "fr" and _lasts(left))
    for match in words.hours_before.finditer(lower) if words.hours_before else ():
        minute = int(match["minute"] or 0)
        yield match, _hour(match["hour"], table), 30 if match["half"] else 15 if match["quarter"] else minute, True
    for match in words.ordinals.finditer(lower) if words.ordinals else ():
        yield match, _hour(match["hour"], table), 30 if match["half"] else 15 if match["quarter"] else 0, False
    for match in words.half_before.finditer(lower) if words.half_before else ():
        yield match, _UNITS_DE.index(match["hour"]), 30, True


def _timed(left: str, pattern: re.Pattern[str] | None) -> bool:
    """Whether what stands before figures ends with words that make them a time."""
    return pattern is not None and pattern.search(left) is not None


def _lasts(left: str) -> bool:
    """Whether words before a number of hours say that it is a length of time."""
    return _LASTING.search(left) is not None


def _hour(word: str, table: Mapping[str, Any]) -> int:
    """The hour that figures or an ordinal of the table name."""
    return int(word) if word.isdecimal() else table["hour_ordinals"].index(word) + 1
