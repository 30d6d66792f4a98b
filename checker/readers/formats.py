"""Which reader reads a file: by the ending of its name, and for XML by the root element."""

from __future__ import annotations

import functools
import importlib
import pathlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from checker.readers.errors import UnreadableError
from checker.readers.raw import file_bytes

if TYPE_CHECKING:
    from checker.readers.parts import Part

Columns = tuple[tuple[str, str], ...]

# Module and function of each reader; it is imported when a file of its kind is read.
_TABLES = {
    ".csv": "tables.comma_separated",
    ".tsv": "tables.tab_separated",
    ".jsonl": "tables.json_lines",
    ".ndjson": "tables.json_lines",
    ".parquet": "tables.parquet",
}
_FILES = {
    ".docx": "docx.parts",
    ".html": "html.parts",
    ".htm": "html.parts",
    ".po": "po.parts",
    ".json": "news.ninjs",
}
_XML = (".xlf", ".xliff", ".tmx", ".xml", ".nitf", ".newsml")
_ROOTS = {
    "xliff": "xliff.from_root",
    "tmx": "tmx.from_root",
    "nitf": "news.nitf",
    "newsItem": "news.newsml",
    "newsMessage": "news.newsml",
    "packageItem": "news.newsml",
}
# Endings that a folder is searched for; the others may as well be reports, and are read when they are named.
FOLDER_ENDINGS = (".docx", ".po", ".xlf", ".xliff", ".tmx", ".nitf")
ENDINGS = (*_TABLES, *_FILES, *_XML)


def is_format(path: str) -> bool:
    """Whether a file is of a format that is read here, by its name."""
    return path.lower().endswith(ENDINGS)


def parts(path: str, data: bytes, columns: Mapping[str, str]) -> list[Part]:
    """The documents of a file. Raises ``UnreadableError``."""
    ending = pathlib.PurePath(path).suffix.lower()
    if ending in _TABLES:
        found: list[Part] = _reader(_TABLES[ending])(data, path, columns)
    elif ending in _FILES:
        found = _reader(_FILES[ending])(data, path)
    else:
        from checker.readers import xml

        root = xml.parse(data, path)
        name = xml.local(root)
        if name not in _ROOTS:
            raise UnreadableError(path, f"has the root element {name!r}; expected one of {', '.join(_ROOTS)}")
        found = _reader(_ROOTS[name])(root, path)
    if not found:
        raise UnreadableError(path, "holds no draft")
    return found


def _reader(name: str) -> Any:
    module, _, function = name.partition(".")
    return getattr(importlib.import_module(f"checker.readers.{module}"), function)


@functools.lru_cache(maxsize=2)
def _kept(path: str, stamp: tuple[int, int], columns: Columns) -> tuple[Part, ...]:
    return tuple(parts(path, file_bytes(path), dict(columns)))


def parts_of(path: str, columns: Columns = ()) -> tuple[Part, ...]:
    """The documents of a file on disk, kept as long as it does not change: a file of a thousand drafts is read once.

    Raises ``UnreadableError``.
    """
    try:
        known = pathlib.Path(path).stat()
        return _kept(path, (known.st_mtime_ns, known.st_size), columns)
    except OSError as error:
        raise UnreadableError(path, f"cannot be read: {error.strerror or error}") from error
