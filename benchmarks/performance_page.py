"""The page docs/performance.md and its plot, from what peers.py measured."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from measuring import Cost
    from peers import Figures

_HEAD = """# Performance

Made by `benchmarks/peers.py`: Newsproof and its peers in one run on one machine, whole processes pinned to one core (two
where said), medians. Absolute figures belong to the machine and the hour; the ratios are what to read.

![Words a second](performance.svg)
"""
_FAMILIES = """The nine families are those of marks, figures and wording: quotes, brackets, punctuation, repetition, residue,
untranslated, numbers, dates and calques. The other surface rules read names, places, terms and sentences.
"""
_SHARES = """As `--profile` tells it on the smaller copy, the loading of the model counted with the parser. Asked: the engine at
most 15 %.
"""
_FRESH, _TWO, _CACHED = "newsproof full", "newsproof full, 2 processes", "newsproof full, cached"
# What is asked of one copy: the label, the two runs, what is divided, and the ratio asked for.
_RATIOS: Sequence[tuple[str, str, str, Callable[[Cost], float], str]] = (
    ("surface rules to proselint, words a CPU second", "newsproof surface", "proselint", lambda c: c.speed, "2"),
    ("nine families to proselint, words a CPU second", "newsproof surface, nine families", "proselint", lambda c: c.speed, "2"),
    ("full check to Harper, words a CPU second", _FRESH, "harper", lambda c: c.speed, "5"),
    ("full check to proselint, words a CPU second", _FRESH, "proselint", lambda c: c.speed, "aim 1"),
    ("two processes to one, time", _TWO, _FRESH, lambda c: 1 / c.wall, "1.7"),
    ("cached to fresh, time", _CACHED, _FRESH, lambda c: 1 / c.wall, "50"),
)


def page(figures: Figures) -> str:
    """The page as Markdown."""
    machine = ", ".join(f"{name} {value}" for name, value in figures.machine.items())
    lines = [_HEAD, f"Measured on: {machine}.", ""]
    sizes = _sizes(figures)
    for words in sizes:
        lines += [f"## {words:,} words of news copy", ""]
        lines += ["| | words a CPU second | CPU seconds | seconds | peak memory |", "| --- | ---: | ---: | ---: | ---: |"]
        for cost in sorted(_of(figures, words), key=lambda one: -one.speed):
            speed, memory = f"{cost.speed:,.0f}", f"{cost.memory:.0f} MiB"
            lines.append(f"| {cost.name} | {speed} | {cost.cpu:.2f} | {cost.wall:.2f} | {memory} |")
        lines.append("")
    lines += [_FAMILIES, *_ratios(figures, sizes)]
    lines += ["## Start-up", "", "| | CPU seconds | seconds |", "| --- | ---: | ---: |"]
    lines += [f"| {cost.name} | {cost.cpu:.2f} | {cost.wall:.2f} |" for cost in figures.costs if cost.words not in sizes]
    lines += _growth(figures, sizes)
    if figures.shares:
        lines += ["", "## Where the time of a full check goes", "", _SHARES, "| | share |", "| --- | ---: |"]
        lines += [f"| {name} | {100 * share:.1f} % |" for name, share in figures.shares.items()]
    if figures.blocks:
        lines += ["", "## What it is made of", "", "| building block | words a CPU second |", "| --- | ---: |"]
        lines += [f"| {name} | {speed:,.0f} |" for name, speed in sorted(figures.blocks.items(), key=lambda item: -item[1])]
    return "\n".join(lines) + "\n"


def _sizes(figures: Figures) -> list[int]:
    return sorted({cost.words for cost in figures.costs if cost.words > 1_000})


def _of(figures: Figures, words: int) -> list[Cost]:
    return [cost for cost in figures.costs if cost.words == words]


def _ratios(figures: Figures, sizes: Sequence[int]) -> list[str]:
    heads = " | ".join(f"{words:,} words" for words in sizes)
    lines = ["## Ratios", "", f"| | asked | {heads} |", f"| --- | ---: |{' ---: |' * len(sizes)}"]
    for label, one, other, value, asked in _RATIOS:
        cells = []
        for words in sizes:
            costs = {cost.name: cost for cost in _of(figures, words)}
            both = one in costs and other in costs
            cells.append(f"{value(costs[one]) / value(costs[other]):.2f}" if both else "–")
        if any(cell != "–" for cell in cells):
            lines.append(f"| {label} | {asked} | {' | '.join(cells)} |")
    return [*lines, ""]


def _growth(figures: Figures, sizes: Sequence[int]) -> list[str]:
    """How time and memory grow from the smallest copy to the largest: 1 is in proportion, start-up left out."""
    if len(sizes) < 2:
        return []
    least, most = sizes[0], sizes[-1]
    lines = ["", f"## From {least:,} to {most:,} words", ""]
    lines += ["Words a CPU second beyond start-up, from the difference of the two; peak memory of both.", ""]
    lines += ["| | words a CPU second | peak memory |", "| --- | ---: | ---: |"]
    for small in _of(figures, least):
        large = next((cost for cost in _of(figures, most) if cost.name == small.name), None)
        if large is not None and large.cpu > small.cpu:
            speed = (most - least) / (large.cpu - small.cpu)
            lines.append(f"| {small.name} | {speed:,.0f} | {small.memory:.0f} MiB, {large.memory:.0f} MiB |")
    return lines


def plot(figures: Figures) -> str:
    """Bars of words a CPU second on the smallest copy, start-up included, as SVG on one linear scale."""
    sizes = _sizes(figures)
    shown = sorted(_of(figures, sizes[0]) if sizes else [], key=lambda one: -one.speed)
    most = max((cost.speed for cost in shown), default=1.0)
    bars = []
    for number, cost in enumerate(shown):
        width, y = 420 * cost.speed / most, 26 * number + 8
        colour = "#14507a" if cost.name.startswith("newsproof") else "#9aa5ad"
        bars.append(f'<text x="190" y="{y + 14}" text-anchor="end">{cost.name}</text>')
        bars.append(f'<rect x="200" y="{y}" width="{width:.1f}" height="18" fill="{colour}"/>')
        bars.append(f'<text x="{206 + width:.1f}" y="{y + 14}">{cost.speed:,.0f}</text>')
    size = f'width="720" height="{26 * len(shown) + 16}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="13" role="img" '
        f'aria-label="Words a CPU second">{"".join(bars)}</svg>\n'
    )
