"""What a number of a source text is."""

from __future__ import annotations

import enum
from typing import NamedTuple

# Two readings of one number are the same value within this share; thirds and rounded products need it.
TOLERANCE = 1e-5


class Sort(enum.StrEnum):
    """What a quantity is: a count or measure, a percentage, a place in an order, a share (half), or a multiple (twice)."""

    NUMBER = "number"
    PERCENT = "percent"
    ORDINAL = "ordinal"
    SHARE = "share"
    TIMES = "times"


class Quantity(NamedTuple):
    """A number in a text.

    ``values`` are its possible readings, the likeliest first (``1,300`` may be thirteen hundred or 1.3). ``parts`` are
    the values it falls into where a joining *and* may mean two numbers; ``unit`` is as in ``numbers.Number``.
    ``soft`` numbers are often none (one as an article), so their absence says nothing.
    ``spelled``: written in words. Magnitudes are multiplied out.
    """

    start: int
    end: int
    values: tuple[float, ...]
    sort: Sort = Sort.NUMBER
    soft: bool = False
    spelled: bool = False
    parts: tuple[float, ...] = ()
    unit: str = ""

    @property
    def value(self) -> float:
        """The likeliest reading."""
        return self.values[0]


def near(first: float, second: float) -> bool:
    """Whether two readings are the same value."""
    return abs(first - second) <= TOLERANCE * max(abs(first), abs(second), 1e-9)
