"""Small slips that a draft repeats: one finding for all places with the same text, the same message and the same remedy.

No rule; shared by the families of marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from checker import Confidence, Document, Finding, Rule


class Slip(NamedTuple):
    """One place in code points, what to say of it, and what to put there (``None`` where the copy does not tell)."""

    start: int
    end: int
    message: str
    remedy: str | None
    confidence: Confidence | None = None


def together(rule: Rule, document: Document, slips: Iterable[Slip], *, safe: bool) -> Iterator[Finding]:
    """One finding for every kind of slip, at its first place, with the other places as related ones."""
    kinds: dict[tuple[str, str, str | None, Confidence | None], list[Slip]] = {}
    for slip in slips:
        kinds.setdefault((document.text[slip.start : slip.end], *slip[2:]), []).append(slip)
    for (_, message, remedy, confidence), places in kinds.items():
        count = f" ({len(places)} times)" if len(places) > 1 else ""
        yield rule.finding(
            document,
            (places[0].start, places[0].end),
            message + count,
            related=[(slip.start, slip.end) for slip in places[1:]],
            suggestions=() if remedy is None else (remedy,),
            safe=safe and remedy is not None,
            confidence=confidence,
        )
