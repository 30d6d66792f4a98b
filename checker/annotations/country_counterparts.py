"""Countries of a Chinese source that the draft has another country for, or leaves out of a list."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from checker.annotations.alignment import Pair, sentence_pairs, source_text
from checker.annotations.lexicon import countries
from checker.annotations.names import GIVEN_COUNTRIES
from checker.annotations.source_language import source_language
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex
from checker.shipped import lines_of

_WORD = regex(r"[A-Z][\w.]*\w|[A-Z]")
_JOINS = regex("、|和|与|與|及|以及")
_LIST = 3  # countries in a row from which a lost one is missed


class CountryChanged(NamedTuple):
    """A country of the source (place in ``source_text``) and the country that the draft has for it, or ``None`` where a
    list of the draft lacks it."""

    pair: Pair
    source: Span
    target: Span | None


@functools.cache
def _table() -> tuple[re.Pattern[str], dict[str, int], dict[int, frozenset[str]], dict[int, str]]:
    """A pattern of the Chinese names, the number of each, what else stands for a number, and first characters of its names."""
    number: dict[str, int] = {}
    others: dict[int, frozenset[str]] = {}
    signs: dict[int, str] = {}
    for line in lines_of("checker.annotations", "data/han_countries.txt"):
        han, english, *more = line.split()
        number[han] = countries()[english]
        others[number[han]] = others.get(number[han], frozenset()) | frozenset(more)
        signs[number[han]] = signs.get(number[han], "") + han[0]
    longest = sorted(number, key=len, reverse=True)
    return re.compile("|".join(longest)), number, others, signs


@annotation
def changed_countries(document: Document) -> tuple[CountryChanged, ...]:
    """Countries of a Chinese source that the aligned sentence does not name, neither by its people nor its capital, where it
    names a country that the source does not have there; and those lost from a row of three or more."""
    if source_language(document) != "zh":
        return ()
    pattern, number, others, signs = _table()
    source, prose = source_text(document), document.prose
    pairs = sentence_pairs(document)
    found: list[CountryChanged] = []
    for index, pair in enumerate(pairs):
        there = list(pattern.finditer(source, *pair.source)) if pair.complete else []
        if not there:
            continue
        beside = pairs[max(0, index - 1) : index + 2]
        around = "".join(source[one.source.start : one.source.end] for one in beside)
        given = {number[match[0]] for match in pattern.finditer(around)}
        words = {match[0].lower().rstrip(".") for one in beside for match in _WORD.finditer(prose, *one.target)}
        said = {countries()[word] for word in words if word in countries()}
        said |= {one for one, more in others.items() if not more.isdisjoint(words)}
        missing = {number[match[0]]: match for match in there if number[match[0]] not in said}
        if len(missing) != 1:
            continue
        ((_, lost),) = missing.items()
        rest = around.replace(lost[0], "")
        extra = {
            countries()[word]: match
            for match in _WORD.finditer(prose, *pair.target)
            if (word := match[0].lower()) in countries() and word not in GIVEN_COUNTRIES
        }
        strange = [
            match
            for one, match in extra.items()
            if one in signs
            and one not in given
            and one != countries()["china"]
            and not any(sign in rest for sign in signs[one])
        ]
        if len(strange) == 1:
            found.append(CountryChanged(pair, Span(*lost.span()), Span(*strange[0].span())))
        elif not strange and _in_row(there, lost, source):
            found.append(CountryChanged(pair, Span(*lost.span()), None))
    return tuple(found)


def _in_row(there: list[re.Match[str]], lost: re.Match[str], source: str) -> bool:
    """Whether a country stands in a row of three or more."""
    row: list[re.Match[str]] = []
    for match in there:
        if row and _JOINS.fullmatch(source, row[-1].end(), match.start()):
            row.append(match)
            continue
        if lost in row:
            break
        row = [match]
    return lost in row and len(row) >= _LIST
