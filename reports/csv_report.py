"""CSV: one row per finding, safe to open in a spreadsheet."""

from __future__ import annotations

import pandas as pd

from checker.engine import Run
from reports.extras import NONE, Extras
from reports.rows import COLUMNS, encodable, rows

# A spreadsheet runs a cell that begins with one of these as a formula (CWE-1236).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(run: Run, extras: Extras = NONE) -> str:
    """The findings as CSV in UTF-8; a cell that a spreadsheet would run is given a leading apostrophe."""
    return str(frame(run).map(neutral).to_csv(index=False, lineterminator="\n"))


def frame(run: Run) -> pd.DataFrame:
    """The findings as a table with the columns of the CSV."""
    cells = [{key: encodable(cell) if isinstance(cell, str) else cell for key, cell in one.items()} for one in rows(run)]
    return pd.DataFrame(cells, columns=COLUMNS)


def neutral(cell: object) -> object:
    """A cell that a spreadsheet shows and never runs."""
    if not isinstance(cell, str):
        return cell
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
