"""Lists of words that help to read names: English words, offices, countries and their peoples, well-known names.

Sources and licences stand in the files under ``data/``.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from checker.shipped import lines_of, tables_of, unpacked


@functools.cache
def english_words() -> frozenset[str]:
    """English words with their inflections, in lower case (about 60,000; LemmInflect, MIT, after the SPECIALIST Lexicon)."""
    listed = unpacked("checker.annotations", "data/words.txt.gz").decode().split()
    return frozenset(listed) | words_of("function", "words") | words_of("organisations", "heads")


@functools.cache
def known_names() -> frozenset[str]:
    """Folded name forms with many bearers: each is a name in its own right (Wikidata, CC0)."""
    return frozenset(lines_of("checker.annotations", "data/known_names.txt"))


@functools.cache
def _lists() -> Mapping[str, Mapping[str, str]]:
    return tables_of("checker.annotations", "data/name_words.toml")


@functools.cache
def words_of(section: str, key: str) -> frozenset[str]:
    """The words of one list of ``name_words.toml``; a slash parts words as a space does."""
    return frozenset(_lists()[section][key].replace("/", " ").split())


@functools.cache
def countries() -> Mapping[str, int]:
    """A country's name, its people and their language, in lower case, each with the number of the country."""
    rows = _lists()["places"]["countries"].split()
    return {word: number for number, row in enumerate(rows) for word in row.split("/")}


@functools.cache
def known_places() -> frozenset[str]:
    """Countries, peoples, and well-known places that look like one another, in lower case."""
    return frozenset(countries()) | words_of("places", "others")


@functools.cache
def sexes() -> tuple[tuple[str, str], ...]:
    """Endings of family and given names of men with those of women in the same family: ``("ov", "ova")``."""
    rows = _lists()["endings"]["sexes"].split()
    return tuple((row.partition("/")[0], row.partition("/")[2]) for row in rows)
