"""A desk's own terms, from CSV and TBX."""

from __future__ import annotations

import pathlib

import pytest

from checker.config import ConfigError, build, load
from checker.document import Document
from checker.signature import sign
from rules.bilingual.glossary import Glossary

CSV = "source,target,forbidden\nгубернатор,governor,chief|head of region\nградообразующее предприятие,main employer,\n"
TBX = """<?xml version="1.0"?>
<martif type="TBX"><text><body><termEntry id="1">
<langSet xml:lang="ru"><tig><term>губернатор</term></tig></langSet>
<langSet xml:lang="en"><tig><term>governor</term></tig>
<tig><term>chief</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
</termEntry></body></text></martif>"""


def found(file: pathlib.Path, source: str, draft: str) -> list[str]:
    rule = Glossary(Glossary.Options(file=str(file)))
    return [finding.text for finding in rule.check(Document(draft, source=source, source_language="ru"))]


@pytest.mark.parametrize(("name", "content"), [("terms.csv", CSV), ("terms.tbx", TBX)])
def test_forbidden_and_missing_terms(tmp_path: pathlib.Path, name: str, content: str) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    source = "Об этом сообщили губернатору."
    assert found(file, source, "The chief was told of it.") == ["chief"]
    assert found(file, source, "The boss was told of it.") == ["The boss was told of it."]
    assert found(file, source, "The Governors were told of it.") == []
    assert found(file, "Об этом сообщили мэру.", "The chief was told of it.") == []


def test_terms_of_several_words_are_found_in_any_case(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "terms.csv"
    file.write_text(CSV, encoding="utf-8")
    assert found(file, "На градообразующем предприятии авария.", "An accident at the main employer.") == []
    assert len(found(file, "На градообразующем предприятии авария.", "An accident at the works.")) == 1


def test_apostrophes_and_separators_make_no_difference(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "terms.csv"
    file.write_text("source;target;forbidden\nмэрия;city hall;mayor's office\n", encoding="utf-8")
    assert found(file, "В мэрии сообщили об этом.", "The Mayor’s office said so.") == ["Mayor’s office"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("terms.csv", None, "cannot be read: No such file"),
        ("terms.csv", "term,english\nмэрия,city hall\n", "must name the columns source, target"),
        ("terms.tbx", "<tbx><text/></tbx>", "has no termEntry"),
        ("terms.tbx", "<tbx>", "no well-formed XML"),
    ],
)
def test_a_bad_glossary_is_a_bad_configuration(tmp_path: pathlib.Path, name: str, content: str | None, said: str) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    settings = tmp_path / "newsproof.toml"
    settings.write_text(f'[rules."bilingual/glossary"]\nfile = "{name}"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match=said):
        build(load(settings), [Glossary()])


def test_a_glossary_lies_beside_the_configuration_and_its_change_is_seen(tmp_path: pathlib.Path) -> None:
    (tmp_path / "terms.csv").write_text(CSV, encoding="utf-8")
    settings = tmp_path / "newsproof.toml"
    settings.write_text('[rules."bilingual/glossary"]\nfile = "terms.csv"\n', encoding="utf-8")
    document = Document("The boss was told.", source="Сообщили губернатору.", source_language="ru")
    (before,) = build(load(settings), [Glossary()])
    assert len(list(before.check(document))) == 1
    (tmp_path / "terms.csv").write_text(CSV.replace("governor", "boss"), encoding="utf-8")
    (after,) = build(load(settings), [Glossary()])
    assert list(after.check(document)) == []
    assert sign([before], version="1", model="").rule_set != sign([after], version="1", model="").rule_set
