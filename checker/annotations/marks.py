"""Quotation marks of a document, told apart from apostrophes, each with the side that its neighbours give it."""

from __future__ import annotations

import enum
import re
from typing import NamedTuple

from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex


class Side(enum.IntEnum):
    """Whether a mark opens or closes, judged by what stands to its left and right; ``EITHER`` where they do not tell."""

    OPEN = 0
    CLOSE = 1
    EITHER = 2


class Form(enum.StrEnum):
    """Marks of one form close each other."""

    DOUBLE = "double"
    SINGLE = "single"
    ANGLE = "angle"
    CORNER = "corner"


class Mark(NamedTuple):
    """One quotation mark. ``start`` and ``end`` are code points; ``shape`` is the side that a directed character such as
    “ announces by itself, ``EITHER`` for straight marks; ``side`` is what its place says."""

    start: int
    end: int
    text: str
    form: Form
    shape: Side
    side: Side

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


# „ opens in German, Polish and Russian copy, where “ may close: its shape is taken by the English reading.
_KINDS: dict[str, tuple[Form, Side]] = {
    '"': (Form.DOUBLE, Side.EITHER),
    "＂": (Form.DOUBLE, Side.EITHER),
    "``": (Form.DOUBLE, Side.OPEN),
    "''": (Form.DOUBLE, Side.EITHER),
    "“": (Form.DOUBLE, Side.OPEN),
    "„": (Form.DOUBLE, Side.OPEN),
    "‟": (Form.DOUBLE, Side.OPEN),
    "”": (Form.DOUBLE, Side.CLOSE),
    "‘": (Form.SINGLE, Side.OPEN),
    "‚": (Form.SINGLE, Side.OPEN),
    "‛": (Form.SINGLE, Side.OPEN),
    "`": (Form.SINGLE, Side.OPEN),
    "’": (Form.SINGLE, Side.CLOSE),
    "´": (Form.SINGLE, Side.CLOSE),
    "'": (Form.SINGLE, Side.EITHER),
    "«": (Form.ANGLE, Side.OPEN),
    "»": (Form.ANGLE, Side.CLOSE),
    "‹": (Form.ANGLE, Side.OPEN),
    "›": (Form.ANGLE, Side.CLOSE),
    "「": (Form.CORNER, Side.OPEN),
    "『": (Form.CORNER, Side.OPEN),
    "《": (Form.CORNER, Side.OPEN),
    "」": (Form.CORNER, Side.CLOSE),
    "』": (Form.CORNER, Side.CLOSE),
    "》": (Form.CORNER, Side.CLOSE),
}
MARKS = "".join(kind for kind in _KINDS if len(kind) == 1)
# One set first, so that the search skips from mark to mark; a single mark between two letters is an apostrophe.
_MARK = regex(rf"[{MARKS}](?:(?<=`)`|(?<=')'|(?<=[^'’‘`´])|(?<!\w.)|(?!\w))", re.DOTALL)
_SINGLES = frozenset("'’‘`´‚‛")
# Letters that a leading apostrophe stands for: ’90s, ’em, ’til, rock ’n’ roll, ’twas, Dutch ’t Hooft and
# ’s-Hertogenbosch, and what tokenisers leave behind (John 's, they 're, do n't).
_ELISION = regex(
    r"\d0s\b|\d\ds?\b|(?:em|till?|tis|tisn|twas|twere|twill|cause|cos|cuz|bout|round|nuff|neath|ere|er|n|s|t|re|ll|ve|d|m)\b",
    re.IGNORECASE,
)
# Ayn or hamza at the head of a transliterated name: ‘Abd, ’Amr, ‘Ain, ‘Uthman, ‘Isa.
_AYN = regex(
    r"(?:Ab[du]|Al[aiy]|Am[mr]|Ai[ns]|Ay[ns]|As[rh]|Aq|Ar[ai]|At[ai]|Az[iz]|Ei?d|I[dls]|Im|Iz|Ir|Ub|Um|Ut|Uq|Ou|Om|Os|Od)\w*"
)
_CLOSING = regex(r"[\w.,!?]’(?!\w)")
# China ’ s, as tokenisers leave it
_TORN_OFF = regex(r" (?:s|t|re|ve|ll|d|m)\b")
_FEET = regex(r"\d['’′]\s?(?:\d{1,2}(?:[.½¼¾]\d?)?)\Z")
_OPENING = frozenset("([{<¿¡（［")
_DASHES = frozenset("-–—―/…")
_STOPS = frozenset(",.;:!?)]}>%，。！？；：）、،؟；।")


@annotation
def quote_marks(document: Document) -> tuple[Mark, ...]:
    """Every quotation mark of the draft in order, apostrophes, primes, ayns and elisions left out.

    A straight mark or ’ after a letter may still be a plural possessive; its side is then ``CLOSE`` and the pairing
    decides.
    """
    prose = document.prose
    size = len(prose)
    found: list[Mark] = []
    add = found.append
    run_end = run_left = -1  # marks that stand side by side (“‘ or ?’”) share their neighbours
    left = right = ""
    for match in _MARK.finditer(prose):
        start, end = match.span()
        text = match[0]
        if start != run_end:
            run_left = start
            left = prose[start - 1] if start else "\n"
        run_end = end
        if end < size and prose[end] in _KINDS:
            right = _beyond(prose, end)
        else:
            right = prose[end] if end < size else "\n"
        form, shape = _KINDS[text]
        side = _side(prose, left, right, end)
        if form is Form.SINGLE:
            if side is not Side.CLOSE and _leads(prose, start, end, text):
                continue
            if side is not Side.OPEN and _TORN_OFF.match(prose, end):
                continue
            if text in "`´" and left not in " \n\t(" and right not in " \n\t,.":
                continue
        elif text in '"”' and left.isdigit() and run_left == start and _FEET.search(prose, max(0, start - 8), start):
            continue
        add(Mark(start, end, text, form, shape, side))
    return tuple(found)


def _beyond(prose: str, at: int) -> str:
    """The first character from ``at`` on that is no quotation mark; at most four marks are looked over."""
    for character in prose[at : at + 4]:
        if character not in _KINDS:
            return character
    return "\n"


def _side(prose: str, left: str, right: str, end: int) -> Side:
    """The side of a mark between two characters; ``end`` is where the mark ends."""
    if left.isspace():
        if right.isspace():
            return Side.EITHER
        if right in _STOPS and (right not in ".:!?" or not prose[end + 1 : end + 2].strip("\n\t \"”'’)]")):
            return Side.CLOSE
        return Side.OPEN
    if left in _OPENING:
        return Side.OPEN
    if right.isspace() or right in _STOPS:
        return Side.EITHER if left == ":" else Side.CLOSE
    if right in _DASHES:
        return Side.EITHER if left in _DASHES else Side.CLOSE
    if left in _DASHES or left == ":":
        return Side.OPEN
    return Side.EITHER


def _leads(prose: str, start: int, end: int, text: str) -> bool:
    """Whether a single mark before a letter or digit is an apostrophe or an ayn, not an opening mark."""
    if text not in _SINGLES or not prose[end : end + 1].isalnum():
        return False
    elided = _ELISION.match(prose, end)
    if elided is not None:
        # ’n’ and ’em are apostrophes; ‘s’ is a quoted letter.
        return not (text == "‘" and prose[elided.end() : elided.end() + 1] == "’" and prose[end] not in "nN")
    return text != "'" and _AYN.match(prose, end) is not None and _CLOSING.search(prose, end, end + 60) is None


@annotation
def is_curly(document: Document) -> bool:
    """Whether the draft sets “ ” ‘ ’ rather than straight marks; straight where it has as many of both or none."""
    text = document.prose
    return sum(map(text.count, "“”‘’")) > text.count('"') + text.count("'")
