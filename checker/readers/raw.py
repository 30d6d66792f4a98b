"""The bytes of a file, all from one state of it."""

from __future__ import annotations

import os
import pathlib
import stat

from checker.readers.errors import UnreadableError


def file_bytes(path: str) -> bytes:
    """The content of a file. Raises ``OSError``, and ``UnreadableError`` for one that is written to while it is read."""
    with pathlib.Path(path).open("rb") as stream:
        before = os.fstat(stream.fileno())
        data = stream.read()
        after = os.fstat(stream.fileno())
    if stat.S_ISREG(after.st_mode) and (before.st_size, before.st_mtime_ns) != (len(data), after.st_mtime_ns):
        raise UnreadableError(path, "changed while it was read; check it again when it is whole")
    return data
