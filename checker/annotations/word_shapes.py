"""Whether a word that no list has is made as other languages make their words.

Tables: ``data/word_shapes.i8.gz`` and ``data/english_odd.txt.gz``, made by ``scripts/learn_word_shapes.py`` from the project's
lists of words, pyspellchecker (MIT) and an-array-of-english-words (MIT). Of words of Arabic, Persian, Russian, Ukrainian,
Turkish, Hindi, Japanese, Korean and Chinese in Latin letters that were held out, it knows 64 to 91 in 100; of words in
published English copy that no list has, one in 18 looks foreign.
"""

from __future__ import annotations

import array
import functools

from checker.annotations.lexicon import english_words
from checker.shipped import unpacked

LETTERS = " abcdefghijklmnopqrstuvwxyz"
# Languages whose words are made alike, as codes of ISO 639-1.
GROUPS: tuple[frozenset[str], ...] = tuple(
    frozenset(row.split())
    for row in (
        "es fr pt it ca ro",
        "de nl sv da no",
        "ru uk pl cs hr",
        "ar fa he ur",
        "tr az uz",
        "ja ko zh",
        "hi id sw sq vi fi hu so ku",
    )
)
SCALE = 16  # parts of the natural logarithm in which the table is kept
# Letters of the words that are looked at.
SHORTEST, LONGEST = 5, 18
# A word is e to the power of this more likely in a group of languages than in English.
LEAST = 3
_PLACES = {letter: number for number, letter in enumerate(LETTERS)}
_SIZE = len(LETTERS) ** 3
# English makes new words of old ones with these before or behind them.
_HEADS = (
    "super sub micro bio mega hyper mini multi ultra auto tele inter anti euro cyber over under out non pre post re un dis "
    "mis photo electro hydro geo eco neuro psycho trans petro agro aero infra intra counter semi pseudo nano giga kilo paleo "
    "palaeo poly mono"
).split()
_TAILS = ("s ed ing er ers ly ness like ish ism ist ists able less ise ize isation ization saur saurs osis itis ensis").split()


@functools.lru_cache(maxsize=4096)
def looks_foreign(word: str) -> frozenset[str]:
    """The languages of the group that a word in lower case looks most like, empty where it may be English."""
    group = _group(word)
    if group < 0 or word in _odd() or _is_made_of_english(word):
        return frozenset()
    return GROUPS[group]


def is_shaped_foreign(word: str) -> bool:
    """Whether a word in lower case looks foreign by its letters alone."""
    return _group(word) >= 0


def _group(word: str) -> int:
    """The number of the group that a word looks most like, -1 for none."""
    if not (SHORTEST <= len(word) <= LONGEST and word.isascii() and word.isalpha()):
        return -1
    ends = [0, *(_PLACES[letter] for letter in word), 0]
    rows = [(ends[at] * len(LETTERS) + ends[at + 1]) * len(LETTERS) + ends[at + 2] for at in range(len(word))]
    table = _table()
    gain, group = max((sum(table[number * _SIZE + row] for row in rows), number) for number in range(len(GROUPS)))
    return group if gain >= LEAST * SCALE else -1


def _is_made_of_english(word: str) -> bool:
    """Whether a word is two English words, one with a known head or tail, or one with a letter lost, doubled or changed."""
    english = english_words()
    for at in range(3, len(word) - 2):
        if word[:at] in english and word[at:] in english:
            return True
    if any(word.startswith(head) and word[len(head) :] in english for head in _HEADS):
        return True
    if any(word.endswith(tail) and {word[: -len(tail)], word[: -len(tail)] + "e"} & english for tail in _TAILS):
        return True
    letters = LETTERS[1:]
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if head + tail[1:] in english or head + tail[1:2] + tail[:1] + tail[2:] in english:
            return True
        if any(head + letter + tail in english or head + letter + tail[1:] in english for letter in letters):
            return True
    return False


@functools.cache
def _odd() -> frozenset[str]:
    """English words that look foreign."""
    return frozenset(unpacked("checker.annotations", "data/english_odd.txt.gz").decode().split())


@functools.cache
def _table() -> array.array[int]:
    """How much likelier each three letters in a row are in each group than in English: ``[group, first, second, third]`` in
    one row, the logarithm in parts of ``SCALE``."""
    return array.array("b", unpacked("checker.annotations", "data/word_shapes.i8.gz"))
