"""Every other writer: against its schema, or read back by somebody else's reader; hostile drafts go through all of them."""

from __future__ import annotations

import dataclasses
import importlib.metadata
import io
import json
import pathlib
import re
import xml.etree.ElementTree as ET
from typing import Any

import jsonschema
import openpyxl
import pandas as pd
import pytest
import sample_runs

import reports
from checker.decisions import Decision, Verdict
from checker.document import Document, Reading
from checker.engine import Run, check
from checker.finding import Category, Severity
from checker.readers import drafts, read
from reports import WRITERS, format_of, html_report, terminal
from reports.extras import Extras
from reports.mapping import ITS_SEVERITIES, ITS_TYPES
from rules.bilingual.negation_lost import NegationLost

ROOT = pathlib.Path(__file__).parents[2]
RUNS = {"sample": sample_runs.sample_run, "hostile": sample_runs.hostile, "empty": lambda: Run((), (), sample_runs.SIGNATURE)}


@pytest.fixture(params=RUNS)
def run(request: pytest.FixtureRequest) -> Run:
    return RUNS[request.param]()


def text_of(name: str, run: Run, extras: Extras = reports.NONE) -> str:
    content = WRITERS[name](run, extras)
    text = content if isinstance(content, str) else content.decode()
    text.encode("utf-8")
    return text


@pytest.mark.parametrize("name", WRITERS)
def test_the_same_run_gives_the_same_report(name: str, run: Run) -> None:
    assert WRITERS[name](run) == WRITERS[name](run)


def test_json_keeps_its_schema(run: Run) -> None:
    report = json.loads(text_of("json", run))
    schema = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(report, schema, jsonschema.Draft202012Validator)
    described = set(schema["$defs"]["finding"]["properties"])
    assert all({*one, "segment"} == described for draft in report["drafts"] for one in draft["findings"])
    assert sum(report["counts"].values()) == sum(f.counts for _, f in run.findings())


def test_findings_name_the_segment_of_their_file(capsys: pytest.CaptureFixture[str]) -> None:
    (draft,) = drafts([str(ROOT / "examples" / "formats" / "bridge-2.0.xlf")])
    result = check(read(draft, reading=Reading()), [NegationLost()])
    run = Run((result,), (), sample_runs.SIGNATURE)
    assert [one["segment"] for one in json.loads(text_of("json", run))["drafts"][0]["findings"]] == ["u2.1"]
    assert "· 3:1 · segment u2.1" in text_of("html", run)
    terminal.show(run)
    assert "bridge-2.0.xlf:3:1 segment u2.1" in capsys.readouterr().out
    starts = [one.span.start for one in result.document.segments]
    assert [result.document.segment(at) for at in starts] == list(result.document.segments)
    assert Document("No segments.").segment(3) is None


def test_json_lines_are_the_same_findings(run: Run) -> None:
    lines = [json.loads(line) for line in text_of("jsonl", run).splitlines()]
    whole = json.loads(text_of("json", run))
    found = [{key: value for key, value in line.items() if key != "kind"} for line in lines if line["kind"] == "finding"]
    assert found == [one for draft in whole["drafts"] for one in draft["findings"]]
    assert lines[0]["kind"] == "run"
    assert len([line for line in lines if line["kind"] == "unreadable"]) == len(run.unreadable)


def test_sarif_is_valid(run: Run) -> None:
    log = json.loads(text_of("sarif", run))
    schema = json.loads((ROOT / "tests" / "data" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema).validate(log)
    [one] = log["runs"]
    assert len(one["results"]) == len(list(run.findings()))
    for result, (_, finding) in zip(one["results"], run.findings(), strict=True):
        assert one["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule
        assert bool(result.get("suppressions")) is not finding.counts


def test_sarif_says_why_a_finding_was_dismissed() -> None:
    run = sample_runs.sample_run()
    [dismissed] = [f for _, f in run.findings() if not f.counts]
    decision = Decision(dismissed.fingerprint, dismissed.rule, Verdict.DISMISS, reason="house style", note="page 12")
    log = json.loads(text_of("sarif", run, Extras(decisions=(decision,))))
    [suppressed] = [one for one in log["runs"][0]["results"] if "suppressions" in one]
    assert suppressed["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "house style; page 12"}]


def test_junit_counts_add_up(run: Run) -> None:
    root = ET.fromstring(text_of("junit", run))
    cases = root.findall(".//testcase")
    assert int(root.get("tests", "")) == len(cases)
    failing = [f for _, f in run.findings() if f.counts and f.severity > Severity.NEUTRAL]
    assert int(root.get("failures", "")) == len(root.findall(".//failure")) == len(failing)
    assert int(root.get("errors", "")) == len(run.unreadable) + sum(len(r.crashes) for r in run.results)
    assert int(root.get("skipped", "")) == sum(not f.counts for _, f in run.findings())
    assert len(root) == len(run.results) + len(run.unreadable)


def test_github_commands_cannot_be_forged(run: Run) -> None:
    lines = text_of("github", run).split("\n")[:-1]
    faults = len(run.unreadable) + sum(len(r.crashes) for r in run.results)
    assert len(lines) == sum(f.counts for _, f in run.findings()) + faults
    for line in lines:
        assert re.fullmatch(r"::(error|warning|notice) file=[^:]*::[^\r\n]*", line)


def test_gitlab_entries_are_told_apart(run: Run) -> None:
    entries: list[dict[str, Any]] = json.loads(text_of("gitlab", run))
    prints = [entry["fingerprint"] for entry in entries]
    assert len(prints) == len(set(prints))
    for entry in entries:
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert entry["location"]["lines"]["begin"] >= 1


def test_markdown_means_nothing_but_itself() -> None:
    text = text_of("markdown", sample_runs.hostile())
    assert not re.search(r"(?<!\\)<(?!sub>|/sub>)", text), "no markup but our own"
    assert not re.search(r"(?<!\\)\]\(", text), "no link"
    assert "@" not in text, "nobody is called"
    sample = text_of("markdown", sample_runs.sample_run())
    assert "- **critical** 9:112 “24,00” is no number in this style → 24,000 (numbers/malformed)" in sample
    assert "rule-detectable findings only" in sample


def test_xlsx_opens_and_holds_no_formula(run: Run) -> None:
    content = WRITERS["xlsx"](run)
    assert isinstance(content, bytes)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Findings", "Drafts", "Rules", "Desks", "Systems", "Not checked", "About"]
    for sheet in book:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" and cell.hyperlink is None for cell in row)
    assert book["Findings"].max_row == len(list(run.findings())) + 1


def test_marot_rows(run: Run) -> None:
    text = text_of("marot", run)
    rows = [line.split("\t") for line in text.splitlines()]
    assert all(len(row) == 10 for row in rows)
    for row in rows[1:]:
        marks = row[6].count("<v>"), row[6].count("</v>")
        assert marks == ((0, 0) if row[7] == "no-error" else (1, 1))
        json.loads(row[9])
    counting = sum(f.counts for _, f in run.findings())
    assert sum(row[7] != "no-error" for row in rows[1:]) == counting


def test_marot_marks_the_words_and_carries_the_source() -> None:
    rows = [line.split("\t") for line in text_of("marot", sample_runs.sample_run()).splitlines()]
    [row] = [row for row in rows if "places/glossed-twice" in row[9]]
    assert "in <v>Lower Brae (Brae)</v>, and said" in row[6]
    assert row[2] == "3"
    assert row[5].startswith("Петренко подчеркнула")
    assert (row[7], row[8]) == ("Linguistic conventions/Grammar", "minor")


def test_its_points_every_run_to_its_issues(run: Run) -> None:
    root = ET.fromstring(text_of("its", run))
    its = "{http://www.w3.org/2005/11/its}"
    names = {group.get("{http://www.w3.org/XML/1998/namespace}id") for group in root.iter(f"{its}locQualityIssues")}
    used = {span.get(f"{its}locQualityIssuesRef", "")[1:] for span in root.iter("span")}
    assert used == names
    for draft, result in zip(root.findall("draft"), run.results, strict=True):
        text = "".join(draft.find("text").itertext())  # type: ignore[union-attr]
        assert len(text.replace("\r", "")) == len(result.document.text.replace("\r", ""))
        assert len(draft.findall(f"{its}locQualityIssues")) >= bool([f for f in result.findings if f.counts])


def test_every_category_and_severity_has_a_counterpart() -> None:
    assert set(ITS_TYPES) == set(Category)
    assert set(ITS_SEVERITIES) == set(Severity)


def test_tables_add_up(run: Run) -> None:
    files = dict(WRITERS["tables"].files(run, "summary.csv"))
    assert set(files) == {f"summary.by-{by}.csv" for by in ("draft", "rule", "desk", "system")}
    counting = sum(f.counts for _, f in run.findings())
    for content in files.values():
        table = pd.read_csv(io.StringIO(str(content)), keep_default_na=False)
        assert table["findings"].sum() == counting
        assert table[["critical", "major", "minor", "neutral"]].to_numpy().sum() == counting


def test_table_figures() -> None:
    run = sample_runs.sample_run()
    table = pd.read_csv(io.StringIO(str(dict(WRITERS["tables"].files(run, "s.csv"))["s.by-desk.csv"]))).set_index("desk")
    foreign = table.loc["foreign"]
    assert (foreign["words"], foreign["findings"], foreign["points"]) == (109, 9, 2 * 25 + 4 * 5 + 3)
    assert foreign["penalty"] == pytest.approx(669.72)
    assert (foreign["set_aside"], foreign["decided"], foreign["agreed"], foreign["share"]) == (1, 2, 1, 0.5)


def test_formats_are_told_by_plain_endings() -> None:
    endings = {
        "out/report.html": "html",
        "a.CSV": "csv",
        "a.json": "json",
        "a.jsonl": "jsonl",
        "a.sarif": "sarif",
        "a.sarif.json": "sarif",
        "a.md": "markdown",
        "a.xlsx": "xlsx",
        "results-junit.xml": "junit",
        "a.its.xml": "its",
        "a.marot.tsv": "marot",
        "a.xml": None,
        "a.tsv": None,
        "noending": None,
    }
    assert {file: format_of(file) for file in endings} == endings


def test_writers_of_other_distributions_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = importlib.metadata.EntryPoint("count", "test_writers:count_findings", reports.ENTRY_POINTS)
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: [entry] if group == reports.ENTRY_POINTS else [])
    writers = type(WRITERS)()
    assert writers["count"](sample_runs.sample_run()) == "17"
    assert dict(writers["count"].files(sample_runs.sample_run(), "n.txt")) == {"n.txt": "17"}
    assert set(WRITERS) < set(writers)


def count_findings(run: Run) -> str:
    """A writer as another distribution might bring it."""
    return str(len(list(run.findings())))


def test_csv_neutralises_what_a_spreadsheet_would_run() -> None:
    text = text_of("csv", sample_runs.hostile())
    table = pd.read_csv(io.StringIO(text), keep_default_na=False)
    for column in ("text", "message", "suggestion", "path"):
        assert not table[column].str.match(r"[=+\-@\t\r]").any()


def test_stale_and_signature_are_in_every_whole_report() -> None:
    run = dataclasses.replace(sample_runs.sample_run(), stale=("feed",))
    assert json.loads(text_of("json", run))["stale_decisions"] == ["feed"]
    for name in ("html", "json", "jsonl", "sarif", "markdown"):
        assert "ruleset" in text_of(name, run), name


def test_of_very_many_drafts_the_worst_have_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_report, "MANY_DRAFTS", 1)
    monkeypatch.setattr(html_report, "MOST_PAGES", 2)
    run = sample_runs.sample_run()
    files = {name: "".join(content) for name, content in WRITERS["html"].files(run, "r.html")}
    assert list(files) == ["r.html", "r-drafts/1.html", "r-drafts/2.html"]
    assert "The 2 drafts with the most penalty points; 2 further drafts stand in the CSV and JSON reports." in files["r.html"]
    assert f"in {len(run.results)} drafts" in files["r.html"], "the figures are those of all"
    assert "harbour-talks.txt" in files["r-drafts/1.html"]
    assert "quiet.txt" not in files["r.html"]
