"""Load on the service: mixed drafts at twice its capacity, every answer checked against its own question.

    python -m benchmarks.load [--minutes 10] [--workers 2] [--write docs/operations.md]

Starts ``newsproof serve`` on loopback and measures its capacity: answers a second with four clients for each worker, who
ask again at once, so that no worker waits and nobody is refused. Then drafts arrive at twice that rate, whether earlier ones
are answered or not. They are of 40 to 2,000 words, come as plain text, as JSON with and without a source and as files, and
are asked of ``/v1/check`` and of ``/v1/gate``. Each bears a marker of its own, a word that stands twice, and the answer has
to report that very word and no other. ``--write`` puts the figures between the two marks of the page. Exit code 1 where a
figure misses what is asked.
"""

from __future__ import annotations

import argparse
import asyncio
import collections
import contextlib
import dataclasses
import json
import os
import pathlib
import random
import socket
import statistics
import string
import subprocess
import sys
import tempfile
import time
from typing import Any

import httpx
import psutil

from benchmarks.client import Client
from benchmarks.pages import marks, written

ROOT = pathlib.Path(__file__).resolve().parent.parent
MARK = "zq"  # how every marker begins, and no English word
TIMEOUT = 60  # seconds, the service's limit per draft
WARM_UP, CAPACITY = 15.0, 30.0  # seconds
SAMPLE = 5.0  # seconds between looks at the memory
GROWTH = 0.10  # beyond the first minute


TEMPLATES = 400  # questions of different drafts; only the marker is new each time
HOLE = MARK + "h" * 10


@dataclasses.dataclass(frozen=True)
class Question:
    """A request, head and body, with the marker that its answer has to bear."""

    request: bytes
    marker: str


class Asker:
    """Makes questions of every kind, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)
        examples = ROOT / "examples"
        texts = [path.read_text("utf-8") for path in sorted((examples / "drafts").glob("*.txt"))]
        self._paragraphs = [line for text in texts for line in text.split("\n\n") if line.strip()]
        pair = examples / "pair"
        self._draft, self._source = ((pair / side / "dam.txt").read_text("utf-8") for side in ("drafts", "sources"))
        self._templates = [self._template() for _ in range(TEMPLATES)]

    def question(self) -> Question:
        """The next one."""
        marker = MARK + "".join(self._dice.choices(string.ascii_lowercase, k=len(HOLE) - len(MARK)))
        return Question(self._dice.choice(self._templates).replace(HOLE.encode(), marker.encode()), marker)

    def _template(self) -> bytes:
        """A request whose marker is ``HOLE``; another one of the same length leaves its length true."""
        last = f"The officials said that {HOLE} {HOLE} was closed on Monday."
        chosen = self._dice.choices(self._paragraphs, k=self._dice.choice([1, 2, 4, 8, 16, 40]))
        text = "\n\n".join([*chosen, last])
        path = self._dice.choice(["/v1/check", "/v1/gate"])
        with_source = {"text": f"{self._draft.rstrip()}\n\n{last}", "source": self._source, "from": "ar"}
        kinds: list[dict[str, Any]] = [
            {"content": text.encode(), "headers": {"Content-Type": "text/plain"}},
            {"json": {"text": text}},
            {"json": with_source},
            {"files": {"file": (f"{HOLE}.txt", text.encode())}},
        ]
        request = httpx.Request("POST", f"http://localhost{path}", **self._dice.choice(kinds))
        head = [f"POST {path} HTTP/1.1", *(f"{name}: {value}" for name, value in request.headers.items()), "", ""]
        return "\r\n".join(head).encode() + request.read()


class Tally:
    """What came of the questions."""

    def __init__(self) -> None:
        self.sent = 0
        self.seconds: list[float] = []
        self.refused = self.mixed_up = 0
        self.lost: collections.Counter[str] = collections.Counter()

    async def ask(self, client: Client, question: Question) -> None:
        """Send one question and count what comes of it."""
        self.sent += 1
        began = time.monotonic()
        try:
            answer = await client.ask(question.request)
        except (OSError, EOFError, ValueError) as error:
            self.lost[type(error).__name__] += 1
            return
        if answer.status == 200:
            self.seconds.append(time.monotonic() - began)
            self.mixed_up += _doubled(json.loads(answer.body)) != {f"{question.marker} {question.marker}"}
        elif answer.status in (429, 503) and answer.come_again:
            self.refused += 1
        else:
            self.lost[f"status {answer.status}"] += 1


def _doubled(answer: dict[str, Any]) -> set[str]:
    groups = ("findings", "must_fix", "check", "note")
    found = [one for group in groups for one in answer.get(group, ())]
    doubled = (one["text"] for one in found if one["rule"] == "repetition/doubled-word")
    return {text for text in doubled if text.startswith(MARK)}  # the examples have doubled words of their own


async def one_after_another(client: Client, clients: int, seconds: float, seed: int) -> Tally:
    """Some clients, each asking again as soon as it is answered."""
    tally, asker = Tally(), Asker(seed)
    until = time.monotonic() + seconds

    async def one() -> None:
        while time.monotonic() < until:
            await tally.ask(client, asker.question())

    await asyncio.gather(*(one() for _ in range(clients)))
    return tally


async def arriving(client: Client, rate: float, seconds: float, seed: int) -> Tally:
    """Questions that arrive at random, ``rate`` a second on average, however many are unanswered."""
    tally, asker, dice = Tally(), Asker(seed), random.Random(seed)
    began = due = time.monotonic()
    async with asyncio.TaskGroup() as group:
        while time.monotonic() - began < seconds:
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            group.create_task(tally.ask(client, asker.question()))
            due += dice.expovariate(rate)
    return tally


def memory(server: psutil.Process) -> float:
    """MiB of the service and its workers together, shared pages counted once each process."""
    sizes = []
    for process in (server, *server.children(recursive=True)):
        with contextlib.suppress(psutil.NoSuchProcess):
            sizes.append(process.memory_info().rss)
    return sum(sizes) / 2**20


async def watched(server: psutil.Process, seconds: float) -> list[float]:
    """Memory at every ``SAMPLE`` seconds."""
    sizes = []
    for _ in range(max(1, int(seconds / SAMPLE))):
        await asyncio.sleep(SAMPLE)
        sizes.append(memory(server))
    return sizes


async def measure(port: int, server: psutil.Process, minutes: float, workers: int) -> tuple[list[str], bool]:
    """Measure capacity, then the load; the lines of the page, and whether everything holds that is asked."""
    client = Client("127.0.0.1", port, TIMEOUT * 3)
    await one_after_another(client, workers, WARM_UP, 1)  # the language models are loaded
    alone = await one_after_another(client, 4 * workers, CAPACITY, 2)
    capacity = len(alone.seconds) / CAPACITY
    seconds = 60 * minutes
    started = time.monotonic()
    tally, sizes = await asyncio.gather(arriving(client, 2 * capacity, seconds, 3), watched(server, seconds))
    lasted = time.monotonic() - started
    minute = int(60 / SAMPLE)
    first, last = max(sizes[:minute]), max(sizes[-minute:])
    times = sorted(tally.seconds)
    slow = times[int(len(times) * 0.99)]
    unaccounted = tally.sent - len(times) - tally.refused
    said = ", ".join(f"{count} {what}" for what, count in sorted(tally.lost.items()))
    holds = not (unaccounted or tally.mixed_up or alone.mixed_up) and slow <= TIMEOUT and last <= first * (1 + GROWTH)
    rows = [
        ("length of the run", "10 minutes", f"{lasted / 60:.0f} minutes"),
        ("processor cores, worker processes", "2, 2", f"{os.cpu_count()}, {workers}"),
        ("drafts a second that it can check", "", f"{capacity:.1f}"),
        ("drafts a second that arrived", "twice that", f"{tally.sent / lasted:.1f}"),
        ("drafts that arrived in all", "", f"{tally.sent:,}"),
        ("checked", "", f"{len(times):,} ({len(times) / lasted:.1f} a second)"),
        ("refused with 429 or 503 and `Retry-After`", "", f"{tally.refused:,}"),
        ("lost, or refused in another way", "0", f"{unaccounted}{f' ({said})' if said else ''}"),
        ("answers that did not belong to their draft", "0", f"{tally.mixed_up}"),
        ("seconds of a checked draft, median", "", f"{statistics.median(times):.2f}"),
        ("seconds of a checked draft, 99th percentile", f"at most {TIMEOUT}", f"{slow:.2f}"),
        ("memory at most, in the first minute", "", f"{first:.0f} MiB"),
        ("memory at most, in the last minute", f"at most {GROWTH:.0%} more", f"{last:.0f} MiB ({last / first - 1:+.1%})"),
    ]
    return ["| | asked | reached |", "| --- | ---: | ---: |", *(f"| {' | '.join(row)} |" for row in rows)], holds


def run(minutes: float, workers: int) -> tuple[list[str], bool]:
    """Start the service in an empty folder, load it, and stop it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "checker", "serve", "--port", str(port), "--workers", str(workers)]
    command += ["--timeout", str(TIMEOUT)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    base = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.DEVNULL)
        try:
            for _ in range(300):
                with contextlib.suppress(httpx.TransportError):
                    if httpx.get(f"{base}/healthz").status_code == 200:
                        break
                time.sleep(0.1)
            return asyncio.run(measure(port, psutil.Process(server.pid), minutes, workers))
        finally:
            server.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.wait(30)
            server.kill()


def main() -> None:
    """Load the service; print the figures, and put them into the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--write", type=pathlib.Path)
    options = parser.parse_args()
    page = options.write.read_text(encoding="utf-8") if options.write else "\n".join(marks("load"))
    written(page, "load", [])  # a page without the marks is told before the run, not after it
    lines, holds = run(options.minutes, options.workers)
    print("\n".join(lines))
    if options.write:
        options.write.write_text(written(page, "load", lines), encoding="utf-8")
    sys.exit(0 if holds else 1)


if __name__ == "__main__":
    main()
