"""The command as people use it: exit codes, what is printed where, reports on disk, bad input."""

from __future__ import annotations

import csv
import json
import pathlib

import pytest

from tests.commandline import newsproof

pytestmark = pytest.mark.usefixtures("empty_folder")

BAD = "The engineers said that the the bridge was safe.\n"
GOOD = "The engineers said that the bridge was safe.\n"


def draft(name: str, text: str) -> str:
    pathlib.Path(name).parent.mkdir(parents=True, exist_ok=True)
    pathlib.Path(name).write_text(text, encoding="utf-8")
    return name


def test_exit_codes() -> None:
    assert newsproof("check", draft("good.txt", GOOD)).exit_code == 0
    assert newsproof("check", draft("bad.txt", BAD)).exit_code == 1
    assert newsproof("check", "--fail-on", "critical", "bad.txt").exit_code == 0
    assert newsproof("check", "--fail-on", "never", "bad.txt").exit_code == 0
    assert newsproof("check", "absent.txt").exit_code == 2


def test_finding_is_shown_with_its_place_and_words() -> None:
    shown = newsproof("check", draft("bad.txt", BAD)).stdout
    assert "bad.txt:1:25" in shown
    assert "⟦the the⟧" in shown
    assert "suggestion: the" in shown
    assert "\x1b[" not in shown, "no colour where there is no terminal"


def test_a_suggestion_to_delete_says_so() -> None:
    shown = newsproof("check", draft("bad.txt", "The mayor explained, that the road is closed.\n"), "--surface").stdout
    assert "suggestion: delete" in shown


def test_standard_input() -> None:
    done = newsproof("check", "-", stdin=BAD)
    assert done.exit_code == 1
    assert "<stdin>:1:25" in done.stdout


def test_reports_are_written_and_agree() -> None:
    draft("drafts/bad.txt", BAD)
    draft("drafts/good.txt", GOOD)
    done = newsproof("check", "drafts", "--csv", "f.csv", "--html", "f.html", "--json", "f.json")
    assert done.exit_code == 1
    with pathlib.Path("f.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert ",".join(rows[0]) == (
        "path,line,column,start,end,rule,severity,confidence,category,message,text,suggestion,related,fingerprint,status"
    )
    [row] = [one for one in rows if one["rule"] == "repetition/doubled-word"]
    assert (row["line"], row["column"], row["start"], row["end"], row["text"]) == ("1", "25", "24", "31", "the the")
    listed = [one for one in json.loads(pathlib.Path("f.json").read_text("utf-8"))["drafts"] if one["findings"]]
    assert [one["fingerprint"] for one in listed[0]["findings"]] == [one["fingerprint"] for one in rows]
    assert "bad.txt" in pathlib.Path("f.html").read_text("utf-8")


def test_unreadable_draft_stops_no_other_and_is_listed() -> None:
    draft("drafts/bad.txt", BAD)
    pathlib.Path("drafts/broken.txt").write_bytes(b"caf\xe9")
    done = newsproof("check", "drafts", "--json", "f.json")
    assert done.exit_code == 2
    assert "⟦the the⟧" in done.stdout
    assert "drafts/broken.txt" in done.stderr
    assert "byte 3" in done.stderr
    assert json.loads(pathlib.Path("f.json").read_text("utf-8"))["unreadable"][0]["path"] == "drafts/broken.txt"


def test_report_that_cannot_be_written_is_named() -> None:
    pathlib.Path("folder.csv").mkdir()
    done = newsproof("check", draft("good.txt", GOOD), "--csv", "folder.csv")
    assert done.exit_code == 2
    assert "folder.csv: cannot be written" in done.stderr


def test_unknown_report_format_names_the_known_ones() -> None:
    done = newsproof("check", draft("good.txt", GOOD), "--report", "docx=x.docx")
    assert done.exit_code == 2
    assert "csv" in done.stderr


def test_baseline_then_only_what_is_new() -> None:
    draft("bad.txt", BAD)
    assert newsproof("baseline", "bad.txt", "-o", "b.json").exit_code == 0
    again = newsproof("check", "bad.txt", "--baseline", "b.json", "--csv", "f.csv")
    assert again.exit_code == 0
    assert "1 set aside" in again.stdout
    assert "baseline" in pathlib.Path("f.csv").read_text("utf-8"), "a finding set aside stays in the report, marked"
    draft("bad.txt", BAD + "\nThey saw a a fire.\n")
    newer = newsproof("check", "bad.txt", "--baseline", "b.json")
    assert newer.exit_code == 1
    assert "⟦a a⟧" in newer.stdout
    assert "⟦the the⟧" not in newer.stdout


def test_bad_configuration_is_an_error() -> None:
    draft("newsproof.toml", 'dialekt = "us"\n')
    done = newsproof("check", draft("good.txt", GOOD))
    assert done.exit_code == 2
    assert "newsproof.toml: unknown key 'dialekt'" in done.stderr


def test_bad_decisions_file_is_an_error() -> None:
    done = newsproof("check", draft("good.txt", GOOD), "--decisions", draft("d.json", "[]"))
    assert done.exit_code == 2
    assert "d.json: not a decisions file" in done.stderr


def test_rules_and_their_manual() -> None:
    assert "repetition/doubled-word" in newsproof("rules").stdout
    manual = newsproof("rules", "repetition/doubled-word").stdout
    assert "Why it matters:" in manual
    assert "⟦the the⟧" in manual
    wrong = newsproof("rules", "repetition/double-word")
    assert wrong.exit_code == 2
    assert "did you mean 'repetition/doubled-word'?" in wrong.stderr


def test_config_tells_where_a_value_comes_from(empty_folder: pathlib.Path) -> None:
    draft("newsproof.toml", 'dialect = "uk"\n')
    shown = newsproof("config").stdout
    assert f"dialect = uk   ({empty_folder / 'newsproof.toml'})" in shown
    assert "fail-on = major   (default)" in shown


def test_formats_by_ending_by_name_and_to_standard_output() -> None:
    draft("bad.txt", BAD)
    done = newsproof("check", "bad.txt", "--report", "out/f.sarif", "--report", "junit=out/f.xml", "--report", "tables=t.csv")
    assert done.exit_code == 1
    assert json.loads(pathlib.Path("out/f.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert "<testsuites" in pathlib.Path("out/f.xml").read_text(encoding="utf-8")
    assert pathlib.Path("t.by-draft.csv").exists()
    done = newsproof("check", "bad.txt", "--report", "github=-")
    assert done.stdout == (
        "::error file=bad.txt,line=1,endLine=1,col=25,endColumn=32,title=repetition/doubled-word "
        "(major%2C certain)::“the” stands twice in a row (suggestion: the)\n"
    )
    assert newsproof("check", "bad.txt", "--report", "f.xml").exit_code == 2


def test_trend_and_edits_reach_the_page() -> None:
    draft("bad.txt", BAD)
    newsproof("check", "bad.txt", "--json", "runs/2026-01.json")
    draft("edited/bad.txt", GOOD)
    done = newsproof("check", "bad.txt", "--html", "f.html", "--history", "runs", "--reference", "edited")
    assert done.exit_code == 1
    page = pathlib.Path("f.html").read_text(encoding="utf-8")
    assert "2026-01" in page
    assert "Edits in the reference" in page
    assert newsproof("check", "bad.txt", "--html", "f.html", "--history", "bad.txt").exit_code == 2
    assert newsproof("check", "bad.txt", "--html", "f.html", "--reference", "absent").exit_code == 2
