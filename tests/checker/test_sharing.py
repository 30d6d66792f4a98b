"""Several processes and one file of decisions, of tokens or one audit log: no update is lost, whoever writes."""

from __future__ import annotations

import json
import multiprocessing
import pathlib

import pytest
from click.testing import CliRunner

from checker import audit, decisions, gate
from checker.commands import main
from checker.decisions import Decision, Verdict
from checker.files import alone
from checker.service import tokens

TIMES = 12


def _decide(folder: str, writer: int) -> None:
    """What the language server and the service do: one more decision, again and again."""
    for number in range(TIMES):
        one = Decision(f"{writer:08}{number:08}", "repetition/doubled-word", Verdict.DISMISS, at="2026-01-01")
        decisions.change(pathlib.Path(folder, "decisions.json"), lambda known, one=one: [*known, one])  # type: ignore[misc]


def _expire(folder: str, writer: int) -> None:
    """What the command does to every decision in the file."""
    for number in range(TIMES):
        file = str(pathlib.Path(folder, "decisions.json"))
        done = CliRunner().invoke(main, ["decisions", "expire", file, "--on", f"2030-01-{number + 1:02}"])
        assert done.exit_code == 0, done.output


def _merge(folder: str, writer: int) -> None:
    """Another editor's file is joined to the one that the others write."""
    own = pathlib.Path(folder, f"own-{writer}.json")
    for number in range(TIMES):
        decisions.save(own, [Decision(f"{writer:08}{number:08}", "quotes/unclosed", Verdict.ACCEPT)])
        file = str(pathlib.Path(folder, "decisions.json"))
        done = CliRunner().invoke(main, ["decisions", "merge", str(own), "-o", file])
        assert done.exit_code == 0, done.output


def _log(folder: str, writer: int) -> None:
    from datetime import UTC, datetime

    for number in range(TIMES):
        judgement = gate.Judgement(f"{writer}-{number}", gate.Verdict.HOLD, "x" * 9000)
        audit.append(pathlib.Path(folder, "audit.jsonl"), [audit.entry(judgement, signature="", at=datetime.now(UTC))])


def _token(folder: str, writer: int) -> None:
    for number in range(TIMES):
        tokens.add(pathlib.Path(folder, "tokens.json"), f"{writer}-{number}")


def test_no_update_is_lost(tmp_path: pathlib.Path) -> None:
    decisions.save(tmp_path / "decisions.json", [])
    context = multiprocessing.get_context("spawn")
    work = [_decide, _decide, _expire, _merge, _log, _log, _token, _token]
    processes = [context.Process(target=one, args=(str(tmp_path), number)) for number, one in enumerate(work)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        assert process.exitcode == 0
    known = {one.fingerprint for one in decisions.load(tmp_path / "decisions.json")}
    assert known == {f"{writer:08}{number:08}" for writer in (0, 1, 3) for number in range(TIMES)}
    logged = [json.loads(line)["draft"] for line in (tmp_path / "audit.jsonl").open(encoding="utf-8")]
    assert sorted(logged) == sorted(f"{writer}-{number}" for writer in (4, 5) for number in range(TIMES))
    assert set(tokens.load(tmp_path / "tokens.json")) == {f"{writer}-{number}" for writer in (6, 7) for number in range(TIMES)}
    assert (tmp_path / "tokens.json").stat().st_mode & 0o077 == 0


def test_a_change_that_fails_leaves_the_file_and_the_lock_free(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "decisions.json"
    file.write_text("{", encoding="utf-8")
    with pytest.raises(decisions.DecisionsError):
        decisions.change(file, lambda known: known)
    assert file.read_text("utf-8") == "{"
    with alone(file):
        pass


def test_who_waits_in_vain_is_told(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.files._PATIENCE", 0.1)
    file = tmp_path / "decisions.json"
    with alone(file), pytest.raises(OSError, match="another process keeps it locked"):
        decisions.change(file, lambda known: known)
