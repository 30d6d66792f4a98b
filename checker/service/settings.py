"""How the service runs."""

from __future__ import annotations

import dataclasses
import ipaddress


@dataclasses.dataclass(frozen=True)
class ServiceSettings:
    """Limits and addresses of the service.

    ``workers`` is the number of worker processes, ``queue`` how many drafts may wait or be under way in all, ``timeout``
    the seconds one draft may take, ``max_bytes`` the largest request body, ``body_timeout`` the seconds a client may take
    to send it, ``rate`` how many drafts a minute one client may send (0: no limit). ``tokens`` is a file made by
    ``newsproof serve --add-token``; without one the service answers on this machine alone. ``decisions`` are files whose
    decisions hold, the first of which takes those that are sent; ``audit`` is a log of the gate's verdicts; ``register`` is
    the address of the house's register, which has a page at /register; empty: that of the configuration.
    """

    host: str = "127.0.0.1"
    port: int = 8600
    workers: int = 2
    queue: int = 16
    timeout: float = 60.0
    max_bytes: int = 5_000_000
    body_timeout: float = 20.0
    rate: int = 0
    tokens: str = ""
    decisions: tuple[str, ...] = ()
    audit: str = ""
    register: str = ""

    @property
    def loopback(self) -> bool:
        """Whether the service answers on this machine only."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False
