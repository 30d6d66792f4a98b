"""Which part of the source each part of the draft translates: paragraphs, then sentences.

Units are aligned by length (Gale and Church 1993) and by what survives translation: digits, Latin words, quotation marks.
A segmented format says its alignment itself.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

import sentencex

from checker.annotations.paragraphs import paragraphs
from checker.annotations.sentences import split
from checker.annotations.source_lengths import length_ratio
from checker.annotations.source_numbers import ascii_digits
from checker.document import Document, annotation
from checker.finding import Span

# Cost of each move, units of the source by units of the draft: about -ln of how often translators make it.
_MOVES = {(1, 1): 0.1, (1, 2): 2.6, (2, 1): 2.6, (1, 3): 4.2, (3, 1): 4.2, (1, 0): 3.6, (0, 1): 3.6}
_SPREAD = 6.8  # variance of the length of a translation per code point (Gale and Church)
_SHARED, _UNSHARED = 1.6, 0.6  # what an anchor on both sides gives, and one on a single side costs
_WORST = 12.0
_BAND_OF_EQUALS = 10  # the same where both sides have nearly as many units, which then mostly stand side by side
_BAND = 40  # how far, in units, an alignment may stray from the diagonal
# Cells up to which the band widens by what one side has more units than the other, and beyond which only cells are
# followed whose cost is near the least of their row: the work then grows with the number of units and no faster.
_CELLS, _NEAR = 60_000, 40.0
_MANY = 1_000  # sentences of a paragraph; more are a whole book on one line, and stay one pair
LONGEST = 3_000  # code points of a sentence; more is a table or a list that was run together

_ANCHOR = re.compile(r"\d[\d.,:]*\d|\d+|[A-Za-zÀ-ž][\w.-]{2,}")
_QUOTE = re.compile('[«»„“”「」『』"]')
_MARKS = str.maketrans(dict.fromkeys('"“”„«»‹›()[]「」『』（）', " "))
_LINE = re.compile(r"[^\r\n]+")


class Pair(NamedTuple):
    """A span of the source (in ``source_text``) and the span of the draft that translates it; one of them may be empty,
    where a sentence was left out or added."""

    source: Span
    target: Span

    @property
    def complete(self) -> bool:
        """Whether there is text on both sides."""
        return self.source.start < self.source.end and self.target.start < self.target.end

    @property
    def comparable(self) -> bool:
        """Whether there is text on both sides, and no more than can be one sentence."""
        return self.complete and max(self.source.end - self.source.start, self.target.end - self.target.start) <= LONGEST


@annotation
def source_text(document: Document) -> str:
    """The whole source: the source file, or the sources of the segments, one a line."""
    if document.segments:
        return "\n".join(segment.source for segment in document.segments)
    return document.source or ""


@annotation
def paragraph_pairs(document: Document) -> tuple[Pair, ...]:
    """Paragraphs (or segments) of source and draft, aligned, in order of the draft."""
    if document.segments:
        found, at = [], 0
        for segment in document.segments:
            found.append(Pair(Span(at, at + len(segment.source)), segment.span))
            at += len(segment.source) + 1
        return tuple(found)
    source = source_text(document)
    theirs = _lines(source)
    ours = _lines(document.prose)
    if len(theirs) != len(ours):  # not line by line; blocks are what the two texts may share
        blocks = [Span(block.start, block.end) for block in paragraphs(document)]
        ours = blocks if abs(len(theirs) - len(blocks)) < abs(len(theirs) - len(ours)) else ours
    from checker.annotations.source_language import source_language

    return tuple(align(source, theirs, document.prose, ours, length_ratio(source_language(document))))


@annotation
def sentence_pairs(document: Document) -> tuple[Pair, ...]:
    """Sentences of source and draft, aligned within their paragraphs, in order of the draft."""
    from checker.annotations.source_language import source_language

    source, language = source_text(document), source_language(document)
    found: list[Pair] = []
    for pair in paragraph_pairs(document):
        if not pair.complete:
            found.append(pair)
            continue
        theirs = _sentences(source, pair.source, language)
        ours = split(document.prose, pair.target.start, pair.target.end)
        if max(len(theirs), len(ours)) > _MANY:
            found.append(pair)
            continue
        found += (
            [pair] if len(theirs) == len(ours) == 1 else align(source, theirs, document.prose, ours, length_ratio(language))
        )
    return tuple(found)


def _lines(text: str) -> list[Span]:
    return [span for match in _LINE.finditer(text) if (span := _trimmed(text, *match.span())).start < span.end]


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _sentences(source: str, span: Span, language: str) -> list[Span]:
    text = source[span.start : span.end].translate(_MARKS)  # sentencex takes a quotation for one sentence
    found = []
    for boundary in sentencex.get_sentence_boundaries(language or "en", text):
        one = _trimmed(source, span.start + boundary["start_index"], span.start + boundary["end_index"])
        if one.start < one.end:
            found.append(one)
    return found or [span]


class _Unit(NamedTuple):
    """What alignment looks at in a stretch of text."""

    length: int
    anchors: frozenset[str]
    quotes: int
    digits: frozenset[str]  # of the anchors those that are numbers


def _unit(text: str) -> _Unit:
    plain = ascii_digits(text)
    anchors = frozenset(match[0].strip(".,:").replace(",", "").replace(".", "").lower() for match in _ANCHOR.finditer(plain))
    return _Unit(len(text), anchors, len(_QUOTE.findall(text)), frozenset(filter(str.isdigit, anchors)))


def align(source: str, theirs: Sequence[Span], target: str, ours: Sequence[Span], usual: float = 0.0) -> list[Pair]:
    """The cheapest way to pair two runs of units in order. Linear in the number of units (a band around the diagonal).

    ``usual`` is the length of a translation per code point of the source, where it is known; the texts’ own lengths may
    move it, but not far, for something may be missing.
    """
    if not theirs or not ours:
        return [Pair(span, Span(0, 0)) for span in theirs] + [Pair(Span(0, 0), span) for span in ours]
    left = [_unit(source[span.start : span.end]) for span in theirs]
    right = [_unit(target[span.start : span.end]) for span in ours]
    ratio = min(max(sum(unit.length for unit in right) / max(1, sum(unit.length for unit in left)), 0.5), 5.0)
    if usual:
        ratio = min(max(ratio, 0.85 * usual), 1.2 * usual)
    path = _path(len(left), len(right), functools.partial(_cost, _joined(left), _joined(right), ratio))
    found: list[Pair] = []
    i = j = 0
    for down, across in path:
        at = ours[j].start if j < len(ours) else ours[-1].end
        from_here = theirs[i].start if i < len(theirs) else theirs[-1].end
        found.append(
            Pair(
                Span(theirs[i].start, theirs[i + down - 1].end) if down else Span(from_here, from_here),
                Span(ours[j].start, ours[j + across - 1].end) if across else Span(at, at),
            )
        )
        i, j = i + down, j + across
    return found


def _joined(units: Sequence[_Unit]) -> Callable[[int, int], _Unit]:
    """What alignment looks at in ``count`` units from ``at``, reckoned once."""

    @functools.cache
    def joined(at: int, count: int) -> _Unit:
        some = units[at : at + count]
        if count == 1:
            return some[0]
        anchors = frozenset[str]().union(*(unit.anchors for unit in some))
        digits = frozenset[str]().union(*(unit.digits for unit in some))
        return _Unit(sum(unit.length for unit in some), anchors, sum(unit.quotes for unit in some), digits)

    return joined


def _cost(
    left: Callable[[int, int], _Unit], right: Callable[[int, int], _Unit], ratio: float, i: int, j: int, down: int, across: int
) -> float:
    """What it costs to say that ``across`` units of the draft from ``j`` translate ``down`` units of the source from ``i``."""
    prior = _MOVES[down, across]
    theirs, ours = left(i, down), right(j, across)
    wanted, got = ratio * theirs.length, ours.length
    if not down or not across:
        return prior + min(2.0, max(wanted, got) / 120)
    off = (got - wanted) / math.sqrt(_SPREAD * max(wanted, got, 1.0))
    shared = digits = 0
    if theirs.anchors or ours.anchors:
        shared = len(theirs.anchors & ours.anchors)
        if theirs.digits or ours.digits:
            digits = len(theirs.digits ^ ours.digits)
    quotes = abs(theirs.quotes - ours.quotes)
    return prior + min(off * off / 2, _WORST) - _SHARED * min(shared, 4) + _UNSHARED * min(digits, 4) + 0.2 * min(quotes, 4)


def _path(rows: int, columns: int, cost: Callable[[int, int, int, int], float]) -> list[tuple[int, int]]:
    best: dict[tuple[int, int], float] = {(0, 0): 0.0}
    came: dict[tuple[int, int], tuple[int, int]] = {}
    # The band holds the steps from row to row at least, or else it would break where one side has many more units.
    reach = min(_BAND + abs(rows - columns), max(_BAND + columns // max(1, rows), _CELLS // max(1, rows)))
    if abs(rows - columns) <= min(rows, columns) // 50:
        reach = _BAND_OF_EQUALS + abs(rows - columns)
    long = max(2 * reach, 120) * rows > _CELLS
    for i in range(rows + 1):
        middle = i * columns // max(1, rows)
        band = range(max(0, middle - reach), min(columns, middle + reach) + 1)
        worst = min((best.get((i, j), math.inf) for j in band), default=math.inf) + _NEAR if long else math.inf
        for j in band:
            here = best.get((i, j))
            if here is None or here > worst:
                continue
            for down, across in _MOVES:
                to = (i + down, j + across)
                if to[0] <= rows and to[1] <= columns:
                    then = here + cost(i, j, down, across)
                    if then < best.get(to, math.inf) - 1e-9:
                        best[to] = then
                        came[to] = (down, across)
    steps: list[tuple[int, int]] = []
    at = (rows, columns)
    while at in came:
        step = came[at]
        steps.append(step)
        at = (at[0] - step[0], at[1] - step[1])
    return steps[::-1]
