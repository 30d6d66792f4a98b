"""Runs over many drafts: little memory, the same reports whatever the number of processes, and whole ones after Ctrl-C."""

from __future__ import annotations

import json
import os
import pathlib
import pty
import re
import select
import signal
import subprocess
import sys
import time

import pytest

import rules

ROOT = pathlib.Path(__file__).parents[2]
FORMATS = ("csv", "json", "jsonl", "sarif", "junit", "its")
# Rules are not what is measured here.
FEW = ("repetition/doubled-word",)
MEASURE = """
import resource, sys
from checker.commands import main
try:
    main(sys.argv[1:])
except SystemExit as done:
    print("peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, done.code)
"""


def drafts(folder: pathlib.Path, count: int) -> str:
    """A folder of small drafts with findings, and a configuration beside it with two rules."""
    place = folder / f"drafts-{count}"
    place.mkdir()
    for number in range(count):
        text = f"The engineers said that the the bridge number {number} was safe and that Damascus had sent the minister.\n"
        (place / f"{number:06}.txt").write_text(text, encoding="utf-8")
    off = (f'[rules."{rule.id}"]\nenabled = false\n' for rule in rules.ALL if rule.id not in FEW)
    (folder / "newsproof.toml").write_text("".join(off), encoding="utf-8")
    return place.name


def started(folder: pathlib.Path, *arguments: str, **how: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", MEASURE, "check", "--surface", "--no-cache", "--quiet", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "150", "TERM": "xterm", "NO_COLOR": "1"}
    return subprocess.Popen(command, cwd=folder, env=environment, text=True, stdout=subprocess.PIPE, **how)  # type: ignore[call-overload, no-any-return]


def peak(folder: pathlib.Path, count: int, *arguments: str) -> int:
    """Kilobytes that a check of so many drafts takes at its height."""
    done = started(folder, drafts(folder, count), *arguments)
    printed, _ = done.communicate(timeout=300)
    found = re.search(r"^peak (\d+) 1$", printed, re.MULTILINE)
    assert found is not None, printed
    return int(found[1])


def test_memory_does_not_grow_with_the_number_of_drafts(tmp_path: pathlib.Path) -> None:
    reports = [f"--report={name}=out/{name}.{name}" for name in FORMATS]
    smaller = peak(tmp_path, 2_000, "--jobs", "1", *reports)
    larger = peak(tmp_path, 8_000, "--jobs", "1", *reports)
    # The paths of the drafts are kept; their texts and findings would take ten times as much.
    assert larger - smaller < 6_000 * 0.6, f"2,000 drafts took {smaller} kB, 8,000 took {larger} kB"


def test_reports_are_equal_whatever_the_number_of_processes(tmp_path: pathlib.Path) -> None:
    place = drafts(tmp_path, 150)
    for jobs in ("1", "2", "3"):
        reports = [f"--report={name}=out-{jobs}/r.{name}" for name in FORMATS]
        assert started(tmp_path, place, "--jobs", jobs, *reports, stderr=subprocess.DEVNULL).wait(timeout=120) == 0
    written = [{path.name: path.read_bytes() for path in sorted((tmp_path / f"out-{jobs}").iterdir())} for jobs in (1, 2, 3)]
    assert written[0] == written[1] == written[2]
    assert len(written[0]) == len(FORMATS)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_at_once_and_leaves_whole_reports(tmp_path: pathlib.Path, jobs: str) -> None:
    place = drafts(tmp_path, 6_000)
    outer, inner = pty.openpty()
    run = started(tmp_path, place, "--jobs", jobs, "--json", "r.json", stderr=inner, start_new_session=True)
    os.close(inner)
    shown = ""
    while not re.search(r"[1-9]\d*/6000 +[\d,.]+ a second, left [\d:]+", shown):
        assert select.select([outer], [], [], 60)[0], shown
        shown += os.read(outer, 65536).decode()
    began = time.monotonic()
    os.killpg(run.pid, signal.SIGINT)
    while True:  # what the run still says must be read, or it would wait
        try:
            said = os.read(outer, 65536).decode()
        except OSError:
            break
        shown += said
    printed, _ = run.communicate(timeout=60)
    assert re.search(r"^peak \d+ 2$", printed, re.MULTILINE), printed
    assert time.monotonic() - began < 10
    table = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert table["complete"] is False
    assert 0 < len(table["drafts"]) < 6_000
    every = [one["path"] for one in table["drafts"]] + [one["path"] for one in table["unreadable"]]
    assert every == sorted(set(every))
    assert len(every) == 6_000
    assert {one["reason"] for one in table["unreadable"]} == {"stopped before it was checked"}
    assert "more: stopped before it was checked" in shown
    assert shown.count("stopped before it was checked") == 21
