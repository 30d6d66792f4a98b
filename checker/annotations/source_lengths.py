"""How long translations into English usually are, by the language of the source."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any


@functools.cache
def list_tables() -> Mapping[str, Any]:
    """The tables of ``data/source_lists.toml`` by language."""
    text = resources.files("checker.annotations").joinpath("data/source_lists.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def length_ratio(language: str) -> float:
    """The median length of a translation per code point of the source; 0 where it is not known."""
    return float(list_tables().get(language, {}).get("ratio", 0.0))
