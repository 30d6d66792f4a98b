"""A small benchmark against building blocks of the same run: how many times longer checking takes than they do.

    python -m benchmarks.regression [--write]

Seconds belong to a machine and an hour, the ratio of two measurements taken by turns hardly does. ``--write`` keeps the ratios
in regression.json, against which tests/test_speed.py holds later ones; do that after a change that was meant to cost time, or
one that saved some.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import pathlib
import re
from collections import Counter
from collections.abc import Callable, Mapping

import rules
from benchmarks.measuring import cpu_seconds
from checker.annotations.models import installed_model
from checker.annotations.syntax import pipeline
from checker.document import Document
from checker.engine import ENGINE, Result, check
from checker.rule import Need

ROOT = pathlib.Path(__file__).resolve().parent.parent
KEPT = pathlib.Path(__file__).with_name("regression.json")
# How much longer than the kept ratio a check may take before it counts as a regression.
TOLERATED = 1.3
# Turns that each check and its block take; a turn of the full check is long.
TURNS = {"surface": 25, "full": 8}
_WORD = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")
_DOUBLED = re.compile(r"\b(\w+)\s+\1\b")
_CAPITALS = re.compile(r"(?:[A-Z]\w+\s?)+")


@dataclasses.dataclass(frozen=True)
class Work:
    """Drafts and rules that are measured."""

    texts: tuple[str, ...]
    surface: tuple[object, ...]
    every: tuple[object, ...]


def work() -> Work:
    """The drafts among the examples, and every rule with its default options."""
    texts = tuple(path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples" / "drafts").glob("*.txt")))
    every = tuple(rule() for rule in rules.ALL)
    return Work(texts, tuple(rule for rule in every if Need.SYNTAX not in rule.needs), every)


def reading(texts: tuple[str, ...]) -> int:
    """The block for surface rules: four passes over the text by patterns, and a look at every word in Python."""
    found = 0
    for _ in range(4):
        for text in texts:
            words: Counter[str] = Counter()
            for match in _WORD.finditer(text):
                word = match[0]
                words[word.lower() if word[0].isupper() else word] += match.end() - match.start()
            found += len(words) + len(_DOUBLED.findall(text)) + len(_CAPITALS.findall(text))
    return found


def parsing(texts: tuple[str, ...]) -> int:
    """The block for the full check: every paragraph through tokenizer, tagger and parser."""
    name = installed_model()
    assert name is not None
    return sum(len(doc) for doc in pipeline(name).pipe(part for text in texts for part in text.split("\n\n")))


def checking(texts: tuple[str, ...], chosen: tuple[object, ...]) -> list[Result]:
    """A check of every draft from nothing but its text."""
    return [check(Document(text), chosen) for text in texts]  # type: ignore[arg-type]


def ratios() -> dict[str, float]:
    """How many times as long as its block each check takes: the fastest of some turns of each, by CPU."""
    given = work()
    pairs: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "surface": (lambda: checking(given.texts, given.surface), lambda: reading(given.texts)),
        "full": (lambda: checking(given.texts, given.every), lambda: parsing(given.texts)),
    }
    found = {}
    for name, (one, block) in pairs.items():
        one(), block()
        times = [(cpu_seconds(one), cpu_seconds(block)) for _ in range(TURNS[name])]
        found[name] = min(pair[0] for pair in times) / min(pair[1] for pair in times)
    return found


def engine_share() -> float:
    """The share of the engine itself in a full check, the least of some turns."""
    given = work()
    checking(given.texts, given.every)
    shares = []
    for _ in range(TURNS["full"]):
        results = checking(given.texts, given.every)
        spent = sum(sum(result.seconds.values()) for result in results)
        shares.append(sum(result.seconds[ENGINE] for result in results) / spent)
    return min(shares)


def regressions(now: Mapping[str, float], before: Mapping[str, float]) -> list[str]:
    """What takes longer than it may, in words."""
    return [
        f"{name}: {now[name]:.2f} times its block, {now[name] / before[name] - 1:+.0%} to the {before[name]:.2f} kept"
        for name in before
        if now[name] > TOLERATED * before[name]
    ]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="keep the ratios")
    options = parser.parse_args()
    measured = ratios()
    print(*(f"{name}: {ratio:.2f}" for name, ratio in measured.items()), f"engine: {engine_share():.1%}", sep="\n")
    if options.write:
        KEPT.write_text(json.dumps({name: round(ratio, 2) for name, ratio in measured.items()}) + "\n", encoding="utf-8")
