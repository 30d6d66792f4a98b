"""What reports show beside the run: history, references, rules that are off, overrides; and the figures of the summary."""

from __future__ import annotations

import dataclasses
import json
import pathlib

import pytest
import sample_runs
from hypothesis import given
from hypothesis import strategies as st

from checker.engine import NotRun, Override
from reports import WRITERS, history, html_report
from reports.charts import trend
from reports.edits import Edit, edits
from reports.extras import Extras, Point
from reports.summary import summarise


def test_the_trend_is_read_from_json_reports(tmp_path: pathlib.Path) -> None:
    run = sample_runs.sample_run()
    for name in ("2026-02", "2026-01"):
        (tmp_path / f"{name}.json").write_text(str(WRITERS["json"](run)), encoding="utf-8")
    points = history.read([tmp_path])
    assert [point.label for point in points] == ["2026-01", "2026-02"]
    assert points[0].counts == {"neutral": 1, "minor": 7, "major": 6, "critical": 2}
    assert points[0].penalty == pytest.approx(608.39)
    drawn = trend(points, summarise(run).penalty, run)
    assert drawn is not None
    assert [step.label for step in drawn.steps] == ["2026-01", "2026-02", "this run"]
    assert all(step.comparable for step in drawn.steps)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"counts": 1}', '{"schema": 1, "decisions": []}'])
def test_what_is_no_report_is_refused(tmp_path: pathlib.Path, content: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(history.HistoryError, match=r"x\.json"):
        history.read([path])


def test_runs_without_words_or_with_other_rules_are_told_apart() -> None:
    run = sample_runs.sample_run()
    points = [Point("a", 0, 0, {}, None, str(run.signature)), Point("b", 100, 1, {}, 10.0, "other")]
    drawn = trend(points, summarise(run).penalty, run)
    assert drawn is not None
    assert [(step.y is None, step.comparable) for step in drawn.steps] == [(True, True), (False, False), (False, True)]
    assert trend([], summarise(run).penalty, run) is None


def test_edits_are_words_and_neighbours_are_joined() -> None:
    found = edits("The the envoy met Petrenco on Monday.", "The envoy met Petrenko late on Monday.")
    assert [edit for edit in found.edits if edit.old != edit.new] == [
        Edit(" the", ""),
        Edit("Petrenco", "Petrenko late"),
    ]
    assert found.rate == pytest.approx(3 / 7)


@given(st.text("ab .\n", max_size=40), st.text("ab .\n", max_size=40))
def test_edits_make_the_one_of_the_other(draft: str, edited: str) -> None:
    found = edits(draft, edited)
    assert "".join(edit.old for edit in found.edits) == draft
    assert "".join(edit.new for edit in found.edits) == edited


def test_the_page_shows_what_stands_beside_the_run() -> None:
    run = dataclasses.replace(
        sample_runs.sample_run(), overrides=(Override("desk/a.txt", "Mira", "ran <at> once", "2026-11-21T18:02:00Z"),)
    )
    path = run.results[0].document.path
    extras = Extras(
        history=(Point("last week", 10, 1, {"major": 1}, 500.0, "other"),),
        manuals={"repetition/doubled-word": "A word stands twice.\n\nWhy it matters: <b>", "names/other": "Not in this run."},
        off={"places/outdated": "off in the configuration"},
        references={path: run.results[0].document.text.replace("Petrenco", "Petrenko")},
    )
    page = html_report.write(run, extras)
    for words in (
        "last week",
        "off in the configuration",
        "ran &lt;at&gt; once",
        "Why it matters: &lt;b&gt;",
        "<del>Petrenco</del>",
    ):
        assert words in page
    assert "Not in this run." not in page


def test_what_was_not_checked_is_said_with_its_reason() -> None:
    gaps = {gap.what: gap for gap in summarise(sample_runs.sample_run()).gaps}
    assert gaps["draft not read"].paths == ("desk/foreign/photo.jpg",)
    assert gaps["rule dates/weekday failed"].why.startswith("ValueError")
    assert gaps["rules not run: names/register"].why == "no register was given"
    assert len(gaps["names that changed with time"].paths) == 3


def test_many_rules_are_named_by_family() -> None:
    run = sample_runs.sample_run()
    idle = tuple(NotRun(f"bilingual/{name}", "no source text was given") for name in "abcde")
    one = dataclasses.replace(run.results[3], not_run=(*idle, NotRun("names/source", "no source text was given")))
    [gap] = [g for g in summarise(dataclasses.replace(run, results=(one,), unreadable=())).gaps if "source" in g.why]
    assert gap.what == "rules not run: 5 of bilingual, names"


def test_json_of_a_run_is_history_for_the_next() -> None:
    table = json.loads(str(WRITERS["json"](sample_runs.sample_run())))
    assert table["penalty"] == pytest.approx(608.39)
