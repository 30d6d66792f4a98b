"""Measuring and waiting on machines that have other things to do as well."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from benchmarks.measuring import cpu_seconds

__all__ = ["cpu_seconds", "eventually", "fastest"]

RUNS = 3
Size = TypeVar("Size")


def fastest(seconds: Callable[[Size], float], size: Size) -> float:
    """The shortest of a few runs of a timed function: what disturbs a run only ever makes it longer."""
    return min(seconds(size) for _ in range(RUNS))


def eventually(holds: Callable[[], object], seconds: float = 30.0) -> bool:
    """Whether something comes to hold within so many seconds; asked again and again until it does."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True
