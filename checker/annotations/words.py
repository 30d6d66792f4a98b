"""The tokens of each sentence, and their lower-case forms."""

from __future__ import annotations

from typing import NamedTuple

from checker.annotations.forms import forms
from checker.annotations.sentences import sentences
from checker.annotations.tokens import Token, tokens
from checker.document import Document, annotation


class Words(NamedTuple):
    """The tokens of one sentence and, at the same places, their lower-case forms with straight apostrophes."""

    tokens: list[Token]
    lower: list[str]


@annotation
def words(document: Document) -> tuple[Words, ...]:
    """Tokens by sentence, in the order of ``sentences(document)``."""
    every, lower = tokens(document), forms(document).lower
    found: list[Words] = []
    at, size = 0, len(every)
    for sentence in sentences(document):
        while at < size and every[at].start < sentence.start:
            at += 1
        first = at
        while at < size and every[at].start < sentence.end:
            at += 1
        found.append(Words(list(every[first:at]), lower[first:at]))
    return tuple(found)
