"""CSV: one row per finding, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.engine import Run
from reports.extras import NONE, Extras
from reports.rows import COLUMNS, encodable, rows

if TYPE_CHECKING:
    import pandas as pd

# A spreadsheet runs a cell that begins with one of these as a formula (CWE-1236).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(run: Run, extras: Extras = NONE) -> Iterator[str]:
    """The findings as CSV in UTF-8; a cell that a spreadsheet would run is given a leading apostrophe."""
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in _cells(run):
        yield line.getvalue()
        line.seek(0)
        line.truncate()
        writer.writerow(map(neutral, one.values()))
    yield line.getvalue()


def frame(run: Run) -> pd.DataFrame:
    """The findings as a table with the columns of the CSV."""
    import pandas as pd  # a quarter of a second that a report without tables does not need

    return pd.DataFrame(_cells(run), columns=COLUMNS)


def table_as_csv(table: pd.DataFrame) -> str:
    """A table of pandas as CSV that a spreadsheet shows and never runs."""
    return str(table.map(neutral).to_csv(index=False, lineterminator="\n"))


def _cells(run: Run) -> Iterator[dict[str, str | int]]:
    for one in rows(run):
        yield {key: encodable(cell) if isinstance(cell, str) else cell for key, cell in one.items()}


def neutral(cell: object) -> object:
    """A cell that a spreadsheet shows and never runs."""
    if not isinstance(cell, str):
        return cell
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
