"""Numbers that changed places: each counts in the draft what the other counts in the source (12 dead and 40 hurt, 40 dead and
12 hurt). What is counted is in ``data/source_counted.tsv``."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.annotations.alignment import Pair, sentence_pairs, source_text
from checker.annotations.counterparts import quantities_of_draft, quantities_of_source
from checker.annotations.source_language import source_language
from checker.annotations.source_quantities import Quantity, Sort, near
from checker.annotations.source_words import form_pattern, table_rows
from checker.annotations.table_columns import Column, column
from checker.document import Document, annotation
from checker.lazy import regex

_TABLE = "source_counted.tsv"
# How far from a number, in code points, what it counts may stand; Chinese writes closer.
_REACH, _REACH_HAN = 30, 8
# What a word joining two clauses, a comma and a word between cost, in code points.
_JOINED = 20
_JOIN = regex(r"[,،，;；、]|(?<!\w)(?:and|while|but|и|а|та|і|й|ve|y|e|et|und|sowie|و)(?!\w)|\sو|和|及|，")
# What happens to people, apart from who they are: two children killed are children and killed.
_EVENTS = frozenset(("killed", "injured", "missing", "arrested", "rescued"))
# What stands before a number that something fell or rose from, and between it and the one that it fell or rose to.
_FROM = {
    "ar": (regex(r"(?:\A|\s)من\s\Z"), regex(r"[^.،؛]{0,20}\sإلى\s")),
    "fa": (regex(r"(?:\A|\s)از\s\Z"), regex(r"[^.،؛]{0,20}\sبه\s")),
    "tr": (regex(""), regex(r"(?:\s?\w+)?['’]?[dt][ae]n\s(?:yüzde\s|%)?")),
    "en": (regex(r"\bfrom\s[^\d.,;]{0,12}\Z"), regex(r"[^.;]{0,24}?\bto\s[^\d.,;]{0,12}")),
}
_FROM_REACH = 20  # code points before a number in which such words stand
_MANY = 12  # numbers of a sentence; more are a table


class Exchanged(NamedTuple):
    """Two numbers of the draft that stand where the source has the other."""

    pair: Pair
    first: Quantity
    second: Quantity


@functools.cache
def _things(language: str) -> tuple[re.Pattern[str], tuple[str, ...], Column] | None:
    """The words of a language for what is counted, as one pattern with a group ``t0``, ``t1`` … for each row; the names of the
    rows; and their column. ``None`` for a language without a column."""
    head, rows = table_rows(_TABLE)
    if language not in head:
        return None
    words = column(_TABLE, language, language)
    parts = [f"(?P<t{number}>{form_pattern(words.cells[number], language)})" for number in sorted(words.rows)]
    return re.compile("|".join(parts), re.IGNORECASE), tuple(row[0] for row in rows), words


@annotation
def exchanged_numbers(document: Document) -> tuple[Exchanged, ...]:
    """Pairs of numbers that count each other's things, in order of the sentences of the draft."""
    source, language = source_text(document), source_language(document)
    if _things(language) is None:
        return ()
    found: list[Exchanged] = []
    for pair in sentence_pairs(document):
        if not pair.comparable:
            continue
        found += _turned_round(document, source, pair, language)
        theirs = _counting(quantities_of_source(document, pair))
        ours = _counting(quantities_of_draft(document, pair))
        if not 2 <= len(theirs) <= _MANY or not 2 <= len(ours) <= _MANY:
            continue
        there = _counted(source[pair.source.start : pair.source.end], pair.source.start, theirs, language)
        here = _counted(document.prose[pair.target.start : pair.target.end], pair.target.start, ours, "en")
        found += _exchanged(pair, theirs, ours, there, here)
    return tuple(found)


def _turned_round(document: Document, source: str, pair: Pair, language: str) -> list[Exchanged]:
    """Two numbers of which the draft has the second go to the first (from 19% to 22% for از ۲۲ درصد به ۱۹ درصد)."""
    if language not in _FROM:
        return []
    ours = _ways(document.prose, quantities_of_draft(document, pair), "en")
    theirs = _ways(source, quantities_of_source(document, pair), language) if ours else []
    return [
        Exchanged(pair, low, high)
        for low, high in ours
        if any(near(one.value, high.value) and near(other.value, low.value) for one, other in theirs)
        and not any(near(one.value, low.value) and near(other.value, high.value) for one, other in theirs)
    ]


def _ways(text: str, quantities: Sequence[Quantity], language: str) -> list[tuple[Quantity, Quantity]]:
    """Pairs of numbers from one of which something goes to the other."""
    before, between = _FROM[language]
    numbers = [one for one in quantities if not one.soft]
    return [
        (one, other)
        for one, other in itertools.pairwise(numbers)
        if before.search(text, max(0, one.start - _FROM_REACH), one.start) and between.fullmatch(text, one.end, other.start)
    ]


def _counting(quantities: Sequence[Quantity]) -> list[Quantity]:
    """The numbers that may count something, each place once."""
    kept: list[Quantity] = []
    for one in quantities:
        if (
            one.sort is Sort.NUMBER
            and not (one.soft and one.spelled and one.value == 1)
            and (not kept or one.start >= kept[-1].end)
        ):
            kept.append(one)
    return kept


def _counted(text: str, base: int, numbers: Sequence[Quantity], language: str) -> list[tuple[str, str]]:
    """What each number counts: the nearest thing and the nearest event that no other number stands before, or nothing."""
    patterns = _things(language)
    assert patterns is not None
    pattern, names, words = patterns
    reach = _REACH_HAN if language == "zh" else _REACH
    things = [
        (match.start() + base, match.end() + base, names[int(match.lastgroup[1:])])
        for match in words.matches(pattern, text)
        if match.lastgroup
    ]
    counted = []
    for number in numbers:
        best, nearest = ["", ""], [float(reach)] * 2
        for start, end, name in things:
            low, high = (number.end, start) if start >= number.end else (end, number.start)
            if high < low or any(low <= other.start < high for other in numbers):
                continue
            distance = high - low + _JOINED * (_JOIN.search(text, low - base, high - base) is not None)
            kind = name in _EVENTS
            if distance < nearest[kind]:
                best[kind], nearest[kind] = name, distance
        counted.append((best[0], best[1]))
    return counted


def _exchanged(
    pair: Pair,
    theirs: Sequence[Quantity],
    ours: Sequence[Quantity],
    there: Sequence[tuple[str, str]],
    here: Sequence[tuple[str, str]],
) -> Iterator[Exchanged]:
    """Pairs of numbers that count each other's things or events; ``there`` and ``here`` are what ``theirs`` and ``ours``
    count, in the source and in the draft."""
    for (one, its), (other, others) in itertools.combinations(zip(theirs, there, strict=True), 2):
        first, second = _only(one, ours), _only(other, ours)
        if near(one.value, other.value) or first is None or second is None:
            continue
        for thing, other_thing, now, other_now in zip(its, others, here[first], here[second], strict=True):
            if thing and other_thing and thing != other_thing and (now, other_now) == (other_thing, thing):
                yield Exchanged(pair, *sorted((ours[first], ours[second])))
                break


def _only(number: Quantity, ours: Sequence[Quantity]) -> int | None:
    """The place among the numbers of the draft of the only one with the value of a number; ``None`` where none or several have
    it."""
    same = [at for at, own in enumerate(ours) if any(near(number.value, value) for value in own.values)]
    return same[0] if len(same) == 1 else None
