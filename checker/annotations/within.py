"""What of a draft begins in one stretch of it, found without looking at the rest."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from checker.annotations.names import Mention, names
from checker.annotations.quotes import Quotation, quotations
from checker.document import Document, annotation
from checker.finding import Span


class _Placed(Protocol):
    """Whatever has a place where it begins."""

    @property
    def start(self) -> int: ...


_T = TypeVar("_T")
_P = TypeVar("_P", bound=_Placed)


def beginning_in(every: Sequence[_P], place: Span) -> Sequence[_P]:
    """Those that begin in a stretch of the text; ``every`` is in order of ``start``, a code point."""
    return _between(every, place, lambda one: one.start)


def mentions_in(document: Document, place: Span) -> Sequence[Mention]:
    """The names that begin in a stretch of the draft, in order."""
    return _between(names(document), place, lambda mention: mention.words[0].start)


@annotation
def _outer(document: Document) -> tuple[Quotation, ...]:
    return tuple(quotation for quotation in quotations(document) if quotation.level == 0)


def quotations_in(document: Document, place: Span) -> Sequence[Quotation]:
    """The outer quotations whose first mark, of those that are there, stands in a stretch of the draft, in order."""
    return _between(_outer(document), place, lambda quotation: quotation.known.start)


def _between(every: Sequence[_T], place: Span, start: Callable[[_T], int]) -> Sequence[_T]:
    first = bisect.bisect_left(every, place.start, key=start)
    return every[first : bisect.bisect_left(every, place.end, first, key=start)]
