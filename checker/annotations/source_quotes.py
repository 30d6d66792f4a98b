"""Quotations of a source text: what stands between its marks, and how much of that is speech."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from checker.lazy import regex

# Opening marks with what may close them. Straight marks and “ open or close by turns; „ closes with “ or ”.
_CLOSERS = {
    "«": "»",
    "„": '“”"„',
    "“": "”",
    "「": "」",
    "『": "』",
    "»": "«",
    '"': '"',
    "″": "″",
    "＂": "＂",
    "”": "”",
    "〝": "〞〟",
}
_MARK = regex('[«»„“”「」『』"″＂〝〞〟]')
# The words of the author inside a Slavic quotation: «…, — сказал он. — …».
_ASIDE = regex(r"(?<=[,!?…])\s*[—–-]\s+(?=[^\W\d_A-ZА-ЯЁІЇЄҐ«»])[^«»„“”]*?(?:[.,]\s*[—–-]\s+|\Z)")
_GLOSS = regex(r"\s?[（(][A-Za-z][\w .&-]*[）)]\s?")  # a name in Latin letters after its characters
# What follows a quotation that somebody says, and what no name in Han characters has.
_SPEECH_GOES_ON, _HAN_STOP = regex(r",?\s*[—–-]|,"), regex("[，。！？、；]")
_LONGEST = 3000  # code points of a quotation
_DEEPEST = 20  # opening marks one inside the other; more are no quotations


class SourceQuote(NamedTuple):
    """What a source quotes, marks included: ``start`` and ``end``, the quoted words without those of the author
    (``said``, in so many ``pieces``), and whether it is the name of something (a newspaper, a ship) and
    nobody’s words."""

    start: int
    end: int
    said: str
    name: bool
    pieces: int = 1


@functools.lru_cache(maxsize=4096)
def source_quotes(text: str, language: str) -> tuple[SourceQuote, ...]:
    """The outer quotations of a text in order; what is quoted inside them is part of them. Marks without partner, and
    those more than 3,000 code points apart, are left out."""
    found: list[SourceQuote] = []
    opened: list[re.Match[str]] = []
    for match in _MARK.finditer(text):
        mark = match[0]
        if opened and (match.start() - opened[0].start() > _LONGEST or len(opened) > _DEEPEST):
            opened = []
        if opened and mark in _CLOSERS.get(opened[-1][0], ""):
            first = opened.pop()
            if not opened:
                found.append(_quote(text, first.start(), match.end(), language))
        elif opened and any(mark in _CLOSERS.get(one[0], "") for one in opened):
            while mark not in _CLOSERS.get(opened[-1][0], ""):
                opened.pop()
            first = opened.pop()
            if not opened:
                found.append(_quote(text, first.start(), match.end(), language))
        elif mark in _CLOSERS and not (mark in "»”" and language not in ("de", "da", "sv", "fi", "hu")):
            opened.append(match)
    return tuple(found)


def _quote(text: str, start: int, end: int, language: str) -> SourceQuote:
    """The quotation between two marks."""
    inside = text[start + 1 : end - 1].strip()
    if language in ("zh", "ja"):
        inside = _GLOSS.sub("", inside)
    if language not in ("ru", "uk", "be", "bg"):
        return SourceQuote(start, end, inside, _is_name(inside, text[end : end + 3], language))
    said, asides = _ASIDE.subn(" ", inside)
    pieces = 1 + (asides if _ASIDE.split(inside)[-1].strip() else 0)
    return SourceQuote(start, end, said, _is_name(inside, text[end : end + 3], language), pieces)


def _is_name(inside: str, after: str, language: str) -> bool:
    """Whether quoted words are the name of something; ``after`` is what follows the marks."""
    words = inside.split()
    if language in ("zh", "ja"):
        return len(inside) <= 12 and not _HAN_STOP.search(inside)
    if language == "de" and len(words) == 1:
        return False  # every noun has a capital
    if not inside[:1].isupper() or len(words) > 5 or inside[-1:] in ".!?…,":
        return not inside[:1].isalpha() and len(words) <= 2
    # «Зенит», «Единая Россия»: speech would be followed by a comma and a dash.
    return not _SPEECH_GOES_ON.match(after) or len(words) == 1
