"""Batches on real schedulers and workers, which are killed while they work: the output is that of an undisturbed run."""

from __future__ import annotations

import contextlib
import json
import os
import pathlib
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pyarrow as arrow
import pyarrow.parquet as pq
import pytest

import rules
from checker import compose, engine
from checker.cluster import archive
from checker.document import Reading
from reports.rows import row

ROOT = pathlib.Path(__file__).parents[2]
COUNT = 240
FEW = ("repetition/doubled-word", "names/across-drafts")
# A distribution of its own brings a rule that ends its process, or never ends, on drafts that say so.
MISCHIEF = """
import os, time
from checker import Category, Rule

class Mischief(Rule):
    '''Reports nothing and ends badly.'''
    id = "repetition/mischief"
    category = Category.GRAMMAR
    def check(self, document):
        if "kill" in document.text:
            os._exit(9)
        if "hang" in document.text:
            while True:
                pass
        if "crash" in document.text:
            raise ValueError("no")
        if "slow" in document.text:
            time.sleep(0.03)
        return iter(())
"""


@pytest.fixture
def folder(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """A folder with two archives, a configuration with few rules, and the distribution with the bad rule beside it."""
    place = tmp_path / "plugin" / "mischief-1.0.dist-info"
    place.mkdir(parents=True)
    (place / "METADATA").write_text("Metadata-Version: 2.1\nName: mischief\nVersion: 1.0\n", encoding="utf-8")
    (place / "entry_points.txt").write_text("[newsproof.rules]\nmischief = mischief:Mischief\n", encoding="utf-8")
    (place.parent / "mischief.py").write_text(MISCHIEF, encoding="utf-8")
    off = (f'[rules."{rule.id}"]\nenabled = false\n' for rule in rules.ALL if rule.id not in FEW)
    (tmp_path / "newsproof.toml").write_text("".join(off), encoding="utf-8")
    (tmp_path / "in").mkdir()
    drafts = [{"id": f"d{n}", "text": f"A slow draft: the the bridge number {n} was 24,00 metres long."} for n in range(COUNT)]
    # One person in two spellings, the drafts in two archives.
    drafts[5]["text"] += " Mayor Aleksei Bashmakov opened the tram line on Friday."
    drafts[-5]["text"] += " The tram line will carry 9,000 people a day, Mayor Alexei Bashmakov told reporters."
    lines = "\n".join(json.dumps(draft) for draft in drafts[: COUNT // 2])
    (tmp_path / "in" / "a.jsonl").write_text(lines, encoding="utf-8")
    pq.write_table(arrow.Table.from_pylist(drafts[COUNT // 2 :]), tmp_path / "in" / "b.parquet", row_group_size=10)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(place.parent))
    return tmp_path


def environment() -> dict[str, str]:
    path = os.pathsep.join((str(ROOT), str(pathlib.Path.cwd() / "plugin")))
    return {**os.environ, "PYTHONPATH": path, "DASK_DISTRIBUTED__ADMIN__TICK__LIMIT": "60s"}


def started(*arguments: str, **how: Any) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "checker", "batch", "in", "--surface", "--partition", "1", *arguments]
    return subprocess.Popen(command, env=environment(), text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **how)


def batch(*arguments: str) -> tuple[int, str]:
    """Exit code and everything that was said."""
    run = started(*arguments)
    out, err = run.communicate(timeout=120)
    return run.returncode, out + err


def table(output: str, kind: str) -> list[dict[str, Any]]:
    files = sorted(pathlib.Path(output, kind).iterdir())
    assert all(re.fullmatch(r"part-\d{6}\.parquet", path.name) for path in files), "nothing half written is left"
    rows = [one for path in files for one in pq.read_table(path).to_pylist()]
    return sorted(rows, key=lambda one: (one["partition"], one["position"], one.get("start", 0), one.get("rule", "")))


def undisturbed() -> list[dict[str, Any]]:
    """The findings of one process that checks the same drafts one after the other."""
    task, _, _ = compose.prepare(compose.Request((), surface=True, cache=False))
    found = []
    for partition in archive.plan(archive.find([str(pathlib.Path("in").resolve())]), {}, 1024):
        for one in archive.rows(partition):
            if one.fault:
                continue
            document = archive.document(one, partition, Reading(), None, None)
            if not re.search("kill|hang|crash", document.text):
                found += [row(document, finding) for finding in engine.check(document, task.rules).findings]
    return found


def assert_whole(output: str) -> None:
    """The output has every document once, the findings of an undisturbed run, and nothing that is half written."""
    assert not [path for path in pathlib.Path(output).rglob(".*") if path.is_file()]
    documents = table(output, "documents")
    assert len({(one["partition"], one["position"]) for one in documents}) == len(documents) == COUNT
    assert sorted(one["id"] for one in documents) == sorted(f"d{n}" for n in range(COUNT))
    expected = undisturbed()
    assert [{key: one[key] for key in expected[0]} for one in table(output, "findings")] == expected
    assert sum(one["findings"] for one in documents) == len(expected) >= COUNT
    across = table(output, "across")
    assert [(one["id"], one["text"]) for one in across] == [(f"d{COUNT - 5}", "Alexei Bashmakov")]
    assert all(len(one["fingerprint"]) == 16 for one in across)


def test_drafts_that_crash_or_hang_are_named_and_sink_no_other(folder: pathlib.Path) -> None:
    lines = (folder / "in" / "a.jsonl").read_text(encoding="utf-8").splitlines()
    for number, word in ((3, "kill"), (50, "hang"), (70, "crash")):
        lines[number] = lines[number].replace("A slow", f"A {word}")
    (folder / "in" / "a.jsonl").write_text("\n".join([*lines, '{"id": "broken'][1:]), encoding="utf-8")
    code, said = batch("-o", "out", "--jobs", "2", "--timeout", "1")
    assert code == 2
    assert "not checked: 4 documents and 0 partitions" in said
    failed = {one["path"].partition("#")[2]: one["reason"] for one in pq.read_table("out/failed.parquet").to_pylist()}
    assert failed["d3"] == "the process that checked it died; check this draft alone to see why"
    assert failed["d50"] == "took longer than the limit of 1 s"
    assert failed["d70"].startswith("repetition/mischief failed: ValueError: no")
    assert "is no valid JSON" in next(reason for name, reason in failed.items() if name.isdigit())
    documents = table("out", "documents")
    assert len(documents) == COUNT
    assert sum(one["checked"] for one in documents) == COUNT - 4
    expected = {(one["path"], one["start"]) for one in undisturbed()}
    crashed = {(one["path"], one["start"]) for one in table("out", "findings") if one["id"] == "d70"}
    assert {(one["path"], one["start"]) for one in table("out", "findings")} - crashed == expected
    assert "repetition/doubled-word,repetition" in pathlib.Path("out/summary.by-rule.csv").read_text(encoding="utf-8")
    page = pathlib.Path("out/report.html").read_text(encoding="utf-8")
    assert "repetition/doubled-word" in page
    assert "took longer than the limit of 1 s" in page


def test_an_interrupted_batch_goes_on_and_refuses_another(folder: pathlib.Path) -> None:
    run = started("-o", "out", "--jobs", "1", start_new_session=True)
    documents = folder / "out" / "documents"
    deadline = time.monotonic() + 60
    while not (documents.is_dir() and any(documents.glob("part-*"))):
        assert time.monotonic() < deadline and run.poll() is None
        time.sleep(0.05)
    os.killpg(run.pid, signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 2
    assert "the same command goes on from there" in said
    done = {path.name: path.stat().st_mtime_ns for path in documents.glob("part-*")}
    assert 1 <= len(done) < 20
    for name in ("documents/.part-000019.parquet", "findings/.part-000007.parquet", ".report.html"):
        pathlib.Path("out", f"{name}.{'0f' * 16}").write_bytes(b"PAR1")  # as a process killed in writing leaves it
    code, said = batch("-o", "out", "--jobs", "2")
    assert code == 1, said
    assert_whole("out")
    assert {path.name: path.stat().st_mtime_ns for path in documents.glob("part-*") if path.name in done} == done
    code, said = batch("-o", "out", "--date", "2026-01-01")
    assert (code, "holds a batch with another settings" in said) == (2, True), said
    with (folder / "in" / "a.jsonl").open("a", encoding="utf-8") as stream:
        stream.write('\n{"id": "more", "text": "More."}')
    code, said = batch("-o", "out")
    assert (code, "holds a batch with another partitions" in said) == (2, True), said


@pytest.fixture
def cluster(folder: pathlib.Path) -> Iterator[Cluster]:
    with Cluster() as running:
        yield running


class Cluster(contextlib.ExitStack):
    """A scheduler and workers, each a process of its own, on the loopback interface."""

    def __init__(self) -> None:
        super().__init__()
        self.scheduler = self._process("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        assert self.scheduler.stderr is not None
        said = ""
        while (found := re.search(r"Scheduler at:\s+(tcp://\S+)", said)) is None:
            line = self.scheduler.stderr.readline()
            assert line, said
            said += line
        self.address = found[1]
        self.workers = [self.worker(), self.worker()]

    def worker(self) -> subprocess.Popen[str]:
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--memory-limit", "0", "--death-timeout", "60")
        return self._process("worker", self.address, *options)

    def _process(self, kind: str, *arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "dask", kind, *arguments]
        piped = subprocess.PIPE if kind == "scheduler" else subprocess.DEVNULL
        process = subprocess.Popen(command, env=environment(), text=True, stdout=subprocess.DEVNULL, stderr=piped)
        self.callback(process.wait)
        self.callback(process.kill)
        return process


@pytest.mark.slow
def test_workers_killed_at_random_change_nothing(cluster: Cluster) -> None:
    run = started("-o", "out", "--cluster", cluster.address)
    documents = pathlib.Path("out/documents")
    chance = random.Random(10)
    killed, deadline = 0, time.monotonic() + 90
    while run.poll() is None and time.monotonic() < deadline:
        time.sleep(0.1)
        done = len(list(documents.glob("part-*"))) if documents.is_dir() else 0
        if killed < 4 and done > 3 * killed:
            victim = chance.randrange(len(cluster.workers))
            cluster.workers[victim].kill()
            cluster.workers[victim] = cluster.worker()
            killed += 1
    _, said = run.communicate(timeout=60)
    assert run.returncode == 1, said
    assert killed >= 3
    assert_whole("out")


def test_a_scheduler_that_is_lost_or_absent_is_said(cluster: Cluster) -> None:
    run = started("-o", "out", "--cluster", cluster.address)
    while run.poll() is None and not list(pathlib.Path("out/documents").glob("part-*")):
        time.sleep(0.05)
    cluster.scheduler.kill()
    _, said = run.communicate(timeout=90)
    assert run.returncode == 2
    assert "the connection to the scheduler was lost; run the same command to go on" in said
    assert "Traceback" not in said
