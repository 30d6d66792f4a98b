"""The append-only log of what the gate said and who overrode it: JSON Lines, flushed to disk, safe with several writers."""

from __future__ import annotations

import dataclasses
import datetime
import json
import os
import pathlib

import portalocker

from checker.digests import text_digest
from checker.gate import Judgement


@dataclasses.dataclass(frozen=True)
class Entry:
    """One line of the log. ``sha256`` is that of the draft's text in UTF-8; ``by`` and ``reason`` are set for an override."""

    at: str
    draft: str
    sha256: str
    verdict: str
    detail: str
    findings: tuple[str, ...]
    signature: str
    by: str = ""
    reason: str = ""


def entry(judgement: Judgement, *, signature: str, at: datetime.datetime, by: str = "", reason: str = "") -> Entry:
    """The log entry of a judgement. ``findings`` are the fingerprints of those that must be fixed."""
    return Entry(
        at=at.isoformat(timespec="seconds"),
        draft=judgement.path,
        sha256=text_digest(judgement.result.document.text) if judgement.result else "",
        verdict=str(judgement.verdict),
        detail=judgement.reason,
        findings=tuple(finding.fingerprint for finding in judgement.must_fix),
        signature=signature,
        by=by,
        reason=reason,
    )


def append(path: pathlib.Path, entries: list[Entry]) -> None:
    """Append entries, all of them or none, and return only when they are on disk. Raises ``OSError``."""
    lines = "".join(json.dumps(dataclasses.asdict(one), ensure_ascii=False) + "\n" for one in entries)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as log:
        portalocker.lock(log, portalocker.LOCK_EX)
        log.seek(0, os.SEEK_END)
        before = log.tell()
        try:
            log.write(lines.encode("utf-8", "surrogatepass"))
            log.flush()
            os.fsync(log.fileno())
        except OSError:
            os.truncate(log.fileno(), before)
            raise
