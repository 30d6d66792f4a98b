"""Report writers: each is a pure function of a run. A writer is imported when it is asked for."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import cast

from checker.engine import Run

Writer = Callable[[Run], str | bytes]


def _lazy(module: str) -> Writer:
    def write(run: Run) -> str | bytes:
        return cast("str | bytes", importlib.import_module(f"reports.{module}").write(run))

    return write


WRITERS: Mapping[str, Writer] = {"csv": _lazy("csv_report"), "html": _lazy("html_report"), "json": _lazy("json_report")}
