#!/usr/bin/env python3
"""Compile the shipped packs (``rules/*/packs/*.toml``) to the JSON lines beside them that the program loads.

    python scripts/compile_packs.py [--check]

With ``--check``, fail when the compiled form is stale.
"""

from __future__ import annotations

import pathlib

from generated import write_or_check

from checker.shelf import COMPILED, compiled_folder

RULES = pathlib.Path(__file__).resolve().parent.parent / "rules"
FAMILIES = ("calques", "terms")


def main() -> None:
    """Write the compiled forms, or compare them."""
    for family in FAMILIES:
        folder = RULES / family / "packs"
        stale = f"rules/{family}/packs is newer than its compiled form: run python scripts/compile_packs.py"
        write_or_check(folder / COMPILED, compiled_folder(folder, family), stale)


if __name__ == "__main__":
    main()
