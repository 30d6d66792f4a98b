"""Finding and reading draft files."""

from __future__ import annotations

import dataclasses
import datetime
import errno
import glob
import os
import pathlib
import sys
from collections.abc import Iterable, Iterator

from checker.document import Document, Reading
from checker.readers import formats, markdown, text
from checker.readers.errors import UnreadableError
from checker.readers.parts import base_language, day, document_of
from checker.readers.raw import file_bytes

TEXT_ENDINGS = (".txt", ".text")
MARKDOWN_ENDINGS = (".md", ".markdown")
ENDINGS = TEXT_ENDINGS + MARKDOWN_ENDINGS + formats.FOLDER_ENDINGS
STANDARD_INPUT = "-"
ONE_SOURCE = "one source file cannot serve several drafts; give a folder with files of the same names"


@dataclasses.dataclass(frozen=True, slots=True)
class Draft:
    """A draft that is to be read: its path as reports name it, and the source text that goes with it, if any.

    ``item`` counts the documents of a file that holds several; ``columns`` says which column of a table is what.
    """

    path: str
    source: str | None = None
    item: int = 0
    columns: formats.Columns = ()


def drafts(arguments: Iterable[str], source: str | None = None, columns: formats.Columns = ()) -> list[Draft]:
    """Every draft that the arguments name: files, folders (searched through), glob patterns, ``-`` for standard input.

    ``source`` is a file for a single draft, or a folder with files of the same names. A file that holds several
    documents gives several drafts; one that cannot be read gives one, which says why when it is read. Raises
    ``UnreadableError`` for an argument that names nothing.
    """
    found: dict[str, None] = {}
    for argument in arguments:
        for path in expand(argument):
            found[path] = None
    wanted: list[Draft] = []
    for path in found:
        beside = _source_of(path, source, alone=len(found) == 1)
        wanted += [Draft(path, beside, item, columns) for item in range(_documents(path, columns))]
    return wanted


def _documents(path: str, columns: formats.Columns) -> int:
    try:
        return len(formats.parts_of(path, columns)) if formats.is_format(path) else 1
    except UnreadableError:
        return 1


def read(draft: Draft, *, reading: Reading, source_language: str | None = None, date: datetime.date | None = None) -> Document:
    """The document of a draft. Raises ``UnreadableError``."""
    source = None if draft.source is None else source_text(draft.source)
    if formats.is_format(draft.path):
        every = formats.parts_of(draft.path, draft.columns)
        if draft.item >= len(every):
            raise UnreadableError(draft.path, f"has no document {draft.item + 1} any more; it changed while it was read")
        part = every[draft.item]
        return document_of(part, draft.path, reading=reading, source_language=source_language, date=date, source=source)
    content = text.decode(_bytes(draft.path), draft.path)
    is_markdown = draft.path.lower().endswith(MARKDOWN_ENDINGS)
    about = markdown.metadata(content) if is_markdown else {}
    return Document(
        text=content,
        path="<stdin>" if draft.path == STANDARD_INPUT else draft.path,
        prose=markdown.prose(content) if is_markdown else content,
        source=source,
        source_language=source_language or base_language(about.get("source-language")),
        date=date or day(about.get("date")),
        metadata=about,
        reading=reading,
    )


def is_plain_file(draft: Draft) -> bool:
    """Whether a draft and its source are files of plain text, which are read at once and as often as one likes."""
    files = (draft.path,) if draft.source is None else (draft.path, draft.source)
    return all(file != STANDARD_INPUT and not formats.is_format(file) for file in files)


def source_text(path: str, *, markup: bool = False) -> str:
    """The text of a source file of any format that is read, that of Markdown without its markup unless ``markup`` is wanted.
    Raises ``UnreadableError``."""
    if formats.is_format(path):
        return "\n".join(piece.text for part in formats.parts_of(path) for piece in part.pieces)
    content = text.decode(_bytes(path), path)
    return content if markup or not path.lower().endswith(MARKDOWN_ENDINGS) else markdown.prose(content)


def expand(argument: str) -> Iterator[str]:
    """The files that an argument names: a file, a folder searched through, a pattern, or ``-``. Raises ``UnreadableError``."""
    if argument == STANDARD_INPUT:
        yield argument
        return
    if not argument:
        raise UnreadableError("''", "an empty name; give a file, a folder, a pattern or -")
    try:
        yield from _expand_path(argument)
    except OSError as error:
        raise UnreadableError(str(error.filename or argument), f"cannot be read: {error.strerror or error}") from error


def _expand_path(argument: str) -> Iterator[str]:
    path = pathlib.Path(argument)
    if path.is_dir():
        inside = sorted(_inside(str(path)))
        if not inside:
            raise UnreadableError(argument, f"no drafts in this folder (looked for {', '.join(ENDINGS)})")
        yield from inside
    elif path.exists():
        yield argument
    elif path.is_symlink():
        raise UnreadableError(argument, "is a link that leads to no file")
    elif glob.has_magic(argument):
        matches = sorted(match for match in glob.glob(argument, recursive=True) if pathlib.Path(match).is_file())
        if not matches:
            raise UnreadableError(argument, "no file matches this pattern")
        yield from matches
    else:
        raise UnreadableError(argument, "no such file or folder")


def _inside(folder: str) -> Iterator[str]:
    """The files with a draft's ending in a folder and the folders in it, hidden ones left out.

    Raises ``OSError`` for a folder that may not be looked into: nothing is passed over.
    """

    def stop(error: OSError) -> None:
        raise error

    # Path objects would take seconds for 100,000 drafts.
    for place, folders, files in os.walk(folder, onerror=stop):
        if not os.access(place, os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), place)
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if name.lower().endswith(ENDINGS) and not name.startswith("."):
                path = os.path.join(place, name).removeprefix(f".{os.sep}")  # noqa: PTH118
                if os.path.isfile(path):  # noqa: PTH113
                    yield path


def _source_of(path: str, source: str | None, *, alone: bool) -> str | None:
    if source is None:
        return None
    folder = pathlib.Path(source)
    if folder.is_dir():
        return counterpart(path, folder)
    if not folder.exists():
        raise UnreadableError(source, "no such source file or folder")
    if not alone:
        raise UnreadableError(source, ONE_SOURCE)
    return source


def counterpart(path: str, folder: pathlib.Path) -> str | None:
    """The file of a folder that goes with a file of another: at the same place in it rather than only with the same name."""
    inside = pathlib.Path(path)
    parts = inside.parts[1:] if inside.is_absolute() else inside.parts
    ways = (folder.joinpath(*parts[at:]) for at in range(len(parts)))
    return next((str(beside) for beside in ways if beside.is_file() and str(beside) != path), None)


def _bytes(path: str) -> bytes:
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    try:
        if pathlib.Path(path).is_fifo():
            raise UnreadableError(path, "is a pipe; give - to read standard input")
        return file_bytes(path)
    except IsADirectoryError as error:
        raise UnreadableError(path, "is a folder, not a draft") from error
    except OSError as error:
        raise UnreadableError(path, f"cannot be read: {error.strerror or error}") from error
