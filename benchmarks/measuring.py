"""Costs of whole processes, and the copy they are measured on."""

from __future__ import annotations

import dataclasses
import gzip
import json
import os
import pathlib
import statistics
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence

ROOT = pathlib.Path(__file__).resolve().parent.parent


def cpu_seconds(work: Callable[[], object]) -> float:
    """Seconds of CPU that a call takes in this process."""
    began = time.process_time()
    work()
    return time.process_time() - began


@dataclasses.dataclass(frozen=True)
class Cost:
    """Medians of some runs of one command over ``words`` words: seconds of CPU (user and system, child processes included)
    and of the clock, and the peak memory of its largest process in MiB."""

    name: str
    words: int
    cpu: float
    wall: float
    memory: float

    @property
    def speed(self) -> float:
        """Words a second of CPU, start-up included."""
        return self.words / self.cpu


@dataclasses.dataclass(frozen=True)
class Bench:
    """How commands are run: how often, for how many seconds at most, in which environment and from which folder."""

    runs: int
    timeout: float
    environment: Mapping[str, str]
    folder: pathlib.Path = ROOT

    def cost(self, name: str, words: int, command: Sequence[str], *, cores: int = 1, warm: bool = True) -> Cost | None:
        """The cost of a command pinned to some cores, or ``None`` where it cannot run or does not end in time.

        One run more comes first and is not counted, unless ``warm`` is false. Exit codes are not judged.
        """
        taken = []
        for run in range(self.runs + warm):
            began = time.perf_counter()
            try:
                process = subprocess.Popen(
                    command,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    env=self.environment,
                    cwd=self.folder,
                    preexec_fn=lambda: os.sched_setaffinity(0, range(cores)),
                )
            except OSError:
                return None
            late = threading.Timer(self.timeout, process.kill)
            late.start()
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - began
            process.returncode = os.waitstatus_to_exitcode(status)
            late.cancel()
            if wall > self.timeout:
                return None
            if run >= warm:
                taken.append((usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024))
        return Cost(name, words, *(statistics.median(column) for column in zip(*taken, strict=True)))


@dataclasses.dataclass(frozen=True)
class Copy:
    """Running copy in the three forms that the tools read: one file, translation units, a folder of drafts."""

    words: int
    text: pathlib.Path
    po: pathlib.Path
    drafts: pathlib.Path


def copy_of(texts: pathlib.Path, words: int, folder: pathlib.Path) -> Copy:
    """About ``words`` words of copy, written under a folder; texts that are too few are repeated."""
    drafts = folder / f"drafts-{words}"
    drafts.mkdir()
    paragraphs: list[str] = []
    count = number = 0
    while count < words:
        before = count
        for own in texts_of(texts):
            (drafts / f"{number:06}.txt").write_text("\n\n".join(own), encoding="utf-8")
            paragraphs += own
            number += 1
            count += sum(len(paragraph.split()) for paragraph in own)
            if count >= words:
                break
        if count == before:
            raise SystemExit(f"{texts}: no text in it")
    one = folder / f"copy-{words}.txt"
    one.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    po = folder / f"copy-{words}.po"
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    units = (f"msgctxt {json.dumps(str(n))}\nmsgid {_po(p)}\nmsgstr {_po(p)}\n" for n, p in enumerate(paragraphs))
    po.write_text("\n".join((header, *units)), encoding="utf-8")
    return Copy(count, one, po, drafts)


def texts_of(place: pathlib.Path) -> Iterator[list[str]]:
    """The paragraphs of each text: of the text files in a folder, or of the lines of a (gzipped) JSON Lines file."""
    if place.is_dir():
        for path in sorted(place.rglob("*.txt")):
            yield [part for part in path.read_text(encoding="utf-8").split("\n\n") if part.strip()]
        return
    with gzip.open(place, "rt", encoding="utf-8") if place.suffix == ".gz" else place.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["paragraphs"]


def _po(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'
