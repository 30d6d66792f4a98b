"""What editors changed: a draft against its edited version, word by word."""

from __future__ import annotations

import dataclasses
import re
from typing import NamedTuple

from rapidfuzz.distance import Indel, Levenshtein

# A word or mark with the white space before it.
_WORD = re.compile(r"\s*(?:[^\W_]+|\S)|\s+")


class Edit(NamedTuple):
    """A stretch of text that stayed (both texts equal), went (``new`` empty), came (``old`` empty) or was replaced."""

    old: str
    new: str


@dataclasses.dataclass(frozen=True, slots=True)
class Edits:
    """All edits of a draft in order. ``rate`` is word edits over words of the edited version, as in HTER without shifts."""

    edits: tuple[Edit, ...]
    rate: float


def edits(draft: str, edited: str) -> Edits:
    """The edits that make ``edited`` of ``draft``. Words and marks are compared; white space goes with what it follows."""
    old, new = _WORD.findall(draft), _WORD.findall(edited)
    found: list[Edit] = []
    for step in Indel.opcodes(old, new):
        before, after = "".join(old[step.src_start : step.src_end]), "".join(new[step.dest_start : step.dest_end])
        found.append(Edit(before, after))
    words = edited.split()
    distance = Levenshtein.distance(draft.split(), words)
    return Edits(tuple(_joined(found)), distance / max(1, len(words)))


def _joined(found: list[Edit]) -> list[Edit]:
    """Neighbouring changes as one; white space that both begin with stays outside."""
    joined: list[Edit] = []
    for edit in found:
        last = joined[-1] if joined else None
        if last and last.old != last.new and edit.old != edit.new:
            joined[-1] = Edit(last.old + edit.old, last.new + edit.new)
        else:
            joined.append(edit)
    return [part for edit in joined for part in _parted(edit)]


def _parted(edit: Edit) -> tuple[Edit, ...]:
    """A change without the white space that both sides begin with, which stays."""
    space = edit.old[: len(edit.old) - len(edit.old.lstrip())]
    if not space or edit.old == edit.new or not edit.new.startswith(space):
        return (edit,)
    return Edit(space, space), Edit(edit.old[len(space) :], edit.new[len(space) :])
