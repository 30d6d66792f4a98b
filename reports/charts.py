"""Coordinates of charts, so that templates only draw them. Every chart stands beside a table with its numbers."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Mapping, Sequence

from checker.engine import Run
from checker.scoring import Penalty
from reports.extras import Point

WIDTH, HEIGHT, MARGIN = 480, 90, 6
SHOWN = 40  # earlier runs in the chart, the last ones


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
    """Earlier runs and this one. ``line`` is an SVG path through the runs with a penalty, parted where the rules changed."""

    steps: tuple[Step, ...]
    line: str
    most: float


def trend(history: Sequence[Point], penalty: Penalty, run: Run) -> Trend | None:
    """The trend of the penalty with this run as its last step, or ``None`` without earlier runs."""
    if not history:
        return None
    history = _whole(history)[-SHOWN:]
    counts = {str(severity): count for severity, count in penalty.counts.items()}
    now = Point(
        "this run", run.words, len(run.results), counts, penalty.per_thousand, str(run.signature), run.signature.rules_alone
    )
    points = [*history, now]
    most = max([point.penalty for point in points if point.penalty is not None], default=0.0) or 1.0
    steps = []
    for number, point in enumerate(points):
        x = MARGIN + number * (WIDTH - 2 * MARGIN) / (len(points) - 1)
        y = None if point.penalty is None else round(HEIGHT - MARGIN - point.penalty / most * (HEIGHT - 2 * MARGIN), 1)
        same = (point.rule_set or point.signature) == (now.rule_set or now.signature)
        steps.append(Step(point.label, point.drafts, point.words, point.counts, point.penalty, same, round(x, 1), y))
    line, before = "", None
    for step, point in zip(steps, points, strict=True):
        if step.y is not None:
            rules = point.rule_set or point.signature
            line += f"{'L' if rules == before else 'M'}{step.x} {step.y}"
            before = rules
    return Trend(tuple(steps), line, most)


def _whole(history: Sequence[Point]) -> list[Point]:
    """The runs as wholes: parts from several systems and desks of one moment are put together again."""
    parts: dict[object, list[Point]] = {}
    for number, point in enumerate(history):
        parts.setdefault((point.at, point.signature) if point.at and (point.system or point.desk) else number, []).append(point)
    return [together[0] if len(together) == 1 else _joined(together) for together in parts.values()]


def _joined(parts: Sequence[Point]) -> Point:
    """The parts of one run as one point."""
    words = sum(part.words for part in parts)
    counts: Counter[str] = Counter()
    for part in parts:
        counts.update(part.counts)
    points = sum((part.penalty or 0.0) * part.words for part in parts)
    return dataclasses.replace(
        parts[0],
        words=words,
        drafts=sum(part.drafts for part in parts),
        counts=dict(counts),
        penalty=points / words if words else None,
        system="",
        desk="",
    )
