"""What a report may show beside the run itself: earlier runs, decisions in full, manual pages, published versions."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.decisions import Decision


@dataclasses.dataclass(frozen=True, slots=True)
class Point:
    """An earlier run, or the part of it from one system and desk, as the trend shows it.

    ``penalty`` is points per 1,000 words; ``label`` names the run; ``rule_set`` is equal for runs that can be compared;
    ``at`` is ``None`` where the day is not known; ``findings`` are those that counted, by rule and severity.
    """

    label: str
    words: int
    drafts: int
    counts: Mapping[str, int]
    penalty: float | None
    signature: str
    rule_set: str = ""
    at: datetime.datetime | None = None
    system: str = ""
    desk: str = ""
    findings: Mapping[tuple[str, str], int] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True, slots=True)
class Extras:
    """Everything here may be empty.

    ``decisions`` are those that were applied to the run; ``history`` are earlier runs, the oldest first, and ``now`` is this
    run as part of them; ``manuals`` is the manual page of each rule as plain text; ``off`` says why a rule did not take
    part; ``references`` is the published or otherwise edited text of a draft by its path.
    """

    decisions: tuple[Decision, ...] = ()
    history: tuple[Point, ...] = ()
    now: tuple[Point, ...] = ()
    manuals: Mapping[str, str] = dataclasses.field(default_factory=dict)
    off: Mapping[str, str] = dataclasses.field(default_factory=dict)
    references: Mapping[str, str] = dataclasses.field(default_factory=dict)


NONE = Extras()
