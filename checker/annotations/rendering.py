"""Whether a Latin word can be the rendering of a word in another script, under whatever system of romanisation."""

from __future__ import annotations

import functools
import operator
import unicodedata
from collections.abc import Iterator, Mapping

from checker.annotations.romanisation import fold
from checker.lazy import regex
from checker.shipped import tables_of

# All costs are in consonants: 1 is what a consonant costs that has no counterpart on the other side. They were
# set by hand; the pairs of lines in tests/data/twins.tsv hold what a change of them may not turn.
CONSONANT = 1.0
# A letter of the source that may be a vowel and that nothing in the Latin word renders.
VOWEL = 0.35
# Each place that a rendering stands behind the commonest in the row of its letter, and how many places count at most.
OTHER, _MOST_PLACES = 0.04, 3
# A letter that its row lists as one that may be left out (ь, ع), and is.
_SILENT = 0.12
# A Latin vowel that no letter stands for: scripts without vowels leave them out by rule, others do not.
_ADDED_VOWEL, _ADDED_VOWEL_ABJAD = 0.25, 0.03
_ADDED_H_OR_W = 0.45  # many systems add them: kh, dh, ow
_DOUBLED = 0.02  # a Latin letter that repeats the one before it: Mohammed
# Only the stem of a Slavic word is in the Latin word, or only that of an Arabic one behind a preposition or before a plural.
_ENDING, _PREFIX = 0.06, 0.1
_FLEETING = 0.08  # a Slavic vowel that only the nominative has: гуртожитку, гуртожиток
_UMLAUT = 0.05  # an umlaut in two letters: Müller, Mueller
# Up to this cost two words are one name: two free vowels, or several rarer renderings.
SAME = 0.75
FAR = 9.0  # what another word costs
_BEYOND = 5.0  # from this cost on nobody asks how much worse it is
_HOPELESS = 4  # words that have so many consonants of their own are told apart without spelling them out
# Above what is hopeless by so much, an ending may still be what is too much.
_ENDING_MAY_EXPLAIN = 0.5

_VOWELS = frozenset("aeiouy")
# The table of each language in data/source_letters.toml.
_SCRIPT = (
    dict.fromkeys("ru uk bg be sr mk kk".split(), "cyrillic")
    | dict.fromkeys("ar fa ur ps ku".split(), "arabic")
    | dict.fromkeys("hi mr ne".split(), "devanagari")
    | {"he": "hebrew", "el": "greek"}
)
# Scripts that leave vowels out, or write them as signs that are dropped here.
_ABJAD = frozenset({"arabic", "hebrew", "devanagari"})
_NASAL = "\u0902"  # the one sign of Devanagari that stands for a consonant
# Endings of case and number in Slavic languages.
_SLAVIC = frozenset(
    "а я у ю ом ем ём е ой ей ою ею ы и ым им ого его ому ему ых их ыми ими ов ам ям ами ями ах ях "
    "ові еві єві і ї ої ій ія ию ия ий ый "
    "ский ская ской ское ского скую ском ских ским скому ська ської ське ський ського ську ські ських".split()
)
# What stands for them in a romanised nominative.
_NOMINATIVE = frozenset(
    ("", "a", "o", "e", "y", "i", "ya", "aya", "iy", "yi", "ia", "ii", "yy", "aia", "iya", "oy", "oi", "ey", "ei", "ie", "ye")
)
_CYRILLIC_VOWELS = frozenset("аеиіїоуыэюяєьй")
# Consonants between which and the one before them a fleeting vowel may stand.
_BEHIND_FLEETING = "кцн"
_LONGEST_ENDING = 5  # letters of those in _SLAVIC
_ARTICLE = regex(r"\A(?:ال|لل)(?=.{2})")
_PREFIXES = "وبلفك"  # Arabic prepositions of one letter, and *and*
_ZWNJ = "\u200c"  # stands before the plural of a Persian word: نانوایی‌ها
_NOT_LATIN = regex("[^a-z]")


@functools.cache
def _tables() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """By script, each letter or pair of letters with what it may be in Latin letters, the commonest first."""
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
        return min((best, *_arabic_costs(word, letters, latin)))
    if script == "cyrillic" and _ENDING < best < _HOPELESS + _ENDING_MAY_EXPLAIN:
        return min((best, *_slavic_costs(letters, latin)))
    return best


def _arabic_costs(word: str, letters: str, latin: str) -> Iterator[float]:
    """The costs of an Arabic word without its article, without a preposition, and of a Persian one without its plural."""
    bare = _ARTICLE.sub("", letters)
    variants = {bare}
    if letters[:1] in _PREFIXES and len(letters) > 3:
        variants |= {letters[1:], _ARTICLE.sub("", letters[1:])}
    if _ZWNJ in word:
        variants.add(_plain(word.partition(_ZWNJ)[0]))
    for variant in variants - {letters, ""}:
        yield _explain(variant, latin, "arabic") + (_PREFIX if variant != bare else 0.0)


def _slavic_costs(letters: str, latin: str) -> Iterator[float]:
    """The costs of the stems of a Slavic word, with the endings that its nominative may have."""
    for cut in range(1, _LONGEST_ENDING + 1):
        if letters[-cut:] not in _SLAVIC or len(letters) - cut < 2:
            continue
        stem = letters[:-cut]
        if cut <= 2 and len(stem) > 4 and stem[-1] in _BEHIND_FLEETING and stem[-2] not in _CYRILLIC_VOWELS:
            for vowel in "оеє":
                yield _FLEETING + _explain(stem[:-1] + vowel + stem[-1], latin, "cyrillic")
        for ending in _NOMINATIVE:
            if latin.endswith(ending) and len(latin) - len(ending) >= 2:
                yield _ENDING + _explain(stem, latin[: len(latin) - len(ending)], "cyrillic")


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
    return _UMLAUT if _umlauts(word) == _umlauts(latin) else FAR


def _umlauts(word: str) -> str:
    """The letters a to z of a word in Latin script, umlauts in two letters."""
    lower = word.casefold()
    for mark, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ø", "oe"), ("å", "aa")):
        lower = lower.replace(mark, letters)
    return _NOT_LATIN.sub("", unicodedata.normalize("NFKD", lower).replace("ı", "i"))


@functools.lru_cache(maxsize=32768)
def _plain(word: str) -> str:
    """The letters of a word of another script, small and without points, tones and joiners; the nasal signs are one."""
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
    alone = _costs_alone(latin, _ADDED_VOWEL_ABJAD if script in _ABJAD else _ADDED_VOWEL)
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


def _costs_alone(latin: str, vowel: float) -> list[float]:
    """What each letter of a Latin word costs where nothing stands for it; ``vowel`` is the cost of one."""
    costs = [vowel if sign in _VOWELS else _ADDED_H_OR_W if sign in "hw" else CONSONANT for sign in latin]
    return [
        _DOUBLED if at and latin[at - 1] == sign else cost for at, (sign, cost) in enumerate(zip(latin, costs, strict=True))
    ]


@functools.lru_cache(maxsize=8192)
def _renderings(letters: str, script: str) -> tuple[float, tuple[tuple[str, int, int, float], ...]]:
    """What it costs to leave out the first of one or two letters, and what it or both may be: the Latin letters, for how
    many letters, their number and the cost."""
    table = _tables()[script]
    options = [
        (option, size, len(option), OTHER * min(place, _MOST_PLACES) if option else _SILENT)
        for size in range(1, len(letters) + 1)
        for place, option in enumerate(table.get(letters[:size], ()))
    ]
    vowel = all(option[:1] in _VOWELS or not option for option in table.get(letters[0], ("x",)))
    return (VOWEL if vowel else CONSONANT), tuple(options)


def _may_begin(letters: str, latin: str, table: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether the first letter of a Latin word may render the first one or two letters, or come before them."""
    for size in (1, 2):
        for option in table.get(letters[:size], ()):
            if (option and latin.startswith(option[0])) or (not option and (latin[0] in _VOWELS or len(letters) > 1)):
                return True
    return latin[0] in _VOWELS and any(option[:1] in _VOWELS for option in table.get(letters[0], ()))
