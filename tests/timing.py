"""Comparing times on machines that have other things to do as well."""

from __future__ import annotations

from collections.abc import Callable

RUNS = 3


def fastest(seconds: Callable[[int], float], size: int) -> float:
    """The shortest of a few runs of a timed function: what disturbs a run only ever makes it longer."""
    return min(seconds(size) for _ in range(RUNS))
