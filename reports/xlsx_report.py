"""XLSX: findings, figures and what was not checked as sheets, for desks that live in a spreadsheet."""

from __future__ import annotations

import datetime
import itertools
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Any

import pandas as pd
import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from checker.engine import Run
from checker.finding import Severity
from checker.scoring import LIMITS, PER_WORDS
from reports.extras import NONE, Extras
from reports.mapping import xml_text
from reports.rows import COLUMNS, encodable, rows
from reports.summary import summarise
from reports.tables import table

# Excel's own limit for a cell, and for the rows of a sheet with the header.
CELL, ROWS = 32_767, 1_048_575
PIECE = 1 << 20  # bytes
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


def write(run: Run, extras: Extras = NONE) -> Iterator[bytes]:
    """The run as a workbook. Nothing in it is a formula or a link, whatever the drafts contain.

    Rows go to temporary files as they come. Raises ``OSError`` where there is no room for them.
    """
    safe = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with tempfile.TemporaryFile(buffering=0) as stream:
        sink = _Sink(stream)
        try:
            with xlsxwriter.Workbook(sink, safe) as book:
                _fill(book, run)
        except FileCreateError as error:
            sink.error = sink.error or OSError(f"the workbook cannot be put together: {error}")
        sink.stream = None
        if sink.error is not None:
            raise sink.error
        stream.seek(0)
        while piece := stream.read(PIECE):
            yield piece


class _Sink:
    """A file that keeps its first error until the end, and then takes anything: xlsxwriter leaves its archive open after an
    error, which would be heard of when Python clears up."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream: IO[bytes] | None = stream
        self.error: OSError | None = None

    def write(self, data: bytes) -> int:
        rest = memoryview(data)
        try:
            while rest and self.stream is not None and self.error is None:
                rest = rest[self.stream.write(rest) :]
        except OSError as error:
            self.error = self.error or error
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        return 0 if self.stream is None else self.stream.seek(offset, whence)

    def tell(self) -> int:
        return 0 if self.stream is None else self.stream.tell()

    def flush(self) -> None:
        """Nothing waits: the file is unbuffered."""


def _fill(book: Any, run: Run) -> None:
    book.set_properties({"title": "Newsproof", "comments": str(run.signature), "created": CREATED})
    sheet = book.add_worksheet("Findings")
    cells = (tuple(encodable(cell) if isinstance(cell, str) else cell for cell in one.values()) for one in rows(run))
    count = _rows(book, sheet, COLUMNS, itertools.islice(cells, ROWS))
    column = COLUMNS.index("severity")
    for severity, colour in _FILLS.items():
        rule = {"type": "cell", "criteria": "==", "value": f'"{severity}"', "format": book.add_format({"bg_color": colour})}
        sheet.conditional_format(1, column, max(1, count), column, rule)
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


def _sheet(book: Any, name: str, table: pd.DataFrame) -> None:
    _rows(book, book.add_worksheet(name), list(table.columns), table.itertuples(index=False))


def _rows(book: Any, sheet: Any, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Write rows under a head, from the top down, and say how many they were."""
    head = book.add_format({"bold": True, "bottom": 1})
    plain = book.add_format({"valign": "top", "text_wrap": False})
    number = 0
    for column, title in enumerate(columns):
        sheet.write_string(0, column, str(title), head)
        sheet.set_column(column, column, WIDTHS.get(str(title), 11), plain)
    for number, values in enumerate(rows, 1):
        for column, value in enumerate(values):
            if isinstance(value, str):
                sheet.write_string(number, column, xml_text(value)[:CELL])
            elif value is not None and value == value:
                sheet.write_number(number, column, value)
    sheet.freeze_panes(1, 0)
    if number:
        sheet.autofilter(0, 0, number, len(columns) - 1)
    return number
