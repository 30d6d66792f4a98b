"""Under what a register finds a form again: exactly, or in another spelling."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from checker.annotations.romanisation import fold, keys, parts, skeletons
from checker.register.kinds import Kind

_DIGITS = re.compile(r"\d+")
_WORDS = 4  # words of a name of which pairs are made
_LONG = 5  # consonants of a single word from which one may be left out: shorter keys are shared by too many names
_LENGTH = 80
_BY_WORDS = frozenset((Kind.ORGANISATION, Kind.TITLE))


def folded(text: str) -> str:
    """A form without case, diacritics, spaces, hyphens and marks, its digits last: what is equal is written alike."""
    return fold(text) + "".join(_DIGITS.findall(text))


def keys_of(kind: Kind, text: str) -> frozenset[str]:
    """What near spellings of a form share.

    A name of several words has a key for each pair of its words in any order, and more with one consonant left out of the
    first or last word; a single word, and the last word of a name, have keys of their own, so that a family name alone finds
    those who bear it. Names of organisations share the consonants of all their words.
    """
    words = parts(text)
    if not words:
        return frozenset()
    if kind in _BY_WORDS and len(words) > 1:
        whole = " ".join(sorted(min(skeletons(word), key=lambda key: (key.startswith("#"), key)) for word in words))
        return frozenset([f"o:{whole}"[:_LENGTH]])
    mark = "v" if len(words) == 1 else "w"
    found = {f"{mark}:{key}" for key in alone(words[-1])}
    few = words[:_WORDS]
    for one, other in itertools.combinations(few, 2):
        found.update(_pairs("p", skeletons(one), skeletons(other)))
        if one is few[0] and other is few[-1]:
            found.update(_pairs("q", keys(one) - skeletons(one), skeletons(other)))
            found.update(_pairs("q", skeletons(one), keys(other) - skeletons(other)))
            found.update(_pairs("q", skeletons(one), skeletons(other)))
    return frozenset(key[:_LENGTH] for key in found)


def near_keys(kind: Kind, text: str) -> frozenset[str]:
    """The few keys under which spellings are that count as one name without anybody saying so."""
    if kind is Kind.TERM:
        return frozenset()
    marks = ("p:", "o:") if kind is not Kind.PLACE else ("p:", "v:")
    whole = {f"v:{key}"[:_LENGTH] for word in parts(text) for key in skeletons(word)}
    return frozenset(key for key in keys_of(kind, text) if key.startswith(marks) and (key[0] != "v" or key in whole))


def _pairs(mark: str, first: Iterable[str], second: Iterable[str]) -> Iterator[str]:
    return (f"{mark}:{min(x, y)}|{max(x, y)}" for x in first for y in second)


def alone(word: str) -> frozenset[str]:
    """The keys of a word that is looked for alone."""
    return skeletons(word) | {key for key in keys(word) if len(key) >= _LONG - 1 and not key.startswith("#")}


def rank(mentions: int) -> int:
    """How well known a form is: the number of binary digits of its mentions."""
    return min(mentions, 2**30).bit_length()
