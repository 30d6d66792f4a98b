"""JSON: the whole run, with the drafts' findings, what was not checked, and the signature."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from checker.engine import Result, Run
from checker.scoring import Penalty, penalty
from reports.extras import NONE, Extras
from reports.json_stream import pieces
from reports.rows import details

SCHEMA = 1


def write(run: Run, extras: Extras = NONE) -> Iterator[str]:
    """The run as docs/report.schema.json describes it; a finding's are those of ``reports.rows.details``."""
    whole = penalty((finding for _, finding in run.findings()), run.words)
    drafts = (
        {
            "path": result.document.path,
            "words": result.document.words,
            **_figures(penalty(result.findings, result.document.words)),
            "findings": [details(result.document, finding) for finding in result.findings],
            **not_checked(result),
        }
        for result in run.results
    )
    table = {
        "schema": SCHEMA,
        "signature": str(run.signature),
        "complete": run.complete,
        "words": run.words,
        **_figures(whole),
        "drafts": drafts,
        "unreadable": [{"path": one.path, "reason": one.reason} for one in run.unreadable],
        "stale_decisions": list(run.stale),
        "overrides": [dataclasses.asdict(one) for one in run.overrides],
    }
    yield from pieces(table)
    yield "\n"


def not_checked(result: Result) -> dict[str, list[dict[str, str]]]:
    """What was not checked of one draft: the rules that were not run, and those that failed."""
    return {
        "not_run": [{"rule": one.rule, "reason": one.reason} for one in result.not_run],
        "crashes": [{"rule": one.rule, "error": one.error} for one in result.crashes],
    }


def _figures(one: Penalty) -> dict[str, object]:
    rate = one.per_thousand
    return {
        "counts": {str(severity): count for severity, count in one.counts.items()},
        "penalty": None if rate is None else round(rate, 2),
    }
