"""A desk's own terms, from CSV and TBX."""

from __future__ import annotations

import pathlib

import pytest

from checker.document import Document
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
