"""Towns of the world and the spellings they go by, from GeoNames (CC BY 4.0); made by scripts/build_gazetteer.py."""

from __future__ import annotations

import functools
import gzip
import importlib.resources
import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

_NOT_LETTERS = re.compile(r"[\W_]+")
# Letters that Unicode does not decompose into a letter and a sign.
_PLAIN = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "AE"}
    | {"œ": "oe", "Œ": "OE", "ə": "a", "Ə": "A", "þ": "th", "Þ": "Th", "ð": "d", "ħ": "h", "ŋ": "n"}
    | {"’": "'", "‘": "'"}
)

# What the names in the table hold besides letters.
_DROPPED = re.compile(r"[ '`.,()/&-]+")


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

    towns: tuple[str, ...]
    by_name: Mapping[str, list[int]]
    by_spelling: Mapping[str, list[int]]
    weak: frozenset[str]

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


def fold(name: str) -> str:
    """The name in lower case without spaces, hyphens, apostrophes and diacritics: ``Be'er Sheva`` gives ``beersheva``."""
    return (name if name.isalpha() and name.isascii() else _NOT_LETTERS.sub("", plain(name))).lower()


@functools.cache
def gazetteer() -> Gazetteer:
    """The table as shipped; read when first asked for (less than a tenth of a second)."""
    packed = importlib.resources.files("checker.annotations").joinpath("data").joinpath("gazetteer.tsv.gz").read_bytes()
    text = gzip.decompress(packed).decode()
    by_name: dict[str, list[int]] = {}
    by_spelling: dict[str, list[int]] = {}
    weak: set[str] = set()
    # The table is ASCII, and folded as a whole: that takes a third of the time that folding name by name does.
    for number, line in enumerate(_DROPPED.sub("", text).lower().split("\n")):
        name, _, _, spellings, _ = line.split("\t")
        by_name.setdefault(name.lstrip("~"), []).append(number)
        if spellings:
            for spelling in spellings.split(";"):
                if spelling[0] in "~?":
                    spelling = spelling[1:]
                    weak.add(spelling)
                if spelling in by_spelling:
                    by_spelling[spelling].append(number)
                else:
                    by_spelling[spelling] = [number]
    return Gazetteer(tuple(text.split("\n")), by_name, by_spelling, frozenset(weak))


def plain(text: str) -> str:
    """The text without diacritics and without letters and signs beyond ASCII."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFKD", text.translate(_PLAIN)).encode("ascii", "ignore").decode()
