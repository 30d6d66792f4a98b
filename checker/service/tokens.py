"""Bearer tokens: shown once when they are made, kept as hashes."""

from __future__ import annotations

import hmac
import json
import pathlib
import re
import secrets

from checker.digests import text_digest
from checker.files import alone, write_whole

_DIGEST = re.compile(r"[0-9a-f]{64}")


class TokensError(Exception):
    """The tokens file cannot be used; the message names it and says why."""


def load(path: pathlib.Path) -> dict[str, str]:
    """Names and SHA-256 digests (hexadecimal) of the tokens in a file. Raises ``TokensError``."""
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        hint = "; newsproof serve --tokens FILE --add-token NAME makes one" if isinstance(error, FileNotFoundError) else ""
        raise TokensError(f"{path}: cannot be read: {error.strerror or error}{hint}") from error
    except (ValueError, RecursionError) as error:
        raise TokensError(f"{path}: not a tokens file: {error}") from error
    if not isinstance(table, dict) or not all(isinstance(value, str) and _DIGEST.fullmatch(value) for value in table.values()):
        raise TokensError(f"{path}: not a tokens file: expected names with SHA-256 digests")
    return table


def add(path: pathlib.Path, name: str) -> tuple[str, bool]:
    """Make a token for a name and keep its hash in the file, readable by its owner alone.

    Returns the token, and whether it takes the place of an earlier one of that name. A token has 256 random bits, so a
    plain SHA-256 cannot be searched backward. Raises ``TokensError`` and ``OSError``.
    """
    with alone(path):
        known = load(path) if path.exists() else {}
        token, replaced = secrets.token_urlsafe(32), name in known
        known[name] = text_digest(token)
        write_whole(path, json.dumps(known, indent=1) + "\n", mode=0o600)
    return token, replaced


def owner(token: str, known: dict[str, str]) -> str | None:
    """The name that a token belongs to, compared in constant time, or ``None``."""
    digest = text_digest(token)
    found = None
    for name, kept in known.items():
        if hmac.compare_digest(digest, kept):
            found = name
    return found
