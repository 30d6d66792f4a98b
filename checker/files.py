"""Writing files so that an old one stays whole until the new one is."""

from __future__ import annotations

import os
import pathlib
import tempfile


def write_whole(path: pathlib.Path, content: str | bytes) -> None:
    """Write a file under a temporary name beside ``path`` and move it into place.

    Text is written as UTF-8 with its line ends as they are. The mode of a file that is replaced is kept. Raises
    ``OSError``, after which no partial file is left and an old file is untouched.
    """
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = pathlib.Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        temporary.chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
