"""Load on the service: mixed drafts at twice its capacity, every answer checked against its own question.

    benchmarks/load.py [--minutes 10] [--workers 2] [--write docs/operations.md]

Starts ``newsproof serve`` on loopback, measures its capacity with as many clients as workers, then keeps twice as many
drafts coming as it can check. Each draft bears a marker of its own, a word that stands twice, and the answer has to report
that very word. Reports lost and mixed-up answers, refusals, times, and memory of the service and its workers.
"""

from __future__ import annotations

import argparse
import asyncio
import collections
import contextlib
import os
import pathlib
import random
import socket
import statistics
import string
import subprocess
import sys
import time

import httpx
import psutil

ROOT = pathlib.Path(__file__).resolve().parent.parent
TIMEOUT = 60  # seconds, the service's limit per draft
PAUSE = 0.2  # seconds a refused client waits here; a real one heeds Retry-After

_HEAD = """# Operations

## Load

Made by `benchmarks/load.py`: drafts of 40 to 2,000 words at twice the rate that the service can check, on one machine with
the clients. Each draft bears a marker that its findings have to show.
"""


def draft(dice: random.Random, text: str) -> tuple[str, str]:
    """A draft of random length and its marker."""
    marker = "zq" + "".join(dice.choices(string.ascii_lowercase, k=10))
    paragraphs = [line for line in text.split("\n\n") if line]
    chosen = dice.choices(paragraphs, k=dice.choice([1, 2, 4, 8, 16, 40]))
    return "\n\n".join([*chosen, f"The officials said that {marker} {marker} was closed on Monday."]), marker


class Tally:
    """What the clients saw."""

    def __init__(self) -> None:
        self.statuses: collections.Counter[str] = collections.Counter()
        self.seconds: list[float] = []
        self.mixed_up = 0
        self.improper = 0


async def client(base: str, tally: Tally, until: float, dice: random.Random, text: str) -> None:
    """Send drafts one after another until the time is over."""
    async with httpx.AsyncClient(base_url=base, timeout=TIMEOUT * 2) as session:
        while time.monotonic() < until:
            content, marker = draft(dice, text)
            began = time.monotonic()
            try:
                answer = await session.post("/v1/check", json={"text": content})
            except httpx.HTTPError as error:
                tally.statuses[type(error).__name__] += 1
                continue
            tally.statuses[str(answer.status_code)] += 1
            if answer.status_code == 200:
                tally.seconds.append(time.monotonic() - began)
                found = {one["text"] for one in answer.json()["findings"] if one["rule"] == "repetition/doubled-word"}
                tally.mixed_up += found != {f"{marker} {marker}"}
            else:
                proper = answer.status_code in (429, 503) and answer.headers.get("retry-after", "").isdigit()
                tally.improper += not proper
                await asyncio.sleep(PAUSE)


async def load(base: str, clients: int, seconds: float, text: str) -> Tally:
    """Let clients send for some seconds."""
    tally = Tally()
    until = time.monotonic() + seconds
    await asyncio.gather(*(client(base, tally, until, random.Random(number), text) for number in range(clients)))
    return tally


def memory(server: psutil.Process) -> float:
    """MiB of the service and its workers together, shared pages counted once each process."""
    sizes = []
    for process in (server, *server.children(recursive=True)):
        with contextlib.suppress(psutil.NoSuchProcess):
            sizes.append(process.memory_info().rss)
    return sum(sizes) / 2**20


async def watched(server: psutil.Process, seconds: float) -> list[float]:
    """Memory every five seconds."""
    sizes = []
    for _ in range(int(seconds / 5)):
        await asyncio.sleep(5)
        sizes.append(memory(server))
    return sizes


async def measure(base: str, server: psutil.Process, minutes: float, workers: int, text: str) -> list[str]:
    """Measure capacity, then the load; return the lines of the page."""
    await load(base, workers, 10, text)  # the language model is loaded
    alone = await load(base, workers, 20, text)
    capacity = len(alone.seconds) / 20
    # The queue holds 16 drafts and a refused client comes again at once, so three times the queue keeps it overfull.
    clients = 48
    seconds = 60 * minutes
    tally, sizes = await asyncio.gather(load(base, clients, seconds, text), watched(server, seconds))
    first, last = statistics.mean(sizes[: max(1, 12)]), statistics.mean(sizes[-12:])
    offered = sum(tally.statuses.values()) / seconds
    times = sorted(tally.seconds)
    lost = tally.improper + sum(count for status, count in tally.statuses.items() if not status.isdigit())
    middle, slow = times[len(times) // 2], times[int(len(times) * 0.99)]
    return [
        _HEAD,
        "| | |",
        "| --- | ---: |",
        f"| length of the run | {minutes:g} minutes |",
        f"| worker processes | {workers} |",
        f"| drafts a second with no one waiting | {capacity:.1f} |",
        f"| drafts a second offered | {offered:.1f} ({offered / capacity:.1f} times the capacity) |",
        f"| answered | {len(times):,} |",
        f"| refused with 429 or 503 and Retry-After | {tally.statuses['429'] + tally.statuses['503']:,} |",
        f"| other refusals, lost connections | {lost} |",
        f"| answers that did not belong to their draft | {tally.mixed_up} |",
        f"| median, 99th percentile of accepted drafts | {middle:.2f} s, {slow:.2f} s |",
        f"| memory in the first minute, in the last | {first:.0f} MiB, {last:.0f} MiB ({100 * (last / first - 1):+.1f} %) |",
    ]


def main() -> None:
    """Start the service, load it, print or write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--write", type=pathlib.Path)
    options = parser.parse_args()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    text = (ROOT / "examples" / "drafts" / "damascus-talks.txt").read_text(encoding="utf-8")
    command = [sys.executable, "-m", "checker", "serve", "--port", str(port), "--workers", str(options.workers)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    server = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}"
    try:
        for _ in range(100):
            with contextlib.suppress(httpx.TransportError):
                if httpx.get(f"{base}/healthz").status_code == 200:
                    break
            time.sleep(0.1)
        lines = asyncio.run(measure(base, psutil.Process(server.pid), options.minutes, options.workers, text))
    finally:
        server.terminate()
        server.wait(90)
    page = "\n".join(lines) + "\n"
    print(page)
    if options.write:
        options.write.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
