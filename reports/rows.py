"""Findings as plain rows: the columns that CSV, JSON and the service share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from checker.document import Document
from checker.engine import Run
from checker.finding import Finding

COLUMNS = (
    *("path", "line", "column", "start", "end", "rule", "severity", "confidence", "category"),
    *("message", "text", "suggestion", "related", "fingerprint", "status"),
)

_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


class Fault(NamedTuple):
    """A rule that failed on a draft, or a draft that could not be read (``rule`` is empty), and what to say of it."""

    path: str
    message: str
    rule: str = ""


def crashes(run: Run) -> list[Fault]:
    """The rules that failed, draft by draft."""
    return [
        Fault(result.document.path, f"{crash.rule} failed: {crash.error}", crash.rule)
        for result in run.results
        for crash in result.crashes
    ]


def unread(run: Run) -> list[Fault]:
    """The drafts that could not be read."""
    return [Fault(draft.path, f"could not be read: {draft.reason}") for draft in run.unreadable]


def counted(number: int, noun: str) -> str:
    """A number with its noun: *1 draft*, *1,200 drafts*."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def in_words(suggestion: str) -> str:
    """A suggestion as people read it: the empty one says to take the words out."""
    return suggestion or "delete"


def row(document: Document, finding: Finding) -> dict[str, str | int]:
    """One finding. ``line`` and ``column`` count from 1; ``start`` and ``end`` are 0-based code points, end exclusive."""
    line, column = document.position(finding.span.start)
    return {
        "path": document.path,
        "line": line,
        "column": column,
        "start": finding.span.start,
        "end": finding.span.end,
        "rule": finding.rule,
        "severity": str(finding.severity),
        "confidence": str(finding.confidence),
        "category": str(finding.category),
        "message": finding.message,
        "text": finding.text,
        "suggestion": finding.suggestions[0] if finding.suggestions else "",
        "related": ";".join(f"{start}-{end}" for start, end in finding.related),
        "fingerprint": finding.fingerprint,
        "status": str(finding.status),
    }


def details(document: Document, finding: Finding) -> dict[str, Any]:
    """One finding as JSON and the service have it: a row, every suggestion, and, where the file has segments, the id of its
    own."""
    segment = segment_id(document, finding)
    known = {"segment": segment} if segment else {}
    return {**row(document, finding), "suggestions": list(finding.suggestions), **known}


def segment_id(document: Document, finding: Finding) -> str:
    """The id that the file gives to the segment of a finding; empty where it has no segments, or none with ids."""
    segment = document.segment(finding.span.start)
    return segment.id if segment is not None else ""


def split_path(path: str) -> tuple[str, str]:
    """A draft's path as its folder, with the separator at its end, and its file name; joined they are the path."""
    cut = max(path.rfind("/"), path.rfind("\\")) + 1
    return path[:cut], path[cut:]


def encodable(text: str) -> str:
    """The text with unpaired surrogates, which UTF-8 cannot hold, replaced by U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.translate(_SURROGATES)
    return text


def rows(run: Run) -> Iterator[dict[str, str | int]]:
    """Every finding of a run in order of drafts and places."""
    for document, finding in run.findings():
        yield row(document, finding)
