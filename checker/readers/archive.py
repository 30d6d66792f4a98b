"""Published articles of an archive, one after another, however large its files are."""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import json
import pathlib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checker.document import Document, Reading
from checker.readers import formats, tables
from checker.readers.errors import UnreadableError
from checker.readers.files import ENDINGS, STANDARD_INPUT, Draft, expand, read
from checker.readers.parts import Part, document_of

LINES = 2_000  # lines of a table that are in memory at once
# Days in paths: 2024/05/26, 2024-05-26, 20240526.
_PATH_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_/.]?(0[1-9]|1[0-2])[-_/.]?(0[1-9]|[12]\d|3[01])(?!\d)")
_ROWS = (".jsonl", ".ndjson")


@dataclasses.dataclass(frozen=True, slots=True)
class Article:
    """A published article. ``uid`` names it through all its versions; ``digest`` is equal for equal texts; ``date`` is
    that of its metadata or path."""

    uid: str
    version: str
    digest: str
    date: datetime.date | None
    desk: str
    document: Document


def articles(arguments: Iterable[str], columns: formats.Columns = ()) -> Iterator[Article | UnreadableError]:
    """Every article of files and folders, in the order of their names; a file that cannot be read is given as its error.

    JSON Lines and Parquet are read piece by piece, so that memory stays bounded. An article is named by its identifier
    (``guid``, ``uri``, or the id of a table's row unless that is a mere number), else by its place in the archive.
    """
    for argument in arguments:
        try:
            for path in _files(argument):
                try:
                    yield from _of_file(path, columns)
                except UnreadableError as error:
                    yield error
        except UnreadableError as error:
            yield error


def _files(argument: str) -> Iterable[str]:
    """The files of an argument; unlike for drafts, a folder is searched for every format that is read."""
    folder = pathlib.Path(argument)
    if not argument or argument == STANDARD_INPUT or not folder.is_dir():
        return expand(argument)
    endings = {*ENDINGS, *formats.ENDINGS}
    inside = [path for path in folder.rglob("*") if path.suffix.lower() in endings and path.is_file()]
    found = sorted(str(path) for path in inside if not any(part.startswith(".") for part in path.relative_to(folder).parts))
    if not found:
        raise UnreadableError(argument, "no articles in this folder")
    return found


def _of_file(path: str, columns: formats.Columns) -> Iterator[Article]:
    day = _day_of(path)
    place = "" if path == STANDARD_INPUT else str(pathlib.Path(path).resolve())
    if not formats.is_format(path):
        yield _article(read(Draft(path), reading=Reading(), date=day), {}, place, "")
        return
    low = path.lower()
    if low.endswith(_ROWS):
        parts = _json_lines(path, dict(columns))
    elif low.endswith(".parquet"):
        parts = _parquet(path, dict(columns))
    else:
        parts = iter(formats.parts(path, _bytes(path), dict(columns)))
    for part in parts:
        document = document_of(part, path, reading=Reading(), date=part.date or day)
        yield _article(document, part.metadata, place, part.name)


def _article(document: Document, metadata: Mapping[str, str], place: str, name: str) -> Article:
    text = "\n".join(" ".join(line.split()) for line in document.prose.split("\n"))
    digest = hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
    uid = metadata.get("guid") or metadata.get("uri") or ("" if name.isdecimal() else name)
    return Article(
        uid=uid or f"{place or digest}{f'#{name}' if name else ''}",
        version=metadata.get("version", "")[:80],
        digest=digest,
        date=document.date,
        desk=(metadata.get("desk") or metadata.get("section") or "")[:80],
        document=document,
    )


def _day_of(place: str) -> datetime.date | None:
    for match in _PATH_DAY.finditer(place):
        try:
            return datetime.date(*map(int, match.groups()))
        except ValueError:
            continue
    return None


def _bytes(path: str) -> bytes:
    try:
        return pathlib.Path(path).read_bytes()
    except OSError as error:
        raise UnreadableError(path, f"cannot be read: {error.strerror or error}") from error


def _json_lines(path: str, columns: Mapping[str, str]) -> Iterator[Part]:
    """The documents of a JSON Lines file, some lines at a time; lines of one document stay together."""
    wanted = {columns.get("document", ""), *tables.NAMES["document"]} - {""}
    lines: list[bytes] = []
    first, last = 1, ""
    try:
        with pathlib.Path(path).open("rb") as stream:
            for number, line in enumerate(stream, 1):
                if len(lines) >= LINES:
                    here = _document_of(line, wanted)
                    if not here or here != last:
                        yield from tables.json_lines(b"".join(lines), path, columns, first=first)
                        lines, first = [], number
                    last = here
                elif len(lines) == LINES - 1:
                    last = _document_of(line, wanted)
                lines.append(line)
    except OSError as error:
        raise UnreadableError(path, f"cannot be read: {error.strerror or error}") from error
    if lines:
        yield from tables.json_lines(b"".join(lines), path, columns, first=first)


def _document_of(line: bytes, names: Iterable[str]) -> str:
    """The document that a line belongs to, or nothing where each line is one of its own."""
    try:
        value: Any = json.loads(line)
    except ValueError:
        return ""
    if not isinstance(value, dict):
        return ""
    return next((str(value[key]) for key in value if key.lower() in names), "")


def _parquet(path: str, columns: Mapping[str, str]) -> Iterator[Part]:
    """The documents of a Parquet file, a group of rows at a time."""
    first = 1
    for rows in tables.parquet_groups(path, LINES):
        yield from tables.documents(rows, path, columns, first=first)
        first += len(rows)
