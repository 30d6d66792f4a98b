"""The Python interface: check a text or files, and get typed results or a table."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from checker import compose, engine
from checker.document import Document
from checker.signature import Signature

if TYPE_CHECKING:
    import pandas as pd


def check_text(
    text: str,
    *,
    source: str | None = None,
    source_language: str | None = None,
    date: datetime.date | None = None,
    path: str = "-",
    surface: bool = False,
) -> engine.Result:
    """Check one draft given as text.

    ``source`` is the text it was translated from, ``source_language`` that text's language (ISO 639-1), ``date`` the day
    the draft speaks from, ``path`` the name it has in reports; ``surface`` leaves out the rules that need a parser. The
    ``newsproof.toml`` of the working directory holds. Raises ``checker.config.ConfigError``.
    """
    request = compose.Request((), source_language=source_language, date=date, surface=surface, cache=False)
    task, _, _ = compose.prepare(request)
    document = Document(text, path=path, source=source, source_language=task.source_language, date=date, reading=task.reading)
    return engine.check(document, task.rules, gather=False)


def check_files(
    paths: Iterable[str | os.PathLike[str]],
    *,
    source: str | None = None,
    source_language: str | None = None,
    date: datetime.date | None = None,
    surface: bool = False,
    jobs: int = 1,
) -> engine.Run:
    """Check files and folders, as ``newsproof check`` does. A draft that cannot be read is in ``Run.unreadable``.

    Raises ``checker.config.ConfigError``.
    """
    names = tuple(os.fspath(path) for path in paths)
    return compose.run(compose.Request(names, source, source_language, date, surface, jobs=jobs, cache=False))


def frame(checked: engine.Run | engine.Result) -> pd.DataFrame:
    """The findings of a run or of one result as a table with the columns of the CSV, one row a finding."""
    from reports import csv_report

    if isinstance(checked, engine.Result):
        checked = engine.Run((checked,), (), _UNSIGNED)
    return csv_report.frame(checked)


_UNSIGNED = Signature(version="", rules=0, rule_set="", configuration="", model="")

__all__ = ["check_files", "check_text", "frame"]
