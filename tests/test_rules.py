"""Every rule's own examples, and the completeness of the list."""

from __future__ import annotations

import datetime
import importlib
import pkgutil
import re

import pytest

import rules
from checker import across, engine
from checker.document import Document, Reading
from checker.register.listed import ListedRegister
from checker.rule import Example, Rule

CASES = [
    pytest.param(rule, example, id=f"{rule.id}-{number}")
    for rule in rules.ALL
    for number, example in enumerate(rule.examples, 1)
]


def document_of(example: Example) -> Document:
    return Document(
        example.text,
        source=example.source,
        source_language=example.source_language,
        date=datetime.date.fromisoformat(example.date) if example.date else None,
        reading=Reading(register=ListedRegister(example.register) if example.register else None),
    )


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example_finds_exactly_the_marked_spans(rule: type[Rule], example: Example) -> None:
    """In every draft of the example: a rule over several drafts has some beside the first."""
    results = across.together([engine.check(document_of(draft), [rule()]) for draft in example.drafts], [rule()])
    for draft, result in zip(example.drafts, results, strict=True):
        assert not result.crashes
        assert sorted({place for finding in result.findings for place in finding.places}) == sorted(draft.spans)
        for finding in result.findings:
            assert finding.text == result.document[finding.span]
            assert finding.rule == rule.id
            assert finding.message
            assert finding.text not in finding.suggestions


@pytest.mark.parametrize("rule", rules.ALL, ids=lambda rule: rule.id)
def test_rule_is_documented(rule: type[Rule]) -> None:
    assert re.fullmatch(r"[a-z]+/[a-z0-9-]+", rule.id)
    manual = rule.__doc__ or ""
    for heading in ("Why it matters:", "Quiet:", "Known misses:"):
        assert heading in manual, f"the manual of {rule.id} has no {heading!r}"
    finds = [any(draft.spans for draft in example.drafts) for example in rule.examples]
    assert any(finds), "no example of what it finds"
    assert not all(finds), "no example of when it keeps quiet"


def test_ids_are_unique() -> None:
    ids = [rule.id for rule in rules.ALL]
    assert len(ids) == len(set(ids))


def test_every_rule_in_the_package_is_listed() -> None:
    for module in pkgutil.walk_packages(rules.__path__, "rules."):
        importlib.import_module(module.name)

    def subclasses(cls: type[Rule]) -> set[type[Rule]]:
        return {sub for direct in cls.__subclasses__() for sub in {direct, *subclasses(direct)}}

    named = {rule for rule in subclasses(Rule) if rule.__module__.startswith("rules.") and "id" in vars(rule)}
    assert named == set(rules.ALL)
    for rule in named:
        assert rule.__module__.split(".")[1] == rule.id.split("/")[0]
