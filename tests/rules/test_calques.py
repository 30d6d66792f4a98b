"""The shipped packs: the compiled form is fresh, entries hold what they claim, and no two packs report one phrase."""

from __future__ import annotations

import dataclasses
import pathlib

import pytest

import rules
from checker.document import Document
from checker.pack_rule import PackRule
from checker.packs import Beside, Pack
from checker.shelf import COMPILED, Anchor, compiled_folder, shelf

CALQUES = [rule for rule in rules.ALL if issubclass(rule, PackRule)]
FOLDERS = sorted({rule.file.parent for rule in CALQUES})
PACKS: dict[type[PackRule], Pack] = {rule: rule.with_examples() for rule in CALQUES}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_the_compiled_form_is_fresh(folder: pathlib.Path) -> None:
    kept = folder.joinpath(COMPILED).read_text(encoding="utf-8")
    assert kept == compiled_folder(folder, folder.parent.name), "run python scripts/compile_packs.py"


def test_every_pack_is_a_rule() -> None:
    assert {rule.file for rule in CALQUES} == {path for folder in FOLDERS for path in folder.glob("*.toml")}
    assert all(rule.id.startswith(f"{rule.file.parent.parent.name}/") for rule in CALQUES)


@pytest.mark.parametrize("rule", CALQUES, ids=lambda rule: rule.id)
def test_every_entry_has_an_example(rule: type[PackRule]) -> None:
    shown = {name for name, example in PACKS[rule].examples if example.spans}
    assert {entry.id for entry in PACKS[rule].entries} == shown


@pytest.mark.parametrize("rule", CALQUES, ids=lambda rule: rule.id)
def test_the_pack_survives_compilation(rule: type[PackRule]) -> None:
    kept = dataclasses.replace(PACKS[rule], examples=(), anchors={}, beside=())
    assert dataclasses.replace(rule.pack(), entries=tuple(rule.pack().entries)) == kept


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_the_anchors_survive_compilation(folder: pathlib.Path) -> None:
    rows: dict[str, list[tuple[str, int, Beside]]] = {}
    for rule in sorted((rule for rule in CALQUES if rule.file.parent == folder), key=lambda rule: rule.file.stem):
        pack = PACKS[rule]
        for form, tried in pack.anchors.items():
            rows.setdefault(form, []).extend((rule.file.stem, number, pack.beside[row]) for number, row in tried)
    kept = shelf(str(folder))
    assert kept.forms == rows.keys()
    assert all(kept.anchor(form) == Anchor.of(tried) for form, tried in rows.items())


@pytest.mark.parametrize("rule", CALQUES, ids=lambda rule: rule.id)
def test_entries_for_any_language_need_none_and_others_do(rule: type[PackRule]) -> None:
    pack = PACKS[rule]
    always = {entry.id for entry in pack.entries if entry.any_language or not pack.language}
    for name, example in pack.examples:
        if example.spans:
            found = list(rule().check(Document(example.text)))
            assert bool(found) == (name in always), name


@pytest.mark.parametrize("rule", CALQUES, ids=lambda rule: rule.id)
def test_no_phrase_is_reported_by_two_packs(rule: type[PackRule]) -> None:
    for name, example in PACKS[rule].examples:
        document = Document(example.text, source_language=PACKS[rule].language or None)
        for other in CALQUES:
            if other is not rule:
                assert [found.text for found in other().check(document)] == [], (name, other.id)
