"""Times of day as English copy names them."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.document import Document, annotation
from checker.lazy import regex

_HOURS = {word: hour for hour, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
_HOUR = rf"\d{{1,2}}|{'|'.join(_HOURS)}"
_TIME = regex(
    rf"(?<![\w.,:$£€/-])(?:"
    rf"(?P<h>\d{{1,2}})(?:[.:](?P<m>[0-5]\d))?\s?(?P<half>[ap])\.?m\b"
    rf"|(?P<hour>[01]?\d|2[0-4])[:](?P<minute>[0-5]\d)(?![\d:]|[.,]\d)"
    rf"|(?P<past>half past|half|(?:a )?quarter past|(?:a )?quarter to) (?P<of>{_HOUR})\b(?!\s(?:million|billion|thousand))"
    rf"|(?P<clock>{_HOUR}) o['’]clock|(?P<bare>{_HOUR}) (?=in the (?:morning|afternoon|evening)\b|at night\b)"
    rf"|(?P<four>[012]\d[0-5]\d)(?=\s?(?:GMT|UTC|hours\b|local time))|(?P<word>noon|midday|midnight)\b)"
    rf"(?:(?: |\.,? )?(?:in the |at )?(?P<part>morning|afternoon|evening|night)\b)?",
    re.IGNORECASE,
)
_SHIFT = {"half past": 30, "half": 30, "quarter past": 15, "a quarter past": 15, "quarter to": -15, "a quarter to": -15}


class TimeMention(NamedTuple):
    """A time of day in the draft: the minutes since midnight it may mean."""

    start: int
    end: int
    minutes: tuple[int, ...]


@annotation
def times(document: Document) -> tuple[TimeMention, ...]:
    """Every time of day that the draft names, in order."""
    return english_times(document.prose)


def english_times(text: str) -> tuple[TimeMention, ...]:
    """Every time of day in an English text: 8.45pm, 20:45, half past seven, nine o'clock, noon, 6 in the morning."""
    return tuple(
        TimeMention(match.start(), match.end(), minutes) for match in _TIME.finditer(text) if (minutes := _minutes(match))
    )


def _minutes(match: re.Match[str]) -> tuple[int, ...]:
    if match["word"]:
        return (0, 1440) if match["word"].lower() == "midnight" else (720,)
    if match["four"]:
        return (int(match["four"][:2]) * 60 + int(match["four"][2:]),)
    said = match["h"] or match["hour"] or match["of"] or match["clock"] or match["bare"]
    hour = int(said) if said.isdigit() else _HOURS[said.lower()]
    minute = int(match["m"] or match["minute"] or 0) + _SHIFT.get((match["past"] or "").lower(), 0)
    if hour > 24:
        return ()
    if match["half"]:
        return (hour % 12 * 60 + minute + (720 if match["half"].lower() == "p" else 0),)
    part = (match["part"] or "").lower()
    if part in ("afternoon", "evening") or (part == "night" and hour >= 6):
        return (hour % 12 * 60 + minute + 720,)
    if part or hour > 12 or hour == 0:
        return (hour % 24 * 60 + minute,)
    return (hour * 60 + minute, hour % 12 * 60 + minute + (720 if hour < 12 else 0))
