"""Which countries a draft names, by their names and adjectives."""

from __future__ import annotations

import csv
import functools
import io
import re
from collections.abc import Mapping
from typing import NamedTuple

from checker.annotations.tokens import bare, tokens
from checker.document import Document, annotation
from checker.shipped import lines_of, text_of


class Country(NamedTuple):
    """A country by its ISO 3166 alpha-2 code, with its names and adjectives in English."""

    code: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]


@functools.cache
def countries() -> Mapping[str, Country]:
    """The table as shipped, by code."""
    rows = csv.DictReader(io.StringIO(text_of("rules.places", "countries.csv")))
    return {row["country"]: Country(row["country"], _several(row["names"]), _several(row["adjectives"])) for row in rows}


def _several(cell: str) -> tuple[str, ...]:
    """The words of a cell, which semicolons part."""
    return tuple(filter(None, cell.split(";")))


@functools.cache
def codes() -> Mapping[str, str]:
    """The code of every name and adjective."""
    return {word: country.code for country in countries().values() for word in (*country.names, *country.adjectives)}


@functools.cache
def pattern() -> re.Pattern[str]:
    """A pattern that finds every name and adjective of a country, the longest first."""
    words = sorted(codes(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")(?!\w)")


@annotation
def named(document: Document) -> frozenset[str]:
    """Codes of the countries that the draft names in one word or more."""
    listed = codes()
    single = {listed[word] for word in {bare(token.text) for token in tokens(document)} if word in listed}
    several = {code for words, code in listed.items() if " " in words and words in document.prose}
    return frozenset(single | several)


@functools.cache
def adjectives() -> frozenset[str]:
    """Every adjective of a country."""
    return frozenset(word for country in countries().values() for word in country.adjectives)


@functools.cache
def _contested() -> frozenset[frozenset[str]]:
    """Pairs of countries, by their codes, of which each claims towns of the other (``contested.txt``)."""
    return frozenset(frozenset(line.split()[:2]) for line in lines_of("rules.places", "contested.txt"))


def contested(one: str, other: str) -> bool:
    """Whether towns of one of two countries are put in the other one on purpose."""
    return frozenset((one, other)) in _contested()
