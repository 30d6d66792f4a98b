"""Run LanguageTool's rules (lingotweaker) over a file; started by peers.py in that package's own environment."""

from __future__ import annotations

import pathlib
import sys

import lt_py  # type: ignore[import-not-found]

engine = lt_py.Engine("en-US")
for paragraph in pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").split("\n\n"):
    engine.check(paragraph)
