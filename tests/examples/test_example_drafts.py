"""The examples show what their README says."""

from __future__ import annotations

import pathlib

from click.testing import CliRunner

import checker
from checker.commands import main

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"


def found(name: str, language: str, **options: str) -> set[str]:
    text = (EXAMPLES / name).read_text("utf-8")
    return {finding.rule for finding in checker.check_text(text, source_language=language, **options).findings}


def test_typical_defects_are_found() -> None:
    everywhere = {"names/spelling", "sentences/stray-phrase"}
    assert found("drafts/water-network.txt", "ar") >= everywhere | {"quotes/unclosed", "brackets/unclosed", "calques/arabic"}
    assert found("drafts/river-ferry.txt", "ru") >= everywhere | {"quotes/speech-dash", "places/two-forms", "calques/russian"}
    assert found("drafts/valley-orchards.txt", "zh") >= everywhere | {"numbers/doubled-magnitude", "calques/chinese"}


def test_good_copy_is_left_alone() -> None:
    assert found("drafts/library-reopens.txt", "") == set()


def test_the_pair_differs_where_its_readme_says() -> None:
    source = (EXAMPLES / "pair/sources/dam.txt").read_text("utf-8")
    assert {"bilingual/weekday", "bilingual/number", "bilingual/negation-lost"} <= found(
        "pair/drafts/dam.txt", "ar", source=source
    )


def test_the_markdown_draft_differs_from_its_source() -> None:
    pair = [str(EXAMPLES / "markdown/draft.md"), "--source", str(EXAMPLES / "markdown/source.md")]
    result = CliRunner().invoke(main, ["check", *pair, "--surface", "--no-cache"])
    assert result.exit_code == 1
    assert "draft.md:10:109" in result.output
    assert "The source says 480 million (“480 млн”), the draft “48 million rubles”" in result.output  # over a line end
    assert result.output.count("critical likely") == 2
