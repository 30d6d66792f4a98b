"""``newsproof decisions`` and ``newsproof quality`` as people use them."""

from __future__ import annotations

import json
import pathlib
import tomllib

import pytest

from checker import decisions
from checker.decisions import Decision, Scope, Verdict
from checker.finding import Confidence, Severity
from checker.precision import Proposal, as_diff, precisions, propose
from rules.repetition.doubled_word import DoubledWord
from tests.commandline import newsproof

pytestmark = pytest.mark.usefixtures("empty_folder")

BAD = "The engineers said that the the bridge was safe.\n"


def file(name: str, *known: Decision) -> str:
    decisions.save(pathlib.Path(name), known)
    return name


def one(fingerprint: str = "a" * 16, verdict: Verdict = Verdict.DISMISS, **more: object) -> Decision:
    values = {"rule": "repetition/doubled-word", "by": "Ada", "at": "2026-01-01T00:00:00Z", "text": "the the", **more}
    return Decision(fingerprint=fingerprint, verdict=verdict, **values)  # type: ignore[arg-type]


def decided(accepted: int, dismissed: int, rule: str = "repetition/doubled-word") -> list[Decision]:
    verdicts = [Verdict.ACCEPT] * accepted + [Verdict.DISMISS] * dismissed
    return [one(f"{number:016}", verdict, rule=rule) for number, verdict in enumerate(verdicts)]


def test_show_says_what_who_when_and_why() -> None:
    pair = Decision(
        "", "names/spelling", Verdict.DISMISS, "two different names", "Ben", scope=Scope.HOUSE, names=("Alekseev", "Alekseeva")
    )
    shown = newsproof("decisions", "show", file("d.json", one(reason="house style", expires="2020-01-01"), pair)).stdout
    first, second, last = shown.splitlines()
    assert first == ("dismiss repetition/doubled-word “the the” by Ada on 2026-01-01: house style [held until 2020-01-01]")
    assert second == "dismiss names/spelling “Alekseev” and “Alekseeva” for the house by Ben: two different names"
    assert last == "2 decisions: 2 dismiss, 1 expired"
    assert newsproof("decisions", "show", "d.json", "--by", "Ben", "--rule", "names/").stdout.endswith(
        "1 decision: 1 dismiss\n"
    )


def test_merge_lists_conflicts() -> None:
    file("a.json", one(), one("b" * 16))
    file("b.json", one(verdict=Verdict.ACCEPT, by="Ben", at="2026-02-02T00:00:00Z"))
    done = newsproof("decisions", "merge", "a.json", "b.json", "-o", "all.json")
    assert done.exit_code == 0
    assert "all.json: 2 decisions, 1 conflict" in done.stdout
    assert "kept accept repetition/doubled-word “the the” by Ben" in done.stderr
    assert {d.fingerprint[0]: d.verdict for d in decisions.load(pathlib.Path("all.json"))} == {"a": "accept", "b": "dismiss"}


def test_expire_gives_a_last_day() -> None:
    file("d.json", one(), one("b" * 16, by="Ben"), one("c" * 16, at="2026-06-01T00:00:00Z"))
    done = newsproof("decisions", "expire", "d.json", "--on", "2026-12-31", "--by", "Ada", "--before", "2026-02-01")
    assert "d.json: 1 decision of 3 hold until 2026-12-31" in done.stdout
    assert [d.expires for d in decisions.load(pathlib.Path("d.json"))] == ["2026-12-31", "", ""]


def test_prune_drops_what_no_longer_fits_and_keeps_the_rest() -> None:
    pathlib.Path("bad.txt").write_text(BAD, encoding="utf-8")
    newsproof("baseline", "bad.txt", "-o", "d.json")
    [known] = decisions.load(pathlib.Path("d.json"))
    file("d.json", known, one(path="bad.txt"), one("b" * 16, expires="2020-01-01"), one("c" * 16, path="other.txt"))
    done = newsproof("decisions", "prune", "d.json", "bad.txt")
    assert done.exit_code == 0, done.output
    assert done.stdout.count("dropped: ") == 2
    assert "2 decisions dropped, 2 left" in done.stdout
    pathlib.Path("bad.txt").write_text(BAD.replace("safe", "quite safe"), encoding="utf-8")
    newsproof("decisions", "prune", "d.json", "bad.txt")
    followed = decisions.load(pathlib.Path("d.json"))[0]
    assert followed.fingerprint != known.fingerprint, "written with the fingerprint the finding has now"
    assert newsproof("check", "bad.txt", "--baseline", "d.json").exit_code == 0


def test_prune_drops_nothing_when_not_everything_was_checked() -> None:
    pathlib.Path("binary.txt").write_bytes(b"\0\xff")
    file("d.json", one(expires="2020-01-01"))
    done = newsproof("decisions", "prune", "d.json", "binary.txt")
    assert done.exit_code == 2
    assert len(decisions.load(pathlib.Path("d.json"))) == 1


def test_wrong_files_end_with_2_and_a_sentence() -> None:
    pathlib.Path("x.json").write_text("[]", encoding="utf-8")
    for arguments in (("show", "x.json"), ("merge", "absent.json", "-o", "o.json"), ("prune", "x.json")):
        done = newsproof("decisions", *arguments)
        assert done.exit_code == 2
        assert done.stderr.startswith("newsproof: ")


def test_quality_shows_precision_and_proposes_a_diff() -> None:
    file("d.json", *decided(3, 27), *decided(9, 0, "names/spelling"), *decided(1, 2, "gone/rule"))
    pathlib.Path("newsproof.toml").write_text('dialect = "uk"  # ours\n', encoding="utf-8")
    done = newsproof("quality", "d.json")
    assert done.exit_code == 0, done.output
    assert "repetition/doubled-word    3 of 30" in done.stdout
    assert "3 of 30     10%     3% to 26%" in done.stdout
    assert "(rule is off or gone)" in done.stdout
    assert "names/spelling             9 of 9" in done.stdout
    diff = newsproof("quality", "d.json", "--diff").stdout
    assert diff.startswith("--- newsproof.toml")
    assert '+[rules."repetition/doubled-word"]\n+confidence = "possible"' in diff
    assert '+severity = "minor"' in diff
    assert pathlib.Path("newsproof.toml").read_text(encoding="utf-8") == 'dialect = "uk"  # ours\n', "nothing is changed"


def test_quality_waits_for_enough_decisions() -> None:
    done = newsproof("quality", file("d.json", *decided(0, 9)))
    assert "nothing to propose" in done.stdout
    assert "proposed" in newsproof("quality", "d.json", "--least", "5").stdout
    assert newsproof("quality", file("e.json")).stdout == "no decisions yet\nnothing to propose\n"


def test_levels_go_down_as_far_as_the_interval_says() -> None:
    rule = DoubledWord()

    def proposed(accepted: int, dismissed: int) -> dict[str, str | bool]:
        found = propose(precisions(decided(accepted, dismissed)), [rule])
        return dict(found[0].settings) if found else {}

    assert proposed(30, 0) == {}
    assert proposed(85, 15) == {"confidence": "likely"}
    assert proposed(60, 40) == {"confidence": "possible"}
    assert proposed(10, 90) == {"confidence": "possible", "severity": "minor"}
    rule.fixed_severity, rule.fixed_confidence = Severity.NEUTRAL, Confidence.POSSIBLE
    assert proposed(10, 90) == {"enabled": False}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("", "newsproof.toml"),
        ('[rules."a/b"]\nseverity = "critical" # why\noption = 3\n', "newsproof.toml"),
        ('[project]\nname = "x"\n\n[tool.newsproof]\ndialect = "us"\n', "pyproject.toml"),
    ],
)
def test_the_diff_makes_a_right_file_of_the_old_one(text: str, name: str) -> None:
    diff = as_diff([Proposal("a/b", {"severity": "minor"}, "3 of 30 accepted")], text, name)
    after = "".join(line[1:] for line in diff.splitlines(keepends=True)[2:] if line[0] in "+ ")
    table = tomllib.loads(after)
    table = table["tool"]["newsproof"] if name == "pyproject.toml" else table
    assert table["rules"]["a/b"]["severity"] == "minor"
    assert "3 of 30 accepted" in after


def test_the_files_of_the_page_and_of_the_command_are_one_format() -> None:
    text = decisions.dump([one(scope=Scope.HOUSE, fingerprint="")])
    assert json.loads(text) == {
        "schema": 1,
        "decisions": [
            {
                "rule": "repetition/doubled-word",
                "verdict": "dismiss",
                "by": "Ada",
                "at": "2026-01-01T00:00:00Z",
                "scope": "house",
                "text": "the the",
            }
        ],
    }
