"""The one exception that readers raise."""


class UnreadableError(Exception):
    """A draft cannot be read; the message names the draft, says why and what to do."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
