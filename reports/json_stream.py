"""JSON piece by piece: what ``json.dumps(…, indent=1)`` would give, without the whole of it in memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any


def pieces(value: Any, depth: int = 0) -> Iterator[str]:
    """The JSON of a value at a depth of nesting. An iterator in it is written as an array, an item at a time."""
    if isinstance(value, dict):
        entries = ((f"{json.dumps(key)}: ", entry) for key, entry in value.items())
        yield from _bracketed("{}", entries, depth)
    elif isinstance(value, list | Iterator):
        yield from _bracketed("[]", (("", entry) for entry in value), depth)
    else:
        yield json.dumps(value)


def _bracketed(brackets: str, entries: Iterable[tuple[str, Any]], depth: int) -> Iterator[str]:
    before = brackets[0]
    for key, entry in entries:
        yield f"{before}\n{' ' * (depth + 1)}{key}"
        yield from pieces(entry, depth + 1)
        before = ","
    yield f"\n{' ' * depth}{brackets[1]}" if before == "," else brackets
