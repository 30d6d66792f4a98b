"""GitHub annotations: workflow commands that a step prints, so that findings stand beside the changed lines."""

from __future__ import annotations

from collections.abc import Iterator

from checker.document import Document
from checker.engine import Run
from checker.finding import Finding, Severity
from reports.extras import NONE, Extras
from reports.rows import crashes, in_words, unread

_COMMANDS = {Severity.CRITICAL: "error", Severity.MAJOR: "error", Severity.MINOR: "warning", Severity.NEUTRAL: "notice"}


def write(run: Run, extras: Extras = NONE) -> Iterator[str]:
    """One workflow command per finding that counts, per failed rule and per draft that could not be read."""
    for document, finding in run.findings():
        if finding.counts:
            yield _command(document, finding)
    for fault in crashes(run) + unread(run):
        yield _line("error", fault.message, file=fault.path)


def _command(document: Document, finding: Finding) -> str:
    (line, column), (end_line, end_column) = document.position(finding.span.start), document.position(finding.span.end)
    where: dict[str, str | int] = {
        "file": document.path,
        "line": line,
        "endLine": end_line,
        "col": column,
        "endColumn": end_column,
    }
    message = finding.message + (f" (suggestion: {in_words(finding.suggestions[0])})" if finding.suggestions else "")
    return _line(
        _COMMANDS[finding.severity], message, **where, title=f"{finding.rule} ({finding.severity}, {finding.confidence})"
    )


def _line(command: str, message: str, **properties: str | int) -> str:
    listed = ",".join(f"{key}={_escaped(str(value), property=True)}" for key, value in properties.items())
    return f"::{command} {listed}::{_escaped(message)}\n"


def _escaped(text: str, *, property: bool = False) -> str:
    """Text as a workflow command carries it: a draft must not be able to end the line and begin another command."""
    pairs = [("%", "%25"), ("\r", "%0D"), ("\n", "%0A")] + ([(":", "%3A"), (",", "%2C")] if property else [])
    for char, code in pairs:
        text = text.replace(char, code)
    return "".join(char if char.isprintable() else "\ufffd" for char in text)
