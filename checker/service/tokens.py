"""Bearer tokens: shown once when they are made, kept as hashes."""

from __future__ import annotations

import hashlib
import hmac
import json
import pathlib
import secrets

from checker.files import write_whole


class TokensError(Exception):
    """The tokens file cannot be used; the message names it and says why."""


def load(path: pathlib.Path) -> dict[str, str]:
    """Names and SHA-256 digests (hexadecimal) of the tokens in a file. Raises ``TokensError``."""
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        hint = "; newsproof serve --tokens FILE --add-token NAME makes one" if isinstance(error, FileNotFoundError) else ""
        raise TokensError(f"{path}: cannot be read: {error.strerror or error}{hint}") from error
    except ValueError as error:
        raise TokensError(f"{path}: not a tokens file: {error}") from error
    if not isinstance(table, dict) or not all(isinstance(value, str) and len(value) == 64 for value in table.values()):
        raise TokensError(f"{path}: not a tokens file: expected names with SHA-256 digests")
    return table


def add(path: pathlib.Path, name: str) -> str:
    """Make a token for a name, keep its hash in the file (readable by its owner alone) and return the token.

    A token has 256 random bits, so a plain SHA-256 cannot be searched backward.
    """
    known = load(path) if path.exists() else {}
    token = secrets.token_urlsafe(32)
    known[name] = _digest(token)
    write_whole(path, json.dumps(known, indent=1) + "\n")
    path.chmod(0o600)
    return token


def owner(token: str, known: dict[str, str]) -> str | None:
    """The name that a token belongs to, compared in constant time, or ``None``."""
    digest = _digest(token)
    found = None
    for name, kept in known.items():
        if hmac.compare_digest(digest, kept):
            found = name
    return found


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
