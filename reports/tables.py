"""Summary tables with pandas: figures by draft, rule, desk and translation system, as CSV files of their own."""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Iterator, Mapping

import pandas as pd

from checker.decisions import desk_of
from checker.document import Document
from checker.engine import Run
from checker.finding import Status
from checker.rule import family
from checker.scoring import PER_WORDS, WEIGHTS, wilson
from reports.csv_report import table_as_csv
from reports.extras import NONE, Extras
from reports.rows import encodable
from reports.summary import DECIDED, WORST_FIRST

LEVELS = tuple(map(str, WORST_FIRST))
BY = ("draft", "rule", "desk", "system")
COUNTED = ("drafts", "words", *LEVELS, "set_aside", "decided", "agreed")
_AT = {name: number for number, name in enumerate(COUNTED)}
_KEYS: Mapping[str, Callable[[Document], str]] = {
    "draft": lambda document: document.path,
    "desk": desk_of,
    "system": lambda document: document.metadata.get("system", ""),
}
# Penalty points of a finding of each level.
POINTS = {str(severity): weight for severity, weight in WEIGHTS.items()}


def write(run: Run, extras: Extras = NONE) -> str:
    """The table by draft; ``files`` gives all four."""
    return table_as_csv(table(run, "draft"))


def files(run: Run, name: str, extras: Extras = NONE) -> Iterator[tuple[str, str]]:
    """``summary.csv`` becomes ``summary.by-draft.csv``, ``summary.by-rule.csv`` and so on."""
    path = pathlib.PurePath(name)
    for by in BY:
        yield f"{path.stem}.by-{by}{path.suffix or '.csv'}", table_as_csv(table(run, by))


def table(run: Run, by: str) -> pd.DataFrame:
    """Figures by ``draft``, ``rule``, ``desk`` or ``system``, the most findings first.

    Columns: the key; drafts and words (for a rule: those it found something in); findings that count, by severity; points
    and penalty per 1,000 words; findings set aside; decisions, and how many of them agreed, with a 95 % interval.
    """
    figures = _figures(run, by)
    out = pd.DataFrame.from_dict(figures, orient="index", columns=COUNTED).sort_index(kind="stable")
    out.insert(2, "findings", out[list(LEVELS)].sum(axis=1))
    points = sum(out[level] * weight for level, weight in POINTS.items())
    out.insert(3 + len(LEVELS), "points", points)
    out.insert(4 + len(LEVELS), "penalty", (points / out["words"].where(out["words"] > 0) * PER_WORDS).round(2))
    intervals = [wilson(agreed, decided) for agreed, decided in zip(out["agreed"], out["decided"], strict=True)]
    for column in ("share", "low", "high"):
        out[column] = [round(getattr(one, column), 3) if one else None for one in intervals]
    if by == "rule":
        out.insert(0, "family", [family(rule) for rule in out.index])
    out = out.sort_values("findings", ascending=False, kind="stable")
    return out.rename_axis(by).reset_index()


def _figures(run: Run, by: str) -> dict[str, list[int]]:
    """What is counted for each key, in the order of ``COUNTED``."""
    figures: dict[str, list[int]] = {}
    for result in run.results:
        document = result.document
        of_draft = encodable(_KEYS[by](document)) if by != "rule" else ""
        for key in dict.fromkeys(finding.rule for finding in result.findings) if by == "rule" else (of_draft,):
            row = figures.setdefault(key, [0] * len(COUNTED))
            row[0] += 1
            row[1] += document.words
        for finding in result.findings:
            row = figures[finding.rule if by == "rule" else of_draft]
            row[_AT[str(finding.severity)] if finding.counts else _AT["set_aside"]] += 1
            row[_AT["decided"]] += finding.status in DECIDED
            row[_AT["agreed"]] += finding.status is Status.ACCEPTED
    return figures
