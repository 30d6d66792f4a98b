"""A real server of the service, for tests that talk to it."""

from __future__ import annotations

import contextlib
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator

import httpx

from tests.timing import eventually

ROOT = pathlib.Path(__file__).resolve().parents[1]


def schemathesis(schema: str, *options: str) -> None:
    """Have schemathesis try a service by its description (an address or a file); what it finds fails the test."""
    program = str(pathlib.Path(sys.executable).with_name("schemathesis"))
    config = str(ROOT / "tests" / "data" / "schemathesis.toml")
    command = [program, "--config-file", config, "run", schema, "--seed", "3", *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=tempfile.gettempdir(), check=False)
    assert done.returncode == 0, done.stdout[-4000:]


@contextlib.contextmanager
def serving(folder: pathlib.Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[bytes], pathlib.Path]]:
    """``newsproof serve`` in a folder with one worker: its address, its process and its log, once it answers."""

    def answers() -> bool:
        with contextlib.suppress(httpx.TransportError):
            return httpx.get(f"{base}/healthz").status_code == 200
        return server.poll() is not None

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = folder / "log"
    command = [sys.executable, "-m", "checker", "serve", "--port", str(port), "--workers", "1", *options]
    with log.open("wb") as stream:
        server = subprocess.Popen(command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=stream)
        try:
            base = f"http://127.0.0.1:{port}"
            up = eventually(answers, 60) and server.poll() is None
            assert up, log.read_text(encoding="utf-8", errors="replace")
            yield base, server, log
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(30)
