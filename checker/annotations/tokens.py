"""Words, numbers and marks of a document."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.document import Document, annotation

# Signs that belong to the letter before them: combining diacritics, Hebrew points, Arabic harakat, Indic vowel signs
# and zero-width joiners inside words. The standard library's \w leaves them out.
MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e4e\u200c\u200d"
)
# What may stand between two letters of one word: hyphens, apostrophes, hamza, ayn, the Catalan and Hebrew marks.
JOINERS = "-\u2010\u2011'’‘ʼʻʾʿ`´·־״׳"

_TOKEN = re.compile(
    rf"(?P<url>(?:https?://|www\.)[^\s<>“”\"»]+|[@#]\w\w*|[\w.+-]{{1,64}}@[\w-]{{1,63}}\.[\w.-]+)"
    rf"|(?P<word>(?:[A-Z]\.){{2,}}|[^\W\d_][\w{MARKS}]*(?:[{JOINERS}][\w{MARKS}]+)*)"
    rf"|(?P<number>\d+(?:[.,:/٫٬]\d+)*(?:[^\W\d_]+\b)?)"
    rf"|(?P<mark>\.{{2,}}|[^\s])"
)
_POSSESSIVE = re.compile(r"['’]s?\Z")


class Token(NamedTuple):
    """A word, number, address or mark. ``start`` and ``end`` are code points of the document's text."""

    start: int
    end: int
    text: str
    kind: str


@annotation
def tokens(document: Document) -> tuple[Token, ...]:
    """Every token of the document in order; ``kind`` is ``word``, ``number``, ``url`` or ``mark``.

    A hyphenated word, a word with an apostrophe and its possessive ending are one token (``al-Assad’s``).
    """
    made = Token._make  # the quickest way to a named tuple
    return tuple([made((*match.span(), match[0], match.lastgroup)) for match in _TOKEN.finditer(document.prose)])


def bare(word: str) -> str:
    """The word without a possessive ending: ``Assad’s`` and ``players’`` give ``Assad`` and ``players``."""
    return _POSSESSIVE.sub("", word)
