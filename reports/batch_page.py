"""A batch as one HTML page: figures by rule, desk and system, the worst documents, and what was not checked."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from reports.html_page import render
from reports.rows import encodable

# Lines of a table that the page shows; the files beside it have all.
SHOWN = 500


def write(title: str, signature: str, tables: Mapping[str, pd.DataFrame]) -> str:
    """The page. It loads nothing, runs no script, and every text is escaped."""
    sections = [
        {
            "title": name,
            "columns": list(table.columns),
            "rows": [[_cell(value) for value in row] for row in table.head(SHOWN).itertuples(index=False)],
            "more": max(0, len(table) - SHOWN),
        }
        for name, table in tables.items()
        if len(table)
    ]
    return render("batch.html", styles=("compare",), scripts=(), title=title, signature=encodable(signature), sections=sections)


def _cell(value: object) -> str:
    if value is None or value != value:
        return "–"
    if isinstance(value, float):
        return f"{value:,.2f}".removesuffix(".00")
    return f"{value:,}" if isinstance(value, int) else encodable(str(value))
