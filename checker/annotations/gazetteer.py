"""Towns of the world and the spellings they go by, from GeoNames (CC BY 4.0); made by scripts/build_gazetteer.py.

Making a dictionary of 85,000 forms would take a tenth of a second of every check. The forms are shipped in order instead
(scripts/index_gazetteer.py), and one is found by halving.
"""

from __future__ import annotations

import bisect
import functools
import unicodedata
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.lazy import regex
from checker.shipped import unpacked

_NOT_LETTERS = regex(r"[\W_]+")
# Letters that Unicode does not decompose into a letter and a sign.
_PLAIN = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "AE"}
    | {"œ": "oe", "Œ": "OE", "ə": "a", "Ə": "A", "þ": "th", "Þ": "Th", "ð": "d", "ħ": "h", "ŋ": "n"}
    | {"’": "'", "‘": "'"}
)
# Forms whose towns are kept at hand; those of a day's drafts are fewer.
_AT_HAND = 20_000


class Town(NamedTuple):
    """A place of 15,000 inhabitants or more. ``country`` is ISO 3166 alpha-2, ``thousands`` its inhabitants, ``weak``
    that its name is also an English word or a person's name, ``elsewhere`` other countries with a place of this name
    (known from 50,000 inhabitants on)."""

    name: str
    country: str
    thousands: int
    weak: bool
    spellings: tuple[str, ...]
    elsewhere: frozenset[str]


class Gazetteer(NamedTuple):
    """Towns, largest first; ``by_name`` and ``by_spelling`` give their numbers for a folded form. ``weak`` holds the
    folded spellings that are also a person's name or a smaller town's (``~`` in the table), or that have little in common
    with the name (``?``)."""

    towns: Sequence[str]
    by_name: Mapping[str, Sequence[int]]
    by_spelling: Mapping[str, Sequence[int]]
    weak: Container[str]

    def town(self, number: int) -> Town:
        """The town of a number that one of the mappings gave."""
        name, country, thousands, spellings, elsewhere = self.towns[number].split("\t")
        return Town(
            name.lstrip("~"),
            country,
            int(thousands),
            name.startswith("~"),
            tuple(spelling.lstrip("~?") for spelling in spellings.split(";") if spelling),
            frozenset(elsewhere.split()),
        )


class _Numbers(Mapping[str, Sequence[int]]):
    """The numbers of towns by folded form: those of this name, or those with this spelling."""

    def __init__(self, spellings: bool) -> None:
        self._spellings = spellings

    def __getitem__(self, form: str) -> Sequence[int]:
        names, spellings, _ = _row(form)
        numbers = spellings if self._spellings else names
        if not numbers:
            raise KeyError(form)
        return numbers

    def __contains__(self, form: object) -> bool:
        return isinstance(form, str) and bool(_row(form)[self._spellings])

    def __iter__(self) -> Iterator[str]:
        return (form for line in _lines() if (form := line.partition("\t")[0]) in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Weak(Container[str]):
    """The folded spellings that are marked as weak in the table."""

    def __contains__(self, form: object) -> bool:
        return isinstance(form, str) and _row(form)[2]


def fold(name: str) -> str:
    """The name in lower case without spaces, hyphens, apostrophes and diacritics: ``Be'er Sheva`` gives ``beersheva``."""
    return (name if name.isalpha() and name.isascii() else _NOT_LETTERS.sub("", plain(name))).lower()


def town_spellings(form: str, most: int = 2) -> tuple[str, ...]:
    """Other names, folded, of the largest towns that a folded form names, of ``most`` at most: Lviv has Lwow, Lemberg, Lvov."""
    towns = (gazetteer().town(number) for number in gazetteer().by_name.get(form, ())[:most])
    return tuple(folded for town in towns for spelling in town.spellings if (folded := fold(spelling)))


@functools.cache
def gazetteer() -> Gazetteer:
    """The table as shipped; read when first asked for."""
    return Gazetteer(_text("gazetteer.tsv.gz").split("\n"), _Numbers(spellings=False), _Numbers(spellings=True), _Weak())


@functools.cache
def _lines() -> list[str]:
    return _text("gazetteer_forms.txt.gz").split("\n")


@functools.lru_cache(maxsize=_AT_HAND)
def _row(form: str) -> tuple[Sequence[int], Sequence[int], bool]:
    """The numbers of the towns of this name, of those with this spelling, and whether the spelling is weak."""
    lines, start = _lines(), f"{form}\t"
    at = bisect.bisect_left(lines, start)
    if at == len(lines) or not lines[at].startswith(start):
        return (), (), False
    _, names, spellings, weak = lines[at].split("\t")
    return tuple(map(int, names.split())), tuple(map(int, spellings.split())), bool(weak)


def _text(file: str) -> str:
    return unpacked("checker.annotations", f"data/{file}").decode()


def plain(text: str) -> str:
    """The text without diacritics and without letters and signs beyond ASCII."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFKD", text.translate(_PLAIN)).encode("ascii", "ignore").decode()
