"""Runs over drafts, kept for the trend: counts by rule and severity for each translating system and desk of a run."""

from __future__ import annotations

import dataclasses
import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from checker.register import queries
from checker.register.database import Database
from checker.register.tables import run_counts, runs


@dataclasses.dataclass(frozen=True, slots=True)
class KeptRun:
    """What one run found in the drafts of one system and desk (either may be empty).

    ``at`` is when, with its time zone; ``rule_set`` is the signature without the state of the register; ``points`` are
    penalty points; ``findings`` are those that counted, by rule and severity.
    """

    at: datetime.datetime
    signature: str
    rule_set: str
    system: str
    desk: str
    drafts: int
    words: int
    points: float
    findings: Mapping[tuple[str, str], int]


def record(database: Database, kept: Sequence[KeptRun]) -> None:
    """Add the parts of a run, all or none. Raises ``RegisterError``."""
    with database.recording() as connection:
        for one in kept:
            values = {
                "at": one.at.astimezone(datetime.UTC),
                "signature": one.signature,
                "ruleset": one.rule_set,
                "system": one.system[:120],
                "desk": one.desk[:80],
                "drafts": one.drafts,
                "words": one.words,
                "findings": sum(one.findings.values()),
                "score": one.points,
            }
            key = connection.execute(sa.insert(runs).values(values)).inserted_primary_key
            assert key is not None
            rows = [
                {"run_id": key[0], "rule": rule[:80], "severity": severity, "findings": number}
                for (rule, severity), number in sorted(one.findings.items())
            ]
            if rows:
                connection.execute(sa.insert(run_counts), rows)


def kept(database: Database, since: datetime.datetime | None = None) -> list[KeptRun]:
    """The runs that were kept, from a moment on, in order of time. Raises ``RegisterError``."""
    query = sa.select(runs).order_by(runs.c.at, runs.c.id)
    if since is not None:
        query = query.where(runs.c.at >= since.astimezone(datetime.UTC))
    found: dict[int, dict[tuple[str, str], int]] = defaultdict(dict)
    with database.reading() as connection:
        rows = connection.execute(query).all()
        for some in queries.batches({row.id for row in rows}):
            for run, rule, severity, number in connection.execute(sa.select(run_counts).where(run_counts.c.run_id.in_(some))):
                found[run][rule, severity] = number
    return [
        KeptRun(
            row.at if row.at.tzinfo else row.at.replace(tzinfo=datetime.UTC),
            row.signature,
            row.ruleset,
            row.system,
            row.desk,
            row.drafts,
            row.words,
            row.score or 0.0,
            found[row.id],
        )
        for row in rows
    ]
