"""Sentences of the draft that say less than those they translate: by length, by members of a list, by clauses."""

from __future__ import annotations

import enum
import functools
import re
from typing import NamedTuple

from checker.annotations.alignment import Pair, sentence_pairs, source_text
from checker.annotations.source_language import source_language
from checker.annotations.source_lengths import list_tables
from checker.document import Document, annotation

# Lengths are compared with the length that a translation has on the median. Below the first share it is too short by
# itself (one published translation in 500); below the second, or with a list for its measure the third, when the sentence
# also lost what joins its parts. Chinese and Japanese vary more.
_ALONE, _WITH_SIGN, _WITH_LIST = 0.6, 0.73, 0.93
_ALONE_HAN, _WITH_SIGN_HAN = 0.47, 0.68
# Expected lengths, in code points, from which shortness says something; by itself it needs a longer sentence.
_LEAST, _LEAST_ALONE = 36, 64
_LEAST_JA = 120
_OVERLONG = 1.3

_LIST = re.compile(
    r",[^.;:]{2,60}?,?\s(?:and|or|as well as|plus|nor|along with|but also|&)\b|\band\b[^.;:]{2,40}\band\b|&|,.*,", re.IGNORECASE
)
_INSERTED = re.compile(r"[,،] [^,،.;:()«»\"“”]{18,}[,،] |\([^()]{12,}\)|\s[–—-] [^–—-]{18,}\s[–—-] ")
_INSERTED_HAN = re.compile(r"[，（(][^，。（）()]{6,}[，）)]")
_INSERTS = re.compile(r"[,;()–—:]|\b(?:which|who|that|whose|where|when|with|as|after|\w+ing)\b")


class Sign(enum.StrEnum):
    """Why a sentence seems to say less."""

    LENGTH = "length"
    LIST = "list"
    CLAUSE = "clause"


class Shortened(NamedTuple):
    """A sentence that says less: why, and its length as a share of the expected one."""

    sign: Sign
    pair: Pair
    share: float


@functools.cache
def _list(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """A list of three or more in a language (a, b and c), and the endings that no member of one has."""
    table = list_tables()[language]
    if language == "ar":  # one and after another: Beirut and Amman and Baghdad
        word = r"[^\W\d_]{2,}"
        return re.compile(
            rf"(?<!\w)(?P<a>{word})\s(?P<b>و(?!قال|أضاف|أعلن|أكد|أن|هو|هي|قد|لم|لا|كان){word})\sو{word}"
        ), re.compile("(?!)")
    if "clause" not in table:
        return None
    word = r"[^\W\d_][\w’'-]*"
    three = re.compile(
        rf"(?<![\w,-])(?P<a>{word}(?:\s{word}){{0,2}}),\s(?!(?:{table['clause']})\b)(?P<b>{word}(?:\s{word}){{0,2}}),?"
        rf"\s(?:{table['and']})\s{word}",
        re.IGNORECASE,
    )
    return three, re.compile(rf"\w(?:{table['verb']})\b")


@annotation
def shortened(document: Document) -> tuple[Shortened, ...]:
    """Sentences that say less than their source, in order. Languages without a known ratio are left out."""
    language, source = source_language(document), source_text(document)
    table = list_tables().get(language)
    if table is None:
        return ()
    found: list[Shortened] = []
    pairs = sentence_pairs(document)
    for index, pair in enumerate(pairs):
        if not pair.complete or any(
            _too_long(one, table["ratio"]) for one in pairs[max(0, index - 1) : index + 2] if one is not pair
        ):
            continue  # what is missing here may stand in the sentence beside it
        theirs, ours = source[pair.source.start : pair.source.end], document.prose[pair.target.start : pair.target.end]
        expected = table["ratio"] * len(theirs)
        if expected < _LEAST:
            continue
        share = len(ours) / expected
        sign = _sign(theirs, ours, language, share, expected)
        if sign is not None:
            found.append(Shortened(sign, pair, share))
    return tuple(found)


def _too_long(pair: Pair, ratio: float) -> bool:
    return pair.target.end - pair.target.start > _OVERLONG * ratio * (pair.source.end - pair.source.start) + 8


def _sign(theirs: str, ours: str, language: str, share: float, expected: float) -> Sign | None:
    han = language in ("zh", "ja")
    alone, with_sign = (_ALONE_HAN, _WITH_SIGN_HAN) if han else (_ALONE, _WITH_SIGN)
    if share < alone and expected >= (_LEAST_JA if language == "ja" else _LEAST_ALONE):
        return Sign.LENGTH
    if language == "ja" or theirs.rstrip()[-1:] in "?？؟":
        return None
    if share < _WITH_LIST and not han and _list_lost(theirs, ours, language):
        return Sign.LIST
    if share < with_sign and (_INSERTED_HAN if han else _INSERTED).search(theirs) and not _INSERTS.search(ours):
        return Sign.CLAUSE
    return None


def _list_lost(theirs: str, ours: str, language: str) -> bool:
    patterns = _list(language)
    if patterns is None:
        return False
    three, verb = patterns
    match = three.search(theirs)
    if match is None or _LIST.search(ours):
        return False
    member = match["b"].split()
    if any(verb.search(word) for word in member):
        return False
    return language == "de" or not any(word[0].isupper() for word in member)
