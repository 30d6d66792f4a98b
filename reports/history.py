"""Earlier runs: read from the JSON reports they left; those kept in a database come as points from whoever opened it."""

from __future__ import annotations

import datetime
import json
import pathlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from checker.engine import Run
from checker.errors import InputError
from checker.finding import Severity
from checker.scoring import Penalty
from reports.extras import Point

_DAY = re.compile(r"(?<!\d)(\d{4})-?(\d{2})-?(\d{2})(?!\d)")


class HistoryError(InputError):
    """An earlier report cannot be used; the message names the file."""


def read(paths: Iterable[pathlib.Path]) -> tuple[Point, ...]:
    """A point for each JSON report, in the order given; of a folder its ``*.json`` files by name.

    A point is labelled with the name of its file; a day in it (``2026-03-31``) is the day of the run. Raises
    ``HistoryError``.
    """
    files: list[pathlib.Path] = []
    for path in paths:
        files += sorted(path.glob("*.json")) if path.is_dir() else [path]
    return tuple(_point(path) for path in files)


def points(run: Run, at: datetime.datetime, *, system: str = "", desk: str = "") -> tuple[Point, ...]:
    """A run as points of the trend: one for each translating system and desk of its drafts.

    ``system`` and ``desk`` stand in where a draft's metadata name none. A draft's folder is no desk here: folders are
    called ``out`` and ``tmp``.
    """
    parts: dict[tuple[str, str], tuple[list[int], Counter[tuple[str, str]]]] = {}
    for result in run.results:
        metadata = result.document.metadata
        key = (metadata.get("system") or system, desk or metadata.get("desk", ""))
        sums, findings = parts.setdefault(key, ([0, 0], Counter()))
        sums[0] += 1
        sums[1] += result.document.words
        findings.update((finding.rule, str(finding.severity)) for finding in result.findings if finding.counts)
    return tuple(
        point(at, drafts, words, findings, run.signature.rules_alone, str(run.signature), *key)
        for key, ((drafts, words), findings) in sorted(parts.items())
    )


def point(
    at: datetime.datetime,
    drafts: int,
    words: int,
    findings: Mapping[tuple[str, str], int],
    rule_set: str,
    signature: str,
    system: str = "",
    desk: str = "",
) -> Point:
    """A point of the trend from counts by rule and severity."""
    counts: Counter[str] = Counter()
    for (_, severity), number in findings.items():
        counts[severity] += number
    whole = Penalty({severity: counts[str(severity)] for severity in Severity}, words)
    label = at.strftime("%Y-%m-%d %H:%M")
    return Point(label, words, drafts, dict(counts), whole.per_thousand, signature, rule_set, at, system, desk, dict(findings))


def _point(path: pathlib.Path) -> Point:
    """The point that a JSON report stands for. Raises ``HistoryError``."""
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        counts = {str(level): int(count) for level, count in table["counts"].items()}
        score = None if table["penalty"] is None else float(table["penalty"])
        signature = str(table["signature"])
        findings = Counter(
            (str(finding["rule"]), str(finding["severity"]))
            for draft in table["drafts"]
            for finding in draft["findings"]
            if finding["status"] in ("new", "accepted")
        )
        return Point(
            label=path.stem,
            words=int(table["words"]),
            drafts=len(table["drafts"]),
            counts=counts,
            penalty=score,
            signature=signature,
            rule_set=signature.partition("|register:")[0],
            at=_day(path.stem),
            findings=dict(findings),
        )
    except OSError as error:
        raise HistoryError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise HistoryError(f"{path}: is not a JSON report of Newsproof") from error


def _day(name: str) -> datetime.datetime | None:
    """The day that a file is named after, if its name holds one."""
    match = _DAY.search(name)
    try:
        return datetime.datetime(*map(int, match.groups()), tzinfo=datetime.UTC) if match else None  # type: ignore[arg-type,misc]
    except ValueError:
        return None
