"""Times of day that a source text gives in words: halb acht, половина восьмого, las seis y media. The words of each language
are in ``data/source_clocks.toml``."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.shipped import tables_of


class ClockWords(NamedTuple):
    """A time in words: its place, minutes since midnight (0 to 719, the first half of the day), and whether nothing else
    can be meant."""

    start: int
    end: int
    minutes: int
    sure: bool


@functools.cache
def _phrases(language: str) -> tuple[tuple[re.Pattern[str], int, bool], ...]:
    """Phrases for times: the pattern, the minutes to add to its hour, and whether nothing else can be meant."""
    table = tables_of("checker.annotations", "data/source_clocks.toml").get(language, {})
    forms = {
        name: "|".join(rf"(?P<{name}{number}>{form})(?!\w)" for number, form in reversed([*enumerate(table[key], 1)]))
        for name, key in (("h", "hours"), ("o", "of"), ("g", "genitive"))
        if key in table
    }
    if "h" in forms:
        forms["h"] = rf"(?P<h>\d{{1,2}})(?!\d|[.,:]\d)|{forms['h']}"
    found = []
    for pattern, minutes, sure in table.get("phrases", ()):
        for name, form in forms.items():
            pattern = pattern.replace(f"{{{name}}}", f"(?:{form})")
        found.append((re.compile(rf"(?<![\w\u200c]){pattern}(?![\w\u200c])"), minutes, sure))
    return tuple(found)


def clock_words(lower: str, language: str) -> Iterator[ClockWords]:
    """Every time in words in a text of small letters whose digits are 0–9; overlapping phrases are all given."""
    for pattern, minutes, sure in _phrases(language):
        for match in pattern.finditer(lower):
            hour = next(int(one) if name == "h" else int(name[1:]) for name, one in match.groupdict().items() if one)
            if hour <= 24 and (not match.groupdict().get("h") or minutes or not sure):
                yield ClockWords(match.start(), match.end(), (hour % 12 * 60 + minutes) % 720, sure)
