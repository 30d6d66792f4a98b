"""Words of the draft that mean the opposite of a word of the source. The pairs are in ``data/source_opposites.tsv``."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import NamedTuple

from checker.annotations.alignment import Pair, sentence_pairs, source_text
from checker.annotations.cues import source_cues, unpointed
from checker.annotations.source_language import source_language
from checker.annotations.source_words import form_pattern, table_rows
from checker.annotations.table_columns import column
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex

_TABLE = "source_opposites.tsv"
# Longer sentences, in code points, say too many things for one word to decide.
_LONGEST = 260
# Chinese words that turn what follows them into its opposite.
_STOPS = regex("暂停|暫停|停止|取消|终止|終止|中止|叫停|避免|防止|阻止|拒绝|拒絕")
_LITOTES = regex("不[违違]([法宪憲规規])")  # not against the law: lawful
# Words with the character for *after* that do not say what comes after.
_NO_AFTER = regex(
    "然后|然後|最后|最後|背后|背後|落后|落後|后方|後方|先后|先後|后者|後者|后续|後續|后果|後果|幕后|后勤|皇后|善后|随后|隨後"
)
# English words that deny, and *passenger* before things, where it is no opposite of the driver.
_NOT = regex(
    r"\b(?:not|no|never|without|nobody|none|neither|nor|cannot)\b|n['’]t\b|\bless (?:often|frequent|likely|regular)"
    r"|\bpassenger (?:compartment|train|plane|jet|car|seat|side|door|ferry|traffic|numbers)",
    re.IGNORECASE,
)


class Opposite(NamedTuple):
    """A word of the draft, and the word of the source (place in ``source_text``) whose opposite it is."""

    pair: Pair
    source: Span
    target: Span


class _Side(NamedTuple):
    """One word of a pair: what it is in the source's language and in English, and its row in the table."""

    theirs: re.Pattern[str]
    ours: re.Pattern[str]
    row: int


@functools.cache
def _pairs(language: str) -> tuple[tuple[_Side, _Side], ...]:
    """The pairs of the table in a language; none for a language without a column."""
    head, rows = table_rows(_TABLE)
    if language not in head:
        return ()
    sides: dict[str, list[_Side]] = {}
    for number, row in enumerate(rows):
        theirs = re.compile(form_pattern(row[head.index(language)], language) or "(?!)", re.IGNORECASE)
        ours = re.compile(form_pattern(row[1], "en"), re.IGNORECASE)
        sides.setdefault(row[0], []).append(_Side(theirs, ours, number))
    return tuple((first, second) for first, second in sides.values())


@functools.cache
def _by_row(language: str) -> Mapping[int, tuple[_Side, _Side]]:
    """By the row of a word: the word that would be right, and the one that has the row."""
    return {wrong.row: (right, wrong) for pair in _pairs(language) for right, wrong in (pair, pair[::-1])}


@annotation
def opposites(document: Document) -> tuple[Opposite, ...]:
    """Words of the draft whose opposite the aligned sentence of the source has, where the source has nothing that means
    the word itself and the draft nothing that means its opposite."""
    source, language = source_text(document), source_language(document)
    found: list[Opposite] = []
    sides, english = _by_row(language), column(_TABLE, "en", "en")
    for pair in sentence_pairs(document) if sides else ():
        if not pair.complete or pair.target.end - pair.target.start > _LONGEST:
            continue
        theirs, ours = source[pair.source.start : pair.source.end], document.prose[pair.target.start : pair.target.end]
        if language == "zh":
            if _STOPS.search(theirs):
                continue
            theirs = _LITOTES.sub(lambda match: f"合{match[1]}·", theirs)
            theirs = _NO_AFTER.sub(lambda match: "·" * len(match[0]), theirs)
        said = english.within(ours)
        if not said or _NOT.search(ours) or source_cues(theirs, "negation", language):
            continue
        plain, places = unpointed(theirs)
        for row in sorted(said):
            right, wrong = sides[row]
            there = right.theirs.search(plain)
            here = wrong.ours.search(ours) if there is not None else None
            if there is None or here is None or wrong.theirs.search(plain) or right.ours.search(ours):
                continue
            found.append(
                Opposite(
                    pair,
                    Span(places[there.start()] + pair.source.start, places[there.end() - 1] + 1 + pair.source.start),
                    Span(here.start() + pair.target.start, here.end() + pair.target.start),
                )
            )
    return tuple(found)
