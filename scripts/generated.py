"""Files of the repository that a script makes: written anew, or with ``--check`` compared with what would be written."""

from __future__ import annotations

import pathlib
import sys


def write_or_check(target: pathlib.Path, made: str, stale: str) -> None:
    """Write a file, or with ``--check`` among the arguments end with the message ``stale`` where it is another."""
    if "--check" not in sys.argv[1:]:
        target.write_text(made, encoding="utf-8")
    elif not target.is_file() or target.read_text(encoding="utf-8") != made:
        sys.exit(stale)
