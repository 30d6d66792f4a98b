"""Whether a Latin word can be the rendering of a word in another script, under whatever system of romanisation."""

from __future__ import annotations

import functools
import operator
import re
import unicodedata
from collections.abc import Mapping

from checker.annotations.romanisation import fold
from checker.lazy import regex
from checker.shipped import tables_of

# The cost of a consonant that has no counterpart, on either side; of a vowel; and of any rendering but the commonest.
CONSONANT, VOWEL, OTHER = 1.0, 0.35, 0.04
# Up to this cost two words are one name: two free vowels, or several rarer renderings.
SAME = 0.75
FAR = 9.0
# From this cost on nobody asks how much worse it is.
_BEYOND = 5.0

_VOWELS = frozenset("aeiouy")
_SCRIPT = {
    "ru": "cyrillic",
    "uk": "cyrillic",
    "bg": "cyrillic",
    "be": "cyrillic",
    "sr": "cyrillic",
    "mk": "cyrillic",
    "kk": "cyrillic",
}
_SCRIPT |= {"ar": "arabic", "fa": "arabic", "ur": "arabic", "ps": "arabic", "ku": "arabic", "he": "hebrew", "el": "greek"}
_SCRIPT |= {"hi": "devanagari", "mr": "devanagari", "ne": "devanagari"}
# Scripts that leave vowels out, or write them as signs that are dropped here.
_ABJAD = frozenset({"arabic", "hebrew", "devanagari"})
_NASAL = "\u0902"  # the one sign of Devanagari that stands for a consonant
# Endings of case and number in Slavic languages, and what stands for them in a romanised nominative.
_SLAVIC = frozenset(
    "а я у ю ом ем ём е ой ей ою ею ы и ым им ого его ому ему ых их ыми ими ов ам ям ами ями ах ях "
    "ові еві єві і ї ої ій ія ию ию ия ий ый "
    "ский ская ской ское ского скую ском ских ским скому ська ської ське ський ського ську ські ських".split()
)
_NOMINATIVE = frozenset(
    ("", "a", "o", "e", "y", "i", "ya", "aya", "iy", "yi", "ia", "ii", "yy", "aia", "iya", "oy", "oi", "ey", "ei", "ie", "ye")
)
# Words that have so many consonants of their own are told apart without spelling them out.
_HOPELESS = 4
_ENDING = 0.06  # what it costs that only the stem is in the Latin word
_CYRILLIC_VOWELS = frozenset("аеиіїоуыэюяєьй")
_ARTICLE = regex(r"\A(?:ال|لل)(?=.{2})")
_PREFIXES = "وبلفك"


@functools.cache
def _tables() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    return {
        script: {letters: tuple("" if one == "-" else one for one in row.split()) for letters, row in rows.items()}
        for script, rows in tables_of("checker.annotations", "data/source_letters.toml").items()
    }


def script_of(language: str) -> str:
    """The script whose table serves a language; empty where none does."""
    return _SCRIPT.get(language, "")


@functools.lru_cache(maxsize=16384)
def first_rendering(word: str, language: str) -> str:
    """A word in Latin letters by the commonest rendering of each letter; empty for languages in Latin script."""
    table = _tables().get(script_of(language), {})
    return "".join(table[letter][0] if table.get(letter) else "" for letter in _plain(word))


@functools.lru_cache(maxsize=16384)
def letters_of(latin: str) -> int:
    """The letters a to z of a Latin word as bits, for ``spelled_by`` and ``stem_of``."""
    return functools.reduce(operator.or_, (_BIT.get(sign, 0) for sign in latin), 0)


_BIT = {sign: 1 << number for number, sign in enumerate("abcdefghijklmnopqrstuvwxyz")}
_VOWEL_BITS = functools.reduce(operator.or_, (_BIT[sign] for sign in _VOWELS))
# h and w, which many systems add, count as none.
_CONSONANTS = functools.reduce(operator.or_, (bit for sign, bit in _BIT.items() if sign not in _VOWELS and sign not in "hw"))


@functools.lru_cache(maxsize=32768)
def spelled_by(word: str, language: str) -> int:
    """The Latin letters, as bits, that those of a source word may be, and all vowels; all bits where no table serves it.

    A word in Latin letters that has any other consonant (h and w apart) costs ``CONSONANT`` for each as a rendering of it.
    """
    script = script_of(language)
    if not script or word[0] < "\u0370":
        return -1
    letters = _plain(word)
    return functools.reduce(operator.or_, (_may_be(letters[at : at + 2], script) for at in range(len(letters))), ~_CONSONANTS)


@functools.lru_cache(maxsize=8192)
def _may_be(letters: str, script: str) -> int:
    """The Latin letters, as bits, of everything that the first of one or two letters may be, or both."""
    table = _tables()[script]
    return letters_of("".join((*table.get(letters[:1], ()), *(table.get(letters, ()) if len(letters) > 1 else ()))))


@functools.lru_cache(maxsize=131072)
def rendering_cost(word: str, latin: str, language: str) -> float:
    """How badly a folded Latin word renders a source word: 0 for a common rendering, ``FAR`` for another word.

    Latin-script words are compared letter for letter, without diacritics. Inflected Slavic words and Arabic words with
    an article or a one-letter preposition are compared by their stem.
    """
    script = script_of(language)
    if not script or word[0] < "\u0370":
        return latin_cost(word, latin)
    letters = _plain(word)
    if script == "cyrillic" and (
        not (letters and latin and _may_begin(letters, latin, _tables()[script]))
        or _least_cost(word, latin, language) >= _HOPELESS
    ):
        return FAR  # an ending changes nothing of that
    best = _explain(letters, latin, script)
    if script == "arabic":
        bare = _ARTICLE.sub("", letters)
        variants = {bare}
        if letters[:1] in _PREFIXES and len(letters) > 3:
            variants |= {letters[1:], _ARTICLE.sub("", letters[1:])}
        if "\u200c" in word:  # نانوایی‌ها: without its plural
            variants.add(_plain(word.partition("\u200c")[0]))
        for variant in variants - {letters, ""}:
            best = min(best, _explain(variant, latin, script) + (0.1 if variant != bare else 0.0))
    elif script == "cyrillic" and _ENDING < best < _HOPELESS + 0.5:
        for cut in (1, 2, 3, 4, 5):
            if letters[-cut:] in _SLAVIC and len(letters) - cut >= 2:
                stem = letters[:-cut]
                if cut <= 2 and len(stem) > 4 and stem[-1] in "кцн" and stem[-2] not in _CYRILLIC_VOWELS:
                    for vowel in "оеє":  # гуртожитку, гуртожиток
                        best = min(best, 0.08 + _explain(stem[:-1] + vowel + stem[-1], latin, script))
                for ending in _NOMINATIVE:
                    if latin.endswith(ending) and len(latin) - len(ending) >= 2:
                        best = min(best, _ENDING + _explain(stem, latin[: len(latin) - len(ending)], script))
    return best


@functools.lru_cache(maxsize=32768)
def stem_of(word: str, language: str) -> tuple[int, ...]:
    """The Latin letters, as bits, that each consonant of the stem of a Cyrillic word may be, alone or with the letter beside
    it; none for other words.

    A Latin word that has none of them costs ``CONSONANT`` for each such consonant as a rendering of the word.
    """
    if script_of(language) != "cyrillic" or word[0] < "\u0370":
        return ()
    letters, table = _plain(word), _tables()["cyrillic"]
    found = []
    for at, letter in enumerate(letters[: max(1, len(letters) - 4)]):
        alone = _may_be(letter, "cyrillic")
        if alone and not alone & _VOWEL_BITS:
            pairs = (letters[max(0, at - 1) : at + 1], letters[at : at + 2])
            found.append(alone | letters_of("".join(option for pair in pairs for option in table.get(pair, ()))))
    return tuple(found)


def _least_cost(word: str, latin: str, language: str) -> int:
    """What the consonants that only one of two words has cost at least."""
    have = letters_of(latin)
    alone = (have & _CONSONANTS & ~spelled_by(word, language)).bit_count()
    return alone + sum(not have & one for one in stem_of(word, language))


def latin_cost(word: str, latin: str) -> float:
    """The same for words in Latin script: 0 for one spelling but for diacritics and umlauts, ``FAR`` otherwise."""
    if fold(word) == latin:
        return 0.0
    return 0.05 if _umlauts(word) == _umlauts(latin) else FAR


def _umlauts(word: str) -> str:
    lower = word.casefold()
    for mark, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ø", "oe"), ("å", "aa")):
        lower = lower.replace(mark, letters)
    return re.sub("[^a-z]", "", unicodedata.normalize("NFKD", lower).replace("ı", "i"))


@functools.lru_cache(maxsize=32768)
def _plain(word: str) -> str:
    kept = []
    for sign in unicodedata.normalize("NFC", word.casefold()):
        if unicodedata.category(sign) not in ("Mn", "Cf", "Lm") and (sign.isalpha() or sign == "׳"):
            kept.append(sign)
        elif sign in "\u0901\u0902":
            kept.append(_NASAL)
    return "".join(kept)


@functools.lru_cache(maxsize=131072)
def _explain(letters: str, latin: str, script: str) -> float:
    """The cheapest way to spell the Latin word with the renderings of the letters."""
    table = _tables()[script]
    rows, columns = len(letters), len(latin)
    if not rows or not columns or columns > 3 * rows + 3 or rows > 2 * columns + 2 or not _may_begin(letters, latin, table):
        return FAR
    free = 0.03 if script in _ABJAD else 0.25
    alone = [free if sign in _VOWELS else 0.45 if sign in "hw" else CONSONANT for sign in latin]
    alone = [0.02 if at and latin[at - 1] == sign else cost for at, (sign, cost) in enumerate(zip(latin, alone, strict=True))]
    best = [[FAR] * (columns + 1) for _ in range(rows + 1)]
    best[0][0] = 0.0
    for i in range(rows):
        left_out, options = _renderings(letters[i : i + 2], script)
        row, after = best[i], best[i + 1]
        for j in range(columns + 1):
            here = row[j]
            if here >= _BEYOND:
                continue
            if j < columns and here + alone[j] < row[j + 1]:  # a Latin letter that nothing stands for
                row[j + 1] = here + alone[j]
            for option, size, width, cost in options:
                if latin.startswith(option, j) and here + cost < best[i + size][j + width]:
                    best[i + size][j + width] = here + cost
            if here + left_out < after[j]:  # a letter that was left out
                after[j] = here + left_out
    last = best[rows]
    for j in range(columns):
        last[j + 1] = min(last[j + 1], last[j] + alone[j])
    return min(last[columns], FAR)


@functools.lru_cache(maxsize=8192)
def _renderings(letters: str, script: str) -> tuple[float, tuple[tuple[str, int, int, float], ...]]:
    """What it costs to leave out the first of one or two letters, and what it or both may be: the Latin letters, for how
    many letters, their number and the cost."""
    table = _tables()[script]
    options = [
        (option, size, len(option), OTHER * min(place, 3) if option else 0.12)
        for size in range(1, len(letters) + 1)
        for place, option in enumerate(table.get(letters[:size], ()))
    ]
    vowel = all(option[:1] in _VOWELS or not option for option in table.get(letters[0], ("x",)))
    return (VOWEL if vowel else CONSONANT), tuple(options)


def _may_begin(letters: str, latin: str, table: Mapping[str, tuple[str, ...]]) -> bool:
    for size in (1, 2):
        for option in table.get(letters[:size], ()):
            if (option and latin.startswith(option[0])) or (not option and (latin[0] in _VOWELS or len(letters) > 1)):
                return True
    return latin[0] in _VOWELS and script_vowel(letters[0], table)


def script_vowel(letter: str, table: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a letter of another script stands for vowels."""
    return any(option[:1] in _VOWELS for option in table.get(letter, ()))
