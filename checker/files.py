"""Writing files so that an old one stays whole until the new one is, and one process at a time."""

from __future__ import annotations

import contextlib
import errno
import os
import pathlib
import tempfile
from collections.abc import Iterable, Iterator
from typing import BinaryIO

# Seconds to wait for another process; what happens under a lock takes milliseconds.
_PATIENCE = 30.0
# Characters of a file's own name in that of its temporary one; the longest name a system takes leaves no room for more.
_PREFIX = 40

Content = str | bytes | Iterable[str | bytes]


def write_whole(path: pathlib.Path, content: Content, mode: int | None = None) -> None:
    """Write a file under a temporary name beside ``path`` and move it into place.

    Text is written as UTF-8 with its line ends as they are. The file gets ``mode``, or else keeps the one it has.
    Raises ``OSError``, after which no partial file is left and an old file is untouched.
    """
    write_together([(path, content)], mode)


def write_together(files: Iterable[tuple[pathlib.Path, Content]], mode: int | None = None) -> None:
    """Write files that belong together, each piece by piece: all under temporary names first, and then all are moved.

    The first is moved last, so that an index never leads to pages that are not there. Raises ``OSError``, after which no
    partial file is left; where it was raised in writing, every old file is untouched.
    """
    written: list[tuple[pathlib.Path, pathlib.Path]] = []
    try:
        for path, content in files:
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, "is a folder", str(path))
            if path.exists() and not path.is_file():  # a device or a pipe is written to and never replaced
                with path.open("wb") as stream:
                    _write(stream, content)
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:_PREFIX]}.")
            written.append((pathlib.Path(name), path))
            with os.fdopen(handle, "wb") as stream:
                _write(stream, content)
            written[-1][0].chmod(mode or (path.stat().st_mode if path.exists() else 0o666 & ~_umask()))
        for temporary, path in reversed(written):
            temporary.replace(path)
    except BaseException:
        for temporary, _ in written:
            temporary.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def alone(path: pathlib.Path) -> Iterator[None]:
    """Keep every other process from a file, so that reading, changing and writing it is one step.

    The lock is on a hidden file beside ``path``, since ``path`` itself is replaced when it is written; the system drops
    it with the process. Raises ``OSError`` where the folder cannot be written or the lock is not free within 30 seconds.
    """
    import portalocker  # few runs write what others write too

    path.parent.mkdir(parents=True, exist_ok=True)
    lock = portalocker.Lock(path.with_name(f".{path.name}.lock"), timeout=_PATIENCE, check_interval=0.02)
    try:
        lock.acquire()
    except portalocker.LockException as error:
        raise OSError(errno.EAGAIN, "another process keeps it locked", str(path)) from error
    try:
        yield
    finally:
        lock.release()


def _write(stream: BinaryIO, content: Content) -> None:
    for piece in [content] if isinstance(content, str | bytes) else content:
        stream.write(piece.encode("utf-8", "surrogatepass") if isinstance(piece, str) else piece)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
