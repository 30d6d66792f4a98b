"""Bad input: one plain line on standard error that names the thing, exit code 2, and nothing lost."""

from __future__ import annotations

import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
from typing import Any

import pytest

from checker import Document, fixes
from tests.commandline import newsproof

ROOT = pathlib.Path(__file__).resolve().parents[2]
BAD = "The engineers said that the the bridge was safe.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.txt").write_text(BAD, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("check|", "an empty name"),
        ("check|draft.txt|--timeout|nan", "'nan' is not a number of seconds"),
        ("gate|draft.txt|--timeout|inf", "'inf' is not a number of seconds"),
        ("check|draft.txt|--date|2024-13-01", "'2024-13-01' is not a day; write it as in 2026-03-31"),
        ("check|draft.txt|--from|klingon", "'klingon' is not a language code; write it as in ar"),
        ("check|draft.txt|--csv|-|--json|-", "two reports cannot go to one place"),
        ("check|draft.txt|--csv|a|--json|a", "a: two reports cannot go to one place"),
        ("gate|draft.txt|--desk|foreign", "desk 'foreign': there is no newsproof.toml here or above"),
        ("names|absent.txt", "newsproof: absent.txt: no such file or folder"),
        ("places|", "an empty name"),
        ("gate|draft.txt|--by|A. Editor", "belong to an --override"),
        ("gate|draft.txt|--report|html=a|--audit|a", "a: a report and the audit log cannot go to one place"),
        ("decisions|expire|absent.json|--on|soon", "'soon' is not a day; write it as in 2026-03-31"),
        ("decisions|show|draft.txt", "draft.txt: not valid JSON"),
        ("decisions|prune|absent.json|draft.txt", "absent.json: cannot be read"),
        ("serve|--add-token|desk", "--add-token needs a name, and --tokens FILE"),
        ("serve|--tokens|t.json|--add-token| ", "--add-token needs a name, and --tokens FILE"),
        ("check|draft.txt|--jobs|0", "0 is not in the range x>=1"),
    ],
)
def test_what_is_wrong_is_said(arguments: str, said: str) -> None:
    done = newsproof(*arguments.split("|"))
    assert done.exit_code == 2
    assert said in done.stderr
    assert "Traceback" not in done.output


@pytest.mark.parametrize("arguments", ["check draft.txt --csv draft.txt", "gate draft.txt --report html=./draft.txt"])
def test_a_report_does_not_overwrite_a_draft(arguments: str, folder: pathlib.Path) -> None:
    done = newsproof(*arguments.split())
    assert done.exit_code == 2
    assert "would be overwritten" in done.stderr
    assert (folder / "draft.txt").read_text("utf-8") == BAD


def test_neither_source_nor_draft_is_overwritten(folder: pathlib.Path) -> None:
    (folder / "source.txt").write_text("قال المهندسون إن الجسر آمن.\n", encoding="utf-8")
    before = (folder / "source.txt").read_bytes()
    assert newsproof("check", "draft.txt", "--source", "source.txt", "--json", "source.txt").exit_code == 2
    assert newsproof("baseline", "draft.txt", "-o", "draft.txt").exit_code == 2
    assert (folder / "source.txt").read_bytes() == before
    assert (folder / "draft.txt").read_text("utf-8") == BAD


@pytest.mark.parametrize(
    ("arguments", "kept"),
    [
        ("gate draft.txt --audit draft.txt", "draft.txt"),
        ("gate draft.txt --decisions d.json --audit d.json", "d.json"),
        ("check draft.txt --decisions d.json --json d.json", "d.json"),
        ("check draft.txt --baseline d.json --csv d.json", "d.json"),
        ("baseline draft.txt -o d.json", "d.json"),
    ],
)
def test_nothing_that_people_wrote_is_overwritten(folder: pathlib.Path, arguments: str, kept: str) -> None:
    decision = {"fingerprint": "a" * 16, "rule": "quotes/unclosed", "verdict": "dismiss"}
    (folder / "d.json").write_text(json.dumps({"schema": 1, "decisions": [decision]}), encoding="utf-8")
    before = (folder / kept).read_bytes()
    done = newsproof(*arguments.split())
    assert done.exit_code == 2
    assert f"newsproof: {kept}: " in done.stderr
    assert (folder / kept).read_bytes() == before


def test_one_file_is_one_draft_however_it_is_named() -> None:
    assert newsproof("gate", "draft.txt", "./draft.txt", "draft.txt").stdout.endswith("HOLD: 1 draft, 1 held\n")
    assert newsproof("fix", "draft.txt", "./draft.txt", "--diff").stdout.count("+++") == 1


def test_one_source_file_serves_one_draft(folder: pathlib.Path) -> None:
    (folder / "other.txt").write_text(BAD, encoding="utf-8")
    (folder / "source.txt").write_text("قال المهندسون إن الجسر آمن.\n", encoding="utf-8")
    done = newsproof("gate", "draft.txt", "other.txt", "--source", "source.txt")
    assert done.exit_code == 2
    assert "one source file cannot serve several drafts" in done.stdout


@pytest.mark.parametrize("text", [b"", b" \n\n", "\ufeff".encode()])
def test_the_gate_lets_no_empty_draft_through(folder: pathlib.Path, text: bytes) -> None:
    (folder / "empty.txt").write_bytes(text)
    done = newsproof("gate", "empty.txt")
    assert done.exit_code == 2
    assert done.stdout.startswith("empty.txt: NOT CHECKED, there is nothing in it")


def test_links_that_lead_nowhere_or_round_are_named(folder: pathlib.Path) -> None:
    (folder / "gone.txt").symlink_to("nowhere.txt")
    (folder / "round.txt").symlink_to("round.txt")
    (folder / "deep").mkdir()
    (folder / "deep" / "up").symlink_to(folder)
    for name in ("gone.txt", "round.txt"):
        assert f"{name}: NOT CHECKED, is a link that leads to no file" in newsproof("gate", name).stdout
    assert "no drafts in this folder" in newsproof("gate", "deep").stdout


@pytest.mark.skipif(os.geteuid() == 0 and not shutil.which("setpriv"), reason="root may read everything")
def test_what_may_not_be_read_is_named_and_never_passed_over(folder: pathlib.Path) -> None:
    drafts = folder / "drafts"
    (drafts / "secret").mkdir(parents=True)
    (drafts / "good.txt").write_text("The bridge was safe.\n", encoding="utf-8")
    (drafts / "secret" / "bad.txt").write_text(BAD, encoding="utf-8")
    (drafts / "locked.txt").write_text(BAD, encoding="utf-8")
    (drafts / "secret").chmod(0)
    (drafts / "locked.txt").chmod(0)
    for place in [folder, *folder.parents][:3]:
        place.chmod(0o755)
    as_nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": "/nonexistent", "PYTHONDONTWRITEBYTECODE": "1"}

    def gate(*paths: str) -> subprocess.CompletedProcess[str]:
        command = [*as_nobody, sys.executable, "-m", "checker", "gate", *paths]
        return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120)

    try:
        if as_nobody and subprocess.run([*as_nobody, sys.executable, "-c", ""], capture_output=True).returncode:
            pytest.skip("another user cannot run this interpreter")
        for paths, said in (
            (["drafts"], "secret: NOT CHECKED, cannot be read: Permission denied"),
            (["drafts/locked.txt"], "locked.txt: NOT CHECKED, cannot be read: Permission denied"),
            (["drafts/secret/bad.txt"], "bad.txt: NOT CHECKED, cannot be read: Permission denied"),
        ):
            done = gate(*paths)
            assert done.returncode == 2, done.stderr
            assert said in done.stdout
            assert "Traceback" not in done.stderr
    finally:
        (drafts / "secret").chmod(0o700)


def test_a_file_that_is_edited_meanwhile_is_not_overwritten(folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def edited(document: Document, *rest: Any, **more: Any) -> fixes.Fixed:
        (folder / "draft.txt").write_text("A later text.\n", encoding="utf-8")
        return kept(document, *rest, **more)

    kept = fixes.fix
    monkeypatch.setattr(fixes, "fix", edited)
    done = newsproof("fix", "draft.txt", "--unsafe")
    assert done.exit_code == 2
    assert "draft.txt: was edited while it was being checked" in done.stderr
    assert (folder / "draft.txt").read_text("utf-8") == "A later text.\n"


def test_a_pipe_is_not_waited_for() -> None:
    os.mkfifo("pipe.txt")
    done = newsproof("check", "pipe.txt")
    assert done.exit_code == 2
    assert "is a pipe; give -" in done.stderr


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("newsproof.toml", b'source-language = "klingon"', "source-language: 'klingon' is no language code"),
        ("newsproof.toml", b"\xff", "byte 0 is not valid UTF-8"),
        ("pyproject.toml", b"[tool]\nnewsproof = 3", "tool.newsproof must be a table"),
        ("newsproof.toml", b"[gate]\nlimit = nan", "gate.limit must be a number"),
        ("newsproof.toml", b"[gate]\nlimit = -1", "gate.limit must not be below 0"),
        ("newsproof.toml", b'[gate]\nfamilies = ["nmes"]', "gate.families: there is no family 'nmes'; did you mean 'names'"),
        ("newsproof.toml", b'[gate.desks.x]\nfamilies = ["y"]', "gate.desks.x.families: there is no family 'y'"),
        ("newsproof.toml", b'[rules."quotes/*"]\nseverity = "bad"', "rules.quotes/*.severity: 'bad' is not one of"),
    ],
)
def test_a_wrong_configuration_names_its_mistake(folder: pathlib.Path, name: str, text: bytes, said: str) -> None:
    (folder / name).write_bytes(text)
    for command in ("check draft.txt", "gate draft.txt", "config"):
        done = newsproof(*command.split())
        assert done.exit_code == 2
        assert done.stderr.startswith("newsproof: ")
        assert said in done.stderr


def test_a_configuration_that_is_a_folder_is_not_passed_over(folder: pathlib.Path) -> None:
    (folder / "newsproof.toml").mkdir()
    assert "newsproof.toml: cannot be read: Is a directory" in newsproof("gate", "draft.txt").stderr


def test_a_model_that_is_not_there_is_named(folder: pathlib.Path) -> None:
    (folder / "newsproof.toml").write_text('model = "en_core_web_huge"', encoding="utf-8")
    for command in ("check draft.txt", "gate draft.txt", "fix draft.txt", "serve --port 0", "lsp"):
        done = newsproof(*command.split())
        assert done.exit_code == 2
        assert "newsproof.toml: model: 'en_core_web_huge' is not installed" in done.stderr
    assert newsproof("check", "draft.txt", "--surface").exit_code == 1, "rules without a parser need no model"


def test_a_project_file_without_tables_is_none_of_ours(folder: pathlib.Path) -> None:
    (folder / "pyproject.toml").write_text("tool = 3", encoding="utf-8")
    assert newsproof("check", "draft.txt").exit_code == 1


def test_watch_needs_three_folders(folder: pathlib.Path) -> None:
    (folder / "in").mkdir()
    done = newsproof("watch", "in", "--pass", "in", "--hold", "hold", "--reports", "reports", "--once")
    assert done.exit_code == 2
    assert "three folders" in done.stderr
    assert newsproof("watch", "in", "--pass", "p", "--hold", "h", "--reports", "r", "--settle", "-1").exit_code == 2
    places = ("--pass", "p", "--hold", "h", "--reports", "r", "--once")
    assert "draft.txt: is not a folder" in newsproof("watch", "draft.txt", *places).stderr
    assert "in: the audit log cannot be written" in newsproof("watch", "in", *places, "--audit", "in").stderr
    assert "draft.txt: not valid JSON" in newsproof("watch", "in", *places, "--decisions", "draft.txt").stderr
    (folder / "r" / ".locks").rmdir()
    (folder / "r" / ".locks").touch()
    assert ".locks: is a file, and a folder has to be there" in newsproof("watch", "in", *places).stderr


def test_serve_says_why_it_cannot() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = newsproof("serve", "--port", str(taken.getsockname()[1]))
    assert done.exit_code == 2
    assert "give another --port" in done.stderr
    done = newsproof("serve", "--tokens", "absent.json")
    assert done.exit_code == 2
    assert "absent.json: cannot be read" in done.stderr


@pytest.mark.parametrize("text", ["", "[]", "3", '{"a": "short"}', '{"a": "' + "é" * 64 + '"}', "[" * 100_000])
def test_a_broken_tokens_file_opens_nothing(folder: pathlib.Path, text: str) -> None:
    (folder / "tokens.json").write_text(text, encoding="utf-8")
    done = newsproof("serve", "--port", "0", "--tokens", "tokens.json")
    assert done.exit_code == 2
    assert "tokens.json: not a tokens file" in done.stderr
    assert newsproof("serve", "--tokens", "tokens.json", "--add-token", "desk").exit_code == 2
    assert (folder / "tokens.json").read_text("utf-8") == text


def test_an_empty_tokens_file_does_not_mean_open_to_all(folder: pathlib.Path) -> None:
    (folder / "tokens.json").write_text("{}", encoding="utf-8")
    done = newsproof("serve", "--port", "0", "--tokens", "tokens.json")
    assert done.exit_code == 2
    assert "tokens.json: there is no token in it" in done.stderr


def test_a_second_token_of_one_name_is_said_to_replace_the_first(folder: pathlib.Path) -> None:
    first = newsproof("serve", "--tokens", "t.json", "--add-token", "desk")
    second = newsproof("serve", "--tokens", "t.json", "--add-token", "desk")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "earlier token of desk does not hold" not in first.stderr
    assert "earlier token of desk does not hold" in second.stderr
