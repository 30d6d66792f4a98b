"""XLSX: findings, figures and what was not checked as sheets, for desks that live in a spreadsheet."""

from __future__ import annotations

import datetime
import io
from typing import Any

import pandas as pd
import xlsxwriter

from checker.engine import Run
from checker.finding import Severity
from checker.scoring import LIMITS, PER_WORDS
from reports.csv_report import frame
from reports.extras import NONE, Extras
from reports.mapping import xml_text
from reports.rows import encodable
from reports.summary import summarise
from reports.tables import table

# Excel's own limit for a cell, and for the rows of a sheet with the header.
CELL, ROWS = 32_767, 1_048_575
# The file must be the same for the same run, so it carries no time of its own.
CREATED = datetime.datetime(2000, 1, 1)
WIDTHS = {
    "path": 34,
    "draft": 34,
    "rule": 30,
    "message": 60,
    "text": 34,
    "suggestion": 28,
    "category": 32,
    "why": 80,
    "what": 50,
}
_FILLS = {Severity.CRITICAL: "#FBE4EA", Severity.MAJOR: "#FDEBDD", Severity.MINOR: "#FAF2CF", Severity.NEUTRAL: "#E6EEF6"}


def write(run: Run, extras: Extras = NONE) -> bytes:
    """The run as a workbook. Nothing in it is a formula or a link, whatever the drafts contain."""
    stream = io.BytesIO()
    safe = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, safe) as book:
        book.set_properties({"title": "Newsproof", "comments": str(run.signature), "created": CREATED})
        findings = frame(run)
        sheet = _sheet(book, "Findings", findings.head(ROWS))
        column = list(findings.columns).index("severity")
        for severity, colour in _FILLS.items():
            rule = {"type": "cell", "criteria": "==", "value": f'"{severity}"', "format": book.add_format({"bg_color": colour})}
            sheet.conditional_format(1, column, max(1, len(findings)), column, rule)
        for name, by in (("Drafts", "draft"), ("Rules", "rule"), ("Desks", "desk"), ("Systems", "system")):
            _sheet(book, name, table(run, by))
        gaps = [map(encodable, (gap.what, gap.why, ", ".join(gap.paths) or "all")) for gap in summarise(run).gaps]
        _sheet(book, "Not checked", pd.DataFrame(gaps, columns=["what", "why", "drafts"]))
        about = [
            ("signature", encodable(str(run.signature))),
            ("penalty", f"MQM-style points per {PER_WORDS:,} words, {LIMITS}"),
            ("complete", "yes" if run.complete else "no: see “Not checked”"),
        ]
        _sheet(book, "About", pd.DataFrame(about, columns=["what", "why"]))
    return stream.getvalue()


def _sheet(book: Any, name: str, rows: pd.DataFrame) -> Any:
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "bottom": 1})
    plain = book.add_format({"valign": "top", "text_wrap": False})
    for column, title in enumerate(rows.columns):
        sheet.write_string(0, column, str(title), head)
        sheet.set_column(column, column, WIDTHS.get(str(title), 11), plain)
    for number, values in enumerate(rows.itertuples(index=False), 1):
        for column, value in enumerate(values):
            if isinstance(value, str):
                sheet.write_string(number, column, xml_text(value)[:CELL])
            elif value is not None and value == value:
                sheet.write_number(number, column, value)
    sheet.freeze_panes(1, 0)
    if len(rows):
        sheet.autofilter(0, 0, len(rows), len(rows.columns) - 1)
    return sheet
