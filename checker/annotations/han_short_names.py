"""Short Chinese names of states abroad that the draft reads in pinyin or translates: Xinzhou, New State."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from checker.annotations.alignment import sentence_pairs, source_text
from checker.annotations.han_names import commonest
from checker.annotations.source_language import source_language
from checker.annotations.source_words import table_rows
from checker.document import Document, annotation
from checker.finding import Span


class ShortName(NamedTuple):
    """A short name of the source (place in ``source_text``), the words of the draft that stand for it, and a right name."""

    source: Span
    target: Span
    right: str


@functools.cache
def _rows() -> tuple[tuple[str, str, re.Pattern[str], re.Pattern[str]], ...]:
    """The rows of the table: the short name, the right one, the patterns of all right and of wrong ones."""
    head, rows = table_rows("han_short_names.tsv")
    found = []
    for han, right, wrong in (head, *rows):
        pinyin = "".join(map(commonest, han)).capitalize()
        stem = pinyin[: -len(commonest(han[-1]))]
        forms = [pinyin, f"{stem} (?:State|Province)"] + ([] if wrong == "-" else wrong.split("|"))
        names = "|".join(map(re.escape, right.split("|")))
        found.append((han, right.split("|")[0], re.compile(rf"\b(?:{names})(?!\w)"), re.compile(rf"\b(?:{'|'.join(forms)})\b")))
    return tuple(found)


@annotation
def short_names(document: Document) -> tuple[ShortName, ...]:
    """Such words in order of the table, where the draft has none of the state's names; the first place in each sentence."""
    source = source_text(document)
    if source_language(document) != "zh" or not ("州" in source or "省" in source):
        return ()
    found = []
    for han, right, names, wrong in _rows():
        if han not in source or names.search(document.prose):
            continue
        for pair in sentence_pairs(document):
            at = source.find(han, *pair.source)
            match = wrong.search(document.prose, *pair.target) if at >= 0 else None
            if match is not None:
                found.append(ShortName(Span(at, at + len(han)), Span(*match.span()), right))
    return tuple(found)
