"""Runs kept for the trend: where they are read from, and where a run is added."""

from __future__ import annotations

import datetime
import pathlib
from collections.abc import Iterable, Sequence

from reports import history
from reports.extras import Point

_SQLITE = b"SQLite format 3\0"
_ENDINGS = (".db", ".sqlite", ".sqlite3")


def is_database(place: str) -> bool:
    """Whether a place is a database that keeps runs: an address, a file of SQLite, or the name of one that is to be made.

    Everything else is a JSON report or a folder with them.
    """
    if "://" in place:
        return True
    path = pathlib.Path(place)
    if not path.exists():
        return path.suffix.lower() in _ENDINGS
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False


def earlier(places: Iterable[str], since: datetime.datetime | None = None) -> tuple[Point, ...]:
    """The runs of reports, folders and databases, in the order given. A database that is not there yet has none.

    Raises ``history.HistoryError`` and ``RegisterError``.
    """
    found: list[Point] = []
    for place in places:
        if not is_database(place):
            points = history.read([pathlib.Path(place)])
            found += [point for point in points if since is None or point.at is None or point.at >= since]
        elif "://" in place or pathlib.Path(place).exists():
            found += _kept(place, since)
    return tuple(found)


def keep(places: Sequence[str], points: Sequence[Point]) -> None:
    """Add a run's points to those of the places that are databases. Raises ``RegisterError``."""
    databases = [place for place in places if is_database(place)]
    if not databases:
        return
    from checker.register.database import Database
    from checker.register.runs import KeptRun, record

    rows = [
        KeptRun(
            at=point.at,
            signature=point.signature,
            rule_set=point.rule_set,
            system=point.system,
            desk=point.desk,
            drafts=point.drafts,
            words=point.words,
            points=(point.penalty or 0.0) * point.words / 1000,
            findings=point.findings,
        )
        for point in points
        if point.at is not None
    ]
    for place in databases:
        database = Database(place)
        record(database, rows)
        database.close()


def _kept(place: str, since: datetime.datetime | None) -> list[Point]:
    from checker.register.database import Database
    from checker.register.runs import kept

    database = Database(place, create=False)
    runs = kept(database, since)
    database.close()
    return [
        history.point(
            one.at, one.drafts, one.words, one.findings, one.rule_set, one.signature, system=one.system, desk=one.desk
        )
        for one in runs
    ]
