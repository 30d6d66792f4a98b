"""How far apart two spellings of a name are: edits between whole segments (kh/h, ou/u, -ev/-iev), each with its own cost.

The costs come from two tables in ``data/``: ``romanisation.tsv`` is learnt by ``scripts/learn_romanisation.py`` from
Wikidata (CC0), where one native form stands beside the Latin spellings that people really used; ``romanisation_rows.tsv``
holds rows for systems that Wikidata's three languages do not cover. ``given_names.tsv`` lists forms of one given name
that no spelling rule connects (Oleksandr, Alexander).
"""

from __future__ import annotations

import functools
import math
import unicodedata
from collections.abc import Iterator, Mapping

from rapidfuzz.distance import Levenshtein

from checker.lazy import regex
from checker.shipped import rows_of

Costs = Mapping[str, Mapping[str, float]]

# The longest segment of the tables, in letters, a boundary mark (^ or $) counted.
LONGEST = 4
# A letter for another letter, put in or left out, where no row of the tables allows it. Costs of the tables are on this
# scale: 0.3 is an everyday difference between two systems of romanisation.
UNKNOWN = 1.0
SWAPPED = 0.8
# What two spellings of one word may differ by: this much, and this much per letter of the shorter. Fitted so that a
# distance of 1 parts the aliases of one person from other people in the lists of OFAC and the UN (docs/quality.md).
FREE, PER_LETTER = 0.48, 0.32
FAR = 9.0
# Beyond these two no cost is worked out: edits as a share of the longer word, and the distance itself.
MOST_EDITS = 0.5
LIMIT = 1.6
SAME_NAME = 0.9  # whole names up to this far apart are judged one where no draft says more
LISTED = 0.1  # the distance of two forms that are listed as one name

_PLAIN = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "ö", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h", "ə": "a"}
)
# Letters whose diacritic is a sound of its own; the tables have rows for them. All others lose their diacritics.
_OWN_SOUND = frozenset("şšçčćžğöüäñåś")
_ARTICLES = frozenset("al el ul ur as ar an ad at az ash il l".split())
_LINKS = frozenset("bin ibn ben bint ould abu abou bu de la del di da dos das von van der den ter ten zu u und e y".split())
_PARTS = regex(r"[\s,\-‐‑–]+")
_MIDDLE = 2  # letters of context kept on both sides of what differs, so that a segment is never cut


@functools.lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The letters of a word for comparison: small, without hyphens, apostrophes, hamza and ayn, and without diacritics
    that are only stress or length. Idempotent; never longer than twice the word."""
    if word.isascii():
        return "".join(filter(str.isalpha, word.lower()))
    letters: list[str] = []
    for letter in unicodedata.normalize("NFC", word.casefold()).translate(_PLAIN):
        if letter in _OWN_SOUND:
            letters.append(letter)
        else:
            letters += filter(str.isalpha, unicodedata.normalize("NFKD", letter))
    return "".join(letter for letter in letters if not unicodedata.category(letter).startswith("Lm"))


def distance(first: str, second: str) -> float:
    """How far apart two words are: 0 for the same letters, up to 1 for what may be one name out of context, ``FAR`` for
    words that have little in common. Symmetric. Words may come folded or not."""
    first, second = fold(first), fold(second)
    if same_given_name(first, second):
        return min(LISTED, spelling_distance(first, second))
    return spelling_distance(first, second)


def spelling_distance(first: str, second: str) -> float:
    """The distance of two folded words by their letters alone, whatever names are listed as one."""
    if first == second:
        return 0.0
    return _distance(first, second) if first < second else _distance(second, first)


@functools.lru_cache(maxsize=65536)
def _distance(first: str, second: str) -> float:
    """The distance of two folded words that differ, of which ``first`` comes first in the alphabet."""
    shorter, longer = sorted((len(first), len(second)))
    if not shorter or longer > 1.7 * shorter + 2:
        return FAR
    if Levenshtein.distance(first, second) > MOST_EDITS * longer + 1:
        return FAR
    allowance = FREE + PER_LETTER * shorter
    cost, _ = align(first, second, costs(), limit=LIMIT * allowance)
    return min(FAR, cost / allowance)


def align(first: str, second: str, table: Costs, limit: float = math.inf) -> tuple[float, list[tuple[str, str]]]:
    """The cheapest way from one folded word to the other: its cost, and its steps as pairs of segments in order.

    ``table[s][t]`` is the cost of segment ``t`` for ``s``; ``^`` and ``$`` in a segment stand for the ends of the word.
    Of what both words begin or end with alike, the steps show the nearest letters only. Beyond ``limit`` the search is
    given up: an infinite cost and no steps.
    """
    a, b = f"^{first}$", f"^{second}$"
    begin = 0
    while begin < min(len(a), len(b)) and a[begin] == b[begin]:
        begin += 1
    end = 0
    while end < min(len(a), len(b)) - begin and a[-1 - end] == b[-1 - end]:
        end += 1
    begin, end = max(0, begin - _MIDDLE), max(0, end - _MIDDLE)
    a, b = a[begin : len(a) - end], b[begin : len(b) - end]
    rows, columns = len(a), len(b)
    # best[i][j] is the cost of the first i letters of a for the first j of b, came[i][j] the size of the last step to it.
    best = [[math.inf] * (columns + 1) for _ in range(rows + 1)]
    came: list[list[tuple[int, int]]] = [[(0, 0)] * (columns + 1) for _ in range(rows + 1)]
    best[0][0] = 0.0
    pieces = [[b[j : j + width] for width in range(min(LONGEST, columns - j) + 1)] for j in range(columns + 1)]
    for i in range(rows + 1):
        row = best[i]
        if min(row) > limit:
            continue
        segments = _segments(a, i, table)
        for j in range(columns + 1):
            here = row[j]
            if here > limit:
                continue
            for size, width, cost in _letters(a, b, i, j):
                if here + cost < best[i + size][j + width] - 1e-9:
                    best[i + size][j + width] = here + cost
                    came[i + size][j + width] = (size, width)
            for size, choices in segments:
                below = best[i + size]
                for width, piece in enumerate(pieces[j]):
                    price = choices.get(piece)
                    if price is not None and here + price < below[j + width] - 1e-9:
                        below[j + width] = here + price
                        came[i + size][j + width] = (size, width)
    total = best[rows][columns]
    if total > limit:
        return math.inf, []
    steps: list[tuple[str, str]] = []
    i, j = rows, columns
    while i or j:
        size, width = came[i][j]
        steps.append((a[i - size : i], b[j - width : j]))
        i, j = i - size, j - width
    return total, steps[::-1]


def _segments(a: str, i: int, table: Costs) -> list[tuple[int, Mapping[str, float]]]:
    """The segments that begin at ``i`` and that the table knows, by size."""
    found: list[tuple[int, Mapping[str, float]]] = []
    for size in range(min(LONGEST, len(a) - i) + 1):
        choices = table.get(a[i : i + size])
        if choices:
            found.append((size, choices))
    return found


def _letters(a: str, b: str, i: int, j: int) -> list[tuple[int, int, float]]:
    """The moves from ``(i, j)`` that need no table: letters used up on both sides, and the cost."""
    left = a[i] if i < len(a) else ""
    right = b[j] if j < len(b) else ""
    if left and left == right:
        return [(1, 1, 0.0)] if left in "^$" else [(1, 1, 0.0), (1, 0, UNKNOWN), (0, 1, UNKNOWN)]
    moves: list[tuple[int, int, float]] = []
    one, other = left not in "^$", right not in "^$"  # an empty string is in every string
    if one and other:
        moves.append((1, 1, UNKNOWN))
        if a[i + 1 : i + 2] == right and b[j + 1 : j + 2] == left:
            moves.append((2, 2, SWAPPED))
    if one:
        moves.append((1, 0, UNKNOWN))
    if other:
        moves.append((0, 1, UNKNOWN))
    return moves


# Letters by the group of sounds that romanisations exchange; all others, vowels, h, w and y among them, have no place in a key.
_GROUP = {"K": "kqgğ", "S": "szjcşšçčćžś", "T": "td", "P": "pfbv", "N": "mnñ", "L": "l", "R": "r", "KS": "x", "": "aeiouyhw"}


class _Groups(dict[int, str]):
    """For ``str.translate``: a letter to its group; letters of no group are left out."""

    def __missing__(self, letter: int) -> str:
        return ""


_GROUPS = _Groups({ord(letter): group for group, letters in _GROUP.items() for letter in letters})
# Letters that are one sound together and two groups apart, by a letter of their sound (with h dropped, kh is k anyway).
_TOGETHER = (
    *((2 * letter, letter) for letter in "tcdx"),
    ("tsch", "s"),
    ("tch", "s"),
    ("ts", "s"),
    ("tz", "s"),
    ("dj", "s"),
    ("ck", "k"),
)
_DOUBLED = regex(r"(.)\1")
# Letters that belong to two groups, or to none as well.
_EXCHANGED = (
    ("th", "s"),
    ("ch", "h"),
    ("c", "k"),
    ("g", "j"),
    ("w", "v"),
    ("kh", "h"),
    ("g", "h"),
    ("j", "i"),
    ("u", "v"),
    ("x", "s"),
)


@functools.lru_cache(maxsize=65536)
def keys(word: str) -> frozenset[str]:
    """What spellings of one word share: its consonants by group, whole and with each one left out.

    Two words that are near are nearly always under one key; words under one key need not be near. A word of ``n``
    letters has at most ``n + 2`` keys.
    """
    found = set(skeletons(word))
    for skeleton in skeletons(word):
        if len(skeleton) > 3 and not skeleton.startswith("#"):
            found.update(skeleton[:at] + skeleton[at + 1 :] for at in range(len(skeleton)))
    return frozenset(found)


@functools.lru_cache(maxsize=65536)
def skeletons(word: str) -> frozenset[str]:
    """The keys of a word that leave nothing out, and ``#N`` for row ``N`` of the given names that lists it."""
    folded = fold(word)
    found = {f"#{number}" for number in given_names().get(folded, ())}
    for letters in {folded} | {folded.replace(one, other) for one, other in _EXCHANGED if one in folded}:
        groups = letters
        for together, single in _TOGETHER:
            if together in groups:
                groups = groups.replace(together, single)
        groups = groups.translate(_GROUPS)
        if _DOUBLED.search(groups):
            groups = "".join([group for group, before in zip(groups, " " + groups, strict=False) if group != before])
        found.add(groups)
    return frozenset(found)


def same_given_name(first: str, second: str) -> bool:
    """Whether two folded words are listed as forms of one given or family name (Oleksandr, Alexander)."""
    forms = given_names()
    known = forms.get(first)
    return known is not None and not known.isdisjoint(forms.get(second, ()))


# First letters that romanisations exchange.
_FIRST = tuple(map(frozenset, ("ckqghx", "yije", "gj", "szcx", "vwb", "fp", "ou", "uw", "ae", "dt", "lr")))


def same_start(first: str, second: str) -> bool:
    """Whether two folded words begin with one letter, or with letters that stand for one sound."""
    a, b = first[:1], second[:1]
    return a == b or any(a in group and b in group for group in _FIRST)


# Abdul, Abdel, Abd al-, Abdur-: the servant of …, one word with what follows.
_SERVANT = regex(r"abd(?:[aeou]{1,2}[lrsnzdt])?(?=[^aeiouy]|\Z)")


def parts(name: str) -> tuple[str, ...]:
    """The folded words of a name without articles and links (al, bin, von), or with them where nothing else is left.

    *Abd al-Rahman*, *Abdul Rahman* and *Abdurrahman* are one word, ``abdrahman``.
    """
    words = [folded for folded in map(fold, _PARTS.split(name)) if folded]
    kept: list[str] = []
    for word in words:
        if kept and kept[-1] == "abd" and word not in _ARTICLES:
            kept[-1] = "abd" + word
        elif word not in _ARTICLES and word not in _LINKS:
            servant = _SERVANT.match(word)
            kept.append("abd" + word[servant.end() :] if servant else word)
    return tuple(kept or words)


def name_distance(first: str, second: str) -> float:
    """How far apart two whole names are: the distance of their worst pair of words, when every word of the shorter name
    has a word of its own in the longer one. Order does not matter, and two words may be written as one."""
    shorter, longer = sorted((parts(first), parts(second)), key=lambda words: (len(words), words))
    return _pairing(shorter, longer, FAR)


def _word_distance(first: str, second: str) -> float:
    """The distance of two words of names, either of them perhaps with its article (Aldosari, Dosari)."""
    near = distance(first, second)
    if near > 0 and (first.startswith(("al", "el")) != second.startswith(("al", "el"))) and min(len(first), len(second)) > 3:
        bare = [word[2:] if word.startswith(("al", "el")) and len(word) > 5 else word for word in (first, second)]
        near = min(near, distance(*bare))
    return near


def _pairing(shorter: tuple[str, ...], longer: tuple[str, ...], limit: float) -> float:
    """The distance of the worst pair in the best pairing of all words of the shorter name; ``limit`` where none is below."""
    if not shorter:
        return 0.0
    best = limit
    for size in (1, 2):
        head = "".join(shorter[:size])
        if size > len(shorter):
            break
        for at in range(len(longer)):
            for width in (1, 2) if size == 1 else (1,):
                if at + width > len(longer):
                    continue
                near = _word_distance(head, "".join(longer[at : at + width]))
                if near < min(best, 2.0):
                    rest = _pairing(shorter[size:], longer[:at] + longer[at + width :], best)
                    best = min(best, max(near, rest))
    return best


@functools.cache
def costs() -> Costs:
    """The cost of each segment for each other, from both tables; a row of ``romanisation_rows.tsv`` wins."""
    table: dict[str, dict[str, float]] = {}
    for name in ("romanisation.tsv", "romanisation_rows.tsv"):
        for first, second, cost, *_ in _rows(name):
            for one, other in ((first, second), (second, first)):
                table.setdefault(one, {})[other] = float(cost)
    return table


@functools.cache
def given_names() -> Mapping[str, frozenset[int]]:
    """Folded form to the numbers of the rows of ``given_names.tsv`` that list it."""
    found: dict[str, set[int]] = {}
    for number, row in enumerate(_rows("given_names.tsv")):
        for form in row[0].split():
            found.setdefault(fold(form), set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


def _rows(name: str) -> Iterator[list[str]]:
    """The rows of a table of this package: tab-separated, ``#`` begins a comment, ``-`` is the empty segment."""
    for cells in rows_of("checker.annotations", f"data/{name}"):
        yield ["" if cell == "-" else cell for cell in cells]
