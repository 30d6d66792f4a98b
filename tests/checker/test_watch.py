"""The hot folder: nothing is lost, doubled or half-written, whatever happens to the watcher."""

from __future__ import annotations

import dataclasses
import json
import multiprocessing
import os
import pathlib
import random
import signal
import threading
import time
from collections import Counter

import pytest

from checker import Document, compose, decisions
from checker.engine import check
from checker.gate import Policy
from checker.pool import Task
from checker.signature import sign
from checker.watch import Folders, Watcher, WatchError
from rules.repetition.doubled_word import DoubledWord

BAD, GOOD = "They said the the bridge was safe.\n", "They said the bridge was safe.\n"


@pytest.fixture
def folders(tmp_path: pathlib.Path) -> Folders:
    made = Folders(tmp_path / "inbox", tmp_path / "pass", tmp_path / "hold", tmp_path / "reports")
    made.inbox.mkdir()
    made.prepare()
    return made


def watcher(folders: Folders, settle: float = 0.0, log: pathlib.Path | None = None) -> Watcher:
    rules = [DoubledWord()]
    signature = sign(rules, version="test", model="")
    return Watcher(folders, Task(rules), signature, Policy(), settle=settle, log=log)


def names(folder: pathlib.Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def test_drafts_go_to_the_right_place_with_their_reports(folders: Folders, tmp_path: pathlib.Path) -> None:
    (folders.inbox / "bad.txt").write_text(BAD, encoding="utf-8")
    (folders.inbox / "good.txt").write_text(GOOD, encoding="utf-8")
    (folders.inbox / "broken.txt").write_bytes(b"caf\xe9")
    log = tmp_path / "audit.jsonl"
    assert watcher(folders, log=log).sweep() == 3
    assert names(folders.inbox) == []
    assert names(folders.passed) == ["good.txt"]
    assert names(folders.held) == ["bad.txt", "broken.txt"]
    assert (folders.held / "bad.txt").read_text("utf-8") == BAD
    report = json.loads((folders.reports / "broken.txt.json").read_text("utf-8"))
    assert report["unreadable"][0]["reason"].startswith("byte 3")
    assert "twice in a row" in (folders.reports / "bad.txt.html").read_text("utf-8")
    verdicts = {
        json.loads(line)["draft"].rsplit("/", 1)[-1]: json.loads(line)["verdict"] for line in log.open(encoding="utf-8")
    }
    assert verdicts == {"bad.txt": "hold", "good.txt": "publish", "broken.txt": "not checked"}


def test_half_written_and_hidden_files_wait(folders: Folders) -> None:
    for name in (".draft.txt", "draft.txt.part", "fresh.txt"):
        (folders.inbox / name).write_text(GOOD, encoding="utf-8")
    assert watcher(folders, settle=30).sweep() == 0
    past = time.time() - 60
    os.utime(folders.inbox / "fresh.txt", (past, past))
    assert watcher(folders, settle=30).sweep() == 1


def test_a_name_that_is_taken_gets_a_number(folders: Folders) -> None:
    for text in (GOOD, GOOD + "More.\n"):
        (folders.inbox / "a.txt").write_text(text, encoding="utf-8")
        watcher(folders).sweep()
    assert names(folders.passed) == ["a-2.txt", "a.txt"]
    assert names(folders.reports) == ["a-2.txt.html", "a-2.txt.json", "a.txt.html", "a.txt.json"]
    assert (folders.passed / "a.txt").read_text("utf-8") == GOOD


def test_every_document_of_a_file_is_judged(folders: Folders, tmp_path: pathlib.Path) -> None:
    lines = [json.dumps({"id": name, "text": text}) for name, text in (("one", GOOD), ("two", BAD))]
    (folders.inbox / "both.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    watcher(folders, log=tmp_path / "audit.jsonl").sweep()
    assert names(folders.held) == ["both.jsonl"]
    assert len(json.loads((folders.reports / "both.jsonl.json").read_text("utf-8"))["drafts"]) == 2
    assert [json.loads(line)["verdict"] for line in (tmp_path / "audit.jsonl").open(encoding="utf-8")] == ["publish", "hold"]


def test_links_are_held_and_not_read(folders: Folders) -> None:
    (folders.inbox / "zero.txt").symlink_to("/dev/zero")
    (folders.inbox / "gone.txt").symlink_to("nowhere")
    (folders.inbox / "folder").mkdir()
    os.mkfifo(folders.inbox / "pipe.txt")
    assert watcher(folders).sweep() == 2
    assert names(folders.held) == ["gone.txt", "zero.txt"]
    assert names(folders.inbox) == ["folder", "pipe.txt"]


def test_what_cannot_be_delivered_stays_and_holds_nothing_up(folders: Folders, tmp_path: pathlib.Path) -> None:
    long = "n" * 250 + ".txt"
    for name in (long, "good.txt"):
        (folders.inbox / name).write_text(GOOD, encoding="utf-8")
    failed: list[str] = []
    one = dataclasses.replace(watcher(folders), failed=lambda path, error: failed.append(path.name))
    assert one.sweep() == 1
    assert one.sweep() == 0
    assert failed == [long], "it is tried again later, not at every look"
    assert names(folders.inbox) == [long]
    assert names(folders.passed) == ["good.txt"]


def test_without_its_line_in_the_log_no_draft_leaves(folders: Folders, tmp_path: pathlib.Path) -> None:
    (folders.inbox / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "log").mkdir()
    assert watcher(folders, log=tmp_path / "log").sweep() == 0
    assert names(folders.inbox) == ["good.txt"]


def test_decisions_hold_from_the_next_look_on(folders: Folders, tmp_path: pathlib.Path) -> None:
    file = tmp_path / "decisions.json"
    one = dataclasses.replace(watcher(folders), decisions=(file,))
    document = Document(BAD, path="bad.txt")
    [finding] = check(document, [DoubledWord()]).findings
    dismissed = decisions.Decision(finding.fingerprint, finding.rule, decisions.Verdict.DISMISS)
    for known in ([], [dismissed]):
        decisions.save(file, known)
        (folders.inbox / "bad.txt").write_text(BAD, encoding="utf-8")
        one.sweep()
    assert (names(folders.held), names(folders.passed)) == (["bad.txt"], ["bad.txt"])


def test_it_notices_what_arrives(folders: Folders) -> None:
    stop = threading.Event()
    thread = threading.Thread(target=watcher(folders, settle=0.05).run, args=(stop,))
    thread.start()
    try:
        (folders.inbox / "late.txt").write_text(GOOD, encoding="utf-8")
        for _ in range(100):
            if names(folders.passed):
                break
            time.sleep(0.1)
    finally:
        stop.set()
        thread.join(10)
    assert names(folders.passed) == ["late.txt"]


def test_folders_that_cannot_be_used_are_named(tmp_path: pathlib.Path) -> None:
    with pytest.raises(WatchError, match="inbox: no such folder"):
        Folders(tmp_path / "inbox", tmp_path, tmp_path, tmp_path).prepare()


def _sweep_until_killed(folders: Folders) -> None:
    one = watcher(folders)
    while True:
        one.sweep()


def whole(folders: Folders, texts: dict[str, str]) -> None:
    """Every draft is in exactly one place, unharmed; those that left the inbox have whole reports."""
    places = Counter(name for folder in (folders.inbox, folders.passed, folders.held) for name in names(folder))
    assert places == Counter(list(texts))
    for folder in (folders.inbox, folders.passed, folders.held):
        for name in names(folder):
            assert (folder / name).read_text("utf-8") == texts[name]
            if folder != folders.inbox:
                assert json.loads((folders.reports / f"{name}.json").read_text("utf-8"))["drafts"]
                assert (folders.reports / f"{name}.html").read_text("utf-8").rstrip().endswith("</html>")


def test_two_hundred_kills_lose_nothing(folders: Folders) -> None:
    dice = random.Random(7)
    texts: dict[str, str] = {}
    context = multiprocessing.get_context("fork")
    for kill in range(200):
        for number in range(dice.randint(1, 3)):
            name = f"draft-{kill}-{number}.txt"
            texts[name] = dice.choice([BAD, GOOD]) + f"Number {kill}.\n"
            (folders.inbox / name).write_text(texts[name], encoding="utf-8")
        process = context.Process(target=_sweep_until_killed, args=(folders,))
        process.start()
        time.sleep(dice.uniform(0.0, 0.06))
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        whole(folders, texts)
    watcher(folders).sweep()
    whole(folders, texts)
    assert names(folders.inbox) == []


def test_two_watchers_share_a_burst_of_a_thousand(folders: Folders) -> None:
    texts = {f"draft-{number:04}.txt": (BAD if number % 3 else GOOD) + f"Number {number}.\n" for number in range(1000)}
    for name, text in texts.items():
        (folders.inbox / name).write_text(text, encoding="utf-8")
    context = multiprocessing.get_context("fork")
    both = [context.Process(target=_sweep_until_killed, args=(folders,)) for _ in range(2)]
    for process in both:
        process.start()
    for _ in range(600):
        if not names(folders.inbox):
            break
        time.sleep(0.1)
    for process in both:
        process.kill()
        process.join()
    assert names(folders.inbox) == []
    whole(folders, texts)
    assert len(names(folders.held)) == sum(text.startswith(BAD) for text in texts.values())


def test_the_command_watches_once(folders: Folders, monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path) -> None:
    from click.testing import CliRunner

    from checker.commands import main

    monkeypatch.chdir(tmp_path)
    (folders.inbox / "good.txt").write_text(GOOD, encoding="utf-8")
    arguments = ["watch", "inbox", "--pass", "pass", "--hold", "hold", "--reports", "reports", "--settle", "0", "--once"]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == compose.OK, done.output
    assert names(folders.passed) == ["good.txt"]
