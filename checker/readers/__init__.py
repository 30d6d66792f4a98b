"""From paths and bytes to documents."""

from checker.readers.files import Draft, drafts, read

__all__ = ["Draft", "drafts", "read"]
