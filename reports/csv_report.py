"""CSV: one row per finding, safe to open in a spreadsheet."""

from __future__ import annotations

import pandas as pd

from checker.engine import Run
from reports.extras import NONE, Extras
from reports.rows import COLUMNS, rows

# A spreadsheet runs a cell that begins with one of these as a formula (CWE-1236).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Unpaired surrogates cannot be written as UTF-8.
_SURROGATES = dict.fromkeys(range(55296, 57344), "�")


def write(run: Run, extras: Extras = NONE) -> str:
    """The findings as CSV in UTF-8; a cell that a spreadsheet would run is given a leading apostrophe."""
    return str(frame(run).map(_neutral).to_csv(index=False, lineterminator="\n"))


def frame(run: Run) -> pd.DataFrame:
    """The findings as a table with the columns of the CSV."""
    return pd.DataFrame(list(rows(run)), columns=COLUMNS)


def _neutral(cell: object) -> object:
    if not isinstance(cell, str):
        return cell
    cell = cell.translate(_SURROGATES)
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
