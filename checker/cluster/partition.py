"""What a worker does: a partition of an archive to tables."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as arrow

from checker.across import placed
from checker.cluster import archive, store
from checker.cluster.archive import Partition
from checker.cluster.isolated import Checked, Inspector, inspector
from checker.cluster.job import BatchError, Job
from checker.cluster.store import Store
from checker.document import Document, Reading
from checker.finding import Finding, Severity
from checker.readers.errors import UnreadableError
from checker.readers.tables import as_text
from checker.scoring import penalty
from reports.rows import encodable, row


def check_partition(job: Job, partition: Partition) -> int:
    """Check the documents of a partition and write its tables. Returns how many documents there were.

    The table of documents is written last and says that the partition is done; one that is done is left alone. Raises
    ``BatchError`` where the input has changed or the worker is not fit, ``OSError`` where something cannot be read or
    written.
    """
    output = Store(job.output)
    if partition.number in output.done():
        return 0
    tables: dict[str, list[dict[str, Any]]] = {store.DOCUMENTS: [], store.FINDINGS: [], store.FACTS: []}
    _unchanged(partition)
    try:
        with inspector(job) as mine:
            for one in archive.rows(partition):
                _check(one, partition, mine, tables)
    except arrow.ArrowException as error:
        raise BatchError(f"{partition.name}: cannot be read: {error}") from error
    _unchanged(partition)
    for kind in (*((store.FACTS,) if job.across else ()), store.FINDINGS, store.DOCUMENTS):
        output.write_rows(kind, partition.number, tables[kind])
    return len(tables[store.DOCUMENTS])


def place_partition(job: Job, partition: Partition, found: Mapping[int, Sequence[Finding]]) -> int:
    """Write what the rules over several drafts found in the documents of a partition, by the documents' positions."""
    rows: list[dict[str, Any]] = []
    for one in archive.rows(partition):
        if one.position in found:
            document = _document(one, partition, job)
            rows += _finding_rows(one, partition, document, placed(document, found[one.position]))
    _unchanged(partition)
    Store(job.output).write_rows(store.ACROSS, partition.number, rows)
    return len(rows)


def _check(one: archive.Row, partition: Partition, mine: Inspector, tables: Mapping[str, list[dict[str, Any]]]) -> None:
    where = {"partition": partition.number, "position": one.position, "id": _id(one, partition)}
    path = encodable(archive.path_of(one, partition))
    try:
        document = _document(one, partition, mine.job)
        came = mine.check(document)
        reason = came if isinstance(came, str) else "; ".join(f"{crash.rule} failed: {crash.error}" for crash in came.crashes)
    except UnreadableError as error:
        document, came, reason = Document("", path=path), error.reason, error.reason
    findings = came.findings if isinstance(came, Checked) else ()
    levels = Counter(str(finding.severity) for finding in findings)
    tables[store.DOCUMENTS].append(
        {
            **where,
            "path": path,
            "checked": not reason,
            "reason": encodable(reason),
            "words": document.words,
            "findings": len(findings),
            **{str(severity): levels[str(severity)] for severity in Severity},
            "points": penalty(findings, document.words).points,
            "language": encodable(document.source_language or ""),
            "date": str(document.date or ""),
            "desk": encodable(document.metadata.get("desk", "")),
            "system": encodable(document.metadata.get("system", "")),
        }
    )
    tables[store.FINDINGS] += _finding_rows(one, partition, document, findings)
    if isinstance(came, Checked) and came.facts.packed:
        facts = came.facts
        packed = json.dumps(facts.as_json()["packed"])
        tables[store.FACTS].append({"position": one.position, "path": path, "sketch": facts.sketch, "packed": packed})


def _finding_rows(
    one: archive.Row, partition: Partition, document: Document, findings: Sequence[Finding]
) -> list[dict[str, Any]]:
    where = {"partition": partition.number, "position": one.position, "id": _id(one, partition)}
    return [
        {
            **where,
            **{key: encodable(value) if isinstance(value, str) else value for key, value in row(document, finding).items()},
            "suggestions": [encodable(suggestion) for suggestion in finding.suggestions],
        }
        for finding in findings
    ]


def _document(one: archive.Row, partition: Partition, job: Job) -> Document:
    settings, request = job.settings.settings, job.request
    reading = Reading(model=settings.model, thorough=request.thorough)
    language = request.source_language or settings.source_language or None
    return archive.document(one, partition, reading, language, request.date)


def _id(one: archive.Row, partition: Partition) -> str:
    return encodable(as_text(one.cells.get(dict(partition.columns).get("id", ""))))


def _unchanged(partition: Partition) -> None:
    if archive.stamp(partition.url) != partition.stamp:
        raise BatchError(f"{partition.url}: changed while it was read; run the batch again into a new folder")
