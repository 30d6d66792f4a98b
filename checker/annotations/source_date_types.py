"""What a date or time of a source text is."""

from __future__ import annotations

from typing import NamedTuple


class Day(NamedTuple):
    """A day, month or year of our calendar; what the text does not say is ``None``."""

    year: int | None
    month: int | None
    day: int | None


class SourceDate(NamedTuple):
    """A date in a source text.

    ``days`` are the days it may mean (several where another calendar leaves a doubt); empty for a day of the week alone.
    ``last_day`` ends a range, ``weekday`` counts from Monday = 0, ``part`` is ``early``, ``middle`` or ``late``.
    """

    start: int
    end: int
    days: tuple[Day, ...]
    last_day: int | None = None
    weekday: int | None = None
    part: str = ""


class SourceTime(NamedTuple):
    """A time of day in a source text: the minutes since midnight it may mean."""

    start: int
    end: int
    minutes: tuple[int, ...]
