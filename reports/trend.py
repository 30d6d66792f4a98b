"""Findings per 1,000 words over time: by week, system, desk and rule, never across a change of the rule set.

Weeks begin on Monday. Where the rules, the configuration, the program or the language model changed, a chart has a mark and
its line breaks: what stands on the two sides of a mark was not measured alike.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from checker.scoring import PER_WORDS
from reports.extras import Point
from reports.html_page import render

WIDTH, HEIGHT, MARGIN = 480, 120, 8
MOST_COLUMNS = 53  # the last ones are shown
MOST = 12  # rows of a table by rule; all systems and desks are shown
WITHOUT = "not named"


@dataclasses.dataclass(frozen=True, slots=True)
class Cell:
    """What runs of one week and one rule set found: drafts, words, findings. ``first`` is the day the week begins."""

    first: datetime.date
    era: int
    drafts: int = 0
    words: int = 0
    findings: int = 0

    @property
    def rate(self) -> float | None:
        """Findings per 1,000 words; ``None`` where there are no words."""
        return self.findings / self.words * PER_WORDS if self.words else None


@dataclasses.dataclass(frozen=True, slots=True)
class Series:
    """One line of a chart: a system, desk or rule, or everything. ``cells`` stand for the columns of the trend, ``None`` where
    there was no run; ``path`` is its SVG path, ``dots`` its points as ``x, y``."""

    name: str
    cells: tuple[Cell | None, ...]
    path: str
    dots: tuple[tuple[float, float], ...]

    @property
    def words(self) -> int:
        """Words over all columns."""
        return sum(cell.words for cell in self.cells if cell)

    @property
    def findings(self) -> int:
        """Findings over all columns."""
        return sum(cell.findings for cell in self.cells if cell)


@dataclasses.dataclass(frozen=True, slots=True)
class Panel:
    """A chart with its table. ``most`` is the rate at its top."""

    title: str
    series: tuple[Series, ...]
    most: float


@dataclasses.dataclass(frozen=True, slots=True)
class Era:
    """The weeks under one rule set. ``x`` is where it begins in a chart, ``changed`` what differs from the last."""

    rule_set: str
    changed: str
    x: float


@dataclasses.dataclass(frozen=True, slots=True)
class Weekly:
    """The trend: its columns (the first day of a week, and the number of its era), eras, and panels."""

    columns: tuple[tuple[datetime.date, int], ...]
    eras: tuple[Era, ...]
    panels: tuple[Panel, ...]
    undated: int = 0


def weekly(points: Sequence[Point]) -> Weekly | None:
    """The trend of runs whose day is known, or ``None`` where there are fewer than two columns of them."""
    dated = sorted((point for point in points if point.at is not None), key=lambda point: (point.at, point.label))
    eras = _eras(dated)
    every = sorted({(era, _week(point)) for point, era in zip(dated, eras, strict=True)})
    columns = tuple((first, era) for era, first in every[-MOST_COLUMNS:])
    if len(columns) < 2:
        return None
    shown = frozenset(columns)
    pairs = [(point, era) for point, era in zip(dated, eras, strict=True) if (_week(point), era) in shown]
    dated, eras = [point for point, _ in pairs], [era for _, era in pairs]
    at = {column: MARGIN + number * (WIDTH - 2 * MARGIN) / (len(columns) - 1) for number, column in enumerate(columns)}
    known: dict[int, str] = {}
    for point, era in zip(dated, eras, strict=True):
        known.setdefault(era, point.rule_set)
    begun = [
        Era(rule_set, _changed(known.get(era - 1, ""), rule_set), round(min(at[one] for one in columns if one[1] == era), 1))
        for era, rule_set in known.items()
    ]
    panels = [_panel("All findings", {"all": _cells(dated, eras, lambda point: 1)}, columns, at)]
    for by in ("system", "desk"):
        names = sorted({getattr(point, by) for point in dated})
        if names == [""]:
            continue
        parts = {
            name or WITHOUT: _cells(dated, eras, lambda point, by=by, name=name: int(getattr(point, by) == name))  # type: ignore[misc]
            for name in names
        }
        panels.append(_panel(f"By {by}", parts, columns, at))
    panels.append(_panel("By rule", _by_rule(dated, eras), columns, at))
    return Weekly(columns, tuple(begun), tuple(panels), len(points) - len(dated))


def page(trend: Weekly) -> str:
    """The trend as one HTML page that loads nothing and runs no script."""
    return render("trend.html", styles=("page", "summary", "trend"), scripts=(), weekly=trend)


def _week(point: Point) -> datetime.date:
    """The Monday of the week that a run whose day is known was in."""
    assert point.at is not None
    day = point.at.date()
    return day - datetime.timedelta(days=day.weekday())


def _eras(dated: Sequence[Point]) -> list[int]:
    """The number of the rule set of each run, in order of first use: desks with two rule sets stand one after the other."""
    numbers: dict[str, int] = {}
    return [numbers.setdefault(point.rule_set, len(numbers)) for point in dated]


Cells = Mapping[tuple[datetime.date, int], Cell]


def _cells(dated: Sequence[Point], eras: Sequence[int], takes: Callable[[Point], int]) -> Cells:
    """The cells of one line by column, of the runs that ``takes`` accepts."""
    found: dict[tuple[datetime.date, int], Cell] = {}
    for point, era in zip(dated, eras, strict=True):
        if takes(point):
            key = (_week(point), era)
            found[key] = _plus(found.get(key, Cell(*key)), point, sum(point.findings.values()))
    return found


def _plus(cell: Cell, point: Point, findings: int) -> Cell:
    return dataclasses.replace(
        cell, drafts=cell.drafts + point.drafts, words=cell.words + point.words, findings=cell.findings + findings
    )


def _by_rule(dated: Sequence[Point], eras: Sequence[int]) -> dict[str, Cells]:
    """The rules that found most, each over all words."""
    found: dict[str, dict[tuple[datetime.date, int], int]] = defaultdict(lambda: defaultdict(int))
    for point, era in zip(dated, eras, strict=True):
        for (rule, _), number in point.findings.items():
            found[rule][_week(point), era] += number
    whole = _cells(dated, eras, lambda point: 1)
    most = sorted(found, key=lambda rule: (-sum(found[rule].values()), rule))[:MOST]
    return {
        rule: {key: dataclasses.replace(cell, findings=found[rule].get(key, 0)) for key, cell in whole.items()} for rule in most
    }


def _panel(
    title: str,
    parts: Mapping[str, Cells],
    columns: Sequence[tuple[datetime.date, int]],
    at: Mapping[tuple[datetime.date, int], float],
) -> Panel:
    """A chart of some lines; ``at`` says where each column stands in it."""
    rates = [cell.rate for cells in parts.values() for cell in cells.values() if cell.rate is not None]
    most = max(rates, default=0.0) or 1.0
    series = []
    for name, cells in parts.items():
        dots, path, before = [], "", None
        for column in columns:
            cell = cells.get(column)
            if cell is None or cell.rate is None:
                continue
            x, y = round(at[column], 1), round(HEIGHT - MARGIN - cell.rate / most * (HEIGHT - 2 * MARGIN), 1)
            path += f"{'L' if before == column[1] else 'M'}{x} {y}"
            dots.append((x, y))
            before = column[1]
        series.append(Series(name, tuple(cells.get(column) for column in columns), path, tuple(dots)))
    return Panel(title, tuple(series), most)


def _changed(before: str, now: str) -> str:
    """Which parts of two signatures differ, in words."""
    if not before:
        return ""
    names = {
        "v": "version",
        "rules": "number of rules",
        "ruleset": "rules",
        "config": "configuration",
        "model": "language model",
        "lang": "languages",
    }
    one, other = (dict(part.partition(":")[::2] for part in text.split("|")[1:]) for text in (before, now))
    return ", ".join(names.get(key, key) for key in {**one, **other} if one.get(key) != other.get(key)) or "rules"
