"""Drafts in one process and in several: the same outcomes, whatever a draft does."""

from __future__ import annotations

import gc
import os
import pathlib
import re
import time
from collections.abc import Iterator

import pytest

from checker import Category, Document, Finding, Rule
from checker.cache import Cache
from checker.engine import Result, Unreadable
from checker.pool import Outcome, Task, check_drafts, worthwhile
from checker.readers import Draft


class Mischief(Rule):
    id = "repetition/mischief"
    category = Category.GRAMMAR

    def check(self, document: Document) -> Iterator[Finding]:
        if "die" in document.text:
            os._exit(9)
        if "sleep" in document.text:
            time.sleep(30)
        if "backtrack" in document.text:
            re.match(r"(a+)+$", "a" * 40 + "b")
        for match in re.finditer("bad", document.text):
            yield self.finding(document, match.span(), "a bad word")


def written(folder: pathlib.Path, texts: list[str]) -> list[Draft]:
    drafts = []
    for number, text in enumerate(texts):
        path = folder / f"{number:03}.txt"
        path.write_text(text, encoding="utf-8")
        drafts.append(Draft(str(path)))
    return drafts


def told(outcomes: Iterator[Outcome]) -> list[object]:
    return [o.findings if isinstance(o, Result) else (o.path, o.reason) for o in outcomes]


def test_any_number_of_processes_gives_the_same(tmp_path: pathlib.Path) -> None:
    drafts = written(tmp_path, [f"A bad day, number {n}." * (n % 3) for n in range(60)])
    task = Task([Mischief()])
    assert told(check_drafts(drafts, task, 1)) == told(check_drafts(drafts, task, 2)) == told(check_drafts(drafts, task, 3))


def test_a_draft_that_kills_its_process_loses_no_other(tmp_path: pathlib.Path) -> None:
    drafts = written(tmp_path, ["A bad day."] * 20 + ["die"] + ["A bad day."] * 20)
    outcomes = list(check_drafts(drafts, Task([Mischief()]), 2))
    assert len(outcomes) == 41
    lost = [number for number, outcome in enumerate(outcomes) if isinstance(outcome, Unreadable)]
    assert lost == [20]


@pytest.mark.parametrize("stuck", ["sleep", "backtrack"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_draft_over_its_time_is_not_checked_and_stops_no_other(tmp_path: pathlib.Path, stuck: str, jobs: int) -> None:
    drafts = written(tmp_path, ["A bad day.", stuck, "A bad day."])
    outcomes = list(check_drafts(drafts, Task([Mischief()], timeout=1.0), jobs))
    assert [isinstance(outcome, Result) for outcome in outcomes] == [True, False, True]
    assert isinstance(outcomes[1], Unreadable)
    assert "longer than the limit of 1 s" in outcomes[1].reason


def test_cached_findings_are_the_same_and_follow_text_and_signature(tmp_path: pathlib.Path) -> None:
    drafts = written(tmp_path, ["A bad day."])
    first = Task([Mischief()], cache=str(tmp_path / "cache"), signature="one")
    [fresh] = told(check_drafts(drafts, first))
    nothing = Task([], cache=str(tmp_path / "cache"), signature="one")
    assert told(check_drafts(drafts, nothing)) == [fresh], "the second run is answered from the cache"
    assert told(check_drafts(drafts, Task([], cache=first.cache, signature="two"))) == [()]
    written(tmp_path, ["Another day."])
    assert told(check_drafts(drafts, nothing)) == [()]


def test_a_broken_cache_is_no_cache(tmp_path: pathlib.Path) -> None:
    (tmp_path / "cache").write_text("not a folder", encoding="utf-8")
    [outcome] = told(check_drafts(written(tmp_path, ["A bad day."]), Task([Mischief()], cache=str(tmp_path / "cache"))))
    assert outcome
    assert Cache(str(tmp_path / "cache")).get("x") is None


def test_known_drafts_need_no_process(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts = written(tmp_path, [f"A bad day, number {n}." for n in range(30)])
    task = Task([Mischief()], cache=str(tmp_path / "cache"), signature="one")
    fresh = told(check_drafts(drafts, task, 2))
    (tmp_path / "007.txt").write_text("A good day and a bad one, a bad one.", encoding="utf-8")
    changed = told(check_drafts(drafts, task, 2))
    assert [number for number, (one, other) in enumerate(zip(fresh, changed, strict=True)) if one != other] == [7]
    monkeypatch.setattr("checker.pool.process_pool", None)
    assert told(check_drafts(drafts, task, 2)) == changed


def test_little_work_is_worth_one_process(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: range(4))
    assert worthwhile(written(tmp_path, ["A bad day."] * 50)) == 1
    assert worthwhile([*written(tmp_path, ["A bad day. " * 2000] * 3), Draft(str(tmp_path / "missing.txt"))]) == 4


def test_a_check_leaves_the_collector_of_its_process_as_it_was(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("The the bridge.\n", encoding="utf-8")
    before = gc.get_threshold(), gc.get_freeze_count()
    for jobs in (1, 2):
        assert len(list(check_drafts([Draft(str(path))] * 2, Task(()), jobs))) == 2
        assert (gc.get_threshold(), gc.get_freeze_count()) == before
    next(iter(check_drafts([Draft(str(path))] * 2, Task(()))))  # left in the middle
    gc.collect()
    assert (gc.get_threshold(), gc.get_freeze_count()) == before
