"""JSON: the whole run, with the drafts' findings, what was not checked, and the signature."""

from __future__ import annotations

import dataclasses
import json

from checker.engine import Run
from reports.extras import NONE, Extras
from reports.rows import row

SCHEMA = 1


def write(run: Run, extras: Extras = NONE) -> str:
    """The run as JSON text. Keys are those of the CSV; ``suggestions`` lists all replacements."""
    drafts = [
        {
            "path": result.document.path,
            "words": result.document.words,
            "findings": [row(result.document, f) | {"suggestions": list(f.suggestions)} for f in result.findings],
            "not_run": [{"rule": one.rule, "reason": one.reason} for one in result.not_run],
            "crashes": [{"rule": one.rule, "error": one.error} for one in result.crashes],
        }
        for result in run.results
    ]
    table = {
        "schema": SCHEMA,
        "signature": str(run.signature),
        "complete": run.complete,
        "words": run.words,
        "drafts": drafts,
        "unreadable": [{"path": one.path, "reason": one.reason} for one in run.unreadable],
        "stale_decisions": list(run.stale),
        "overrides": [dataclasses.asdict(one) for one in run.overrides],
    }
    return json.dumps(table, ensure_ascii=True, indent=1) + "\n"
