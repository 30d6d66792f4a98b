"""The page docs/performance.md and its plot, from the figures that peers.py measured."""

from __future__ import annotations

from collections.abc import Mapping

Figures = Mapping[str, Mapping[str, float | int]]

_HEAD = """# Performance

Made by `benchmarks/peers.py`: Newsproof and its peers in one run on one machine, CPU seconds of whole processes pinned to
one core (two where said), start-up included, medians. Absolute figures belong to the machine and the hour; the ratios are
what to read.

![Words a second](performance.svg)
"""


def page(figures: Figures, words: int) -> tuple[str, str]:
    """The page as Markdown and the plot as SVG."""
    rows = {name.rsplit(" ", 1)[0]: f for name, f in figures.items() if f["words"] == words}
    speed = {name: f["words"] / f["cpu"] for name, f in rows.items()}
    lines = [
        _HEAD,
        f"## {words:,} words of news copy\n",
        "| | words a CPU second | wall seconds | peak memory |",
        "| --- | ---: | ---: | ---: |",
    ]
    for name in sorted(speed, key=lambda one: -speed[one]):
        lines.append(f"| {name} | {speed[name]:,.0f} | {rows[name]['wall']:.2f} | {rows[name]['memory']:.0f} MiB |")
    lines += ["", "## Ratios\n", "| | asked | reached |", "| --- | ---: | ---: |"]
    for label, one, other, asked in (
        ("surface rules to proselint", "newsproof surface", "proselint", "2"),
        ("full check to Harper", "newsproof full", "harper", "5"),
        ("full check to proselint", "newsproof full", "proselint", "aim 1"),
    ):
        if one in speed and other in speed:
            lines.append(f"| {label} | {asked} | {speed[one] / speed[other]:.2f} |")
    for label, one, other, asked in (
        ("two processes to one, wall", "newsproof full", "newsproof full, 2 cores", "1.7"),
        ("cached to fresh, wall", "newsproof full", "newsproof full, cached", "50"),
    ):
        if one in rows and other in rows:
            lines.append(f"| {label} | {asked} | {rows[one]['wall'] / rows[other]['wall']:.2f} |")
    lines += ["", "## Start-up\n", "| | CPU seconds | wall seconds |", "| --- | ---: | ---: |"]
    for name, figure in figures.items():
        if figure["words"] in (1, 384):
            lines.append(f"| {name.rsplit(' ', 1)[0]} | {figure['cpu']:.2f} | {figure['wall']:.2f} |")
    lines += ["", "## Growth\n", "| | words | CPU seconds | peak memory |", "| --- | ---: | ---: | ---: |"]
    for name, figure in sorted(figures.items(), key=lambda item: (item[0].rsplit(" ", 1)[0], item[1]["words"])):
        if name.rsplit(" ", 1)[0] in ("newsproof surface", "newsproof full"):
            shown = f"{figure['words']:,} | {figure['cpu']:.2f} | {figure['memory']:.0f} MiB"
            lines.append(f"| {name.rsplit(' ', 1)[0]} | {shown} |")
    return "\n".join(lines) + "\n", _plot(speed)


def _plot(speed: Mapping[str, float]) -> str:
    """Bars of words a second, on one linear scale."""
    names = sorted(speed, key=lambda one: -speed[one])
    most = max(speed.values())
    bars = []
    for number, name in enumerate(names):
        width, y = 420 * speed[name] / most, 26 * number + 8
        colour = "#14507a" if name.startswith("newsproof") else "#9aa5ad"
        bars.append(f'<text x="190" y="{y + 14}" text-anchor="end">{name}</text>')
        bars.append(f'<rect x="200" y="{y}" width="{width:.1f}" height="18" fill="{colour}"/>')
        bars.append(f'<text x="{206 + width:.1f}" y="{y + 14}">{speed[name]:,.0f}</text>')
    size = f'width="720" height="{26 * len(names) + 16}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="13" role="img" '
        f'aria-label="Words a CPU second">{"".join(bars)}</svg>\n'
    )
