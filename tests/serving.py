"""A real server of the service, for tests that talk to it."""

from __future__ import annotations

import contextlib
import os
import pathlib
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import httpx

ROOT = pathlib.Path(__file__).resolve().parents[1]


@contextlib.contextmanager
def serving(folder: pathlib.Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[bytes], pathlib.Path]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = folder / "log"
    command = [sys.executable, "-m", "checker", "serve", "--port", str(port), "--workers", "1", *options]
    with log.open("wb") as stream:
        server = subprocess.Popen(command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=stream)
        try:
            base = f"http://127.0.0.1:{port}"
            for _ in range(200):
                with contextlib.suppress(httpx.TransportError):
                    if httpx.get(f"{base}/healthz").status_code == 200:
                        break
                time.sleep(0.1)
            yield base, server, log
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(30)
