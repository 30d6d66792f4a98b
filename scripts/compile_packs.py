#!/usr/bin/env python3
"""Compile the calque packs (``rules/calques/packs/*.toml``) to the JSON lines beside them that the program loads.

    python scripts/compile_packs.py [--check]

With ``--check``, fail when the compiled form is stale.
"""

from __future__ import annotations

import pathlib
import sys

from checker.shelf import COMPILED, compiled_folder

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "rules" / "calques" / "packs"


def main() -> None:
    """Write the compiled form, or compare it."""
    made = compiled_folder(FOLDER, "calques")
    target = FOLDER / COMPILED
    if "--check" not in sys.argv[1:]:
        target.write_text(made, encoding="utf-8")
    elif not target.is_file() or target.read_text(encoding="utf-8") != made:
        sys.exit("rules/calques/packs is newer than its compiled form: run python scripts/compile_packs.py")


if __name__ == "__main__":
    main()
