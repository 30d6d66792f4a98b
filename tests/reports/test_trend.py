"""The trend: weeks, rule sets that are never joined, and the page in a real browser."""

from __future__ import annotations

import datetime
import json
import pathlib
from collections.abc import Callable

import pytest
from click.testing import CliRunner
from selenium.webdriver.common.by import By

from checker import trends
from checker.commands import main
from checker.document import Document
from checker.engine import Result, Run
from checker.register.errors import RegisterError
from reports import html_report, json_report, trend
from reports.extras import Extras, Point
from reports.history import points
from tests.conftest import Browser
from tests.reports import sample_runs

UTC = datetime.UTC
OLD = "newsproof|v:0.1.0|rules:3|ruleset:aaaa|config:cccc|model:m|lang:en"
NEW = "newsproof|v:0.1.0|rules:4|ruleset:bbbb|config:cccc|model:m|lang:en"


def ran(day: str, findings: int, *, words: int = 1000, rules: str = OLD, system: str = "", desk: str = "") -> Point:
    at = datetime.datetime.fromisoformat(day).replace(tzinfo=UTC)
    found = {("quotes/unclosed", "major"): findings}
    return Point(day, words, 1, {"major": findings}, 5.0 * findings, rules, rules, at, system, desk, found)


def shown(weekly: trend.Weekly, title: str) -> dict[str, list[float | None]]:
    [panel] = [panel for panel in weekly.panels if panel.title == title]
    return {one.name: [cell.rate if cell else None for cell in one.cells] for one in panel.series}


def test_runs_of_one_week_are_one_column() -> None:
    weekly = trend.weekly([ran("2026-03-02", 4), ran("2026-03-08", 2, words=2000), ran("2026-03-09", 3)])
    assert weekly is not None
    assert [first.isoformat() for first, _ in weekly.columns] == ["2026-03-02", "2026-03-09"]
    assert shown(weekly, "All findings") == {"all": [2.0, 3.0]}
    assert shown(weekly, "By rule") == {"quotes/unclosed": [2.0, 3.0]}


def test_systems_and_desks_have_lines_of_their_own() -> None:
    weekly = trend.weekly(
        [
            ran("2026-03-02", 4, system="alpha", desk="sport"),
            ran("2026-03-02", 1, system="beta"),
            ran("2026-03-10", 2, system="alpha", desk="sport"),
        ]
    )
    assert weekly is not None
    assert shown(weekly, "By system") == {"alpha": [4.0, 2.0], "beta": [1.0, None]}
    assert shown(weekly, "By desk") == {"not named": [1.0, None], "sport": [4.0, 2.0]}


def test_no_line_joins_two_rule_sets() -> None:
    runs = [ran("2026-03-02", 4), ran("2026-03-09", 3), ran("2026-03-10", 9, rules=NEW), ran("2026-03-17", 8, rules=NEW)]
    weekly = trend.weekly(runs)
    assert weekly is not None
    assert [(first.isoformat(), era) for first, era in weekly.columns] == [
        ("2026-03-02", 0),
        ("2026-03-09", 0),
        ("2026-03-09", 1),
        ("2026-03-16", 1),
    ]
    assert [era.changed for era in weekly.eras] == ["", "number of rules, rules"]
    line = weekly.panels[0].series[0].path
    assert line.count("M") == 2
    assert line.count("L") == 2


def test_the_register_learning_more_is_no_change_of_rules() -> None:
    signature = sample_runs.SIGNATURE
    run = Run((Result(Document("One."), ()),), (), signature)
    [before] = points(run, datetime.datetime(2026, 3, 2, tzinfo=UTC))
    assert before.rule_set == str(signature)


def test_too_few_weeks_make_no_trend() -> None:
    assert trend.weekly([ran("2026-03-02", 4), ran("2026-03-03", 4)]) is None
    assert trend.weekly([]) is None


def draft(folder: pathlib.Path) -> None:
    (folder / "draft.txt").write_text("The the bridge was opened on Monday, the council said.\n", encoding="utf-8")


def test_a_database_keeps_runs_and_the_trend_shows_them(
    register_url: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    draft(tmp_path)
    common = ["check", "draft.txt", "--surface", "--no-cache", "-q", "--fail-on", "never", "--history", register_url]
    first = CliRunner().invoke(main, [*common, "--system", "alpha", "--desk", "sport"])
    assert first.exit_code == 0, first.output
    second = CliRunner().invoke(main, [*common, "--html", "report.html"])
    assert second.exit_code == 0, second.output
    kept = trends.earlier([register_url])
    assert [(one.system, one.desk, one.drafts, one.words) for one in kept] == [("alpha", "sport", 1, 10), ("", "", 1, 10)]
    assert kept[0].findings[("repetition/doubled-word", "major")] == 1
    assert kept[0].penalty is not None
    assert kept[0].penalty > 0
    assert trends.earlier([register_url], since=datetime.datetime(2999, 1, 1, tzinfo=UTC)) == ()
    week_before = [
        Point(
            one.label, one.words, one.drafts, one.counts, one.penalty, one.signature, one.rule_set, at, "beta", "", one.findings
        )
        for one in kept
        if one.at is not None and (at := one.at - datetime.timedelta(days=7))
    ]
    trends.keep([register_url], week_before)
    said = CliRunner().invoke(main, ["trend", register_url, "--html", "trend.html"])
    assert said.exit_code == 0, said.output
    for words in ("All findings", "By system", "alpha", "beta", "By rule", "repetition/doubled-word"):
        assert words in said.output
    assert "By rule" not in CliRunner().invoke(main, ["trend", register_url, "--by", "system"]).output
    few = CliRunner().invoke(main, ["trend", register_url, "--system", "alpha"])
    assert few.exit_code == 2
    assert "too few for a trend" in few.output
    assert (tmp_path / "trend.html").read_text(encoding="utf-8").count("<svg") >= 3


def test_keeping_runs_is_no_change_of_the_register(new_register: Callable[[], str]) -> None:
    from checker.register.database import Database

    url = new_register()
    before = Database(url).revision()
    trends.keep([url], [ran("2026-03-02", 4)])
    assert Database(url).revision() == before


def test_a_history_that_is_away_hides_no_finding(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    draft(tmp_path)
    away = "postgresql://nobody@127.0.0.1:1/none"
    said = CliRunner().invoke(main, ["gate", "draft.txt", "--history", away])
    assert said.exit_code == 1
    assert "HOLD" in said.output
    assert "not kept for the trend" in said.output
    with pytest.raises(RegisterError):
        trends.earlier([away])


def test_json_reports_and_a_database_are_one_history(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = sample_runs.sample_run()
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "2026-03-02.json").write_text("".join(json_report.write(run)), encoding="utf-8")
    (tmp_path / "old" / "undated.json").write_text("".join(json_report.write(run)), encoding="utf-8")
    trends.keep(["runs.db"], points(run, datetime.datetime(2026, 3, 12, tzinfo=UTC), system="alpha"))
    both = trends.earlier(["old", "runs.db"])
    assert [one.at.date().isoformat() if one.at else "" for one in both][:2] == ["2026-03-02", ""]
    total = sum(sum(one.findings.values()) for one in both[2:])
    assert total == sum(both[0].findings.values())
    weekly = trend.weekly(both)
    assert weekly is not None
    assert weekly.undated == 1
    assert json.loads((tmp_path / "old" / "undated.json").read_text())["words"] == both[1].words


def test_the_page_and_the_report_show_the_weeks(browser: Browser, tmp_path: pathlib.Path) -> None:
    runs = [
        ran(f"2026-0{month}-{day:02}", 3 + day % 5, rules=NEW if month == 4 else OLD, system=system, desk="sport")
        for month in (3, 4)
        for day in (2, 9, 16, 23)
        for system in ("alpha", "<b>beta</b>")
    ]
    weekly = trend.weekly(runs)
    assert weekly is not None
    (tmp_path / "trend.html").write_text(trend.page(weekly), encoding="utf-8")
    report = html_report.write(sample_runs.sample_run(), Extras(history=tuple(runs)))
    (tmp_path / "report.html").write_bytes(report.encode("utf-8"))
    for name in ("trend.html", "report.html"):
        browser.get((tmp_path / name).as_uri())
        charts = browser.find_elements(By.CSS_SELECTOR, "svg.weekly")
        assert len(charts) == 4
        assert all(chart.size["height"] > 60 for chart in charts)
        assert [mark.tag_name for mark in charts[0].find_elements(By.CSS_SELECTOR, ".mark")] == ["path"]
        assert "<b>beta</b>" in browser.find_element(By.TAG_NAME, "body").text
        assert "Findings per 1,000 words" in browser.find_element(By.TAG_NAME, "body").text
        wide = browser.execute_script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0
        assert not [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]
