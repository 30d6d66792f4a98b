"""Words, numbers and marks of a document."""

from __future__ import annotations

from typing import NamedTuple

from checker.document import Document, annotation
from checker.lazy import regex

# Signs that belong to the letter before them: combining diacritics, Hebrew points, Arabic harakat, Indic vowel signs
# and zero-width joiners inside words. The standard library's \w leaves them out.
MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e4e\u200c\u200d"
)
# What may stand between two letters of one word: hyphens, apostrophes, hamza, ayn, the Catalan and Hebrew marks.
JOINERS = "-\u2010\u2011'’‘ʼʻʾʿ`´·־״׳"

_ADDRESS = r"(?:https?://|www\.)[^\s<>“”\"»]+|[@#]\w\w*|[\w.+-]{1,64}+@[\w-]{1,63}\.[\w.-]+"
_OTHER = (
    rf"(?:[A-Z]\.){{2,}}|[^\W\d_]\w*+(?:[{MARKS}][\w{MARKS}]*+)?(?:[{JOINERS}][\w{MARKS}]++)*"
    r"|\d+(?:[.,:/٫٬]\d+)*(?:[^\W\d_]+\b)?"
    r"|\.{2,}|\S"
)
# The space before a token and the token, in a text without addresses and in any text.
_PLAIN = regex(rf"(\s*+)({_OTHER})")
_ANY = regex(rf"(\s*+)({_ADDRESS}|{_OTHER})")
_ADDRESS_SIGNS = ("@", "#", "://", "www.")

_APOSTROPHES = ("'", "’")


class Token(NamedTuple):
    """A word, number, address or mark. ``start`` and ``end`` are code points of the document's text."""

    start: int
    end: int
    text: str
    kind: str


class Columns(NamedTuple):
    """The tokens of a document, and the texts and kinds of them by themselves, which are read faster than a token is."""

    tokens: tuple[Token, ...]
    texts: list[str]
    kinds: list[str]


@annotation
def tokens(document: Document) -> tuple[Token, ...]:
    """Every token of the document in order; ``kind`` is ``word``, ``number``, ``url`` or ``mark``.

    A hyphenated word, a word with an apostrophe and its possessive ending are one token (``al-Assad’s``).
    """
    return columns(document)[0]


@annotation
def columns(document: Document) -> Columns:
    """The tokens of the document, one by one and by columns."""
    prose = document.prose
    addresses = any(sign in prose for sign in _ADDRESS_SIGNS)
    # Lengths added up and tuples made as a tuple makes them: half the time of a match object for each token.
    make, found, at = tuple.__new__, [], 0
    kinds: list[str] = []
    # Space at the end, which no token follows, would be tried again from each of its places.
    read = (_ANY if addresses else _PLAIN).findall(prose.rstrip())
    for space, text in read:
        start = at + len(space)
        at = start + len(text)
        kind = "word" if text[0].isalpha() else _kind(text)
        if addresses and _is_address(text):
            kind = "url"
        kinds.append(kind)
        found.append(make(Token, (start, at, text, kind)))
    return Columns(tuple(found), [text for _, text in read], kinds)


def _kind(text: str) -> str:
    """The kind of a token that does not begin with a letter."""
    return "number" if text[0].isdecimal() else "word" if text[0].isalnum() else "mark"


def _is_address(text: str) -> bool:
    return "@" in text[1:] or (text[0] in "@#" and len(text) > 1) or "://" in text or text.startswith("www.")


@annotation
def characters(document: Document) -> frozenset[str]:
    """The different code points of the prose: a rule whose signs are not among them has nothing to look for."""
    return frozenset(document.prose)


@annotation
def figures(document: Document) -> tuple[Token, ...]:
    """The tokens that are numbers."""
    every, _, kinds = columns(document)
    return tuple([every[number] for number, kind in enumerate(kinds) if kind == "number"])


@annotation
def texts(document: Document) -> frozenset[str]:
    """The different texts of the tokens, as they are written."""
    return frozenset(columns(document).texts)


@annotation
def capitals(document: Document) -> tuple[int, ...]:
    """The numbers of the words that have a capital somewhere, or letters without case."""
    _, every, kinds = columns(document)
    return tuple([n for n, (text, kind) in enumerate(zip(every, kinds, strict=True)) if kind == "word" and not text.islower()])


def bare(word: str) -> str:
    """The word without a possessive ending: ``Assad’s`` and ``players’`` give ``Assad`` and ``players``."""
    last = word[-1:]
    if last == "s":
        return word[:-2] if word[-2:-1] in _APOSTROPHES else word
    return word[:-1] if last in _APOSTROPHES else word
