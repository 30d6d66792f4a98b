"""The service beside the gate and the editors: one file of decisions, one audit log."""

from __future__ import annotations

import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from checker import decisions
from checker.decisions import Decision, Verdict
from tests.serving import ROOT, schemathesis, serving

BAD = "The engineers said that the the bridge was safe.\n"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, pathlib.Path]]:
    folder = tmp_path_factory.mktemp("record")
    with serving(folder, "--decisions", "decisions.json", "--audit", "audit.jsonl") as (base, _, _):
        yield base, folder


def gate(base: str, text: str = BAD) -> dict:  # type: ignore[type-arg]
    answer = httpx.post(f"{base}/v1/gate", json={"text": text}, timeout=60)
    assert answer.status_code == 200, answer.text
    return answer.json()  # type: ignore[no-any-return]


def test_a_decision_holds_from_the_next_draft_on_and_the_log_tells(service: tuple[str, pathlib.Path]) -> None:
    base, folder = service
    held = gate(base)
    [finding] = held["must_fix"]
    asked = {key: finding[key] for key in ("fingerprint", "rule", "text")}
    asked |= {"verdict": "dismiss", "by": "Mira", "reason": "quoted as it was said"}
    kept = httpx.post(f"{base}/v1/decisions", json=asked, timeout=60)
    assert kept.status_code == 201
    assert kept.json()["by"] == "Mira"
    assert gate(base)["verdict"] == "publish"
    shown = httpx.post(f"{base}/v1/check", json={"text": BAD}, timeout=60).json()["findings"]
    assert [one["status"] for one in shown if one["fingerprint"] == finding["fingerprint"]] == ["dismissed"]
    verdicts = [json.loads(line)["verdict"] for line in (folder / "audit.jsonl").open(encoding="utf-8")]
    assert verdicts[:2] == ["hold", "publish"]


HELD = "The engineers said that the the dam was safe.\n"


def test_an_override_lets_a_held_draft_through_and_the_log_tells_who_and_why(tmp_path: pathlib.Path) -> None:
    added = [sys.executable, "-m", "checker", "serve", "--tokens", "tokens.json", "--add-token", "cms"]
    token = subprocess.run(added, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
    bearer = {"Authorization": f"Bearer {token.stdout.strip()}"}
    with serving(tmp_path, "--audit", "audit.jsonl", "--tokens", "tokens.json") as (base, _, _):

        def asked(**parameters: str) -> dict[str, Any]:
            answer = httpx.post(f"{base}/v1/gate", json={"text": HELD}, params=parameters, headers=bearer, timeout=60)
            assert answer.status_code == 200, answer.text
            return dict(answer.json())

        held, through = asked(), asked(by="Mira", reason="agreed with legal")
        assert held["verdict"] == "hold"
        assert through["verdict"] == "publish"
        assert through["reason"] == f"overridden by Mira (token cms): {held['reason']}"
        assert through["must_fix"] == held["must_fix"]
    lines = [json.loads(line) for line in (tmp_path / "audit.jsonl").open(encoding="utf-8")]
    assert [(one["verdict"], one["by"], one["reason"]) for one in lines] == [
        ("hold", "", ""),
        ("hold", "Mira (token cms)", "agreed with legal"),
    ]


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"by": "Mira"}, "both a name and a reason"),
        ({"reason": "late", "by": " "}, "both a name and a reason"),
        ({"by": "Mira", "reason": "x" * 2001}, "2,000 characters"),
    ],
)
def test_an_override_without_what_it_needs_is_refused(
    service: tuple[str, pathlib.Path], parameters: dict[str, str], said: str
) -> None:
    base, folder = service
    before = (folder / "audit.jsonl").read_bytes()
    answer = httpx.post(f"{base}/v1/gate", json={"text": HELD}, params=parameters, timeout=60)
    assert answer.status_code == 400
    assert said in answer.json()["detail"]
    whole = {"by": "Mira", "reason": "late"}
    plain = httpx.post(f"{base}/v1/gate", content=HELD, headers={"Content-Type": "text/plain"}, params=whole, timeout=60)
    assert plain.status_code == 400, "what a page elsewhere could send from a browser is refused"
    assert (folder / "audit.jsonl").read_bytes() == before


def test_editors_and_clients_write_at_once_and_nothing_is_lost(service: tuple[str, pathlib.Path]) -> None:
    base, folder = service
    file = folder / "decisions.json"
    before = len(decisions.load(file))

    def client(number: int) -> int:
        asked = {"fingerprint": f"{number:016x}", "rule": "quotes/unclosed", "verdict": "accept", "by": "A", "reason": "b"}
        return httpx.post(f"{base}/v1/decisions", json=asked, timeout=60).status_code

    def editor(number: int) -> int:
        one = Decision(f"{number:016x}", "quotes/unclosed", Verdict.DISMISS)
        decisions.change(file, lambda known: [*known, one])
        return 201

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda number: (client if number % 2 else editor)(number), range(60)))
    assert done == [201] * 60
    assert len(decisions.load(file)) == before + 60


@pytest.mark.parametrize("wrong", [{"verdict": "baseline"}, {"fingerprint": "x"}, {"by": " "}, {"reason": ""}, {"more": "x"}])
def test_a_decision_without_what_it_needs_is_refused(service: tuple[str, pathlib.Path], wrong: dict[str, str]) -> None:
    base, folder = service
    before = (folder / "decisions.json").read_bytes()
    right = {"fingerprint": "0" * 16, "rule": "quotes/unclosed", "verdict": "accept", "by": "A", "reason": "b"}
    answer = httpx.post(f"{base}/v1/decisions", json=right | wrong, timeout=60)
    assert answer.status_code == 400
    assert next(iter(wrong)) in answer.json()["detail"]
    plain = httpx.post(f"{base}/v1/decisions", content=json.dumps(right), headers={"Content-Type": "text/plain"}, timeout=60)
    assert plain.status_code == 400, "what a page elsewhere could send from a browser is refused"
    assert (folder / "decisions.json").read_bytes() == before


def test_schemathesis_finds_nothing_here_either(service: tuple[str, pathlib.Path]) -> None:
    base, _ = service
    schemathesis(f"{base}/openapi.json", "--include-path", "/v1/decisions", "--max-examples", "30")


def test_what_cannot_be_logged_is_not_let_through_and_broken_decisions_hold_everything(tmp_path: pathlib.Path) -> None:
    with serving(tmp_path, "--decisions", "decisions.json", "--audit", "audit.jsonl") as (base, _, _):
        assert gate(base, "The bridge was safe.\n")["verdict"] == "publish"
        (tmp_path / "audit.jsonl").unlink()
        (tmp_path / "audit.jsonl").mkdir()
        unlogged = httpx.post(f"{base}/v1/gate", json={"text": "The bridge was safe.\n"}, timeout=60)
        assert unlogged.status_code == 500
        assert "the audit log cannot be written" in unlogged.json()["detail"]
        (tmp_path / "decisions.json").write_text("{", encoding="utf-8")
        for path in ("gate", "check"):
            undecided = httpx.post(f"{base}/v1/{path}", json={"text": "The bridge was safe.\n"}, timeout=60)
            assert undecided.status_code == 500
            assert "decisions.json: not valid JSON" in undecided.json()["detail"]


def test_without_a_file_the_service_takes_no_decisions_and_no_override(tmp_path: pathlib.Path) -> None:
    with serving(tmp_path) as (base, _, _):
        assert httpx.post(f"{base}/v1/decisions", json={}, timeout=60).status_code == 404
        unlogged = httpx.post(f"{base}/v1/gate", json={"text": HELD}, params={"by": "Mira", "reason": "late"}, timeout=60)
        assert (unlogged.status_code, "--audit" in unlogged.json()["detail"]) == (400, True)
        assert "/v1/decisions" not in httpx.get(f"{base}/openapi.json").json()["paths"]
