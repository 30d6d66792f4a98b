"""Digests of texts that may hold anything, lone surrogates too."""

from __future__ import annotations

import hashlib


def text_digest(text: str) -> str:
    """The sha256 of a text, 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
