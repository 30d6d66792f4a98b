"""Sentences of a document: sentencex, with the joins and splits that news copy needs."""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

import sentencex

from checker.annotations.paragraphs import Kind, paragraphs, stripped
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex

# sentencex takes a quotation or a bracket for one sentence; with the marks blanked it looks inside.
_MARKS = regex('["“”„«»‹›()[\\]]')
_APOSTROPHES = regex("'{2,}")
# Where sentencex splits and news copy does not: after titles and initials, inside Gazeta.Ru, before a time zone,
# before anything in lower case (it was Yahoo! that bought it).
_ENDS_OPEN = regex(
    r"(?:\b(?:Ms|Mr|Mrs|Mx|Dr|Prof|St|Gen|Lt|Col|Sgt|Capt|Cpl|Maj|Cmdr|Rep|Sen|Gov|Rev|Fr|Hon|Pres|Amb|Insp|Det|No|Nos|Art|Sec"
    r"|vs|approx|cf|al|Messrs|Mmes|Jr|Sr|Ave|Blvd|Mt|Ft|c|p|pp|ca|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"
    r"|\b[A-Z]|\b[ap]\.m)\.\s*\Z"
)
_TITLE_END = regex(r"\b(?:Ms|Mr|Mrs|Mx|Dr|Prof|Gen|Lt|Col|Sgt|Capt|Cpl|Maj|Rep|Sen|Gov|Rev|Hon|Insp|Det|Messrs)\.\s*\Z")
_TIME_ZONE = regex(r"(?:[ECMP][SD]?T|GMT|BST|CEST|CET|UTC|MSK)\b")
_DOMAIN_END = regex(r"\w\.\Z")
_DOMAIN = regex(r"(?:[Rr][Uu]|RU|[Cc]om|COM|[Oo]rg|ORG|[Nn]et|NET|[Uu][Aa]|[Kk]z|[Tt]v|TV|[Ii]nfo|[Uu]k|[Dd]e|[Ff]r|[Ii]r)\b")
_CLOSING = "\"'”’»›“)]"
_OPENING_STRAIGHT = "\"'"


class Sentence(NamedTuple):
    """One sentence. ``start`` and ``end`` are code points without the white space around it; ``paragraph`` is the index
    of its block and ``kind`` what that block is."""

    start: int
    end: int
    paragraph: int
    kind: Kind

    @property
    def span(self) -> Span:
        """The code points of the sentence."""
        return Span(self.start, self.end)


@annotation
def sentences(document: Document) -> tuple[Sentence, ...]:
    """Every sentence of every block in order; a headline, caption or table row is one sentence."""
    found: list[Sentence] = []
    for index, block in enumerate(paragraphs(document)):
        if block.kind in (Kind.BODY, Kind.LIST_ITEM, Kind.CAPTION):
            for start, end in split(document.prose, block.copy, block.end):
                found.append(Sentence(start, end, index, block.kind))
        else:
            found.append(Sentence(block.start, block.end, index, block.kind))
    return tuple(found)


def is_question(document: Document, sentence: Sentence) -> bool:
    """Whether a question mark ends the sentence, perhaps with a closing mark or two behind it."""
    return "?" in document.prose[sentence.end - 3 : sentence.end]


def split(prose: str, start: int, end: int) -> list[Span]:
    """Spans of the sentences in ``prose[start:end]``, white space around them left out."""
    text = prose[start:end]
    blanked = _MARKS.sub(" ", text)
    if "''" in blanked:  # sentencex takes time that grows with the square of their number
        blanked = _APOSTROPHES.sub(lambda run: " " * len(run[0]), blanked)
    found: list[Span] = []
    at = 0
    for cut in itertools.accumulate(map(len, sentencex.segment("en", blanked))):
        if cut < len(text) and not _ends(text, at, cut):
            continue
        # Marks and space after the full stop: closing marks belong to the sentence they close.
        while cut > at and blanked[cut - 1].isspace():
            cut -= 1
        while cut < len(text) and text[cut] in _CLOSING and not _opens(text, cut):
            cut += 1
        span = stripped(prose, start + at, start + cut)
        if span.start < span.end:
            found.append(span)
        at = cut
    rest = stripped(prose, start + at, end)
    if rest.start < rest.end:
        found.append(rest)
    return found


def _ends(text: str, at: int, cut: int) -> bool:
    """Whether the boundary that sentencex sees at ``cut`` ends a sentence."""
    before, after = text[at:cut], text[cut : cut + 12].lstrip(" \t\"“”„«»‹›()[]'‘")
    tail = before[-16:]
    if not after or after[:1].islower():
        return False
    if _TITLE_END.search(tail) or (_DOMAIN_END.search(tail) and _DOMAIN.match(text[cut : cut + 8])):
        return False
    if _TIME_ZONE.match(after) and re.search(r"[ap]\.m\.\s*\Z", tail):
        return False
    # An initial (N. I. Pirogov) or an abbreviation before a digit (Jan. 10, No. 5) does not end a sentence.
    return not (
        _ENDS_OPEN.search(tail)
        and (after[:1].isdigit() or (re.search(r"\b[A-Z]\.\s*\Z", tail) is not None and not _acronym(tail)))
    )


def _acronym(tail: str) -> bool:
    """Whether the text ends with an abbreviation of several letters, such as ``U.S.``, which may end a sentence."""
    return re.search(r"[A-Z]\.[A-Z]\.\s*\Z", tail) is not None


def _opens(text: str, at: int) -> bool:
    """Whether the mark at ``at`` opens what follows rather than closes what went before."""
    follows = text[at + 1 : at + 2]
    preceded = text[at - 1 : at].isspace()
    if text[at] == "“":
        return bool(follows) and not follows.isspace()
    return text[at] in _OPENING_STRAIGHT and preceded and bool(follows) and not follows.isspace()
