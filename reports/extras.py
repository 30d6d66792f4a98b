"""What a report may show beside the run itself: earlier runs, decisions in full, manual pages, published versions."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.decisions import Decision


@dataclasses.dataclass(frozen=True, slots=True)
class Point:
    """An earlier run as the trend shows it. ``penalty`` is points per 1,000 words; ``label`` names the run."""

    label: str
    words: int
    drafts: int
    counts: Mapping[str, int]
    penalty: float | None
    signature: str


@dataclasses.dataclass(frozen=True, slots=True)
class Extras:
    """Everything here may be empty.

    ``decisions`` are those that were applied to the run; ``history`` earlier runs, the oldest first; ``manuals`` the manual
    page of each rule as plain text; ``off`` why a rule did not take part; ``references`` the published or otherwise
    edited text of a draft by its path.
    """

    decisions: tuple[Decision, ...] = ()
    history: tuple[Point, ...] = ()
    manuals: Mapping[str, str] = dataclasses.field(default_factory=dict)
    off: Mapping[str, str] = dataclasses.field(default_factory=dict)
    references: Mapping[str, str] = dataclasses.field(default_factory=dict)


NONE = Extras()
