"""What a hostile or broken client may try, byte by byte, against a real server; and that it answers others meanwhile."""

from __future__ import annotations

import pathlib
import re
import socket
import time
from collections.abc import Iterator

import httpx
import pytest

from checker.service.connections import HEAD_TIMEOUT, LINGER, MOST
from tests.serving import serving
from tests.timing import eventually

BAD = "The engineers said that the the bridge was safe.\n"
HEAD = b"POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    with serving(tmp_path_factory.mktemp("limits"), "--queue", "2") as (base, _, _):
        yield base, int(base.rpartition(":")[2])


def answered(base: str) -> bool:
    """Whether the service checks a draft, as it does again once others have let it go."""
    answer = httpx.post(f"{base}/v1/check", json={"text": BAD}, timeout=60)
    if answer.status_code == 503:
        return False
    return [one["text"] for one in answer.json()["findings"] if one["rule"] == "repetition/doubled-word"] == ["the the"]


def told(port: int, sent: bytes, seconds: float = 5.0) -> tuple[list[bytes], bool]:
    """Status lines of what comes back on one connection, and whether the server closed it."""
    with socket.create_connection(("127.0.0.1", port)) as client:
        client.settimeout(seconds)
        client.sendall(sent)
        got, closed = b"", False
        try:
            while chunk := client.recv(65536):
                got += chunk
            closed = True
        except TimeoutError:
            pass
        except ConnectionResetError:
            closed = True
    return re.findall(rb"HTTP/1\.1 (\d{3}) ", got), closed


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", b"0\r\n\r\nGET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        (b"Transfer-Encoding: chunked\r\nContent-Length: 6\r\n", b"0\r\n\r\nG"),
        (b"Content-Length: 4\r\nContent-Length: 40\r\n", b"abcd"),
        (b"Content-Length: -1\r\n", b"abcd"),
        (b"Content-Length: +4\r\n", b"abcd"),
        (b"Content-Length: 99999999999999999999999\r\n", b"abcd"),
        (b"Content-Length : 4\r\n", b"abcd"),
        (b"Transfer-Encoding: xchunked\r\n", b"0\r\n\r\n"),
        (b"Transfer-Encoding: chunked, identity\r\n", b"0\r\n\r\n"),
        (b"Transfer-Encoding: chunked\r\n", b"FFFFFFFFFFFFFFFFFFFFFFFFF\r\nabcd"),
        (b"Transfer-Encoding: chunked\r\n", b"zz\r\nabcd"),
        (b"Transfer-Encoding: chunked\r\n", b"-4\r\nabcd"),
    ],
)
def test_a_request_whose_length_is_in_doubt_is_refused_and_nothing_after_it_heard(
    service: tuple[str, int], headers: bytes, body: bytes
) -> None:
    base, port = service
    assert told(port, HEAD + headers + b"\r\n" + body) == ([b"400"], True)
    assert answered(base)


def test_what_follows_a_body_is_a_request_of_its_own(service: tuple[str, int]) -> None:
    _, port = service
    next_one = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    assert told(port, HEAD + b"Content-Length: 4\r\n\r\nabcd" + next_one, 30)[0] == [b"200", b"200"]


def test_a_head_without_end_is_refused(service: tuple[str, int]) -> None:
    base, port = service
    statuses, closed = told(port, b"GET /healthz HTTP/1.1\r\nX: " + b"a" * 100_000)
    assert closed
    assert statuses in ([b"400"], [])
    assert answered(base)


def test_silent_and_trickling_clients_are_let_go_and_hold_nobody_up(service: tuple[str, int]) -> None:
    base, port = service
    silent = [socket.create_connection(("127.0.0.1", port)) for _ in range(60)]
    trickling = socket.create_connection(("127.0.0.1", port))
    after = socket.create_connection(("127.0.0.1", port))
    after.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
    got = b""
    while not got.endswith(b"}"):
        got += after.recv(65536)
    assert got.startswith(b"HTTP/1.1 200")
    after.sendall(b"GET /hea")  # the second request of a connection is not waited for either
    began = time.monotonic()
    assert answered(base)
    try:
        for letter in b"GET /healthz HTTP/1.1\r\nX-Slow: " + b"a" * 200:
            trickling.sendall(bytes([letter]))
            time.sleep(0.2)
    except OSError:
        pass
    assert time.monotonic() - began < HEAD_TIMEOUT + 5
    for client in (*silent, after):
        client.settimeout(5)
        assert client.recv(1) == b""
        client.close()
    trickling.close()
    assert answered(base)


@pytest.mark.parametrize(
    ("headers", "status", "end"),
    [
        (b"Content-Length: 6000000\r\n", 413, b'the request is larger than 5,000,000 bytes"}'),
        (b"Content-Length: 9\r\nTransfer-Encoding: chunked\r\n", 400, b"\r\n0\r\n\r\n"),
    ],
)
def test_a_refusal_reaches_a_client_that_is_still_sending(
    service: tuple[str, int], headers: bytes, status: int, end: bytes
) -> None:
    base, port = service
    with socket.create_connection(("127.0.0.1", port)) as client:
        client.settimeout(10)
        client.sendall(HEAD + headers + b"\r\n" + b"a" * 5_100_000)
        time.sleep(0.5)  # the refusal is there by now, and the client has not looked
        client.sendall(b"a" * 200_000)
        time.sleep(0.5)
        got = b""
        while chunk := client.recv(65536):
            got += chunk
    assert got.startswith(b"HTTP/1.1 %d " % status)
    assert got.endswith(end)
    assert answered(base)


def test_a_client_that_goes_on_sending_after_its_refusal_is_let_go(service: tuple[str, int]) -> None:
    _, port = service
    with socket.create_connection(("127.0.0.1", port)) as client:
        client.settimeout(10)
        client.sendall(HEAD + b"Content-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n")
        began = time.monotonic()
        with pytest.raises(OSError, match=r"reset|[Bb]roken pipe"):
            while time.monotonic() - began < 30:
                client.sendall(b"a")
                time.sleep(0.05)
    assert time.monotonic() - began < LINGER + 5


def test_bodies_beyond_what_the_memory_is_meant_for_are_refused_with_a_time_to_come_again(service: tuple[str, int]) -> None:
    base, port = service
    waiting = [socket.create_connection(("127.0.0.1", port)) for _ in range(2 * 4 + 20)]
    try:
        for client in waiting:
            client.sendall(HEAD + b"Content-Length: 100\r\n\r\nabc")
        answers: list[httpx.Response] = []

        def refused() -> bool:
            answers.append(httpx.post(f"{base}/v1/check", json={"text": BAD}, timeout=60))
            return answers[-1].status_code == 503

        assert eventually(refused)
        assert answers[-1].headers["retry-after"].isdigit()
    finally:
        for client in waiting:
            client.close()
    assert eventually(lambda: answered(base))


def test_connections_beyond_the_most_are_refused_properly(service: tuple[str, int]) -> None:
    base, port = service
    held = [socket.create_connection(("127.0.0.1", port)) for _ in range(MOST)]
    try:
        with socket.create_connection(("127.0.0.1", port)) as one_more:
            one_more.settimeout(5)
            time.sleep(0.5)
            one_more.sendall(HEAD + b"Content-Length: 50000\r\n\r\n" + b"a" * 50_000)
            time.sleep(0.5)
            refusal = one_more.recv(65536)
        assert refusal.startswith(b"HTTP/1.1 503 ")
        assert b"\r\nRetry-After: 5\r\n" in refusal
    finally:
        for client in held:
            client.close()
    assert eventually(lambda: answered(base))


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "/etc/passwd",
        "..\\..\\x.txt",
        "a\0.txt",
        "..",
        "a." + "x" * 4000,
        "x.txt/",
        "a.t\nxt",
        "%2e%2e%2fa.txt",
    ],
)
def test_a_name_leads_nowhere(service: tuple[str, int], name: str) -> None:
    base, _ = service
    answer = httpx.post(f"{base}/v1/check", files={"file": (name, BAD.encode())}, timeout=60)
    assert answer.status_code == 200, answer.text
    findings = answer.json()["findings"]
    assert [one["text"] for one in findings if one["rule"] == "repetition/doubled-word"] == ["the the"]
    assert "/" not in findings[0]["path"]


def test_paths_outside_the_service_are_not_served(service: tuple[str, int]) -> None:
    _, port = service
    for path in (b"/../../etc/passwd", b"/static/../page.py", b"/%2e%2e/%2e%2e/etc/passwd", b"//etc/passwd"):
        request = b"GET " + path + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        assert told(port, request)[0] == [b"404"]


def test_everything_is_closed_after_the_client(service: tuple[str, int], tmp_path: pathlib.Path) -> None:
    """A client that hangs up in the middle of its body leaves no draft under way."""
    base, port = service
    for _ in range(5):
        with socket.create_connection(("127.0.0.1", port)) as client:
            client.sendall(HEAD + b"Content-Length: 1000\r\n\r\nabc")
    assert eventually(lambda: httpx.get(f"{base}/readyz").json() == {"ready": True, "under_way": 0})
