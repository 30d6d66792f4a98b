"""Write the table of import costs in docs/dependencies.md anew: milliseconds in a fresh interpreter, median of five."""

from __future__ import annotations

import pathlib
import re
import statistics
import subprocess
import sys

PAGE = pathlib.Path(__file__).resolve().parent.parent / "docs" / "dependencies.md"
_ROW = re.compile(r"^\| `(?P<module>[\w.]+)` \| (?P<cost>[^|]*) \|", re.MULTILINE)
_TIMED = "import time; began = time.perf_counter(); import {}; print(time.perf_counter() - began)"


def cost(module: str) -> int:
    """Milliseconds that importing a module takes in a fresh interpreter."""
    runs = [
        float(subprocess.run([sys.executable, "-c", _TIMED.format(module)], capture_output=True, text=True, check=True).stdout)
        for _ in range(5)
    ]
    return round(1000 * statistics.median(runs))


if __name__ == "__main__":
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(_ROW.sub(lambda row: f"| `{row['module']}` | {cost(row['module'])} ms |", page), encoding="utf-8")
