"""Coordinates of charts, so that templates only draw them. Every chart stands beside a table with its numbers."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from checker.engine import Run
from checker.scoring import Penalty
from reports.extras import Point

WIDTH, HEIGHT, MARGIN = 480, 90, 6


@dataclasses.dataclass(frozen=True, slots=True)
class Step:
    """One run in the trend. ``x`` and ``y`` are where it is drawn; ``comparable`` says it had the same signature."""

    label: str
    drafts: int
    words: int
    counts: Mapping[str, int]
    penalty: float | None
    comparable: bool
    x: float
    y: float | None


@dataclasses.dataclass(frozen=True, slots=True)
class Trend:
    """Earlier runs and this one. ``line`` is an SVG path through the runs that have a penalty."""

    steps: tuple[Step, ...]
    line: str
    most: float


def trend(history: Sequence[Point], penalty: Penalty, run: Run) -> Trend | None:
    """The trend of the penalty with this run as its last step, or ``None`` without earlier runs."""
    if not history:
        return None
    counts = {str(severity): count for severity, count in penalty.counts.items()}
    now = Point("this run", run.words, len(run.results), counts, penalty.per_thousand, str(run.signature))
    points = [*history, now]
    most = max([point.penalty for point in points if point.penalty is not None], default=0.0) or 1.0
    steps = []
    for number, point in enumerate(points):
        x = MARGIN + number * (WIDTH - 2 * MARGIN) / (len(points) - 1)
        y = None if point.penalty is None else round(HEIGHT - MARGIN - point.penalty / most * (HEIGHT - 2 * MARGIN), 1)
        same = point.signature == now.signature
        steps.append(Step(point.label, point.drafts, point.words, point.counts, point.penalty, same, round(x, 1), y))
    drawn = [f"{step.x} {step.y}" for step in steps if step.y is not None]
    return Trend(tuple(steps), "M" + "L".join(drawn) if drawn else "", most)
