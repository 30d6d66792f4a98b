"""How long translations into English usually are, by the language of the source."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from checker.shipped import tables_of


@functools.cache
def list_tables() -> Mapping[str, Any]:
    """The tables of ``data/source_lists.toml`` by language."""
    return tables_of("checker.annotations", "data/source_lists.toml")


def length_ratio(language: str) -> float:
    """The median length of a translation per code point of the source; 0 where it is not known."""
    return float(list_tables().get(language, {}).get("ratio", 0.0))
