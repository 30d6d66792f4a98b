#!/usr/bin/env python3
"""Compile the calque packs (``rules/calques/packs/*.toml``) to the JSON lines beside them that the program loads.

    python scripts/compile_packs.py [--check]

With ``--check``, fail when the compiled form is stale.
"""

from __future__ import annotations

import pathlib

from generated import write_or_check

from checker.shelf import COMPILED, compiled_folder

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "rules" / "calques" / "packs"


def main() -> None:
    """Write the compiled form, or compare it."""
    stale = "rules/calques/packs is newer than its compiled form: run python scripts/compile_packs.py"
    write_or_check(FOLDER / COMPILED, compiled_folder(FOLDER, "calques"), stale)


if __name__ == "__main__":
    main()
