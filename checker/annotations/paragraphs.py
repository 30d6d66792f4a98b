"""Blocks of a draft and what each one is: headline, subhead, byline, caption, list item, table row or running copy."""

from __future__ import annotations

import enum
import re
from typing import NamedTuple

from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex

# A headline or subhead is short and does not end like a sentence. 20 and 12 words hold 99 in 100 of the headlines and
# subheads in published wire copy.
HEADLINE_WORDS = 20
SUBHEAD_WORDS = 12
# Lines of hard-wrapped text break between 50 and 100 code points, nearly always before the sentence ends.
WRAPPED_LINE = range(50, 101)

_TWO_SENTENCES = regex(r"[a-z][.!?][\"”’]? +[\"“‘]?[A-Z]")
# A draft in which fewer paragraphs than this hold two sentences has a paragraph for each sentence.
_WHOLE_PARAGRAPHS = 0.3
_BLANK_LINES = regex(r"(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)\s*")
_LINE_END = regex(r"(?:\r\n|\r|\n)\s*")
_SENTENCE_END = regex(r"[.!?…。！？।؟][\"'”’»“„)\]\s]*\Z")
_CLOSED = regex(r"[.!?…。！？।؟:;,][\"'”’»“„)\]\s]*\Z")
_LIST_ITEM = regex(r"(?:[-*•–—▪●◦‣]\s+|\(?\d{1,2}[.)]\s+|\(?[a-z]\)\s+)\S")
_BYLINE = regex(
    r"(?:By\s+(?:[A-Z]|our\b)[^.!?]{2,80}|(?:Reporting|Writing|Editing|Additional reporting|Translated) by\b.{2,160}"
    r"|(?:Published|Updated|Posted|Last updated)\b.{2,60})\Z",
    re.IGNORECASE,
)
_CAPTION = regex(
    r"\A(?:FILE\s?[-–—:]|(?:[Ff]ile |[Aa]rchive )?"
    r"(?:[Pp]hoto|[Pp]hotograph|[Ii]mage|[Pp]icture|[Ii]llustration|[Vv]ideo|Watch|Caption|[Ss]creenshot)"
    r"\s*(?:(?:of|by|from|credit)\b|[:/|]|- )|Map of\b|\(?Pictured\b)"
)
_CREDIT = regex(r"[(/|]\s*(?:[Pp]hoto|[Ii]mage|[Pp]icture|Reuters|AFP|AP|Getty)\b[^)]{0,60}\)?\Z")
_TABLE = regex(r"\t|\s\|\s|^\|| {3,}\S+ {3,}")
_SPEAKER = regex(r"(?:Q|A|[A-Z][A-Z .'-]{2,30}):\s")
# Words that cannot end a headline or subhead: where a short block ends with one, it is copy that was cut.
_CUT = regex(
    r"\b(?:a|an|the|of|and|or|but|to|in|on|at|by|for|from|with|that|which|who|is|are|was|were|be|been|has|have|had|will|"
    r"would|can|could|may|must|should|its|their|his|because|if|when|until|as|than)\W*\Z"
)
# And these where a figure follows in the next block: … is put at about | 8.2 billion won.
_CUT_BEFORE_FIGURE = regex(r"\b(?:about|around|over|under|nearly|almost|up to)\Z")
# GUIYANG, May 26 (Xinhua) --   MURMANSK, Russia (AP) -   GENEVA —   Moscow. 12 May. INTERFAX.RU -
_DATELINE = regex(
    r"(?:[A-Z][\w.'’-]+(?:[ ,/]+(?:[A-Z][\w.'’-]*|\d{1,2}|\d{4}|de|la|el|al)){0,7}\.?)?\s*(?:\([^()]{2,40}\))?\s*"
    r"(?:--+|[–—]|-)\s+"
    r"(?=[\w\"“‘'«(])"
)


class Kind(enum.StrEnum):
    """What a block is. Only ``BODY`` is running copy that must be made of sentences."""

    HEADLINE = "headline"
    SUBHEAD = "subhead"
    BYLINE = "byline"
    CAPTION = "caption"
    LIST_ITEM = "list item"
    TABLE = "table"
    BODY = "body"


class Paragraph(NamedTuple):
    """One block. ``start`` and ``end`` are code points without the white space around it; ``copy`` is where the copy
    begins, after a dateline, a speaker's label or a list marker."""

    start: int
    end: int
    kind: Kind
    copy: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@annotation
def paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """The blocks of the draft in order.

    Blank lines part blocks. In a draft without any, every line is a block, unless the lines look hard-wrapped.
    """
    prose = document.prose
    blocks = _blocks(prose)
    found: list[Paragraph] = []
    for index, (start, end) in enumerate(blocks):
        following = prose[blocks[index + 1][0] : blocks[index + 1][0] + 2] if index + 1 < len(blocks) else ""
        text = prose[start:end]
        kind = _kind(text, first=index == 0, alone=len(blocks) == 1, following=following)
        found.append(Paragraph(start, end, kind, start + _lead(text, kind)))
    return tuple(found)


@annotation
def sentence_paragraphs(document: Document) -> bool:
    """Whether the draft has a paragraph for each sentence, so that its breaks mean nothing."""
    body = [block for block in paragraphs(document) if block.kind is Kind.BODY]
    whole = sum(_TWO_SENTENCES.search(document.prose, block.start, block.end) is not None for block in body)
    return whole < _WHOLE_PARAGRAPHS * len(body)


def _blocks(prose: str) -> list[Span]:
    """The blocks of a text without the white space around them, parted by blank lines or by line ends."""
    separator = _BLANK_LINES
    if not _BLANK_LINES.search(prose.strip()):
        lines = prose.split("\n")
        wrapped = sum(len(line) in WRAPPED_LINE and not _SENTENCE_END.search(line) for line in lines)
        if wrapped * 2 < len(lines):
            separator = _LINE_END
    blocks: list[Span] = []
    at = 0
    for match in separator.finditer(prose):
        blocks.append(stripped(prose, at, match.start()))
        at = match.end()
    blocks.append(stripped(prose, at, len(prose)))
    return [block for block in blocks if block.start < block.end]


def stripped(prose: str, start: int, end: int) -> Span:
    """The span without the white space at its ends; empty where there is nothing else."""
    while start < end and prose[start].isspace():
        start += 1
    while end > start and prose[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _kind(text: str, *, first: bool, alone: bool, following: str) -> Kind:
    """What a block is: ``first`` or ``alone`` in its draft, before one that begins with ``following`` (two code points)."""
    head = text[:400]
    if len(text) < 400:
        if ("|" in head or "\t" in head or "   " in head) and _TABLE.search(head):
            return Kind.TABLE
        if _BYLINE.match(head):
            return Kind.BYLINE
        if _CAPTION.match(head) or (("(" in head or "/" in head or "|" in head) and _CREDIT.search(head)):
            return Kind.CAPTION
    if _LIST_ITEM.match(head):
        return Kind.LIST_ITEM
    words = len(head.split())
    if first and not alone and words <= HEADLINE_WORDS and not _SENTENCE_END.search(head) and len(text) < 400:
        return Kind.HEADLINE
    if (
        words <= SUBHEAD_WORDS
        and not alone
        and not _CLOSED.search(text[-8:])
        and not following[:1].islower()
        and head[:1] not in "\"'“‘«„"
        and not head[:1].islower()
        and not _CUT.search(text[-12:])
        and not (following[:1].isdigit() and _CUT_BEFORE_FIGURE.search(text[-12:]))
        and not re.search(r"[.!?]\s", head)
    ):
        return Kind.SUBHEAD
    return Kind.BODY


def _lead(text: str, kind: Kind) -> int:
    """Code points before the copy begins: a dateline, a speaker's label or a list marker."""
    if kind is Kind.LIST_ITEM:
        return re.match(r"\S+\s+", text).end()  # type: ignore[union-attr]
    if kind is not Kind.BODY:
        return 0
    speaker = _SPEAKER.match(text)
    if speaker:
        return speaker.end()
    dateline = _DATELINE.match(text[:120])
    # A dateline has a place in capitals, or a date or an agency beside the place; otherwise the dash is just a dash.
    if dateline and re.match(r"[A-Z][A-Z'’. -]+\b|[^–—-]*(?:\d|\()", dateline[0]):
        return dateline.end()
    return 0
