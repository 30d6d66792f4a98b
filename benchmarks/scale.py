"""What ten million articles cost: batches of two sizes on this machine, and the reckoning from them.

    benchmarks/scale.py [--articles 300] [--news FILE] [--price 0.05] [--write docs/scale.md]

Runs ``newsproof batch`` on archives of N and of 4 N articles and samples the CPU seconds and the memory of every process it
starts. The slope between the two is what one article costs, the rest is what a start costs. Everything for ten million
articles is that slope times ten million, and the page says so. ``--price`` is US dollars for an hour of one core: what a
provider asks changes, so it is an assumption and stands in the page as one. Folders are
measured by benchmarks/growth.py. ``--write`` puts the figures between the two marks of the page.
"""

from __future__ import annotations

import argparse
import collections
import dataclasses
import datetime
import gzip
import itertools
import json
import os
import pathlib
import platform
import subprocess
import sys
import tempfile
import time

import psutil
from pages import written

ROOT = pathlib.Path(__file__).resolve().parent.parent
NEWS = ROOT.parent / "shared" / "data" / "clean_news.dev.jsonl.gz"
SAMPLE = 0.25  # seconds
MILLIONS = 10
# Machines by their cores, to say how long a night is.
CORES = (8, 64, 256)


@dataclasses.dataclass(frozen=True)
class Cost:
    """CPU seconds by role (``checking``, ``workers``, ``driver``), wall seconds, peak MiB of one process by role, and bytes
    of the output."""

    cpu: dict[str, float]
    wall: float
    memory: dict[str, float]
    output: int = 0


def main() -> None:
    """Measure, print, and write the page where asked."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=300)
    options.add_argument("--news", type=pathlib.Path, default=NEWS, help="JSON Lines with paragraphs, packed")
    options.add_argument("--price", type=float, default=0.05, help="US dollars for an hour of one core")
    options.add_argument("--write", type=pathlib.Path)
    given = options.parse_args()
    texts = articles(given.news)
    words = sum(len(text.split()) for text in texts) / len(texts)
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    sizes = f"articles of {words:,.0f} words on average; batches of {given.articles:,} and {4 * given.articles:,}"
    lines = [
        f"Measured on {datetime.date.today()}: {machine}; two processes; {sizes}.",
        "",
        "| | surface rules | every rule |",
        "| --- | ---: | ---: |",
    ]
    columns = [reckoned(texts, given.articles, surface, given.price) for surface in (True, False)]
    lines += [f"| {name} | {columns[0][name]} | {columns[1][name]} |" for name in columns[0]]
    print("\n".join(lines))
    if given.write:
        given.write.write_text(written(given.write.read_text(encoding="utf-8"), "scale", lines), encoding="utf-8")


def articles(news: pathlib.Path) -> list[str]:
    """Texts of news, or the examples where there is no such file."""
    if not news.is_file():
        return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples" / "drafts").glob("*.txt"))]
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        return ["\n\n".join(json.loads(line)["paragraphs"]) for line in lines]


def reckoned(texts: list[str], count: int, surface: bool, price: float) -> dict[str, str]:
    """The rows of the page for one set of rules: what was measured, then what follows from it for ten million articles."""
    smaller, larger = (batch(texts, size, surface) for size in (count, 4 * count))
    more = 3 * count
    each = {role: (larger.cpu[role] - smaller.cpu[role]) / more for role in larger.cpu}
    whole = max(sum(each.values()), each["checking"])
    hours = whole * MILLIONS * 1e6 / 3600
    size = (larger.output - smaller.output) / more
    return {
        "CPU milliseconds an article": f"{1000 * whole:,.1f}",
        "of these the rules, and the parser where it is asked": f"{1000 * each['checking']:,.1f}",
        "CPU seconds to start": f"{sum(smaller.cpu.values()) - whole * count:,.1f}",
        "Peak memory of a checking process": f"{larger.memory['checking']:,.0f} MiB",
        "Peak memory of a Dask worker": f"{larger.memory['workers']:,.0f} MiB",
        "Output an article": f"{size:,.0f} bytes",
        "**Ten million articles** (extrapolated): core hours": f"{hours:,.0f}",
        **{f"hours on {cores} cores, all busy (extrapolated)": f"{hours / cores:,.1f}" for cores in CORES},
        f"US dollars at {price:.2f} a core hour (assumed price)": f"{hours * price:,.0f}",
        "gigabytes of output (extrapolated)": f"{size * MILLIONS * 1e6 / 1e9:,.1f}",
    }


def batch(texts: list[str], count: int, surface: bool) -> Cost:
    """The cost of a batch of ``count`` articles in two processes."""
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        with (folder / "archive.jsonl").open("w", encoding="utf-8") as archive:
            for number, text in enumerate(itertools.islice(itertools.cycle(texts), count)):
                archive.write(json.dumps({"id": number, "text": text}) + "\n")
        command = ["batch", "archive.jsonl", "-o", "out", "--jobs", "2", "--partition", "128", "--fail-on", "never"]
        cost = measured([*command, *(["--surface"] if surface else [])], folder)
        output = sum(path.stat().st_size for path in (folder / "out").rglob("*") if path.is_file())
        return dataclasses.replace(cost, output=output)


def measured(arguments: list[str], folder: pathlib.Path) -> Cost:
    """Run the command in a folder and sample what it and its processes take."""
    began = time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = psutil.Popen([sys.executable, "-m", "checker", *arguments], cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    cpu: dict[int, tuple[str, float]] = {}
    memory: dict[str, float] = collections.defaultdict(float)
    while run.poll() is None:
        for process in [run, *run.children(recursive=True)]:
            try:
                role = _role(run, process)
                times = process.cpu_times()
                cpu[process.pid] = role, times.user + times.system
                memory[role] = max(memory[role], process.memory_info().rss / 2**20)
            except psutil.Error:
                continue
        time.sleep(SAMPLE)
    if run.returncode:
        raise SystemExit(f"newsproof {' '.join(arguments)} ended with code {run.returncode}")
    totals: dict[str, float] = dict.fromkeys(("checking", "workers", "driver"), 0.0)
    for role, seconds in cpu.values():
        totals[role] += seconds
    return Cost(totals, time.perf_counter() - began, {**dict.fromkeys(totals, 0.0), **memory})


def _role(run: psutil.Process, process: psutil.Process) -> str:
    """What a process of a batch does: the driver is the command itself."""
    if process.pid == run.pid:
        return "driver"
    return "checking" if any("checker.cluster.isolated" in part for part in process.cmdline()) else "workers"


if __name__ == "__main__":
    main()
