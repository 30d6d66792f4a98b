"""Connections that are slow or too many: what the HTTP server itself does not limit."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

# Seconds from the first moment of a connection, or the end of an answer, until the head of a request has to be there.
HEAD_TIMEOUT = 15.0
# Connections at one time; each is a file descriptor, of which a process has 1,024 where nobody raised it.
MOST = 400

_DETAIL = b'{"detail":"too many connections at once; come again in 5 s"}'
_REFUSAL = (
    b"HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json\r\nRetry-After: 5\r\n"
    b"Content-Length: %d\r\nConnection: close\r\n\r\n%b" % (len(_DETAIL), _DETAIL)
)
# Seconds for which what a client still sends is read and thrown away after the last answer. A socket closed with bytes
# unread is reset, and the client may lose the very answer that tells it why (RFC 9112, section 9.6).
LINGER = 2.0


class _Lingering:
    """A transport whose ``close`` ends the writing now, and the reading when the client has closed or ``LINGER`` is over."""

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport = transport
        self._loop = loop
        self._closing = False
        self._end: asyncio.TimerHandle | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def is_closing(self) -> bool:
        return self._closing or self._transport.is_closing()

    def close(self) -> None:
        if self.is_closing():
            return
        self._closing = True
        self._transport.write_eof()
        self._transport.resume_reading()
        self._end = self._loop.call_later(LINGER, self._transport.close)

    def lost(self) -> None:
        """There is no connection any more, and nothing to wait for."""
        self._closing = True
        if self._end is not None:
            self._end.cancel()


class Connection(H11Protocol):
    """HTTP/1.1 that lets go of a client which does not send the head of its request, and of those beyond ``MOST``.

    Whoever is let go is told so, and can read it even while it sends.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._patience: asyncio.TimerHandle | None = None
        self.transport: Any

    def connection_made(self, transport: Any) -> None:
        super().connection_made(_Lingering(transport, self.loop))  # type: ignore[arg-type]
        if len(self.connections) > MOST:
            transport.write(_REFUSAL)
            # Those that linger are connections too: beyond twice the most they are closed at once.
            (transport if len(self.connections) > 2 * MOST else self.transport).close()
            return
        self._mind()

    def data_received(self, data: bytes) -> None:
        if self.transport.is_closing():
            return
        super().data_received(data)
        self._mind()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._mind()

    def connection_lost(self, exc: Exception | None) -> None:
        self._forget()
        self.transport.lost()
        super().connection_lost(exc)

    def _mind(self) -> None:
        """Start the clock while the head of a request is awaited, and stop it when it is there."""
        awaited = self.cycle is None or self.cycle.response_complete
        if not awaited:
            self._forget()
        elif self._patience is None:
            self._patience = self.loop.call_later(HEAD_TIMEOUT, self.transport.close)

    def _forget(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None
