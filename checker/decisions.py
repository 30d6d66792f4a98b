"""What people decided about findings: baseline, accepted, dismissed. Kept in a side file, never in a draft.

The file is JSON: ``{"schema": 1, "decisions": [{"fingerprint", "rule", "verdict", "reason", "by", "at", "expires"}]}``. A
baseline is the same file with the verdict ``baseline``.
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
import json
import pathlib
from collections.abc import Iterable, Sequence
from typing import Any

from checker.engine import Result
from checker.files import write_whole
from checker.finding import Finding, Status

SCHEMA = 1


class DecisionsError(Exception):
    """A decisions file cannot be used; the message names the file, the entry and what is wrong."""


class Verdict(enum.StrEnum):
    """What was decided: the finding is right, it is to be ignored, or it was there before checking began."""

    ACCEPT = "accept"
    DISMISS = "dismiss"
    BASELINE = "baseline"


_STATUS = {Verdict.ACCEPT: Status.ACCEPTED, Verdict.DISMISS: Status.DISMISSED, Verdict.BASELINE: Status.BASELINE}


@dataclasses.dataclass(frozen=True, slots=True)
class Decision:
    """One decision. ``at`` is an ISO 8601 time, ``expires`` an ISO date after which it no longer holds, or empty."""

    fingerprint: str
    rule: str
    verdict: Verdict
    reason: str = ""
    by: str = ""
    at: str = ""
    expires: str = ""

    def holds(self, today: datetime.date) -> bool:
        """Whether the decision has not expired."""
        return not self.expires or today <= datetime.date.fromisoformat(self.expires)


def load(path: pathlib.Path) -> list[Decision]:
    """The decisions of a file. Raises ``DecisionsError``."""
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DecisionsError(f"{path}: cannot be read: {error.strerror or error}") from error
    except ValueError as error:
        raise DecisionsError(f"{path}: not valid JSON: {error}") from error
    if not isinstance(table, dict) or table.get("schema") != SCHEMA or not isinstance(table.get("decisions"), list):
        raise DecisionsError(f'{path}: not a decisions file: expected {{"schema": {SCHEMA}, "decisions": […]}}')
    return [_decision(entry, f"{path}: decision {number}") for number, entry in enumerate(table["decisions"], 1)]


def dump(decisions: Iterable[Decision]) -> str:
    """The text of a decisions file."""
    entries = [
        {key: str(value) for key, value in dataclasses.asdict(decision).items() if value != ""} for decision in decisions
    ]
    return json.dumps({"schema": SCHEMA, "decisions": entries}, ensure_ascii=False, indent=1) + "\n"


def save(path: pathlib.Path, decisions: Iterable[Decision]) -> None:
    """Write a decisions file whole or not at all."""
    write_whole(path, dump(decisions))


def baseline(results: Iterable[Result], *, by: str = "", at: str = "") -> list[Decision]:
    """Decisions that put every present finding aside."""
    return [
        Decision(finding.fingerprint, finding.rule, Verdict.BASELINE, by=by, at=at)
        for result in results
        for finding in result.findings
    ]


def apply(results: Sequence[Result], decisions: Sequence[Decision], today: datetime.date) -> tuple[list[Result], list[str]]:
    """Results with the status of every finding set, and the fingerprints of stale decisions.

    A later decision about the same fingerprint wins. No finding is removed. A decision is stale when it has expired or
    no finding carries its fingerprint any more.
    """
    held = {decision.fingerprint: decision for decision in decisions if decision.holds(today)}
    used: set[str] = set()

    def decided(finding: Finding) -> Finding:
        decision = held.get(finding.fingerprint)
        if decision is None:
            return finding
        used.add(finding.fingerprint)
        return dataclasses.replace(finding, status=_STATUS[decision.verdict])

    judged = [
        dataclasses.replace(result, findings=tuple(decided(finding) for finding in result.findings)) for result in results
    ]
    stale = list(dict.fromkeys(d.fingerprint for d in decisions if d.fingerprint not in used))
    return judged, stale


def _decision(entry: Any, where: str) -> Decision:
    if not isinstance(entry, dict):
        raise DecisionsError(f"{where} is not an object")
    known = {field.name for field in dataclasses.fields(Decision)}
    for key, value in entry.items():
        if key in known and not isinstance(value, str):
            raise DecisionsError(f"{where}: {key!r} must be a string")
    for key in ("fingerprint", "rule", "verdict"):
        if not entry.get(key):
            raise DecisionsError(f"{where} has no {key!r}")
    if entry["verdict"] not in list(Verdict):
        raise DecisionsError(f"{where}: verdict {entry['verdict']!r} is not one of {', '.join(Verdict)}")
    if entry.get("expires"):
        try:
            datetime.date.fromisoformat(entry["expires"])
        except ValueError as error:
            raise DecisionsError(f"{where}: 'expires' must be a date such as 2026-12-31") from error
    return Decision(**{**{key: entry[key] for key in known if key in entry}, "verdict": Verdict(entry["verdict"])})
