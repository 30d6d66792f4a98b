"""A rule that names its triggers finds nothing in a draft that has none of them: the engine may leave it out there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings

import rules
from checker.annotations.forms import clues
from checker.document import Document
from tests.test_hostile import UNITS
from tests.test_properties import AWKWARD, document_of

TRIGGERED = [rule() for rule in rules.ALL if rule.triggers]
# Every way to write the examples in which a word may be another to the rule than to the list of words.
WAYS: dict[str, Callable[[str], str]] = {
    "as they are": str,
    "in capitals": str.upper,
    "with capitals": str.title,
    "in small letters": str.lower,
    "without spaces": lambda text: text.replace(" ", ""),
    "with hyphens": lambda text: text.replace(" ", "-"),
    "with underscores": lambda text: text.replace(" ", "_"),
    "with figures": lambda text: text.replace(" ", " 1"),
}


def overlooked(document: Document) -> list[str]:
    """The rules that find something although the document has none of their triggers."""
    met = clues(document)
    return [rule.id for rule in TRIGGERED if rule.triggers.isdisjoint(met) and list(rule.check(document))]


@pytest.mark.parametrize("way", WAYS)
def test_no_finding_in_the_examples_is_lost(way: str) -> None:
    for rule in rules.ALL:
        for example in rule.examples:
            text = WAYS[way](example.text)
            assert overlooked(Document(text, source_language=example.source_language)) == [], text


@pytest.mark.parametrize("unit", UNITS)
def test_no_finding_in_hostile_text_is_lost(unit: str) -> None:
    assert overlooked(Document(UNITS[unit] * 40)) == []


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(AWKWARD)
def test_no_finding_in_awkward_text_is_lost(text: str) -> None:
    assert overlooked(document_of(text)) == []


def test_clues_are_signs_and_words_and_runs_of_letters() -> None:
    met = clues(Document("The Vice-President’s 3rd “plan”: don’t."))
    assert {"“", "-", "vice", "president", "vice-president's", "3rd", "rd", "don't", "don", "plan", "V"} <= met
    assert met.isdisjoint({"Vice", "lan", "4"})
