"""The gate: what blocks, that it fails closed, and that overrides leave a trace."""

from __future__ import annotations

import json
import multiprocessing
import pathlib
from collections.abc import Iterator

import pytest

from checker import Category, Confidence, Document, Finding, Need, Rule, Severity, audit, gate
from checker.config import ConfigError, load
from checker.engine import NotRun, check
from checker.engine import Result as Checked
from tests.commandline import newsproof

BAD = "The engineers said that the the bridge was safe.\n"
GOOD = "The engineers said that the bridge was safe.\n"


class Levels(Rule):
    """Words that name a severity and a confidence are findings of just these."""

    id = "quotes/levels"
    category = Category.PUNCTUATION

    def check(self, document: Document) -> Iterator[Finding]:
        at = 0
        for word in document.text.split():
            severity, _, confidence = word.partition("-")
            levels = {"severity": Severity(severity), "confidence": Confidence(confidence)}
            yield self.finding(document, (at, at + len(word)), "a word", **levels)
            at += len(word) + 1


def judged(text: str, policy: gate.Policy | None = None) -> gate.Judgement:
    return gate.judge_result(check(Document(text), [Levels()]), policy or gate.Policy())


def test_the_default_policy_blocks_major_and_likely() -> None:
    judgement = judged("major-likely critical-certain major-possible minor-certain neutral-certain")
    assert [finding.text for finding in judgement.must_fix] == ["major-likely", "critical-certain"]
    assert [finding.text for finding in judgement.check] == ["minor-certain"]
    assert [finding.text for finding in judgement.note] == ["major-possible", "neutral-certain"]
    assert judgement.verdict is gate.Verdict.HOLD
    assert judged("major-possible minor-certain").verdict is gate.Verdict.PUBLISH


def test_families_and_limit() -> None:
    assert judged("critical-certain", gate.Policy(families=("names",))).verdict is gate.Verdict.PUBLISH
    held = judged("minor-certain minor-certain", gate.Policy(limit=500))
    assert held.verdict is gate.Verdict.HOLD
    assert "1000.0 findings per 1,000 words" in held.reason


def test_rules_that_could_not_parse_close_the_gate() -> None:
    result = Checked(Document("Fine."), (), (NotRun("sentences/x", Need.SYNTAX.value),))
    assert gate.judge_result(result, gate.Policy()).verdict is gate.Verdict.NOT_CHECKED


def test_no_draft_is_not_checked() -> None:
    assert gate.overall([]) is gate.Verdict.NOT_CHECKED


def test_policy_of_a_desk(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "newsproof.toml"
    path.write_text('[gate]\nconfidence = "certain"\n[gate.desks.sport]\nseverity = "critical"\n', encoding="utf-8")
    config = load(path)
    assert config.policy().severity == "major"
    assert (config.policy("sport").severity, config.policy("sport").confidence) == ("critical", "certain")
    with pytest.raises(ConfigError, match="did you mean 'sport'"):
        config.policy("sports")
    path.write_text('[gate]\nseverities = "major"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="gate: unknown key 'severities'; did you mean 'severity'"):
        load(path)


@pytest.fixture
def folder(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "broken.txt").write_bytes(b"caf\xe9")
    return tmp_path


def test_exit_codes_and_words(folder: pathlib.Path) -> None:
    held = newsproof("gate", "bad.txt", "good.txt")
    assert held.exit_code == 1
    assert "must fix  paragraph 1: “the” stands twice in a row" in held.stdout
    assert held.stdout.splitlines()[-1] == "HOLD: 2 drafts, 1 held"
    assert newsproof("gate", "good.txt").exit_code == 0
    assert newsproof("gate", "good.txt", "broken.txt").exit_code == 2


def test_override_needs_name_and_reason_and_is_logged_and_reported(folder: pathlib.Path) -> None:
    assert newsproof("gate", "bad.txt", "--override", "--by", "A. Sub").exit_code == 2
    assert not (folder / "newsproof-audit.jsonl").exists()
    done = newsproof(
        "gate", "bad.txt", "--override", "--by", "A. Sub", "--reason", "it is a quotation", "--report", "json=r.json"
    )
    assert done.exit_code == 0
    [line] = (folder / "newsproof-audit.jsonl").read_text("utf-8").splitlines()
    entry = json.loads(line)
    assert (entry["by"], entry["reason"], entry["verdict"], entry["draft"]) == (
        "A. Sub",
        "it is a quotation",
        "hold",
        "bad.txt",
    )
    assert json.loads((folder / "r.json").read_text("utf-8"))["overrides"][0]["by"] == "A. Sub"


def test_a_report_on_standard_output_stands_there_alone(folder: pathlib.Path) -> None:
    done = newsproof("gate", "bad.txt", "--report", "json=-")
    assert done.exit_code == 1
    assert json.loads(done.stdout)["drafts"]
    assert done.stderr.splitlines()[-1] == "HOLD: 1 draft, 1 held"
    page = newsproof("gate", "bad.txt", "--report", "html=-").stdout
    assert page.startswith("<!doctype html>")
    assert page.rstrip().endswith("</html>")


def test_override_does_not_open_the_gate_for_what_was_not_checked(folder: pathlib.Path) -> None:
    done = newsproof("gate", "broken.txt", "bad.txt", "--override", "--by", "A. Sub", "--reason", "now")
    assert done.exit_code == 2


def test_log_that_cannot_be_written_lets_nothing_through(folder: pathlib.Path) -> None:
    (folder / "log").mkdir()
    done = newsproof("gate", "bad.txt", "--override", "--by", "A. Sub", "--reason", "now", "--audit", "log")
    assert done.exit_code == 2
    assert "nothing is let through" in done.stderr


def _append_many(path: str, writer: int) -> None:
    judgement = gate.Judgement("draft.txt", gate.Verdict.HOLD, "x" * 5000)
    from datetime import UTC, datetime

    for number in range(25):
        one = audit.entry(judgement, signature=f"{writer}-{number}", at=datetime.now(UTC), by="A", reason="B")
        audit.append(pathlib.Path(path), [one])


def test_several_writers_lose_and_mix_nothing(tmp_path: pathlib.Path) -> None:
    log = tmp_path / "audit.jsonl"
    writers = [multiprocessing.get_context("spawn").Process(target=_append_many, args=(str(log), n)) for n in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    entries = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert {entry["signature"] for entry in entries} == {f"{w}-{n}" for w in range(3) for n in range(25)}
    assert len(entries) == 75
