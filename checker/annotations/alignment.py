"""Which part of the source each part of the draft translates: paragraphs, then sentences.

Units are aligned by length (Gale and Church 1993) and by what survives translation: digits, Latin words, quotation marks.
A segmented format says its alignment itself.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

import sentencex

from checker.annotations.paragraphs import paragraphs
from checker.annotations.sentences import split
from checker.annotations.source_lengths import length_ratio
from checker.annotations.source_numerals import ascii_digits
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex

# Cost of each move, units of the source by units of the draft: about -ln of how often translators make it.
_MOVES = {(1, 1): 0.1, (1, 2): 2.6, (2, 1): 2.6, (1, 3): 4.2, (3, 1): 4.2, (1, 0): 3.6, (0, 1): 3.6}
_BY_PRIOR = tuple((*move, prior) for move, prior in sorted(_MOVES.items(), key=lambda item: item[1]))
_SPREAD = 6.8  # variance of the length of a translation per code point (Gale and Church)
_SHARED, _UNSHARED = 1.6, 0.6  # what an anchor on both sides gives, and a number on a single side costs
_QUOTED = 0.2  # what a quotation mark on a single side costs
_MOST = 4  # anchors, numbers and marks of a pair that count at most
_WORST = 12.0  # what lengths that do not fit cost at most
# What it costs beside the prior to leave out or add a unit: one for so many code points of the draft, and so much at most.
_ALONE, _ALONE_MOST = 120, 2.0
# The lengths of source and draft say how long a translation is for each code point, within the first two; where the usual
# length is known, within these shares of it.
_SHORTEST_RATIO, _LONGEST_RATIO, _LEAST_USUAL, _MOST_USUAL = 0.5, 5.0, 0.85, 1.2
_WIDE = 120  # units; a band narrower than that counts as one of so many when its cells are counted
_EQUAL = 1e-9  # costs that differ by less are the same
_BAND = 40  # how far, in units, an alignment may stray from the diagonal
# The same where both sides have nearly as many units, which then mostly stand side by side; narrow ones first.
_BANDS_OF_EQUALS = (1, 3, 10)
# Cells up to which the band widens by what one side has more units than the other, and beyond which only cells are
# followed whose cost is near the least of their row: the work then grows with the number of units and no faster.
_CELLS, _NEAR = 60_000, 40.0
_MANY = 1_000  # sentences of a paragraph; more are a whole book on one line, and stay one pair
LONGEST = 3_000  # code points of a sentence; more is a table or a list that was run together

_ANCHOR = regex(r"\d[\d.,:]*\d|\d+|[A-Za-zÀ-ž][\w.-]{2,}")
_QUOTE = regex('[«»„“”「」『』"]')
_MARKS = str.maketrans(dict.fromkeys('"“”„«»‹›()[]「」『』（）', " "))
_LINE = regex(r"[^\r\n]+")


class Stretch(Protocol):
    """Whatever has a place in a text: a span, a number, a quotation."""

    @property
    def start(self) -> int:
        """Where it begins, in code points."""

    @property
    def end(self) -> int:
        """Where it ends."""


class Pair(NamedTuple):
    """A span of the source (in ``source_text``) and the span of the draft that translates it; one of them may be empty,
    where a sentence was left out or added."""

    source: Span
    target: Span

    @property
    def complete(self) -> bool:
        """Whether there is text on both sides."""
        return self.source.start < self.source.end and self.target.start < self.target.end

    def in_source(self, place: Stretch) -> Span:
        """A place in the source of this pair as one in ``source_text``."""
        return Span(place.start + self.source.start, place.end + self.source.start)

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


def source_at(document: Document, place: Stretch) -> str:
    """What stands at a place in ``source_text``."""
    return source_text(document)[place.start : place.end]


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
    """The stretch without the white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _sentences(source: str, span: Span, language: str) -> list[Span]:
    """The sentences of a stretch of the source; the stretch itself where it has none."""
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
    anchors: frozenset[str]  # those that the other side has somewhere too
    quotes: int
    digits: frozenset[str]  # numbers, whether the other side has them or not


def _unit(text: str) -> _Unit:
    plain = ascii_digits(text)
    anchors = frozenset(match.strip(".,:").replace(",", "").replace(".", "").lower() for match in _ANCHOR.findall(plain))
    return _Unit(len(text), anchors, len(_QUOTE.findall(text)), frozenset(filter(str.isdigit, anchors)))


def _units(text: str, spans: Sequence[Span]) -> list[_Unit]:
    return [_unit(text[span.start : span.end]) for span in spans]


def _common(units: Sequence[_Unit], others: Sequence[_Unit]) -> list[_Unit]:
    """The units with those anchors only that the other side has: no other can be shared."""
    every = frozenset[str]().union(*(unit.anchors for unit in others))
    return [unit._replace(anchors=unit.anchors & every) if unit.anchors else unit for unit in units]


def align(source: str, theirs: Sequence[Span], target: str, ours: Sequence[Span], usual: float = 0.0) -> list[Pair]:
    """The cheapest way to pair two runs of units in order. Linear in the number of units (a band around the diagonal).

    ``usual`` is the length of a translation per code point of the source, where it is known; the texts’ own lengths may
    move it, but not far, for something may be missing.
    """
    if not theirs or not ours:
        return [Pair(span, Span(0, 0)) for span in theirs] + [Pair(Span(0, 0), span) for span in ours]
    left, right = _units(source, theirs), _units(target, ours)
    left, right = _common(left, right), _common(right, left)
    ratio = min(
        max(sum(unit.length for unit in right) / max(1, sum(unit.length for unit in left)), _SHORTEST_RATIO), _LONGEST_RATIO
    )
    if usual:
        ratio = min(max(ratio, _LEAST_USUAL * usual), _MOST_USUAL * usual)
    path = _path(left, right, _costs(left, right, ratio))
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


def _costs(left: Sequence[_Unit], right: Sequence[_Unit], ratio: float) -> Callable[[int, int, int, int], float]:
    """What it costs to say that ``across`` units of the draft from ``j`` translate ``down`` units of the source from ``i``, as
    a function of ``i``, ``j``, ``down`` and ``across``."""
    together, beside = _joined(left), _joined(right)

    def cost(i: int, j: int, down: int, across: int) -> float:
        prior = _MOVES[down, across]
        if not down or not across:
            length = right[j].length if across else ratio * left[i].length
            return prior + min(_ALONE_MOST, length / _ALONE)
        length, anchors, quotes, digits = left[i] if down == 1 else together(i, down)
        got, others, marks, figures = right[j] if across == 1 else beside(j, across)
        wanted = ratio * length
        off = (got - wanted) ** 2 / (2 * _SPREAD * max(wanted, got, 1.0))
        total = prior + (off if off < _WORST else _WORST)
        if anchors and others:
            total -= _SHARED * min(len(anchors & others), _MOST)
        if digits or figures:
            total += _UNSHARED * min(len(digits ^ figures), _MOST)
        return total + _QUOTED * min(abs(quotes - marks), _MOST) if quotes != marks else total

    return cost


def _path(left: Sequence[_Unit], right: Sequence[_Unit], cost: Callable[[int, int, int, int], float]) -> list[tuple[int, int]]:
    """The moves of the cheapest path. Where both sides have nearly as many units, narrow bands are tried before a wide one."""
    rows, columns = len(left), len(right)
    if abs(rows - columns) > min(rows, columns) // 50:
        # The band holds the steps from row to row at least, or else it would break where one side has many more units.
        wide = min(_BAND + abs(rows - columns), max(_BAND + columns // max(1, rows), _CELLS // max(1, rows)))
        return _within(left, right, cost, wide)
    for reach in _BANDS_OF_EQUALS:
        reach += abs(rows - columns)
        steps = _within(left, right, cost, reach)
        if _farthest(steps, rows, columns) < reach:
            break
    return steps


def _farthest(steps: Sequence[tuple[int, int]], rows: int, columns: int) -> int:
    """How far, in units, a path strays from the diagonal."""
    i = j = far = 0
    for down, across in steps:
        i, j = i + down, j + across
        far = max(far, abs(j - i * columns // max(1, rows)))
    return far


def _within(
    left: Sequence[_Unit], right: Sequence[_Unit], cost: Callable[[int, int, int, int], float], reach: int
) -> list[tuple[int, int]]:
    """The cheapest path within ``reach`` units of the diagonal.

    What sharing its anchors could give a unit is added to the cost of passing it, half for each side. Every path pays that
    once for every unit, so that the cheapest stays the cheapest, but no move costs less than its prior any more: a move
    that could not win at its prior is never reckoned, and cells of one row can be compared.
    """
    rows, columns = len(left), len(right)
    low, across_of = _given_up(left), _given_up(right)
    long = max(2 * reach, _WIDE) * rows > _CELLS
    best: list[dict[int, float]] = [{} for _ in range(rows + 1)]
    came: list[dict[int, tuple[int, int]]] = [{} for _ in range(rows + 1)]
    best[0][0] = 0.0
    for i in range(rows + 1):
        middle = i * columns // max(1, rows)
        here, whence = best[i], came[i]
        worst = math.inf
        for j in range(max(0, middle - reach), min(columns, middle + reach) + 1):
            least = here.get(j, math.inf)
            step: tuple[int, int] | None = None
            passed = low[i] + across_of[j]
            for down, across, prior in _BY_PRIOR:
                if down > i or across > j:
                    continue
                before = best[i - down].get(j - across)
                if before is not None and before + prior < least:
                    then = before + passed - low[i - down] - across_of[j - across] + cost(i - down, j - across, down, across)
                    if then < least - _EQUAL:
                        least, step = then, (down, across)
            if step is not None and least <= worst:
                here[j], whence[j] = least, step
                if long:
                    worst = min(worst, least + _NEAR)
        if long and here:
            worst = min(here.values()) + _NEAR
            best[i] = {j: one for j, one in here.items() if one <= worst}
    steps: list[tuple[int, int]] = []
    i, j = rows, columns
    while (found := came[i].get(j)) is not None:
        steps.append(found)
        i, j = i - found[0], j - found[1]
    return steps[::-1]


def _given_up(units: Sequence[_Unit]) -> list[float]:
    """Half of what the anchors of the first units could give, for each number of units."""
    return [0.0, *itertools.accumulate(_SHARED * min(len(unit.anchors), _MOST) / 2 for unit in units)]
