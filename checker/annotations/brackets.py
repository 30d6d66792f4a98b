"""Brackets of a document: which belong together, which cross, and which have no partner."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from typing import NamedTuple

from checker.annotations.paragraphs import Paragraph, paragraphs
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex

_PAIRS = {"(": ")", "[": "]", "{": "}", "（": "）", "［": "］", "｛": "｝", "【": "】", "〔": "〕"}
OPENING = frozenset(_PAIRS)
# A full-width bracket pairs with the plain one.
_KIND = {mark: mark for pair in _PAIRS.items() for mark in pair} | {
    "（": "(",
    "）": ")",
    "［": "[",
    "］": "]",
    "｛": "{",
    "｝": "}",
}
SIGNS = frozenset(_KIND)
_PARTNER = {closing: opening for opening, closing in _PAIRS.items()}
_BRACKET = regex("[" + re.escape("".join(_KIND)) + "]")
# a) 1) iv) at the head of a line or after a space: a list marker.
_MARKER = regex(r"(?:^|[\s(;,])(?:\d{1,3}[a-z]?|[A-Za-z]|[ivxIVX]{1,5})\Z")
_SMILEY = regex(r"(?:^|[\s\w.!?])[:;=8][-'^o]?\Z")
# A remark in brackets may go on for so many paragraphs.
_PARAGRAPHS = 6


class Bracket(NamedTuple):
    """A pair of brackets, or one whose partner is missing.

    ``open`` and ``close`` are code points of the brackets, ``None`` where one is missing; ``bounds`` is then the stretch
    in which it must be missing, otherwise what stands from bracket to bracket. ``level`` is 0 for outer brackets.
    ``crossed``: it closes after the bracket around it.
    """

    open: int | None
    close: int | None
    level: int
    paragraph: int
    bounds: Span
    crossed: bool = False

    @property
    def known(self) -> int:
        """Where the opening bracket stands, or the closing one where there is no other."""
        place = self.open if self.open is not None else self.close
        assert place is not None
        return place


@annotation
def brackets(document: Document) -> tuple[Bracket, ...]:
    """Every bracket of the draft in order; list markers (``a)``) and smileys left out."""
    prose = document.prose
    marks = [match.start() for match in _BRACKET.finditer(prose)]
    if not marks:
        return ()
    blocks = paragraphs(document)
    starts = [block.start for block in blocks]
    found: list[Bracket] = []
    at = 0
    while at < len(marks):
        index = bisect.bisect_right(starts, marks[at]) - 1
        last, end = at + 1, blocks[index].end
        while last < len(marks) and marks[last] < end:
            last += 1
        found += sorted(_paired(prose, marks[at:last], index, blocks[index]), key=lambda one: one.known)
        at = last
    return tuple(_joined(found, blocks))


def _paired(prose: str, marks: Sequence[int], index: int, block: Paragraph) -> list[Bracket]:
    """The brackets of one paragraph; a stack, with one look ahead where two pairs cross."""
    stack: list[int] = []
    found: list[Bracket] = []
    for number, mark in enumerate(marks):
        text = prose[mark]
        if text in OPENING:
            if not (text == "(" and not stack and _is_smiley(prose, mark)):
                stack.append(mark)
            continue
        opening = _KIND[_PARTNER[text]]
        if stack and _KIND[prose[stack[-1]]] == opening:
            opened = stack.pop()
            found.append(Bracket(opened, mark, len(stack), index, Span(opened, mark + 1)))
        elif len(stack) > 1 and _KIND[prose[stack[-2]]] == opening:
            opened = stack.pop(-2)
            following = prose[marks[number + 1]] if number + 1 < len(marks) else ""
            crossed = following not in OPENING and _KIND.get(_PARTNER.get(following, ""), "") == _KIND[prose[stack[-1]]]
            found.append(Bracket(opened, mark, len(stack) - 1, index, Span(opened, mark + 1), crossed))
            if not crossed:
                inner = stack.pop()
                found.append(Bracket(inner, None, len(stack), index, Span(inner + 1, mark)))
        elif text != ")" or not (_is_marker(prose, mark) or _is_smiley(prose, mark)):
            before = marks[number - 1] + 1 if number else block.start
            found.append(Bracket(None, mark, len(stack), index, Span(before, mark)))
    for level, opened in enumerate(stack):
        after = bisect.bisect_right(marks, opened)
        limit = marks[after] if after < len(marks) else block.end
        found.append(Bracket(opened, None, level, index, Span(opened + 1, limit)))
    return found


def _is_marker(prose: str, mark: int) -> bool:
    """Whether the closing bracket belongs to a list marker: *a)*, *iv)*."""
    return _MARKER.search(prose, max(0, mark - 7), mark) is not None


def _is_smiley(prose: str, mark: int) -> bool:
    """Whether the bracket is the mouth of a smiley."""
    following = prose[mark + 1 : mark + 2]
    return not following.isalnum() and _SMILEY.search(prose, max(0, mark - 4), mark) is not None


def _joined(found: list[Bracket], blocks: Sequence[Paragraph]) -> list[Bracket]:
    """Join what opens in one paragraph and closes in a later one, where no other bracket stands between."""
    gone: set[int] = set()
    for place, one in enumerate(found[:-1]):
        other = found[place + 1]
        if one.close is not None or one.open is None or other.open is not None or other.close is None:
            continue
        if 0 < other.paragraph - one.paragraph <= _PARAGRAPHS:
            gone.add(place + 1)
            found[place] = one._replace(close=other.close, bounds=Span(one.open, other.close + 1))
    return [one for place, one in enumerate(found) if place not in gone]
