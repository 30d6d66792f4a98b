"""The service: a real server on loopback, what it answers and what it refuses."""

from __future__ import annotations

import asyncio
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import httpx
import pytest

from checker.service import tokens
from checker.service.jobs import Busy, Died, Jobs, OverTime
from checker.service.settings import ServiceSettings
from checker.service.work import Job
from tests.serving import ROOT, schemathesis, serving

BAD = "The engineers said that the the bridge was safe.\n"
SECRET = "Zanzibaroff"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, pathlib.Path]]:
    folder = tmp_path_factory.mktemp("service")
    (folder / "newsproof.toml").write_text('[gate.desks.sport]\nseverity = "critical"\n', encoding="utf-8")
    with serving(folder, "--max-bytes", "20000") as (base, _, log):
        yield base, log


def found(answer: httpx.Response) -> list[str]:
    assert answer.status_code == 200, answer.text
    return [one["text"] for one in answer.json()["findings"] if one["rule"] == "repetition/doubled-word"]


def test_plain_text_json_and_files_give_the_same(service: tuple[str, pathlib.Path]) -> None:
    base, _ = service
    url = f"{base}/v1/check"
    assert found(httpx.post(url, content=BAD, headers={"Content-Type": "text/plain; charset=utf-8"}, timeout=60)) == ["the the"]
    assert found(httpx.post(url, json={"text": BAD, "from": "ar", "date": "2022-05-26"}, timeout=60)) == ["the the"]
    utf16 = BAD.encode("utf-16")
    assert found(httpx.post(url, files={"file": ("../../etc/draft.txt", utf16)}, timeout=60)) == ["the the"]


def test_gate_answers_by_desk(service: tuple[str, pathlib.Path]) -> None:
    base, _ = service
    held = httpx.post(f"{base}/v1/gate", json={"text": BAD}, timeout=60).json()
    assert held["verdict"] == "hold"
    assert [one["text"] for one in held["must_fix"]] == ["the the"]
    assert httpx.post(f"{base}/v1/gate", json={"text": BAD, "desk": "sport"}, timeout=60).json()["verdict"] == "publish"
    wrong = httpx.post(f"{base}/v1/gate", json={"text": BAD, "desk": "sports"}, timeout=60)
    assert wrong.status_code == 400
    assert "did you mean 'sport'" in wrong.json()["detail"]
    # The body's desk wins over that of the query, and both must be there.
    twice = httpx.post(f"{base}/v1/gate?desk=sports", json={"text": BAD, "desk": "sport"}, timeout=60)
    assert twice.status_code == 400
    two = httpx.post(f"{base}/v1/check", data={"text": [BAD, BAD]}, timeout=60)
    assert (two.status_code, two.json()["detail"]) == (400, "text: is there more than once")
    assert httpx.post(f"{base}/v1/check?from=ar%0A", json={"text": BAD}, timeout=60).status_code == 400


def test_report_is_the_page(service: tuple[str, pathlib.Path]) -> None:
    base, _ = service
    page = httpx.post(f"{base}/v1/report", data={"text": BAD}, timeout=60)
    assert page.headers["content-type"].startswith("text/html")
    assert "repetition/doubled-word" in page.text or "twice in a row" in page.text


@pytest.mark.parametrize(
    ("request_of", "status", "said"),
    [
        ({"content": b"caf\xe9", "headers": {"Content-Type": "text/plain"}}, 422, "byte 3"),
        ({"json": {"txt": BAD}}, 400, "text"),
        ({"json": {"text": BAD, "from": "Arabic"}}, 400, "from"),
        ({"json": {"text": BAD, "date": "yesterday"}}, 400, "date"),
        ({"content": b"x", "headers": {"Content-Type": "image/png"}}, 400, "content type 'image/png' is not known"),
        ({"data": {"text": " "}}, 400, "there is no draft"),
        ({"content": b"x" * 30000, "headers": {"Content-Type": "text/plain"}}, 413, "larger than 20,000 bytes"),
    ],
)
def test_bad_requests_are_told_why(service: tuple[str, pathlib.Path], request_of: dict, status: int, said: str) -> None:  # type: ignore[type-arg]
    base, _ = service
    answer = httpx.post(f"{base}/v1/check", timeout=60, **request_of)
    assert answer.status_code == status
    assert said in answer.json()["detail"]


def test_size_is_counted_whatever_the_headers_claim(service: tuple[str, pathlib.Path]) -> None:
    base, _ = service

    def chunks() -> Iterator[bytes]:
        for _ in range(60):
            yield b"word " * 100

    answer = httpx.post(f"{base}/v1/check", content=chunks(), headers={"Content-Type": "text/plain"}, timeout=60)
    assert answer.status_code == 413


def test_nothing_of_a_draft_is_logged(service: tuple[str, pathlib.Path]) -> None:
    base, log = service
    httpx.post(f"{base}/v1/check", json={"text": f"{SECRET} said the the thing."}, timeout=60)
    httpx.post(f"{base}/v1/check", content=SECRET.encode() + b"\xff", headers={"Content-Type": "text/plain"}, timeout=60)
    lines = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert any(line.get("path") == "/v1/check" and "request" in line for line in lines)
    assert SECRET not in log.read_text("utf-8")


def test_rules_metrics_and_readiness(service: tuple[str, pathlib.Path]) -> None:
    base, _ = service
    listed = httpx.get(f"{base}/v1/rules", timeout=60).json()
    assert any(one["rule"] == "repetition/doubled-word" and "Why it matters:" in one["manual"] for one in listed)
    assert httpx.get(f"{base}/readyz").json()["ready"] is True
    assert re.search(r'newsproof_requests_total\{path="/v1/check",status="200"\} \d', httpx.get(f"{base}/metrics").text)


def test_page_allows_its_own_script_only(service: tuple[str, pathlib.Path]) -> None:
    base, _ = service
    page = httpx.get(base)
    policy = page.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert httpx.get(base, headers={"Host": "evil.example"}).status_code == 400


def test_tokens_are_needed_and_kept_as_hashes(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "tokens.json"
    token, _ = tokens.add(file, "desk")
    assert token not in file.read_text("utf-8")
    assert file.stat().st_mode & 0o077 == 0
    with serving(tmp_path, "--tokens", str(file), "--rate", "2") as (base, _, _):
        url = f"{base}/v1/check"
        assert httpx.post(url, json={"text": BAD}).status_code == 401
        assert httpx.post(url, json={"text": BAD}, headers={"Authorization": "Bearer wrong"}).status_code == 401
        right = {"Authorization": f"Bearer {token}"}
        assert [httpx.post(url, json={"text": BAD}, headers=right, timeout=60).status_code for _ in range(3)] == [200, 200, 429]


def test_other_addresses_need_tokens(tmp_path: pathlib.Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "checker", "serve", "--host", "0.0.0.0"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 2
    assert "needs bearer tokens" in done.stderr


def test_a_file_that_cannot_be_read_harms_no_later_draft(service: tuple[str, pathlib.Path]) -> None:
    base, _ = service
    unreadable = httpx.post(f"{base}/v1/check", files={"file": ("a.png", b"\x89PNG\x00")}, timeout=60)
    assert unreadable.status_code == 422
    assert unreadable.json()["detail"].startswith("a.png: byte")
    assert found(httpx.post(f"{base}/v1/check", json={"text": BAD}, timeout=60)) == ["the the"]


@pytest.mark.parametrize("mode", ["positive", "negative"])
def test_schemathesis_finds_nothing(mode: str, service: tuple[str, pathlib.Path], tmp_path: pathlib.Path) -> None:
    base, _ = service
    described = httpx.get(f"{base}/openapi.json", timeout=60).json()
    if mode == "negative":  # a form knows strings only: what is meant as a number or a list there is a right string
        for operation in described["paths"].values():
            operation.get("post", {}).get("requestBody", {}).get("content", {}).pop("multipart/form-data", None)
    (tmp_path / "openapi.json").write_text(json.dumps(described), encoding="utf-8")
    schemathesis(str(tmp_path / "openapi.json"), "--url", base, "--mode", mode, "--max-examples", "20")


def test_stopping_finishes_what_began(tmp_path: pathlib.Path) -> None:
    with serving(tmp_path) as (base, server, _):
        text = "The bridge at the the river was safe and it was open. " * 2000

        async def both() -> httpx.Response:
            async with httpx.AsyncClient(timeout=60) as client:
                task = asyncio.create_task(client.post(f"{base}/v1/check", json={"text": text}))
                while not (task.done() or (await client.get(f"{base}/readyz")).json()["under_way"]):
                    await asyncio.sleep(0.05)
                server.send_signal(signal.SIGTERM)
                return await task

        assert asyncio.run(both()).status_code == 200
        assert server.wait(30) is not None


def _misbehave(job: Job) -> dict[str, object]:
    if job.text == "die":
        os._exit(9)
    if job.text == "hang":
        time.sleep(60)
    return {"said": job.text}


def test_a_job_that_hangs_or_dies_loses_itself_alone() -> None:
    async def all_of_them() -> list[object]:
        jobs = Jobs(ServiceSettings(workers=1, queue=4, timeout=1.0), _misbehave)
        try:
            asked = [jobs.run(Job(text)) for text in ("one", "die", "hang", "two", "three")]
            return list(await asyncio.gather(*asked, return_exceptions=True))
        finally:
            await asyncio.to_thread(jobs.stop)

    one, died, hung, two, refused = asyncio.run(all_of_them())
    assert (one, two) == ({"said": "one"}, {"said": "two"})
    assert isinstance(died, Died)
    assert isinstance(hung, OverTime)
    assert isinstance(refused, Busy)
    assert refused.retry_after >= 1
