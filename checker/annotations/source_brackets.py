"""Brackets of the source that the draft lost, and brackets that it added."""

from __future__ import annotations

from typing import NamedTuple

from checker.annotations.alignment import Pair, paragraph_pairs, source_text
from checker.annotations.source_language import source_language
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex

_BRACKET = regex(r"[(（]([^()（）]{3,200})[)）]")
# What may stand for brackets: a dash, a pair of commas, square brackets, a relative clause.
_INSTEAD = regex(r"[–—\[:;]|\s-\s|,[^,]{2,80},|\b(?:which|who|that|or|called|known|including|namely|such as|aka)\b")
# Agencies, abbreviations and dates that translators leave out or put into running text.
_LEFT_OUT = regex(r"\A[\W\d]*\Z|\A[A-ZА-ЯЁІЇЄҐ0-9 .&+-]{1,12}\Z")
# What sets words off in the source, so that brackets of the draft may stand for it.
_SET_OFF = regex(r"[\[({（–—]|\s-\s")
_LATIN, _DIGIT = regex("[A-Za-z]{3,}"), regex(r"\d")
_LONGEST = 400  # code points of a source paragraph; in longer ones brackets come and go


class BracketDiffers(NamedTuple):
    """Brackets on one side only: their place in ``source_text`` with the paragraph of the draft, or that in the draft."""

    source: Span | None
    target: Span


@annotation
def bracket_differences(document: Document) -> tuple[BracketDiffers, ...]:
    """Brackets of a paragraph whose other side has none, in order of the draft; Han scripts bracket too much to compare."""
    source, language = source_text(document), source_language(document)
    if not language or language in ("zh", "ja", "ko"):
        return ()
    found: list[BracketDiffers] = []
    for pair in paragraph_pairs(document):
        if pair.comparable and pair.source.end - pair.source.start <= _LONGEST:
            found += _compared(source, document.prose, pair)
    return tuple(found)


def _compared(source: str, prose: str, pair: Pair) -> list[BracketDiffers]:
    """The brackets that only one side of a paragraph has."""
    theirs, ours = list(_BRACKET.finditer(source, *pair.source)), list(_BRACKET.finditer(prose, *pair.target))
    if len(theirs) == 1 and not ours:
        words = theirs[0][1].strip()
        short = len(words.split()) < 2 or words.endswith(".")  # an abbreviation, or a name in its own letters
        if (
            not short
            and not _LEFT_OUT.match(words)
            and not any(word in prose for word in _LATIN.findall(words))
            and not _INSTEAD.search(prose, *pair.target)
        ):
            return [BracketDiffers(Span(*theirs[0].span()), pair.target)]
    if len(ours) == 1 and not theirs and not _SET_OFF.search(source, *pair.source):
        inside = ours[0][1]
        if len(inside.split()) > 2 and not _DIGIT.search(inside):
            return [BracketDiffers(None, Span(*ours[0].span()))]
    return []
