"""Limits that hold before a request reaches the application: how many at once, size and time of the body."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class BodyGuard:
    """Refuses bodies that are too large (413) or arrive too slowly (408), whatever their headers claim.

    Requests beyond ``most`` at one time are refused unread (503), so that their bodies cannot fill the memory; so is one
    that states its length in two ways (400), which another server on the way may have read differently.
    """

    def __init__(self, app: ASGIApp, max_bytes: int, body_timeout: float, most: int) -> None:
        self._app = app
        self._max_bytes = max_bytes
        self._body_timeout = body_timeout
        self._most = most
        self._now = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if self._now >= self._most:
            await _refuse(send, 503, "too many requests at once; come again in 2 s", (b"retry-after", b"2"))
            return
        self._now += 1
        try:
            await self._guarded(scope, receive, send)
        finally:
            self._now -= 1

    async def _guarded(self, scope: Scope, receive: Receive, send: Send) -> None:
        names = [name.lower() for name, _ in scope["headers"]]
        if b"transfer-encoding" in names and b"content-length" in names:
            await _refuse(send, 400, "the request states its length in two ways")
            return
        try:
            body = await asyncio.wait_for(self._body(receive), self._body_timeout)
        except _TooLargeError:
            await _refuse(send, 413, f"the request is larger than {self._max_bytes:,} bytes")
            return
        except TimeoutError:
            await _refuse(send, 408, f"the request did not arrive within {self._body_timeout:g} s")
            return
        except _GoneError:
            return
        given = False

        async def replay() -> Message:
            nonlocal given
            if given:
                return await receive()
            given = True
            return {"type": "http.request", "body": body, "more_body": False}

        await self._app(scope, replay, send)

    async def _body(self, receive: Receive) -> bytes:
        parts: list[bytes] = []
        size = 0
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise _GoneError
            part: bytes = message.get("body", b"")
            size += len(part)
            if size > self._max_bytes:
                raise _TooLargeError
            parts.append(part)
            if not message.get("more_body", False):
                return b"".join(parts)


class _TooLargeError(Exception):
    pass


class _GoneError(Exception):
    pass


async def _refuse(send: Send, status: int, detail: str, *more: tuple[bytes, bytes]) -> None:
    body = json.dumps({"detail": detail}).encode()
    length = (b"content-length", str(len(body)).encode())
    headers: list[Any] = [(b"content-type", b"application/json"), length, (b"connection", b"close"), *more]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
