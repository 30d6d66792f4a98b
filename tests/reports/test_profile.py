"""The profile: time by kind of work, and the rules that took more than their share on some draft."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from checker import Category, Document, Finding, Rule
from checker.document import annotation
from checker.engine import ENGINE, Result, check
from reports import profile


class Clock:
    """A clock that goes on only when it is told to."""

    now = 0.0


@annotation
def reading(document: Document) -> None:
    Clock.now += 0.5


class Slow(Rule):
    id = "repetition/slow"
    category = Category.GRAMMAR

    def check(self, document: Document) -> Iterator[Finding]:
        reading(document)
        Clock.now += 2.0
        return iter(())


def result(path: str, words: int, **seconds: float) -> Result:
    return Result(Document("word " * words, path=path), (), seconds={key.replace("__", "/"): t for key, t in seconds.items()})


def test_the_time_of_a_check_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.perf_counter", lambda: Clock.now)
    seconds = check(Document("The ministers met."), [Slow()]).seconds
    assert seconds["repetition/slow"] == 2.0
    assert seconds["test_profile.reading"] == 0.5
    assert seconds[ENGINE] == 0.0


def test_kinds_of_work_come_first_and_make_up_the_whole() -> None:
    said = profile.lines([result("a.txt", 10, **{"syntax.syntax": 2.0, "tokens.tokens": 1.0, "a__b": 0.5, "c__d": 0.5})])
    assert [" ".join(line.split()) for line in said[:4]] == [
        "2.000 s 50.0 % the parser",
        "1.000 s 25.0 % all annotations",
        "1.000 s 25.0 % all rules",
        "",
    ]


def test_a_rule_that_takes_more_than_its_share_of_a_draft_is_named() -> None:
    usual = [result(f"{n}.txt", 400, a__b=0.01, c__d=0.1) for n in range(50)]
    [slow] = [line for line in profile.lines([*usual, result("odd.txt", 400, a__b=0.6, c__d=0.4)]) if "slow" in line]
    assert slow == "slow: a/b took 0.60 s of 1.00 s on odd.txt (400 words)"
    assert not [line for line in profile.lines(usual) if "slow" in line]


def test_a_long_draft_may_take_long() -> None:
    short, long = {"a__b": 0.1, "c__d": 0.1, "e__f": 0.1}, {"a__b": 1.0, "c__d": 1.0, "e__f": 1.0}
    drafts = [result("short.txt", 1_000, **short), result("long.txt", 10_000, **long)]
    assert not [line for line in profile.lines(drafts) if "slow" in line]
