"""Pairs of bilingual lines: a right translation must stay quiet, the same line with one thing of meaning changed be named."""

from __future__ import annotations

import pathlib
from collections import Counter
from typing import NamedTuple

import pytest

import rules
from checker.document import Document

PAIRS = pathlib.Path(__file__).parent.parent / "data" / "twins.tsv"
RULES = [rule() for rule in rules.ALL if rule.id.startswith("bilingual/")]
# What the project promises: of right lines this share is quiet, of wrong ones this share is named.
QUIET, NAMED = 0.95, 0.90


class Pair(NamedTuple):
    id: str
    language: str
    family: str
    source: str
    right: str
    wrong: str


def pairs() -> list[Pair]:
    lines = [line for line in PAIRS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [Pair(*line.split("\t")) for line in lines[1:]]


def findings(pair: Pair, draft: str) -> list[str]:
    document = Document(draft, source=pair.source, source_language=pair.language)
    return [finding.rule for rule in RULES for finding in rule.check(document)]


def test_there_are_pairs_enough() -> None:
    languages = Counter(pair.language for pair in pairs())
    assert sum(languages.values()) >= 150
    assert set(languages) >= {"ar", "fa", "ru", "uk", "zh", "tr", "es", "fr", "de"}


def test_right_lines_stay_quiet() -> None:
    loud = [(pair.id, rules) for pair in pairs() if (rules := findings(pair, pair.right))]
    assert len(loud) <= (1 - QUIET) * len(pairs()), loud


def test_wrong_lines_are_named() -> None:
    missed = [pair.id for pair in pairs() if not findings(pair, pair.wrong)]
    assert len(missed) <= (1 - NAMED) * len(pairs()), missed


@pytest.mark.parametrize("family", ["numbers", "dates", "names", "quotations", "negation", "omission", "untranslated"])
def test_every_family_is_named(family: str) -> None:
    those = [pair for pair in pairs() if pair.family == family]
    named = sum(bool(findings(pair, pair.wrong)) for pair in those)
    assert named >= 0.85 * len(those)


def test_nothing_is_said_without_a_source() -> None:
    from checker.engine import check

    result = check(Document("The minister met 12 people on Monday."), RULES)
    assert not result.findings
    assert {one.rule for one in result.not_run} == {rule.id for rule in RULES}
