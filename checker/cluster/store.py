"""The output folder of a batch: Parquet partitions that are there whole or not at all, and what the batch is."""

from __future__ import annotations

import contextlib
import json
import posixpath
import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import fsspec
import pyarrow as arrow
import pyarrow.parquet as pq

from checker.cluster.job import BatchError

MANIFEST = "batch.json"
FINDINGS, DOCUMENTS, FACTS, ACROSS = "findings", "documents", "facts", "across"

_text, _count = arrow.string(), arrow.int64()
SCHEMAS = {
    FINDINGS: arrow.schema(
        [("partition", _count), ("position", _count), ("id", _text), ("path", _text)]
        + [(name, _count) for name in ("line", "column", "start", "end")]
        + [(name, _text) for name in ("rule", "severity", "confidence", "category", "message", "text", "suggestion")]
        + [("suggestions", arrow.list_(_text)), ("related", _text), ("fingerprint", _text), ("status", _text)]
    ),
    DOCUMENTS: arrow.schema(
        [("partition", _count), ("position", _count), ("id", _text), ("path", _text), ("checked", arrow.bool_())]
        + [("reason", _text), ("words", _count), ("findings", _count)]
        + [(name, _count) for name in ("critical", "major", "minor", "neutral")]
        + [("points", arrow.float64()), ("language", _text), ("date", _text), ("desk", _text), ("system", _text)]
    ),
    FACTS: arrow.schema([("position", _count), ("path", _text), ("sketch", arrow.binary()), ("packed", _text)]),
}
SCHEMAS[ACROSS] = SCHEMAS[FINDINGS]
SCHEMAS["failed"] = arrow.schema([("partition", _count), ("position", _count), ("path", _text), ("reason", _text)])

# What a file is called until it is whole.
_UNFINISHED = re.compile(r"\..+\.[0-9a-f]{32}")


class Store:
    """An output folder, here or behind any address that fsspec opens. Everything raises ``OSError``."""

    def __init__(self, address: str) -> None:
        try:
            self.system, self.root = fsspec.core.url_to_fs(address)
        except (ValueError, ImportError) as error:
            raise BatchError(f"{address}: cannot be opened: {error}") from error

    def path(self, *names: str) -> str:
        """The place of a file."""
        return posixpath.join(self.root, *names)

    def part(self, kind: str, number: int) -> str:
        """The place of a partition's table."""
        return self.path(kind, f"part-{number:06}.parquet")

    def done(self, kind: str = DOCUMENTS) -> set[int]:
        """The partitions whose tables of a kind are there."""
        self.system.invalidate_cache()
        folder = self.path(kind)
        if not self.system.isdir(folder):
            return set()
        names = (posixpath.basename(path) for path in self.system.ls(folder, detail=False))
        return {int(name[5:-8]) for name in names if name.startswith("part-") and name.endswith(".parquet")}

    def write_rows(self, kind: str, number: int, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write a partition's table. Written twice it is the same: the later takes the place of the earlier at once."""
        self.write_table(self.part(kind, number), kind, rows)

    def write_table(self, path: str, kind: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write rows as one Parquet file of a kind."""
        sink = arrow.BufferOutputStream()
        pq.write_table(arrow.Table.from_pylist(list(rows), SCHEMAS[kind]), sink, compression="zstd")
        self.write(path, sink.getvalue().to_pybytes())

    def write(self, path: str, data: bytes) -> None:
        """Write a file under another name and move it into place."""
        folder, name = posixpath.split(path)
        self.system.makedirs(folder, exist_ok=True)
        temporary = posixpath.join(folder, f".{name}.{uuid.uuid4().hex}")
        try:
            with self.system.open(temporary, "wb") as stream:
                stream.write(data)
            self.system.mv(temporary, path)
        except BaseException:
            if self.system.exists(temporary):
                self.system.rm(temporary)
            raise

    def sweep(self) -> None:
        """Take away what processes that died in the middle of writing had begun; for the end, when nothing writes any more."""
        self.system.invalidate_cache()
        for folder in (self.root, *(self.path(kind) for kind in SCHEMAS)):
            if self.system.isdir(folder):
                for path in self.system.ls(folder, detail=False):
                    if _UNFINISHED.fullmatch(posixpath.basename(path)):
                        with contextlib.suppress(FileNotFoundError):  # a worker given up as lost has just finished it
                            self.system.rm(path)

    def read(self, kind: str, number: int, columns: Sequence[str] | None = None) -> list[dict[str, Any]]:
        """The rows of a partition's table."""
        with self.system.open(self.part(kind, number), "rb") as stream:
            rows: list[dict[str, Any]] = pq.read_table(stream, columns=columns).to_pylist()
            return rows

    def every(self, kind: str, columns: Sequence[str] | None = None) -> Iterator[tuple[int, list[dict[str, Any]]]]:
        """The rows of every partition in order, a partition at a time."""
        for number in sorted(self.done(kind)):
            yield number, self.read(kind, number, columns)

    def settle(self, manifest: Mapping[str, Any]) -> bool:
        """Claim the folder for a batch, or take up an interrupted one. Says whether there was one.

        Raises ``BatchError`` where the folder holds the output of another batch.
        """
        place = self.path(MANIFEST)
        if not self.system.exists(place):
            if self.system.exists(self.root) and self.system.ls(self.root):
                raise BatchError(f"{self.root}: is not empty and holds no batch; give a new folder")
            self.write(place, json.dumps(manifest, indent=1).encode())
            return False
        try:
            known = json.loads(self.system.cat_file(place))
            other = [key for key in {**manifest, **known} if manifest.get(key) != known.get(key)]
        except (ValueError, TypeError, AttributeError) as error:
            raise BatchError(f"{place}: cannot be read: {error}") from error
        if other:
            key = other[0]
            raise BatchError(
                f"{self.root}: holds a batch with another {key} ({_short(known.get(key))}, now {_short(manifest.get(key))}); "
                "give a new folder, or the same input and settings to go on with it"
            )
        return True


def _short(value: object) -> str:
    text = json.dumps(value)
    return text if len(text) <= 200 else f"{text[:197]}…"
