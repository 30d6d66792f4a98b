"""Tables and word lists that are shipped beside the code that reads them."""

from __future__ import annotations

import gzip
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any


def text_of(package: str, path: str) -> str:
    """The text of a file in a package (``"rules.places"``, ``"register.csv"``), whatever the package is installed from."""
    return resources.files(package).joinpath(path).read_text(encoding="utf-8")


def unpacked(package: str, path: str) -> bytes:
    """What a file in a package, packed with gzip, holds."""
    return gzip.decompress(resources.files(package).joinpath(path).read_bytes())


def lines_of(package: str, path: str) -> list[str]:
    """The lines of such a file without empty ones and those that ``#`` makes comments."""
    return [line for line in text_of(package, path).splitlines() if line and not line.startswith("#")]


def rows_of(package: str, path: str) -> list[list[str]]:
    """The rows of such a file, of which each line is cells parted by tabs."""
    return [line.split("\t") for line in lines_of(package, path)]


def tables_of(package: str, path: str) -> Mapping[str, Any]:
    """The tables of such a file in TOML. It is read anew by each call; who asks often keeps the answer."""
    return tomllib.loads(text_of(package, path))
