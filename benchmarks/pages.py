"""Figures that a benchmark puts into a page of the documentation, between two marks of its own."""

from __future__ import annotations

from collections.abc import Sequence


def marks(name: str) -> tuple[str, str]:
    """The lines between which ``benchmarks/NAME.py`` writes."""
    return f"<!-- {name}: from here to the next mark made by benchmarks/{name}.py -->", f"<!-- end of {name} -->"


def written(page: str, name: str, lines: Sequence[str]) -> str:
    """The page with other lines between the two marks. Raises ``ValueError`` for a page without them."""
    first, last = marks(name)
    before, begin, rest = page.partition(first)
    _, end, after = rest.partition(last)
    if not (begin and end):
        raise ValueError(f"the page has no lines {first} and {last}")
    return "\n".join([before + begin, "", *lines, "", end + after])
