"""A client of the service that costs the machine next to nothing, so that the service has the cores to itself.

A well-kept HTTP client takes a third of two cores at some hundred requests a second, and that third would be measured with
the service. This one sends requests that are whole bytes already, and reads answers that state their length.
"""

from __future__ import annotations

import asyncio
import dataclasses
import time

# Seconds after which an idle connection is not used again: half of what the service keeps one open.
IDLE = 5.0


@dataclasses.dataclass(frozen=True)
class Answer:
    """What came back: the status, whether it says in whole seconds when to come again, and the body."""

    status: int
    come_again: bool
    body: bytes


class Client:
    """Sends requests to one address, each on a connection of its own while it lasts; used ones serve again.

    ``ask`` raises ``OSError`` and ``EOFError`` where the connection breaks, ``TimeoutError`` after ``timeout`` seconds, and
    ``ValueError`` for an answer that is not HTTP/1.1 with a length.
    """

    def __init__(self, host: str, port: int, timeout: float) -> None:
        self._address = (host, port)
        self._timeout = timeout
        self._idle: list[tuple[float, asyncio.StreamReader, asyncio.StreamWriter]] = []

    async def ask(self, request: bytes) -> Answer:
        """Send one request, head and body, and wait for the whole answer."""
        async with asyncio.timeout(self._timeout):
            reader, writer = await self._connection()
            kept = False
            try:
                writer.write(request)
                answer, kept = await _read(reader)
            finally:
                if kept:
                    self._idle.append((time.monotonic(), reader, writer))
                else:
                    writer.close()
        return answer

    async def _connection(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        while self._idle:
            since, reader, writer = self._idle.pop()
            if time.monotonic() - since < IDLE and not reader.at_eof():
                return reader, writer
            writer.close()
        return await asyncio.open_connection(*self._address)


async def _read(reader: asyncio.StreamReader) -> tuple[Answer, bool]:
    """The answer, and whether its connection may serve again."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    line, *rest = head[:-4].split("\r\n")
    version, status, *_ = line.split(" ")
    fields = {name.lower(): value.strip() for name, _, value in (field.partition(":") for field in rest)}
    if version != "HTTP/1.1":
        raise ValueError(f"not HTTP/1.1: {line}")
    body = await reader.readexactly(int(fields["content-length"]))
    answer = Answer(int(status), fields.get("retry-after", "").isdigit(), body)
    return answer, fields.get("connection", "").lower() != "close"
