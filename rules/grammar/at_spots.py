"""What the grammar rules share that read on from a trigger word (``checker.annotations.spots``). No rule.

Such a rule is a table of rows. A row says at which words to stop, which test to make on the words around each of them,
and what to tell the editor where the test finds something wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from checker import Document, Finding, Rule
from checker.annotations.readings import DETERMINERS
from checker.annotations.spots import Spot, Where, spots

Found = TypeVar("Found")

# Words behind an “-ing” form that show that it is a verb with an object or a phrase of its own, and not a noun.
BEHIND_GERUND = DETERMINERS | frozenset(
    "with in on at from up more new him them it about for to next last as within without until .".split()
)
# A test: the first and the last word at fault, as offsets in words from the spot, or ``None`` where nothing is wrong.
Test = Callable[[Spot], tuple[int, int] | None]
# Where to stop, the test, and the message: {} stands for the words at fault, {last} for the last of them in lower case.
Row = tuple[Iterable[str] | Where, Test, str]


def hits(
    document: Document, where: Iterable[str] | Where, test: Callable[[Spot], Found | None]
) -> Iterator[tuple[Spot, Found]]:
    """Each spot at which a test finds something, with what it found."""
    for spot in spots(document, where):
        found = test(spot)
        if found is not None:
            yield spot, found


def findings(rule: Rule, document: Document, rows: Iterable[Row]) -> Iterator[Finding]:
    """The findings of a table of rows, row by row; one for each spot at which the row's test finds words at fault."""
    for where, test, message in rows:
        for spot, (first, last) in hits(document, where, test):
            span = spot.span(first, last)
            yield rule.finding(document, span, message.format(document[span], last=spot.word(last)))
