"""Bad input: one plain line on standard error that names the thing, exit code 2, and nothing lost."""

from __future__ import annotations

import os
import pathlib
import socket

import pytest
from click.testing import CliRunner, Result

from checker.commands import main

BAD = "The engineers said that the the bridge was safe.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.txt").write_text(BAD, encoding="utf-8")
    return tmp_path


def newsproof(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), prog_name="newsproof")


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
    ],
)
def test_a_wrong_configuration_names_its_mistake(folder: pathlib.Path, name: str, text: bytes, said: str) -> None:
    (folder / name).write_bytes(text)
    for command in ("check draft.txt", "gate draft.txt", "config"):
        done = newsproof(*command.split())
        assert done.exit_code == 2
        assert done.stderr.startswith("newsproof: ")
        assert said in done.stderr


def test_a_project_file_without_tables_is_none_of_ours(folder: pathlib.Path) -> None:
    (folder / "pyproject.toml").write_text("tool = 3", encoding="utf-8")
    assert newsproof("check", "draft.txt").exit_code == 1


def test_watch_needs_three_folders(folder: pathlib.Path) -> None:
    (folder / "in").mkdir()
    done = newsproof("watch", "in", "--pass", "in", "--hold", "hold", "--reports", "reports", "--once")
    assert done.exit_code == 2
    assert "three folders" in done.stderr
    assert newsproof("watch", "in", "--pass", "p", "--hold", "h", "--reports", "r", "--settle", "-1").exit_code == 2


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
