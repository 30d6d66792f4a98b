"""Disks that are full, folders that may not be written, files that change, processes that die: nothing is lost unsaid."""

from __future__ import annotations

import json
import os
import pathlib
import resource
import subprocess
import sys
import types

import pytest

from checker.files import write_together, write_whole
from checker.readers import raw
from checker.readers.errors import UnreadableError
from reports import BUILT_IN

ROOT = pathlib.Path(__file__).parents[1]
FORMATS = [writer.name for writer in BUILT_IN]
BAD = "The engineers said that the the bridge was safe.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for number in range(30):
        (tmp_path / "in" / f"{number}.txt").write_text(BAD * 20, encoding="utf-8")
    return tmp_path


def newsproof(*arguments: str, file_size: int | None = None, **how: object) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own; ``file_size`` is what the disk takes of any file, in bytes."""

    def limit() -> None:
        if file_size is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))

    return subprocess.run(
        [sys.executable, "-m", "checker", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        text=True,
        stderr=subprocess.PIPE,
        preexec_fn=limit,
        timeout=120,
        check=False,
        **{"stdout": subprocess.PIPE, **how},  # type: ignore[call-overload]
    )


def left() -> list[str]:
    """What is in the folder, hidden files too."""
    return sorted(path.name for path in pathlib.Path().iterdir())


def test_a_full_disk_leaves_every_old_report_whole() -> None:
    names = [f"r.{name}" for name in FORMATS if name != "tables"]
    for name in names:
        pathlib.Path(name).write_text("old", encoding="utf-8")
    before = left()
    reports = [f"--report={name}=r.{name}" for name in FORMATS if name != "tables"]
    done = newsproof("check", "in", "--surface", "--no-cache", "--quiet", *reports, file_size=2_000)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    failed = [name for name in names if f"newsproof: {name}: cannot be written: " in done.stderr]
    assert {"r.csv", "r.html", "r.json", "r.xlsx"} <= set(failed)
    assert all(pathlib.Path(name).read_text(encoding="utf-8") == "old" for name in failed)
    assert left() == before, "no piece of a report is left"
    assert "findings" in done.stdout, "what was found is still said"


@pytest.mark.parametrize("name", FORMATS)
def test_a_device_is_written_to_and_never_replaced(name: str) -> None:
    done = newsproof("check", "in/0.txt", "--surface", "--no-cache", "--report", f"{name}=/dev/full")
    assert pathlib.Path("/dev/full").is_char_device()
    if name != "tables":
        assert done.returncode == 2
        assert "newsproof: /dev/full: cannot be written: No space left on device" in done.stderr


@pytest.mark.parametrize("arguments", [("check", "in"), ("check", "in", "--csv", "-"), ("rules",), ("gate", "in")])
def test_standard_output_that_takes_nothing(arguments: tuple[str, ...]) -> None:
    with pathlib.Path("/dev/full").open("w", encoding="utf-8") as full:
        done = newsproof(*arguments, stdout=full)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == "newsproof: standard output: No space left on device"
    assert "Traceback" not in done.stderr


def test_results_that_find_no_room_are_an_error_of_one_line() -> None:
    for number in range(200):
        pathlib.Path(f"in/{number}.txt").write_text(BAD * 20, encoding="utf-8")
    done = newsproof("check", "in", "--surface", "--no-cache", "--jobs", "1", "--json", "r.json", file_size=2_000)
    assert done.returncode == 2
    assert "File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert left() == ["in"]


def test_one_report_that_cannot_be_written_keeps_no_other_back(folder: pathlib.Path) -> None:
    (folder / "taken").mkdir()
    sealed = folder / "sealed"
    sealed.mkdir(mode=0o555)
    closed = sealed if os.geteuid() else pathlib.Path("/proc")  # nothing is read-only to the superuser but such places
    arguments = ("--csv", "taken", "--html", f"{closed}/r.html", "--report", "in/0.txt/r.md", "--json", "r.json")
    done = newsproof("check", "in", "--surface", *arguments)
    assert done.returncode == 2
    for path in ("taken", f"{closed}/r.html", "in/0.txt/r.md"):
        assert f"newsproof: {path}: cannot be written: " in done.stderr
    assert "JSON report: r.json" in done.stderr
    assert len(json.loads(pathlib.Path("r.json").read_text(encoding="utf-8"))["drafts"]) == 30
    assert list((folder / "taken").iterdir()) == []
    done = newsproof("gate", "in", "--surface", "--report", "csv=taken")
    assert done.returncode == 2


DIE = """
import os, pathlib, signal, sys
from checker.files import write_together
def pieces():
    yield "half of "
    os.kill(os.getpid(), signal.SIGKILL)
write_together([(pathlib.Path("index"), "new"), (pathlib.Path("page"), pieces())])
"""


def test_a_process_killed_in_mid_write_leaves_the_old_reports_whole() -> None:
    write_together([(pathlib.Path("index"), "old index"), (pathlib.Path("page"), ["old ", b"page"])])
    done = subprocess.run([sys.executable, "-c", DIE], env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    assert done.returncode == -9
    assert pathlib.Path("index").read_text(encoding="utf-8") == "old index"
    assert pathlib.Path("page").read_text(encoding="utf-8") == "old page"


def test_what_fails_in_mid_write_is_cleaned_up() -> None:
    write_whole(pathlib.Path("index"), "old")

    def pieces() -> object:
        yield "half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_together([(pathlib.Path("index"), "new"), (pathlib.Path("page"), pieces())])  # type: ignore[list-item]
    assert left() == ["in", "index"]
    assert pathlib.Path("index").read_text(encoding="utf-8") == "old"


def test_a_draft_that_changes_while_it_is_read_is_not_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    path = pathlib.Path("in/0.txt")
    assert raw.file_bytes(str(path)) == path.read_bytes()
    states = iter([path.stat(), pathlib.Path("in/1.txt").stat()])
    monkeypatch.setattr(raw, "os", types.SimpleNamespace(fstat=lambda descriptor: next(states)))
    with pytest.raises(UnreadableError, match="changed while it was read; check it again when it is whole"):
        raw.file_bytes(str(path))
