"""GitLab code quality: the JSON that merge requests show."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator

from checker.engine import Run
from checker.finding import Severity
from reports.extras import NONE, Extras
from reports.json_stream import pieces
from reports.rows import crashes, unread

_SEVERITIES = {Severity.CRITICAL: "critical", Severity.MAJOR: "major", Severity.MINOR: "minor", Severity.NEUTRAL: "info"}


def write(run: Run, extras: Extras = NONE) -> Iterator[str]:
    """Findings that count, with a fingerprint that is unique in the file; drafts that were not checked are blockers."""
    entries = (
        _entry(
            f"{finding.message} ({finding.confidence})",
            finding.rule,
            f"{document.path}\0{finding.fingerprint}",
            _SEVERITIES[finding.severity],
            document.path,
            document.position(finding.span.start)[0],
            document.position(finding.span.end)[0],
        )
        for document, finding in run.findings()
        if finding.counts
    )
    blockers = (
        _entry(message, rule or "unreadable", f"{path}\0{rule or 'unreadable'}", "blocker", path, 1, 1)
        for path, message, rule in crashes(run) + unread(run)
    )
    yield from pieces(itertools.chain(entries, blockers))
    yield "\n"


def _entry(text: str, rule: str, identity: str, severity: str, path: str, begin: int, end: int) -> dict[str, object]:
    return {
        "description": text,
        "check_name": rule,
        "fingerprint": hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:32],
        "severity": severity,
        "location": {"path": path, "lines": {"begin": begin, "end": end}},
    }
