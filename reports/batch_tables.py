"""Tables of a batch with pandas: figures by rule, desk and translation system, and the worst documents, as CSV."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from checker.finding import Severity
from checker.rule import family
from checker.scoring import PER_WORDS, WEIGHTS
from reports.csv_report import neutral

LEVELS = tuple(str(severity) for severity in reversed(Severity))
_PENALTY = {str(severity): weight for severity, weight in WEIGHTS.items()}


def by_key(name: str, counts: Mapping[str, Mapping[str, int]]) -> str:
    """A line for each key, the most points first: documents, words where they are known, findings by severity, points."""
    rows = [
        {
            name: key,
            **({"family": family(key)} if name == "rule" else {}),
            "documents": one.get("documents", 0),
            **({} if name == "rule" else {"words": one.get("words", 0)}),
            "findings": sum(one.get(level, 0) for level in LEVELS),
            **{level: one.get(level, 0) for level in LEVELS},
            "points": sum(one.get(level, 0) * _PENALTY[level] for level in LEVELS),
        }
        for key, one in counts.items()
    ]
    table = pd.DataFrame(rows)
    if not table.empty:
        if "words" in table:
            table["penalty"] = (table["points"] / table["words"].where(table["words"] > 0) * PER_WORDS).round(2)
        table = table.sort_values(["points", name], ascending=[False, True])
    return _csv(table)


def worst(rows: Sequence[Mapping[str, Any]]) -> str:
    """The documents with the most penalty points."""
    columns = ["path", "words", "findings", *LEVELS, "points", "desk", "system"]
    return _csv(pd.DataFrame(rows, columns=columns))


def _csv(table: pd.DataFrame) -> str:
    return str(table.map(neutral).to_csv(index=False, lineterminator="\n"))
