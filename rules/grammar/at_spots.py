"""Rules that are rows of tests: which words to stop at, what to look for around them, what to say. No rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from checker import Document, Finding, Rule
from checker.annotations.readings import DETERMINERS
from checker.annotations.spots import Spot, Where, spots

# What stands behind a verb in “-ing” that has an object or a phrase, and is no noun then.
BEHIND_GERUND = DETERMINERS | frozenset(
    "with in on at from up more new him them it about for to next last as within without until .".split()
)
# The first and last word at fault, both counted from the spot; ``None`` where nothing is wrong there.
Look = Callable[[Spot], tuple[int, int] | None]
# Where to stop, how to look, and the message: {} stands for the words at fault, {last} for the last of them in small letters.
Row = tuple[Iterable[str] | Where, Look, str]


def told(rule: Rule, document: Document, rows: Iterable[Row]) -> Iterator[Finding]:
    """A finding for every spot at which a row's look finds words at fault."""
    for where, look, message in rows:
        for spot in spots(document, where):
            place = look(spot)
            if place is not None:
                span = spot.span(*place)
                yield rule.finding(document, span, message.format(document[span], last=spot.word(place[1])))
