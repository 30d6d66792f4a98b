"""SARIF 2.1.0 (OASIS): for code-scanning dashboards and editors."""

from __future__ import annotations

import urllib.parse
from collections.abc import Iterator
from typing import Any

from checker.document import Document
from checker.engine import Run
from checker.finding import Confidence, Finding, Severity, Span, Status
from reports.extras import NONE, Extras
from reports.json_stream import pieces
from reports.rows import crashes, unread

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.CRITICAL: "error", Severity.MAJOR: "error", Severity.MINOR: "warning", Severity.NEUTRAL: "note"}
# SARIF's rank runs from 0 to 100; these are the shares that the levels of confidence promise.
_RANKS = {Confidence.CERTAIN: 95.0, Confidence.LIKELY: 80.0, Confidence.POSSIBLE: 50.0}


def write(run: Run, extras: Extras = NONE) -> Iterator[str]:
    """The run as SARIF. Columns and offsets are code points; findings set aside are suppressed, never left out."""
    rules = sorted({finding.rule for _, finding in run.findings()})
    reasons = {decision.fingerprint: decision for decision in extras.decisions}
    results = (
        _result(document, finding, rules.index(finding.rule), reasons.get(finding.fingerprint))
        for document, finding in run.findings()
    )
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "Newsproof",
                        "version": run.signature.version,
                        "rules": [_rule(rule, extras) for rule in rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "automationDetails": {"id": str(run.signature)},
                "invocations": [{"executionSuccessful": run.complete, "toolExecutionNotifications": _notifications(run)}],
                "artifacts": (
                    {"location": _location(result.document.path), "roles": ["analysisTarget"]} for result in run.results
                ),
                "results": results,
            }
        ],
    }
    yield from pieces(log)
    yield "\n"


def _rule(rule: str, extras: Extras) -> dict[str, Any]:
    described: dict[str, Any] = {"id": rule}
    manual = extras.manuals.get(rule, "")
    if manual:
        described["shortDescription"] = {"text": manual.partition("\n")[0]}
        described["help"] = {"text": manual}
    return described


def _result(document: Document, finding: Finding, index: int, decision: Any) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "rank": _RANKS[finding.confidence],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": _place(document, finding.span)}],
        "partialFingerprints": {"newsproof/v1": finding.fingerprint},
        "properties": {
            "severity": str(finding.severity),
            "confidence": str(finding.confidence),
            "category": str(finding.category),
        },
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _place(document, span)} for number, span in enumerate(finding.related, 1)
        ]
    if finding.suggestions:
        result["fixes"] = [
            {
                "artifactChanges": [
                    {
                        "artifactLocation": _location(document.path),
                        "replacements": [
                            {"deletedRegion": _region(document, finding.span), "insertedContent": {"text": suggestion}}
                        ],
                    }
                ]
            }
            for suggestion in finding.suggestions
        ]
    if finding.status in (Status.DISMISSED, Status.BASELINE):
        words = [decision.reason, decision.note] if decision else []
        suppression = {"kind": "external", "status": "accepted", "justification": "; ".join(filter(None, words))}
        result["suppressions"] = [{key: value for key, value in suppression.items() if value}]
    return result


def _place(document: Document, span: Span) -> dict[str, Any]:
    return {"artifactLocation": _location(document.path), "region": _region(document, span)}


def _region(document: Document, span: Span) -> dict[str, Any]:
    (line, column), (end_line, end_column) = document.position(span.start), document.position(span.end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
        "snippet": {"text": document[span]},
    }


def _location(path: str) -> dict[str, str]:
    return {"uri": urllib.parse.quote(path.replace("\\", "/").encode("utf-8", "replace"), safe="/")}


def _notifications(run: Run) -> list[dict[str, Any]]:
    """What was not checked, as SARIF says that a tool did not do all of its work."""
    return [
        {
            "level": "error",
            "message": {"text": text},
            "locations": [{"physicalLocation": {"artifactLocation": _location(path)}}],
            **({"descriptor": {"id": rule}} if rule else {}),
        }
        for path, text, rule in unread(run) + crashes(run)
    ]
