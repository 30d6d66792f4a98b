"""Findings of drafts that were checked before, on disk."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import json
import os
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

import diskcache  # type: ignore[import-untyped]
import platformdirs

from checker.document import Document
from checker.engine import NotRun
from checker.finding import Category, Confidence, Finding, Severity, Span
from checker.run_rule import NO_FACTS, Facts

SIZE_LIMIT = 512 * 1024 * 1024  # bytes; the oldest entries go first
_FORMAT = 3


@dataclasses.dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a result: everything but the document, which is read again. ``facts`` is ``None`` where none were
    gathered."""

    findings: tuple[Finding, ...]
    not_run: tuple[NotRun, ...]
    facts: Facts | None = NO_FACTS


def default_folder() -> str:
    """Where the cache lives unless something else is said."""
    return platformdirs.user_cache_dir("newsproof", appauthor=False)


@functools.lru_cache(maxsize=2)
def _opened(folder: str, process: int) -> Any:
    """The cache in a folder as this process has it open, or ``None`` where there cannot be one."""
    try:
        return diskcache.Cache(folder, size_limit=SIZE_LIMIT, eviction_policy="least-recently-stored")
    except (OSError, sqlite3.Error, diskcache.Timeout):
        return None


class Cache:
    """Findings by content, rules, configuration and model. Safe with several processes; a broken cache is no cache."""

    def __init__(self, folder: str) -> None:
        self._disk = _opened(folder, os.getpid())

    def key(self, document: Document, signature: str) -> str:
        """The key of a document under a signature: equal for equal text, source, settings and rules."""
        texts = (
            document.text,
            document.prose if document.prose is not document.text else "",
            document.source,
            repr(document.segments) if document.segments else "",
        )
        parts = (
            _FORMAT,
            signature,
            [None if text is None else len(text) for text in texts],
            document.source_language,
            document.date,
            sorted(document.metadata.items()),
            document.reading.model,
            document.reading.thorough,
        )
        digest = hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass"))
        for text in filter(None, texts):
            digest.update(text.encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def get(self, key: str) -> Kept | None:
        """What was kept under a key, or ``None``."""
        try:
            data = self.note(key)
            return None if data is None else _loaded(json.loads(data))
        except (ValueError, KeyError, TypeError):
            return None

    def put(self, key: str, kept: Kept) -> None:
        """Keep a result. A cache that cannot be written is left as it is."""
        table = {
            "findings": [dataclasses.asdict(one) for one in kept.findings],
            "not_run": json.dumps([[one.rule, one.reason] for one in kept.not_run]),
            "facts": None if kept.facts is None else kept.facts.as_json(),
        }
        self.keep_note(key, json.dumps(table, default=str))

    def batch(self, key: str) -> dict[int, list[Finding]] | None:
        """What rules over several drafts found, by number of draft, or ``None``."""
        try:
            data = self.note(key)
            return None if data is None else {int(draft): list(map(_finding, own)) for draft, own in json.loads(data).items()}
        except (ValueError, KeyError, TypeError):
            return None

    def put_batch(self, key: str, found: Mapping[int, Sequence[Finding]]) -> None:
        """Keep what rules over several drafts found."""
        self.keep_note(
            key, json.dumps({draft: [dataclasses.asdict(one) for one in own] for draft, own in found.items()}, default=str)
        )

    def note(self, key: str) -> str | None:
        """Text that was kept under a key, or ``None``."""
        try:
            found = None if self._disk is None else self._disk.get(key)
        except (OSError, sqlite3.Error, diskcache.Timeout):
            return None
        return found if isinstance(found, str) else None

    def keep_note(self, key: str, text: str) -> None:
        """Keep text under a key. A cache that cannot be written is left as it is."""
        try:
            if self._disk is not None:
                self._disk.set(key, text)
        except (OSError, sqlite3.Error, diskcache.Timeout):
            return


def _loaded(table: dict[str, Any]) -> Kept:
    findings = tuple(map(_finding, table["findings"]))
    facts = None if table["facts"] is None else Facts.from_json(table["facts"])
    return Kept(findings, _not_run(table["not_run"]), facts)


@functools.lru_cache(maxsize=64)
def _not_run(listed: str) -> tuple[NotRun, ...]:
    # Nearly every draft has the same list.
    return tuple(NotRun(rule, reason) for rule, reason in json.loads(listed))


def _finding(entry: dict[str, Any]) -> Finding:
    return Finding(
        **{
            **entry,
            "span": Span(*entry["span"]),
            "severity": Severity(entry["severity"]),
            "confidence": Confidence(entry["confidence"]),
            "category": Category(entry["category"]),
            "related": tuple(Span(*place) for place in entry["related"]),
            "suggestions": tuple(entry["suggestions"]),
        }
    )
