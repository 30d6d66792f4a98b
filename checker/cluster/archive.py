"""Archives of drafts, a row each: JSON Lines and Parquet, on disk or behind any address that fsspec opens."""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

import fsspec
import pyarrow as arrow
import pyarrow.parquet as pq

from checker.document import Document, Reading
from checker.readers.errors import UnreadableError
from checker.readers.limits import LARGEST
from checker.readers.parts import base_language, day
from checker.readers.tables import CARRIED, as_text, columns_of

JSON_ENDINGS = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
ENDINGS = (*JSON_ENDINGS, ".parquet")
# Bytes of an archive that are checked together: some two thousand articles, a minute of work.
PARTITION = 8 * 1024 * 1024
# Bytes and lines of a file by which its columns are known.
_HEAD, _HEAD_LINES = 1024 * 1024, 200
_ROWS_AT_ONCE = 64
_MARK = b"\xef\xbb\xbf"


@dataclasses.dataclass(frozen=True, slots=True)
class Partition:
    """A part of an archive: of JSON Lines the lines that begin in bytes ``start`` to ``end`` (``None``: to the end), of
    Parquet the row groups of these numbers, the first row of which is ``row``. ``stamp`` tells whether the file changed."""

    number: int
    url: str
    stamp: str
    start: int
    end: int | None
    columns: tuple[tuple[str, str], ...]
    row: int = 0

    @property
    def name(self) -> str:
        """The partition as messages name it."""
        what = "row groups" if self.url.lower().endswith(".parquet") else "bytes"
        return f"{self.url} ({what} {self.start} to {'the end' if self.end is None else self.end})"


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """A row of an archive: where it begins (bytes of JSON Lines, row number of Parquet), and its cells or what is wrong."""

    position: int
    cells: Mapping[str, Any]
    fault: str = ""


def find(addresses: Iterable[str]) -> list[str]:
    """The files that addresses name: files, folders, patterns. Raises ``UnreadableError``."""
    found: dict[str, None] = {}
    for address in addresses:
        system, path = _opened(address)
        try:
            if system.isdir(path):
                files = [file for file in sorted(system.find(path)) if file.lower().endswith(ENDINGS) and "/." not in file]
                if not files:
                    raise UnreadableError(address, f"no archives in this folder (looked for {', '.join(ENDINGS)})")
            elif system.exists(path):
                files = [path]
            else:
                files = sorted(system.glob(path)) if any(char in path for char in "*?[") else []
                if not files:
                    raise UnreadableError(address, "no such file or folder")
        except OSError as error:
            raise UnreadableError(address, f"cannot be read: {error.strerror or error}") from error
        for file in files:
            if not file.lower().endswith(ENDINGS):
                raise UnreadableError(file, f"is no archive that is read here; expected {', '.join(ENDINGS)}")
            found[file if "file" in _protocols(system) else system.unstrip_protocol(file)] = None
    return list(found)


def plan(urls: Sequence[str], columns: Mapping[str, str], size: int = PARTITION) -> list[Partition]:
    """Partitions of about ``size`` bytes. Raises ``UnreadableError`` for a file without drafts or of another kind."""
    partitions: list[Partition] = []
    for url in urls:
        try:
            ranges, known = (_groups if url.lower().endswith(".parquet") else _ranges)(url, columns, size)
        except (OSError, arrow.ArrowException, ValueError) as error:
            raise UnreadableError(url, f"cannot be read: {getattr(error, 'strerror', None) or error}") from error
        state = stamp(url)
        for start, end, row in ranges:
            partitions.append(Partition(len(partitions), url, state, start, end, tuple(sorted(known.items())), row))
    return partitions


def stamp(url: str) -> str:
    """What changes with a file: its size and time, or what the store has in their place. Raises ``OSError``."""
    system, path = _opened(url)
    info = system.info(path)
    return " ".join(str(info[key]) for key in ("size", "mtime", "ETag", "LastModified", "etag", "updated") if key in info)


def rows(partition: Partition) -> Iterator[Row]:
    """The rows of a partition. Raises ``OSError`` or an ``ArrowException`` where the file cannot be read."""
    if partition.url.lower().endswith(".parquet"):
        wanted = {name for _, name in partition.columns} | set(CARRIED)
        with _open(partition.url) as stream:
            file = pq.ParquetFile(stream)
            names = [name for name in file.schema_arrow.names if name in wanted]
            number = partition.row
            groups = range(partition.start, partition.end or 0)
            for batch in file.iter_batches(_ROWS_AT_ONCE, row_groups=groups, columns=names):
                for cells in batch.to_pylist():
                    yield Row(number, cells)
                    number += 1
        return
    with _open(partition.url) as stream:
        at = 0
        if partition.start:  # the line that runs over the border belongs to the partition before
            stream.seek(partition.start - 1)
            at = partition.start - 1 + _skip(stream)
        while partition.end is None or at < partition.end:
            line = stream.readline(LARGEST + 1)
            if not line:
                return
            length = len(line)
            if not line.endswith(b"\n") and length > LARGEST:
                length += _skip(stream)
                yield Row(at, {}, f"is longer than the {LARGEST // 2**20} MB that a draft may have")
            elif line.strip():
                yield _parsed(at, line if at else line.removeprefix(_MARK))
            at += length


def document(
    row: Row, partition: Partition, reading: Reading, source_language: str | None, date: datetime.date | None
) -> Document:
    """The draft of a row. Raises ``UnreadableError`` where there is none."""
    known = dict(partition.columns)
    path = path_of(row, partition)
    if row.fault:
        raise UnreadableError(path, row.fault)
    text = row.cells.get(known["draft"])
    if text is None:
        raise UnreadableError(path, f"has nothing in the column {known['draft']!r}")

    def of(what: str) -> str:
        return as_text(row.cells.get(known.get(what, "")))

    return Document(
        text=as_text(text),
        path=path,
        source=of("source") or None,
        source_language=source_language or base_language(of("language")),
        date=date or day(of("date")),
        metadata={key: as_text(row.cells[key]) for key in CARRIED if row.cells.get(key)},
        reading=reading,
    )


def path_of(row: Row, partition: Partition) -> str:
    """The name of a row's draft: the archive's with the row's own, or with its place."""
    return f"{partition.url}#{as_text(row.cells.get(dict(partition.columns).get('id', ''))) or row.position}"


def _parsed(at: int, line: bytes) -> Row:
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return Row(at, {}, f"byte {error.start} of the line is not valid UTF-8")
    except json.JSONDecodeError as error:
        return Row(at, {}, f"is no valid JSON: {error.msg}")
    except RecursionError:
        return Row(at, {}, "has values nested too deep; not read")
    return Row(at, value) if isinstance(value, dict) else Row(at, {}, "is no JSON object")


def _ranges(url: str, columns: Mapping[str, str], size: int) -> tuple[list[tuple[int, int | None, int]], dict[str, str]]:
    with _open(url) as stream:
        lines = stream.read(_HEAD).removeprefix(_MARK).split(b"\n")[:_HEAD_LINES]
    heads = [row.cells for row in (_parsed(0, line) for line in lines if line.strip()) if row.cells]
    known = columns_of(heads, url, columns)
    if url.lower().endswith(".gz"):
        return [(0, None, 0)], known
    system, path = _opened(url)
    length = system.size(path)
    return [(start, min(start + size, length), 0) for start in range(0, length, size)], known


def _groups(url: str, columns: Mapping[str, str], size: int) -> tuple[list[tuple[int, int | None, int]], dict[str, str]]:
    with _open(url) as stream:
        file = pq.ParquetFile(stream)
        known = columns_of([dict.fromkeys(file.schema_arrow.names, "")], url, columns)
        groups = [file.metadata.row_group(number) for number in range(file.metadata.num_row_groups)]
    found: list[tuple[int, int | None, int]] = []
    begin = weight = row = first = 0
    for number, group in enumerate(groups, 1):
        weight += group.total_byte_size
        row += group.num_rows
        if weight >= size or number == len(groups):
            found.append((begin, number, first))
            begin, weight, first = number, 0, row
    return found, known


def _skip(stream: BinaryIO) -> int:
    """Read to the end of the line and say how many bytes that was."""
    count = 0
    while line := stream.readline(_HEAD):
        count += len(line)
        if line.endswith(b"\n"):
            break
    return count


def _open(url: str) -> Any:
    return fsspec.open(url, "rb", compression="infer").open()


def _opened(url: str) -> tuple[Any, str]:
    try:
        system, path = fsspec.core.url_to_fs(url)
    except (ValueError, ImportError) as error:
        raise UnreadableError(url, f"cannot be opened: {error}") from error
    return system, path


def _protocols(system: Any) -> tuple[str, ...]:
    return (system.protocol,) if isinstance(system.protocol, str) else tuple(system.protocol)
