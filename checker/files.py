"""Writing files so that an old one stays whole until the new one is, and one process at a time."""

from __future__ import annotations

import contextlib
import errno
import os
import pathlib
import tempfile
from collections.abc import Iterator

# Seconds to wait for another process; what happens under a lock takes milliseconds.
_PATIENCE = 30.0


def write_whole(path: pathlib.Path, content: str | bytes, mode: int | None = None) -> None:
    """Write a file under a temporary name beside ``path`` and move it into place.

    Text is written as UTF-8 with its line ends as they are. The file gets ``mode``, or else keeps the one it has.
    Raises ``OSError``, after which no partial file is left and an old file is untouched.
    """
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    temporary = pathlib.Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        temporary.chmod(mode or (path.stat().st_mode if path.exists() else 0o666 & ~_umask()))
        temporary.replace(path)
    except BaseException:
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


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
