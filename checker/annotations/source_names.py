"""Words of a source text as far as names are concerned: what may be a name, and what it may be in Latin letters."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from checker.annotations.rendering import script_of
from checker.annotations.tokens import JOINERS, MARKS
from checker.lazy import regex
from checker.shipped import tables_of

_WORD = regex(rf"[^\W\d_][\w{MARKS}]*(?:[{JOINERS}][^\W\d_][\w{MARKS}]*)*")
_TR_SUFFIX = regex(r"['’ʼ]\w+\Z")
_ELISION = regex(r"\A(?:[dlnsjcm]|qu)['’ʼ](?=\w)", re.IGNORECASE)
_STOP = regex(r"[.!?…:。！？؟]['\"”»)]*\s*\Z|\A\s*\Z|[«“\"„]\s*\Z|[—–-]\s+\Z")


@functools.cache
def _native() -> tuple[re.Pattern[str], frozenset[str]]:
    table = tables_of("checker.annotations", "data/cyrillic_names.toml")
    return re.compile(table["endings"]), frozenset(table["given"].split())


def native_given_names() -> frozenset[str]:
    """Given names in Cyrillic letters, in lower case."""
    return _native()[1]


@functools.cache
def given_stems() -> frozenset[str]:
    """The same without the endings that cases change."""
    return frozenset(name.rstrip("аяйьоі") for name in native_given_names() if len(name) > 4)


@functools.cache
def arabic_given_names(language: str) -> frozenset[str]:
    """Given names in Arabic letters that are no other words of the language."""
    return frozenset(tables_of("checker.annotations", "data/arabic_names.toml").get(language, "").split())


class SourceWord(NamedTuple):
    """A word of a source text, without elision or the suffix after an apostrophe. ``capital``: it is written with a
    capital that no sentence beginning explains; ``close``: nothing but a space stands before it."""

    start: int
    end: int
    text: str
    capital: bool
    close: bool

    @property
    def native(self) -> bool:
        """Whether a Cyrillic word is a name that follows the rules of romanisation."""
        lower = self.text.lower()
        endings, given = _native()
        return lower in given or (len(lower) > 4 and endings.search(lower) is not None)

    @property
    def given(self) -> bool:
        """Whether a Cyrillic word is a known given name, in any case: Олені, Олену; Андрія."""
        lower = self.text.lower()
        return lower in native_given_names() or any(lower[:-cut] in given_stems() for cut in (1, 2) if len(lower) > cut + 3)


@functools.lru_cache(maxsize=8192)
def source_words(text: str, language: str) -> tuple[SourceWord, ...]:
    """Every word of a text in an alphabet, in order. A hyphenated word is one word."""
    found: list[SourceWord] = []
    last = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match[0]
        if language == "tr" and (suffix := _TR_SUFFIX.search(word)):
            end = start + suffix.start()
        elif language in ("fr", "it") and (elision := _ELISION.match(word)):
            start += elision.end()
        before = text[last:start]
        capital = bool(found) and text[start].isupper() and _STOP.search(text, max(0, start - 6), start) is None
        found.append(SourceWord(start, end, text[start:end], capital, before in (" ", "\u00a0", "")))
        last = match.end()
    return tuple(found)


def has_capitals(language: str) -> bool:
    """Whether the language writes names, and not all nouns, with capitals."""
    return script_of(language) in ("", "cyrillic", "greek") and language not in ("de", "zh", "ja", "ko", "hi", "he", "th")
