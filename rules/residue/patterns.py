"""Patterns kept as data: one regular expression a line, ``#`` begins a comment line."""

from __future__ import annotations

from checker.shipped import rows_of


def rows(name: str) -> list[list[str]]:
    """The lines of the file ``name`` beside this module, each parted at its tabs."""
    return rows_of("rules.residue", name)


def alternatives(name: str) -> str:
    """The patterns of a file that has nothing else, as one group of alternatives."""
    return f"(?:{'|'.join(pattern for (pattern,) in rows(name))})"
