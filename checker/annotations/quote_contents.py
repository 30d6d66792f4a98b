"""Which of two quotations of the draft renders which of two in the source, by what both have: length, number of words, digits,
a word that joins or denies, words that sound alike."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from checker.annotations.cues import source_cues
from checker.annotations.quote_counterparts import joiners
from checker.annotations.rendering import rendering_cost, script_of
from checker.annotations.romanisation import fold
from checker.lazy import regex

# From this difference of the two readings the crossed one is taken.
_CLEAR = 0.9
_NOT = regex(r"\b(?:not|no|never|without|nobody|none|nothing|neither|nor|cannot)\b|n['’]t\b", re.IGNORECASE)
# Who speaks of whom, in Chinese and English: I, we, you.
_PERSONS = (
    (regex("我(?![们們国國省市县縣校方军軍党黨队隊区區司院])"), regex(r"\b(?:I|me|my|myself|mine)\b")),
    (regex("我们|我們|咱们|我方|我国|我國"), regex(r"\b(?:we|us|our|ours|ourselves)\b", re.IGNORECASE)),
    (regex("[你您]"), regex(r"\b(?:you|your|yours)\b", re.IGNORECASE)),
)
_DIGIT, _ASKS = regex(r"\d"), regex("[?？؟]")
_WORD = regex(r"[^\W\d_]{5,}")
_LONGEST = 400  # code points of a quotation; longer ones differ in too many ways to be weighed so
_SAME_START, _ALIKE = 4, 0.8


def crossed(theirs: Sequence[str], ours: Sequence[str], language: str) -> bool:
    """Whether the first of two quotations of the draft (``ours``) renders the second of the source, and the other way round."""
    if max(map(len, (*theirs, *ours))) > _LONGEST:
        return False
    scale = sum(map(len, ours)) / max(1, sum(map(len, theirs)))
    straight, cross = (
        _apart(theirs[0], ours[one], scale, language) + _apart(theirs[1], ours[1 - one], scale, language) for one in (0, 1)
    )
    return straight - cross > _CLEAR


def _apart(theirs: str, ours: str, scale: float, language: str) -> float:
    """How little a quotation of the draft looks like one of the source; 0 and less where they look alike."""
    apart = abs(math.log(max(1, len(ours)) / (max(1, len(theirs)) * scale)))
    words = len(theirs.split()), len(ours.split())
    if language not in ("zh", "ja") and min(words):
        apart += 0.5 * abs(math.log(words[1] / words[0]))
    joins = joiners(language)
    if joins is not None:
        apart += 0.5 * ((joins.search(theirs) is not None) != (" and " in ours))
    apart += 0.5 * (bool(source_cues(theirs, "negation", language)) != (_NOT.search(ours) is not None))
    apart += 0.7 * ((_DIGIT.search(theirs) is not None) != (_DIGIT.search(ours) is not None))
    apart += 0.7 * ((_ASKS.search(theirs) is not None) != ("?" in ours)) + 0.3 * (("!" in theirs) != ("!" in ours))
    if language == "zh":
        apart += 0.6 * sum((there.search(theirs) is not None) != (here.search(ours) is not None) for there, here in _PERSONS)
    return apart - 1.0 * _sounds_alike(theirs, ours, language)


def _sounds_alike(theirs: str, ours: str, language: str) -> bool:
    """Whether a longer word of one is like a word of the other: provocación, provocation; катастрофа, catastrophe."""
    mine = [fold(word) for word in _WORD.findall(ours)]
    if not script_of(language):
        return any(
            fold(word)[:_SAME_START] == other[:_SAME_START]
            for word in _WORD.findall(theirs)
            for other in mine
            if word.isascii() or fold(word).isascii()
        )
    if script_of(language) != "cyrillic":
        return False
    return any(rendering_cost(word, other, language) < _ALIKE for word in _WORD.findall(theirs) for other in mine)
