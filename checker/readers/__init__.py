"""From paths and bytes to documents."""

from checker.readers.files import Draft, drafts, is_plain_file, read

__all__ = ["Draft", "drafts", "is_plain_file", "read"]
