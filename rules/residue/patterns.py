"""Patterns kept as data: one regular expression a line, ``#`` begins a comment line."""

from __future__ import annotations

import importlib.resources


def rows(name: str) -> list[list[str]]:
    """The lines of the file ``name`` beside this module, each parted at its tabs."""
    text = importlib.resources.files("rules.residue").joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def alternatives(name: str) -> str:
    """The patterns of a file that has nothing else, as one group of alternatives."""
    return f"(?:{'|'.join(pattern for (pattern,) in rows(name))})"
