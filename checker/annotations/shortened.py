"""Sentences of the draft that say less than those they translate: by length, by members of a list, by clauses."""

from __future__ import annotations

import enum
import functools
import re
from typing import NamedTuple

from checker.annotations.alignment import Pair, sentence_pairs, source_text
from checker.annotations.cues import source_cues
from checker.annotations.lists import kin_lost, list_lost, member_lost
from checker.annotations.source_dates import source_dates
from checker.annotations.source_language import source_language
from checker.annotations.source_lengths import list_tables
from checker.annotations.source_numbers import source_numbers
from checker.annotations.source_times import source_times
from checker.annotations.tokens import MARKS
from checker.document import Document, annotation
from checker.lazy import regex

# Lengths are compared with the length that a translation has on the median. Below the first share it is too short by
# itself (one published translation in 500); below the second, or with a list for its measure the third, when the sentence
# also lost what joins its parts. Chinese and Japanese vary more.
_ALONE, _WITH_SIGN, _WITH_LIST, _WITH_LIST_AR = 0.6, 0.73, 1.1, 1.2
# Of languages whose numbers, dates and times are measured apart, what is short by itself when it is long enough to say so.
_MEASURED, _ALONE_MEASURED, _LEAST_MEASURED = frozenset(("ar", "fa", "tr")), 0.7, 95
# How long a number, a date or a time is in English as a share of its length in words of those languages.
_SAID_SHORTER = 0.6
_ALONE_HAN, _WITH_SIGN_HAN, _WITH_LIST_HAN = 0.47, 0.68, 0.8
# Expected lengths, in code points, from which shortness says something; by itself it needs a longer sentence.
_LEAST, _LEAST_ALONE = 36, 64
_LEAST_JA = 120
_OVERLONG = 1.3

# Words put in between commas, brackets or dashes; in Chinese and Japanese, between their marks.
_INSERTED = regex(r"[,،] [^,،.;:()«»\"“”]{18,}[,،] |\([^()]{12,}\)|\s[–—-] [^–—-]{18,}\s[–—-] ")
_INSERTED_HAN = regex(r"[，（(][^，。（）()]{6,}[，）)]")
# A row of clauses: shares of the expected length below which a draft without commas has lost one. Arabic is brief.
_CLAUSES, _CLAUSES_AR = 0.8, 1.4
_CLAUSE_AR = regex(rf"، و(?!(?:ذلك|هو|هي|قد)(?![\w{MARKS}]))")
# What names some of several things, and whatever may say so in English; a draft without it is longer than this share.
_PART = regex(
    r", (?:dont|parmi (?:eux|elles|lesquels)|entre (?:ell[oa]s|los que|las que)|incluid[oa]s?|darunter|unter ihnen|в том числе"
    r"|среди них|среди которых|включая|серед (?:них|яких)|у тому числі|в тому числі|зокрема й?|включно з) [^.;:]{3,}"
)
_PART_SAID = regex(
    r"[(–—;:]|\b(?:includ\w+|among\w*|of (?:them|whom|which|these|those)|one of|such as|like|particular\w*|especially|counting"
    r"|notabl\w*|both|also|as well|with|plus|among|mainly|even|either|who|which)\b|, (?:an?|one|two|three|some|\d)",
)
_WITH_PART = 0.85
# A second main clause behind a comma, and whatever may join one to the first in English.
_COORDINATE = regex(r", (?:и|а|но|і|й|та|але|y|pero|et|mais|und|aber) [^,;:]{20,}[.!]?\s*\Z")
_ANY_JOINT = regex(
    r"[,;:–—()]|\b(?:and|but|or|while|as|with|which|who|that|so|where|when|although|though|without|despite|then)\b"
)
_AND = regex(r"\b(?:and|or|but)\b")
_GOING_ON = regex(r"\b(?:is|are|was|were|be|been) (?:not )?\w+ing\b")
_INSERTS = regex(r"[,;()–—:]|\b(?:which|who|that|whose|where|when|with|as|after|\w+ing)\b")
# Below this share a draft that sets nothing against anything has lost the clause that the source sets against the first.
_CONTRASTED = 0.85
_SET_AGAINST = regex(
    r"\b(?:while|whilst|but|although|though|whereas|yet|however|even|still|meanwhile|instead|despite|contrast|not|no|unlike|rather"
    r"|only|except|without|against|when|as|with)\b|[;:–—]|, (?:and|\w+ing)\b|n['’]t\b",
    re.IGNORECASE,
)
_LATIN = regex(r"[!-~]+")
_SILENT = regex(rf"[{MARKS}\u200c\u0640]+")  # signs above and between letters, which stand for nothing in English
_LINK = regex(r"www\.|://|@")


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
        expected = _expected(theirs, table["ratio"], language)
        if expected < _LEAST:
            continue
        share = len(ours) / expected
        sign = _sign(theirs, ours, language, share, expected)
        if sign is not None:
            found.append(Shortened(sign, pair, share))
    return tuple(found)


def _expected(text: str, ratio: float, language: str) -> float:
    """The length of a translation, in code points: what is in Latin letters or digits already keeps its own."""
    if language in _MEASURED:
        text = _SILENT.sub("", text) if not text.isascii() else text
        apart = _measures(text, language)
        return ratio * (len(text) - apart) + _SAID_SHORTER * apart
    latin = sum(len(run) for run in _LATIN.findall(text)) if ratio > 2 else 0  # scripts whose signs stand for words
    return ratio * (len(text) - latin) + latin


def _measures(text: str, language: str) -> int:
    """How many code points of a source are numbers, dates and times."""
    spans = [(number.start, number.end) for number in source_numbers(text, language)]
    spans += [(date.start, date.end) for date in source_dates(text, language)]
    spans += [(time.start, time.end) for time in source_times(text, language)]
    length = last = 0
    for start, end in sorted(spans):
        length += max(0, end - max(start, last))
        last = max(last, end)
    return length


def _too_long(pair: Pair, ratio: float) -> bool:
    return pair.target.end - pair.target.start > _OVERLONG * ratio * (pair.source.end - pair.source.start) + 8


def _sign(theirs: str, ours: str, language: str, share: float, expected: float) -> Sign | None:
    """Why a sentence seems to say less than its source; ``None`` where it does not. Lengths are in code points."""
    han = language in ("zh", "ja")
    alone, with_sign = (_ALONE_HAN, _WITH_SIGN_HAN) if han else (_ALONE, _WITH_SIGN)
    if language in _MEASURED and expected >= _LEAST_MEASURED and not _LINK.search(theirs):
        alone = _ALONE_MEASURED
    if (
        share < alone
        and language not in _MEASURED
        and _spelled(theirs, language) * list_tables()[language]["ratio"] > (alone - share) * expected
    ):
        return None  # numbers in words, which English writes in digits
    if share < _WITH_PART and _PART.search(theirs) and not _PART_SAID.search(ours):
        return Sign.CLAUSE
    if share < alone and expected >= (_LEAST_JA if language == "ja" else _LEAST_ALONE):
        return Sign.LENGTH
    if language == "ja" or theirs.rstrip()[-1:] in "?？؟":
        return None
    if share < (_WITH_LIST_HAN if han else _WITH_LIST_AR if language == "ar" else _WITH_LIST) and list_lost(
        theirs, ours, language
    ):
        return Sign.LIST
    if language == "zh" and "、" in theirs and member_lost(theirs, ours):
        return Sign.LIST
    if language == "zh" and kin_lost(theirs, ours):
        return Sign.CLAUSE
    if (
        language in _MEASURED
        and share < _CONTRASTED
        and source_cues(theirs, "contrast", language)
        and not _SET_AGAINST.search(ours)
    ):
        return Sign.CLAUSE
    if share < with_sign and (_INSERTED_HAN if han else _INSERTED).search(theirs) and not _INSERTS.search(ours):
        return Sign.CLAUSE
    if share < with_sign and _COORDINATE.search(theirs) and not _ANY_JOINT.search(ours):
        return Sign.CLAUSE
    if not han and share < (_CLAUSES_AR if language == "ar" else _CLAUSES) and _clauses_lost(theirs, ours, language):
        return Sign.CLAUSE
    return None


def _spelled(theirs: str, language: str) -> int:
    """How many code points of a source are numbers in words."""
    return sum(one.end - one.start for one in source_numbers(theirs, language) if one.spelled)


def _clauses_lost(theirs: str, ours: str, language: str) -> bool:
    """Whether a row of three clauses or more became two: no comma is left, and a single *and*."""
    if _INSERTS.search(_GOING_ON.sub("", ours)) or len(_AND.findall(ours)) != 1:
        return False
    pattern = _CLAUSE_AR if language == "ar" else _clause(language)
    return pattern is not None and len(pattern.findall(theirs)) > 1


@functools.cache
def _clause(language: str) -> re.Pattern[str] | None:
    """A comma that begins a clause of its own, and neither a subordinate one nor a participle."""
    table = list_tables()[language]
    if "clause" not in table:
        return None
    return re.compile(rf"[,،;] (?!(?:{table['clause']})(?!\w))(?![\w’'-]*(?:{table['verb']})(?!\w))[^\W\d_]", re.IGNORECASE)
