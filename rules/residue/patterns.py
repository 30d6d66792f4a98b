"""Patterns kept as data: one regular expression a line, ``#`` begins a comment line."""

from __future__ import annotations

import importlib.resources


def alternatives(name: str) -> str:
    """The patterns of the file ``name`` beside this module, as one group of alternatives."""
    text = importlib.resources.files("rules.residue").joinpath(name).read_text(encoding="utf-8")
    return f"(?:{'|'.join(line for line in text.splitlines() if line and not line.startswith('#'))})"
