"""Tables of a batch with pandas: figures by rule, desk and translation system, and the worst documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from checker.rule import family
from checker.scoring import PER_WORDS
from reports.csv_report import table_as_csv
from reports.tables import LEVELS, POINTS


def by_key(name: str, counts: Mapping[str, Mapping[str, int]]) -> pd.DataFrame:
    """A line for each key, the most points first: documents, words (but for rules), findings by severity, points, and
    where there are words the penalty per 1,000 of them."""
    columns = [name, "documents", "words", "findings", *LEVELS, "points", "penalty"]
    rows = []
    for key, one in counts.items():
        levels = {level: one.get(level, 0) for level in LEVELS}
        points = sum(count * POINTS[level] for level, count in levels.items())
        words = one.get("words", 0)
        penalty = round(points / words * PER_WORDS, 2) if words else None
        rows.append([key, one.get("documents", 0), words, sum(levels.values()), *levels.values(), points, penalty])
    table = pd.DataFrame(rows, columns=columns).sort_values(["points", name], ascending=[False, True])
    if name == "rule":
        table = table.drop(columns=["words", "penalty"])
        table.insert(1, "family", [family(rule) for rule in table["rule"]])
    return table


def worst(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """The documents with the most penalty points."""
    return pd.DataFrame(rows, columns=["path", "words", "findings", *LEVELS, "points", "desk", "system"])


def failed(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """The documents and partitions that were not checked, with the reasons."""
    return pd.DataFrame(rows, columns=["path", "reason"])


def csv(table: pd.DataFrame) -> str:
    """A table as CSV that a spreadsheet shows and never runs."""
    return table_as_csv(table)
