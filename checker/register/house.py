"""The register as a run uses it: asked by annotations, whose state is part of the run's signature, and perhaps away."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from checker.register.errors import RegisterError, shown
from checker.register.kinds import Kind
from checker.register.lookup import Entity, Near, Register


class HouseRegister:
    """A register to be asked during a run. Cheap to make and to send to another process.

    ``required``: a draft that cannot be compared with it is not checked; else checks go on without it while it is away.
    """

    def __init__(self, url: str, required: bool = True) -> None:
        self._register = Register(url)
        self._required = required

    def __reduce__(self) -> tuple[type[HouseRegister], tuple[str, bool]]:
        return HouseRegister, (self._register.url, self._required)

    def find(self, texts: Iterable[str]) -> dict[str, tuple[Entity, ...]]:
        """Who or what is known under each text. Raises ``RegisterError``."""
        return self._register.find(texts)

    def near(self, texts: Iterable[str], kinds: Iterable[Kind] = (Kind.PERSON,)) -> dict[str, tuple[Near, ...]]:
        """Known forms that each text may be a spelling of. Raises ``RegisterError``."""
        return self._register.near(texts, kinds)

    def state(self) -> str:
        """Which register it is and the number of its last change, ``3f2a91c0@57``; ``away`` where it may be and is.

        Raises ``RegisterError`` where it must not be away.
        """
        name = hashlib.sha256(shown(self._register.url).encode()).hexdigest()[:8]
        try:
            return f"{name}@{self._register.revision}"
        except RegisterError:
            if self._required:
                raise
            return f"{name}@away"

    def away(self) -> str | None:
        """Why it cannot be asked, where checks go on without it."""
        if self._required:
            return None
        try:
            _ = self._register.revision
        except RegisterError as error:
            return str(error)
        return None
