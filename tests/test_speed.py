"""Speed as far as a test can hold it: ratios of things measured by turns in one process, never seconds."""

from __future__ import annotations

import csv
import json
import pathlib
import random

import pytest

from benchmarks import regression
from checker.document import Document
from checker.engine import check
from checker.pool import Task, check_drafts
from checker.readers import Draft
from tests.timing import cpu_seconds

ROOT = pathlib.Path(__file__).parent.parent
ATTEMPTS = 3  # a busy machine may spoil one measurement, but not each of them


@pytest.mark.slow
def test_no_check_takes_a_third_longer_than_it_did() -> None:
    before = json.loads(regression.KEPT.read_text(encoding="utf-8"))
    found: list[str] = []
    for _ in range(ATTEMPTS):
        found = regression.regressions(regression.ratios(), before)
        if not found:
            return
    pytest.fail("; ".join(found) + " (see benchmarks/regression.py)")


def test_a_regression_is_told_from_noise() -> None:
    assert regression.regressions({"surface": 5.1, "full": 1.0}, {"surface": 4.0, "full": 2.0}) == []
    [said] = regression.regressions({"surface": 5.3, "full": 1.0}, {"surface": 4.0, "full": 2.0})
    assert said == "surface: 5.30 times its block, +32% to the 4.00 kept"


def test_the_engine_takes_a_small_share_of_a_check() -> None:
    assert any(regression.engine_share() <= 0.15 for _ in range(ATTEMPTS))


@pytest.mark.parametrize("language", ["ru", "ar"])
def test_the_source_makes_a_check_no_more_than_three_times_as_long(language: str) -> None:
    """A thousand segments and more: every line of the pairs of a language that is right, in several orders."""
    lines = (ROOT / "tests" / "data" / "twins.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    pairs = [(row["source"], row["right"]) for row in rows if row["lang"] == language]
    every = regression.work().every

    def seconds(turn: int, source: bool) -> float:
        chosen = [
            pair for at in range(1000 // len(pairs) + 1) for pair in random.Random(100 * turn + at).sample(pairs, len(pairs))
        ]
        # A number of its own for each segment, so that nothing is remembered from an earlier one.
        text = "\n\n".join(f"{ours} Item {number} of {turn + 2}." for number, (_, ours) in enumerate(chosen, 3))
        theirs = "\n\n".join(f"{other} № {number} / {turn + 2}." for number, (other, _) in enumerate(chosen, 3))
        document = Document(text, source=theirs if source else None, source_language=language)
        return cpu_seconds(lambda: check(document, every))  # type: ignore[arg-type]

    seconds(0, True)
    alone, both = zip(*((seconds(turn, False), seconds(turn, True)) for turn in range(1, ATTEMPTS + 1)), strict=True)
    assert min(both) <= 3 * min(alone)


def test_a_known_draft_is_fifty_times_as_fast(tmp_path: pathlib.Path) -> None:
    work = regression.work()
    drafts = []
    for number in range(20):
        path = tmp_path / f"{number}.txt"
        path.write_text(work.texts[0] + f"\n\nThere were {number + 2} of them.\n", encoding="utf-8")
        drafts.append(Draft(str(path)))

    def seconds(signature: str) -> float:
        task = Task(work.every, cache=str(tmp_path / "cache"), signature=signature)  # type: ignore[arg-type]
        return cpu_seconds(lambda: list(check_drafts(drafts, task)))

    seconds("warm")
    fresh = min(seconds(f"fresh {attempt}") for attempt in range(ATTEMPTS))
    known = min(seconds("fresh 0") for _ in range(ATTEMPTS))
    assert known * 50 <= fresh
