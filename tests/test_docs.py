"""Generated pages are fresh, and what the pages promise is there."""

from __future__ import annotations

import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def test_rule_reference_is_fresh() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/rule_reference.py", "--check"],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
