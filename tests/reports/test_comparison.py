"""``newsproof compare``: scores as sacrebleu gives them, edits, findings acted on, candidates, table and page."""

from __future__ import annotations

import csv
import io
import pathlib
import re

import pytest
import sacrebleu
from click.testing import CliRunner

from checker.commands import main
from checker.document import Document
from checker.engine import check
from reports import comparison_csv, comparison_html
from reports.comparison import Comparison, compare
from rules.repetition.doubled_word import DoubledWord

DRAFT = "The the mayor of Kiev spoke.\nHe go to the parlament.\nThe parlament was full.\n"
PUBLISHED = "The mayor of Kyiv spoke.\nHe went to the parliament.\nThe parliament was full.\n"


def compared(draft: str = DRAFT, published: str = PUBLISHED) -> Comparison:
    return compare([(check(Document(draft, path="a.txt"), [DoubledWord()]), published)])


def test_scores_equal_sacrebleu_computed_directly() -> None:
    ours, theirs = DRAFT.splitlines(), [PUBLISHED.splitlines()]
    scores = compared().scores
    assert scores.ter == pytest.approx(sacrebleu.corpus_ter(ours, theirs).score)
    assert scores.hter == pytest.approx(sacrebleu.TER().corpus_score(ours, theirs).score / 100)
    assert scores.bleu == pytest.approx(sacrebleu.corpus_bleu(ours, theirs).score)
    assert scores.chrf == pytest.approx(sacrebleu.corpus_chrf(ours, theirs).score)
    assert [unit.scores.ter for unit in compared().drafts[0].units] == [
        pytest.approx(sacrebleu.sentence_ter(one, [other]).score) for one, other in zip(ours, theirs[0], strict=True)
    ]


def test_signatures_name_metric_and_version() -> None:
    signatures = dict(compared().signatures)
    assert set(signatures) == {"BLEU", "chrF2", "TER"}
    assert all(f"version:{sacrebleu.__version__}" in signature for signature in signatures.values())


def test_findings_acted_on_and_unannounced_edits() -> None:
    (draft,) = compared().drafts
    assert [finding.rule for finding in draft.acted_on] == ["repetition/doubled-word"]
    assert not draft.stood
    assert [(change.old.strip(), change.new.strip()) for change in draft.unannounced] == [
        ("Kiev", "Kyiv"),
        ("go", "went"),
        ("parlament", "parliament"),
        ("parlament", "parliament"),
    ]
    for change in draft.unannounced:
        assert draft.document[change.span] == change.old


def test_a_finding_that_nobody_touched_stood() -> None:
    (draft,) = compared("The the mayor spoke in Kiev.\n", "The the mayor spoke in Kyiv.\n").drafts
    assert [finding.text for finding in draft.stood] == ["The the"]


def test_repeated_unannounced_edits_are_candidates() -> None:
    assert compared().candidates == (("parlament", "parliament", 2),)


def test_texts_with_other_line_ends_are_aligned_by_sentence() -> None:
    (draft,) = compared("One man left. Two men stayed.", "One man left.\n\nTwo men stayed.").drafts
    assert [(unit.draft, unit.published) for unit in draft.units] == [
        ("One man left.", "One man left."),
        ("Two men stayed.", "Two men stayed."),
    ]
    assert draft.scores.hter == 0


def test_table_has_a_row_for_each_sentence_draft_and_all() -> None:
    rows = list(csv.DictReader(io.StringIO(comparison_csv.write(compared()))))
    assert [row["level"] for row in rows] == ["sentence", "sentence", "sentence", "draft", "all"]
    assert (rows[-1]["edits"], rows[-1]["unannounced"], rows[-1]["acted_on"]) == ("5", "4", "1")
    assert rows[0]["published"] == "The mayor of Kyiv spoke."


def test_table_is_safe_in_a_spreadsheet() -> None:
    assert "\n=1+1" not in comparison_csv.write(compared("=1+1 is two.\n", "One and one is two.\n")).replace(",", "\n")


def test_page_marks_edits_and_escapes_texts() -> None:
    page = comparison_html.write(compared("A <b>bad</b> day.\n", "A good day.\n"))
    assert "<b>bad" not in page
    assert "<ins>" in page
    assert "<script>" not in page


def test_page_sums_up_drafts_and_tells_what_became_of_each_rule() -> None:
    comparison = compared()
    assert comparison.counts == (5, 0, 1, 0, 4)
    assert comparison.rules == (("repetition/doubled-word", 1, 0),)
    page = comparison_html.write(comparison)
    last = page[page.index("<tfoot>") : page.index("</tfoot>")]
    assert re.findall(r">(\d+)<", last) == ["5", "4", "1", "0"]
    assert "5 edits, 4 of them unannounced" in page
    assert 'repetition/doubled-word</code></th><td class="num">1</td><td class="num">0</td>' in page


def test_nothing_to_compare() -> None:
    assert compare([]).candidates == ()
    assert "all" in comparison_csv.write(compare([]))
    assert "0 drafts" in comparison_html.write(compare([]))


def test_command(tmp_path: pathlib.Path) -> None:
    for folder, text in (("drafts", DRAFT), ("published", PUBLISHED)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(text, encoding="utf-8")
    table, page = tmp_path / "out.csv", tmp_path / "out.html"
    arguments = ["compare", str(tmp_path / "drafts"), str(tmp_path / "published"), "--csv", str(table), "--html", str(page)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    assert "HTER" in result.output
    assert "version:" in result.output
    assert table.read_text(encoding="utf-8").startswith("path,level,unit")
    assert "parliament" in page.read_text(encoding="utf-8")


def test_folders_in_folders_and_markdown(tmp_path: pathlib.Path) -> None:
    """Each draft goes with the text at the same place, and the markup of both counts."""
    for folder, text in (("drafts", "The **mayor** of Kyiv spoke.\n"), ("published", "The **mayor** of Kyiv talked.\n")):
        for desk in ("home", "world"):
            (tmp_path / folder / desk).mkdir(parents=True)
            (tmp_path / folder / desk / "a.md").write_text(text.replace("mayor", f"{desk} mayor"), encoding="utf-8")
    result = CliRunner().invoke(main, ["compare", str(tmp_path / "drafts"), str(tmp_path / "published"), "--surface"])
    assert result.exit_code == 0, result.output
    assert result.output.count(", 1 edit, 1 unannounced") == 2
    assert "2 times “spoke” became “talked”" in result.output


def test_command_refuses_what_it_cannot_compare(tmp_path: pathlib.Path) -> None:
    draft = tmp_path / "a.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    missing = CliRunner().invoke(main, ["compare", str(draft), str(tmp_path / "none.txt")])
    assert missing.exit_code == 2
    assert "no such published file" in missing.output
    other = tmp_path / "b.txt"
    other.write_text(PUBLISHED, encoding="utf-8")
    overwritten = CliRunner().invoke(main, ["compare", str(draft), str(other), "--csv", str(other)])
    assert overwritten.exit_code == 2
    assert other.read_text(encoding="utf-8") == PUBLISHED
