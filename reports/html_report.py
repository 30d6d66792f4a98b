"""HTML: one self-contained page."""

from __future__ import annotations

import html

from checker.engine import Run
from reports.rows import rows


def write(run: Run) -> str:
    """The report as one page that needs no other file and no script."""
    items = "".join(
        f"<li>{html.escape(str(one['path']))}:{one['line']}:{one['column']} {html.escape(str(one['message']))}</li>"
        for one in rows(run)
    )
    return f"<!doctype html><html lang=en><meta charset=utf-8><title>Newsproof</title><ol>{items}</ol></html>"
