"""The one exception that readers raise."""

from checker.errors import InputError


class UnreadableError(InputError):
    """A draft cannot be read; the message names the draft, says why and what to do."""

    def __init__(self, path: str, reason: str) -> None:
        # Both are arguments of the exception, so that it travels between processes.
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"
