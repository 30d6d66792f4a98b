"""Names of Japanese, Koreans and Vietnamese that the draft reads off the Chinese characters in pinyin (Antian Wenxiong)."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from checker.annotations.alignment import LONGEST, sentence_pairs, source_text
from checker.annotations.han_names import places_read, splits, surnames
from checker.annotations.han_people import people_table
from checker.annotations.names import Mention
from checker.annotations.source_language import source_language
from checker.annotations.within import mentions_in
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex

_JAPAN = regex("日本|日方|日籍|日相|东京|東京|大阪")
# What goes to a country, or stands for another one there: the ambassador to Korea is no Korean.
_TOWARDS = regex("[驻駐访訪对對与與向和赴在籍]\\Z|前往\\Z|来到\\Z")
# Peoples whose names Chinese writes by sound, and English often in pinyin.
_BY_SOUND = regex("蒙古族|维吾尔|維吾爾|藏族|哈萨克|彝族|傣族")
_BEFORE = 14  # code points from the country to the name: 越南国家主席武文赏


class InPinyin(NamedTuple):
    """A name in characters (place in ``source_text``) and its pinyin in the draft."""

    source: Span
    target: Span


@functools.cache
def _countries() -> re.Pattern[str]:
    return re.compile(rf"(?P<before>.?)(?:{people_table()['foreign']})[^，。；、：“”]{{0,{_BEFORE}}}\Z")


@annotation
def foreigners_in_pinyin(document: Document) -> tuple[InPinyin, ...]:
    """Such names, in order of the draft: those of two characters before the given name, which no Chinese surname has, where
    the source speaks of Japan; and those right after a country and an office."""
    source = source_text(document)
    if source_language(document) != "zh":
        return ()
    japan = _JAPAN.search(source) is not None
    found = []
    for pair in sentence_pairs(document):
        if not pair.complete or pair.source.end - pair.source.start > LONGEST:
            continue
        text = source[pair.source.start : pair.source.end]
        if _BY_SOUND.search(text):
            continue
        for mention in mentions_in(document, pair.target):
            place = _place(text, mention, japan) if mention.person and len(mention.words) == 2 else None
            if place is None and "越南" in source:
                place = _vietnamese(text, mention)
            if place is not None:
                found.append(InPinyin(pair.in_source(place), mention.span))
    return tuple(found)


def _place(text: str, mention: Mention, japan: bool) -> Span | None:
    """Where a text has characters that read as a name and are those of somebody from abroad; ``japan``: the source names it."""
    for first in splits(mention.words[0].joined):
        for second in splits(mention.words[1].joined):
            cut = (*first, *second)
            if not 2 < len(cut) < 6:
                continue
            for at in places_read(text, cut):
                family = text[at : at + len(first)]
                if (japan and len(first) == 2 and family not in surnames()) or _from_abroad(text[:at]):
                    return Span(at, at + len(cut))
    return None


def _vietnamese(text: str, mention: Mention) -> Span | None:
    """Where a surname stands by which no Vietnamese is known in pinyin (Ruan for Nguyen)."""
    for sign in people_table()["vietnamese"] if mention.person and len(mention.words) > 1 else "":
        at = text.find(sign)
        if at >= 0 and mention.words[0].joined in surnames().get(sign, frozenset()) and mention.words[0].joined != "le":
            return Span(at, at + 1)
    return None


def _from_abroad(before: str) -> bool:
    """Whether a country and an office lead up to a name."""
    match = _countries().search(before[-_BEFORE - 6 :])
    return match is not None and not _TOWARDS.search(match["before"])
