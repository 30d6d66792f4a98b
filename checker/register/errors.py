"""What can go wrong with a register, without the libraries that talk to it."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from checker.errors import InputError


class RegisterError(InputError):
    """The register cannot be used, or not like this; the message is a sentence for people and holds no password."""


class AwayError(RegisterError):
    """The database cannot be reached or used at all."""


class ConflictError(RegisterError):
    """What was to be changed has been changed by somebody else meanwhile."""


def shown(url: str) -> str:
    """A database URL without its password, for messages."""
    if "://" not in url:
        return url
    parts = urlsplit(url)
    if "@" not in parts.netloc:
        return url
    user, _, host = parts.netloc.rpartition("@")
    return urlunsplit(parts._replace(netloc=f"{user.partition(':')[0]}@{host}", query=""))
