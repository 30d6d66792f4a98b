"""Under what a register finds a form again: exactly, or in another spelling."""

from __future__ import annotations

import itertools
import re

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

    A name of several words has a key for each pair of its words, in any order and with one consonant left out of the
    first or last; the last word of a name has keys of its own, so that a family name alone finds those who bear it. Names
    of organisations share the consonants of all their words.
    """
    words = parts(text)
    if not words:
        return frozenset()
    if kind in _BY_WORDS and len(words) > 1:
        whole = " ".join(sorted(min(skeletons(word), key=lambda key: (key.startswith("#"), key)) for word in words))
        return frozenset([f"o:{whole}"[:_LENGTH]])
    found = {f"w:{key}" for key in alone(words[-1])}
    few = words[:_WORDS]
    for one, other in itertools.combinations(few, 2):
        ends = one is few[0] and other is few[-1]
        wider = (keys(one), keys(other)) if ends else (skeletons(one), skeletons(other))
        for first, second in ((wider[0], skeletons(other)), (skeletons(one), wider[1])):
            found.update(f"p:{min(x, y)}|{max(x, y)}" for x in first for y in second)
    return frozenset(key[:_LENGTH] for key in found)


def alone(word: str) -> frozenset[str]:
    """The keys of a word that is looked for alone."""
    return skeletons(word) | {key for key in keys(word) if len(key) >= _LONG - 1 and not key.startswith("#")}


def rank(mentions: int) -> int:
    """How well known a form is: the number of binary digits of its mentions."""
    return min(mentions, 2**30).bit_length()
