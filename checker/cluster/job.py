"""What every worker must know of a batch, and what it can say against it."""

from __future__ import annotations

import dataclasses

from checker.compose import Request
from checker.config import Config
from checker.errors import InputError


class BatchError(InputError):
    """A batch cannot go on; the message says why and what to do."""

    def __reduce__(self) -> tuple[type[BatchError], tuple[str]]:
        return type(self), (str(self),)


@dataclasses.dataclass(frozen=True)
class Job:
    """A batch: how drafts are checked, where the output goes, and the signature that every worker must come to.

    ``across`` says whether facts are gathered for the rules over several drafts.
    """

    request: Request
    settings: Config
    signature: str
    output: str
    across: bool = True
