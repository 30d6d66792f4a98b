"""Parts of a year or a week that the draft names otherwise than the source: its beginning for its end, its first half for
its second.
The words are in ``data/source_year_parts.toml``."""

from __future__ import annotations

import bisect
import functools
import re
from typing import NamedTuple

from checker.annotations.alignment import Pair, sentence_pairs, source_text
from checker.annotations.source_language import source_language
from checker.annotations.source_numerals import ascii_digits
from checker.document import Document, annotation
from checker.finding import Span
from checker.shipped import tables_of

_GROUPS = (
    ("early", "middle", "late"),
    ("weekearly", "weekmiddle", "weeklate"),
    ("first", "second"),
    tuple(f"d{decade}0" for decade in range(2, 10)),
    ("daybefore", "yesterday", "today", "tomorrow", "dayafter"),
    ("lastweek", "thisweek", "nextweek"),
    ("lastmonth", "thismonth", "nextmonth"),
    ("yearbefore", "lastyear", "thisyear", "nextyear", "yearafter"),
    ("earlydecade", "middecade", "latedecade"),
)


class PartDiffers(NamedTuple):
    """A part of a year in the draft, and the one that the source has (place in ``source_text``)."""

    pair: Pair
    source: Span
    target: Span


@functools.cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """One pattern for each group of parts, with a group for each part; none for a language without a table."""
    table = tables_of("checker.annotations", "data/source_year_parts.toml").get(language)
    if table is None:
        return ()
    edge = "" if language == "zh" else r"(?<!\w)"
    prefix = "[وفبل]{0,2}" if language == "ar" else ""
    return tuple(
        re.compile(f"{edge}{prefix}(?:{'|'.join(f'(?P<{part}>{table[part]})' for part in group if part in table) or '(?!)'})")
        for group in _GROUPS
    )


@annotation
def year_parts(document: Document) -> tuple[PartDiffers, ...]:
    """Parts of a year that differ where source and draft name one each, in order of the draft."""
    language = source_language(document)
    source = ascii_digits(source_text(document)).lower()
    if not _patterns(language) or len(source) != len(source_text(document)):
        return ()
    prose = document.prose.replace("İ", "i").lower()
    found: list[PartDiffers] = []
    pairs = sentence_pairs(document)
    starts = [pair.target.start for pair in pairs]
    for theirs, ours in zip(_patterns(language), _patterns("en"), strict=True):
        known = theirs.groupindex  # what the language has no word for in the table is not compared
        said: dict[int, list[re.Match[str]]] = {}
        for match in ours.finditer(prose):
            if match.lastgroup in known:
                said.setdefault(bisect.bisect_right(starts, match.start()) - 1, []).append(match)
        for number, here in said.items():
            pair = pairs[number] if number >= 0 else None
            if pair is None or not pair.comparable or here[-1].end() > pair.target.end:
                continue
            there = list(theirs.finditer(source, *pair.source)) if len(here) == 1 else []
            if len(there) == 1 and there[0].lastgroup != here[0].lastgroup:
                found.append(PartDiffers(pair, Span(*there[0].span()), Span(*here[0].span())))
    return tuple(sorted(found, key=lambda one: one.target))
