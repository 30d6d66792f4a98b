"""What a draft says around a place name: its own date, the past, explanations, quotations."""

from __future__ import annotations

import bisect
import datetime
import re
from typing import NamedTuple

from checker.annotations.dates import english_dates
from checker.annotations.places import Mention
from checker.annotations.sentences import sentences
from checker.document import Document, annotation
from checker.lazy import regex

# Words right before or after a name that say that it is a name.
_NAMED_BEFORE = regex(
    r"(?:formerly|previously|once|then|originally|called|renamed|named|dubbed|known as|founded as|officially|aka|"
    r"names?(?: of| was| is)?|born in|(?:word|term) for|meaning|spelled|written|as)[\s,:(“\"‘']+(?:the )?\Z",
    re.IGNORECASE,
)
_NAMED_AFTER = regex(
    r"[”\"’',]*\s*\(?(?:as (?:it|the|he|she|they|we)\b|now\b|today\b|then\b|formerly\b|since renamed|renamed\b|"
    r"which (?:is|was|has) (?:now |since |been )*(?:called|known|renamed)|until\b|"
    r"(?:is|was) (?:the )?(?:then|now|old|former|name)\b)",
    re.IGNORECASE,
)
_PAST = regex(
    r"\b(?:century|centuries|ancient|medieval|antiquity|Byzantine|Ottoman|Roman|Crusaders?|biblical|Bible|[Ee]mpire|[Ee]mperors?|"
    r"colonial|colony|[Ss]oviet|USSR|[Tt]sarist|[Tt]sars?|[Cc]zars?|Nazis?|World War|[Ww]artime|siege|[Tt]reaty|[Bb]attle|"
    r"[Bb]lockade|[Ff]all of|imperial|dynasty|Raj|historians?|BC|AD|novel|film|memoirs?)\b"
)
_YEAR = regex(r"\b(1\d{3}|20\d{2})\b")
# Code points from the start in which a dateline or a published-on line may stand.
_HEAD = 400
# Code points on each side of a name in which a word may explain it.
_BESIDE = 40
# Code points on each side of a name, inside its sentence, in which words of the past count.
_AROUND = 300


class Dated(NamedTuple):
    """The day a draft speaks from; ``given`` by the user or its metadata, or else read in its first lines."""

    day: datetime.date
    given: bool


@annotation
def speaks_from(document: Document) -> Dated | None:
    """The day of the draft: as given, or a full date in its first lines; ``None`` where nothing says so."""
    if document.date is not None:
        return Dated(document.date, True)
    days = (mention.as_date() for mention in english_dates(document.prose[:_HEAD]))
    return next((Dated(day, False) for day in days if day is not None), None)


@annotation
def latest_year(document: Document) -> int | None:
    """The latest year that the draft names; ``None`` where it names none."""
    return max((int(year) for year in _YEAR.findall(document.prose)), default=None)


def explained(document: Document, mention: Mention) -> bool:
    """Whether the words beside a name say that it is a name: *formerly Bombay*, *Akmola, as it was called*."""
    before = document.prose[max(0, mention.start - _BESIDE) : mention.start]
    after = document.prose[mention.end : mention.end + _BESIDE]
    return bool(_NAMED_BEFORE.search(before) or _NAMED_AFTER.match(after))


def historical(document: Document, mention: Mention, until: datetime.date | None = None) -> bool:
    """Whether the sentence of a mention speaks of the past: by its words, or by a year before ``until``."""
    start, end = sentence_of(document, mention.start)
    text = document.prose[max(start, mention.start - _AROUND) : min(end, mention.end + _AROUND)]
    if _PAST.search(text):
        return True
    return until is not None and any(int(year) < until.year for year in _YEAR.findall(text))


def sentence_of(document: Document, offset: int) -> tuple[int, int]:
    """Start and end of the sentence that an offset lies in."""
    found = sentences(document)
    at = bisect.bisect_right(found, offset, key=lambda sentence: sentence.start) - 1
    return (found[at].start, found[at].end) if at >= 0 else (0, len(document.text))
