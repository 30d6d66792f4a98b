"""JSON Lines: one line for the run, one for every draft, finding and draft that could not be read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from checker.engine import Run
from reports.extras import NONE, Extras
from reports.json_report import SCHEMA, not_checked
from reports.rows import details


def write(run: Run, extras: Extras = NONE) -> Iterator[str]:
    """The run as JSON Lines: ``kind`` is ``run``, ``draft``, ``finding`` or ``unreadable``; findings have the keys of JSON."""
    for line in _lines(run):
        yield json.dumps(line, ensure_ascii=True) + "\n"


def _lines(run: Run) -> Iterator[dict[str, Any]]:
    yield {
        "kind": "run",
        "schema": SCHEMA,
        "signature": str(run.signature),
        "complete": run.complete,
        "words": run.words,
        "stale_decisions": list(run.stale),
    }
    for result in run.results:
        yield {
            "kind": "draft",
            "path": result.document.path,
            "words": result.document.words,
            **not_checked(result),
        }
        for finding in result.findings:
            yield {"kind": "finding", **details(result.document, finding)}
    for draft in run.unreadable:
        yield {"kind": "unreadable", "path": draft.path, "reason": draft.reason}
