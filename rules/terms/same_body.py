"""When two names may be renderings of one institution's name."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from checker import Confidence, Severity
from checker.annotations.lexicon import countries, english_words
from checker.annotations.romanisation import fold
from checker.shipped import lines_of, rows_of

# Endings that make another word of the same stem: agriculture, agricultural; hydrographic, hydrographical.
_ENDINGS = {
    "",
    *"e y al ical ic ics ary ian ion ions ional oral ism ist ive ing ment ry ial".split(),
    *"ance ence or er ed ation ities ory orate".split(),
}
# Words that one rendering may have more than the other.
_OPTIONAL = frozenset(
    "affairs management sports matters issues questions situations state"
    " national general federal public republic republican main central".split()
)
_STEM = 5  # letters that two words of one stem share at least, and their share of the shorter word
_STEM_SHARE = 0.6
_ALIKE = 0.75  # share of their letters that two spellings of one word have in common, in order


@functools.lru_cache(maxsize=8192)
def joined(plain: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name, known phrases as one word: (…, extraordinary, situations) is (…, emergencies)."""
    found: list[str] = []
    at = 0
    while at < len(plain):
        size = next((size for size in (3, 2) if " ".join(plain[at : at + size]) in _phrases()), 0)
        found += _phrases()[" ".join(plain[at : at + size])] if size else [plain[at]]
        at += size or 1
    return tuple(found)


def keys(words: Sequence[str]) -> set[object]:
    """What two renderings of one name share at least one of: a group of the table or the first letters of a word."""
    return {key for word in {*words, *joined(tuple(words))} for key in (word[:4], *groups().get(base(word), ()))}


def plain_words(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a name in lower case, without marks; All-Russian is Russian."""
    return tuple(fold(word).lower().removeprefix("all-") for word in words)


def same_body(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[Severity, Confidence] | None:
    """Whether two names, as ``plain_words``, are one, how bad that is and how sure: word by word, then with known phrases."""
    verdict = _paired(one, other)
    if verdict is None and (joined(one) != one or joined(other) != other):
        same = joined(one) == joined(other) and len(joined(one)) > 1
        return (Severity.MAJOR, Confidence.POSSIBLE) if same else _paired(joined(one), joined(other))
    return verdict


def _paired(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[Severity, Confidence] | None:
    """The verdict on two names by their single words.

    Their words must pair off, but for one that may be missing; some are unchanged, and at least one is exchanged, or else
    all stand in another order, which is neutral in a name of three words or more.
    """
    short, long = sorted((one, other), key=len)
    left, rest = list(long), []
    for word in short:
        if word in left:
            left.remove(word)
        else:
            rest.append(word)
    kinds: list[str] = []
    for word in rest:
        match = next(((kind, x) for x in left if (kind := _exchange(word, x))), None)
        if match is None:
            return None
        kinds.append(match[0])
        left.remove(match[1])
    if not set(left) <= _OPTIONAL and not (len(kinds) > 1 and set(left) <= countries().keys()):
        return None
    if "stem" not in kinds and "group" not in kinds:
        if kinds and len(short) > 2 and not left and _adjective_lost(short, long):
            return Severity.MAJOR, Confidence.POSSIBLE
        moved = (
            set(kinds) <= {"form"}
            and not countries().keys() & set(rest)
            and len(short) > 2
            and _order(long, left) != _order(short, ())
        )
        return (Severity.NEUTRAL, Confidence.POSSIBLE) if moved else None
    unchanged = len(short) - kinds.count("group")
    sure = unchanged > 1 or (unchanged and (kinds.count("group") > 1 or len(short) > 2))
    if not unchanged:
        return (Severity.MAJOR, Confidence.POSSIBLE) if len(short) > 2 else None
    return Severity.MAJOR, Confidence.LIKELY if sure and not left else Confidence.POSSIBLE


def _order(words: Sequence[str], without: Sequence[str]) -> list[str]:
    return [word.rstrip("s") for word in words if word not in without]


def _adjective_lost(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the names differ in a country here and its adjective there, at the same place (Syria Democratic Forces)."""
    differ = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(differ) == 1 and all(word in countries() for word in differ[0])


def _exchange(one: str, other: str) -> str:
    """How two words may stand for one another: a ``form`` of one word, its ``stem``, one ``group``, or not at all."""
    a, b = base(one), base(other)
    if a.rstrip("s") == b.rstrip("s") or countries().get(a, -1) == countries().get(b, -2):
        return "form"
    if set(groups().get(a, ())) & set(groups().get(b, ())):
        return "group"
    if _misspelt(a, b):
        return "stem"
    shared = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    long_enough = shared >= max(_STEM, _STEM_SHARE * min(len(a), len(b)))
    return "stem" if long_enough and a[shared:] in _ENDINGS and b[shared:] in _ENDINGS else ""


def _misspelt(one: str, other: str) -> bool:
    """Whether a word is another of the dictionary in a foreign spelling: safran, saffron."""
    if min(len(one), len(other)) < _STEM or one[0] != other[0] or (one in english_words()) == (other in english_words()):
        return False
    return not {one, other} & countries().keys() and SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def base(word: str) -> str:
    """The form of a word that ``renderings.txt`` holds, the word itself where it holds none."""
    for ending, other in (("", ""), ("ies", "y"), ("es", ""), ("s", "")):
        form = word[: len(word) - len(ending)] + other
        if word.endswith(ending) and form in groups():
            return form
    return word


@functools.cache
def groups() -> Mapping[str, tuple[int, ...]]:
    """Word to the numbers of the rows of ``renderings.txt`` that hold it."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines_of("rules.terms", "renderings.txt")):
        if not line.startswith("---"):
            for word in line.split():
                found[word].append(number)
    return {word: tuple(numbers) for word, numbers in found.items()}


@functools.cache
def _phrases() -> Mapping[str, list[str]]:
    return {phrase: word.split() for phrase, word in rows_of("rules.terms", "phrases.tsv")}
