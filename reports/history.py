"""Earlier runs, read from the JSON reports they left."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Iterable

from checker.errors import InputError
from reports.extras import Point


class HistoryError(InputError):
    """An earlier report cannot be used; the message names the file."""


def read(paths: Iterable[pathlib.Path]) -> tuple[Point, ...]:
    """A point for each JSON report, in the order given; of a folder its ``*.json`` files by name.

    A point is labelled with the name of its file, so reports named after their day give a trend by day. Raises
    ``HistoryError``.
    """
    files: list[pathlib.Path] = []
    for path in paths:
        files += sorted(path.glob("*.json")) if path.is_dir() else [path]
    return tuple(_point(path) for path in files)


def _point(path: pathlib.Path) -> Point:
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        counts = {str(level): int(count) for level, count in table["counts"].items()}
        penalty = None if table["penalty"] is None else float(table["penalty"])
        return Point(path.stem, int(table["words"]), len(table["drafts"]), counts, penalty, str(table["signature"]))
    except OSError as error:
        raise HistoryError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise HistoryError(f"{path}: is not a JSON report of Newsproof") from error
