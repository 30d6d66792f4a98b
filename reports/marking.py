"""A draft's text cut into runs, so that every place can be marked and no overlap needs nesting.

Runs joined give the text back. A run knows every place that covers it and every place that begins with it.
"""

from __future__ import annotations

import bisect
import dataclasses
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.finding import Finding, Span

_BLANK_LINES = re.compile(r"(?:[^\S\r\n]*(?:\r\n|\r|\n)){2,}")
_LINE_END = re.compile(r"[^\S\r\n]*(?:\r\n|\r|\n)")

# Names of characters that show nothing, or steer what stands beside them. Where the second field is false they are
# right in some languages' copy and are shown only inside a mark.
INVISIBLE = {
    "\u00a0": ("NBSP", False),
    "\u00ad": ("SHY", True),
    "\u034f": ("CGJ", True),
    "\u061c": ("ALM", False),
    "\u180e": ("MVS", True),
    "\u200b": ("ZWSP", True),
    "\u200c": ("ZWNJ", False),
    "\u200d": ("ZWJ", False),
    "\u200e": ("LRM", False),
    "\u200f": ("RLM", False),
    "\u2028": ("LS", True),
    "\u2029": ("PS", True),
    "\u202a": ("LRE", True),
    "\u202b": ("RLE", True),
    "\u202c": ("PDF", True),
    "\u202d": ("LRO", True),
    "\u202e": ("RLO", True),
    "\u202f": ("NNBSP", False),
    "\u2060": ("WJ", True),
    "\u2066": ("LRI", True),
    "\u2067": ("RLI", True),
    "\u2068": ("FSI", True),
    "\u2069": ("PDI", True),
    "\ufeff": ("BOM", True),
    "\ufff9": ("IAA", True),
    "\ufffa": ("IAS", True),
    "\ufffb": ("IAT", True),
}
_LINE_CHARACTERS = {"\n": "LF", "\r": "CR", "\t": "TAB"}
_SPECIAL = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\ud800-\udfff\U000e0000-\U000e007f\u2000-\u200a" + "".join(INVISIBLE) + "]"
)
_SPECIAL_IN_MARK = re.compile(_SPECIAL.pattern[:-1] + "\\t\\n\u3000]")


class Piece(NamedTuple):
    """Text of one run, or one character of it that needs a label (``code``) to be seen."""

    text: str
    code: str = ""


class Place(NamedTuple):
    """A finding's place in a run: the finding's index in its draft, and whether it is the finding's own span."""

    finding: int
    own: bool


class _Part(NamedTuple):
    """The part of a place that lies in one block, and whether the place begins there."""

    span: Span
    place: Place
    begins: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that the same places cover. ``begins`` are the places whose first run this is."""

    span: Span
    pieces: tuple[Piece, ...]
    places: tuple[Place, ...] = ()
    begins: tuple[Place, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or the white space between two. ``shown`` is false for white space that no finding is about."""

    span: Span
    runs: tuple[Run, ...]
    shown: bool = True


def blocks(text: str, findings: Sequence[Finding]) -> list[Block]:
    """The text of a draft as blocks of runs, in order and without a gap."""
    places = [
        (span, Place(index, own=span is finding.span)) for index, finding in enumerate(findings) for span in finding.places
    ]
    places = [(_clamped(span, len(text)), place) for span, place in places]
    return list(_blocks(text, places))


def paragraphs(text: str) -> list[Span]:
    """Paragraphs of a text: parted by blank lines, or by line ends where there is no blank line."""
    separator = _BLANK_LINES if _BLANK_LINES.search(text.strip()) else _LINE_END
    found, at = [], 0
    for match in separator.finditer(text):
        if match.start() > at:
            found.append(Span(at, match.start()))
        at = match.end()
    if at < len(text):
        found.append(Span(at, len(text)))
    return found


def _clamped(span: Span, size: int) -> Span:
    """The span cut to a text of some size."""
    start = min(max(0, span.start), size)
    return Span(start, min(max(start, span.end), size))


def _blocks(text: str, places: list[tuple[Span, Place]]) -> Iterator[Block]:
    """The blocks of a text; white space between paragraphs is shown only where a place touches nothing else."""
    bounds: list[tuple[Span, bool]] = []
    at = 0
    for span in paragraphs(text):
        if span.start > at:
            bounds.append((Span(at, span.start), False))
        bounds.append((span, True))
        at = span.end
    if at < len(text) or not bounds:
        bounds.append((Span(at, len(text)), not bounds))
    starts = [span.start for span, _ in bounds]
    inside: dict[int, list[_Part]] = defaultdict(list)
    shown = [is_text for _, is_text in bounds]
    for span, place in places:
        touched = _touched(bounds, starts, span)
        if not any(shown[index] for index in touched):
            for index in touched:
                shown[index] = True
        visible = [index for index in touched if shown[index]]
        for index in visible:
            bound = bounds[index][0]
            part = Span(max(span.start, bound.start), min(span.end, bound.end))
            inside[index].append(_Part(part, place, begins=index == visible[0]))
    for index, (bound, _) in enumerate(bounds):
        runs = tuple(_runs(text, bound, inside[index])) if shown[index] else (_plain(text, bound),)
        yield Block(bound, runs, shown[index])


def _touched(bounds: list[tuple[Span, bool]], starts: list[int], span: Span) -> range:
    """The blocks that a place touches; an empty place belongs to a paragraph rather than to white space."""
    first = bisect.bisect_right(starts, span.start) - 1
    if span.start == span.end:
        if not bounds[first][1] and first and bounds[first - 1][0].end == span.start:
            first -= 1
        return range(first, first + 1)
    return range(first, bisect.bisect_left(starts, span.end))


def _runs(text: str, bound: Span, parts: list[_Part]) -> Iterator[Run]:
    """The runs of one block, cut at every border of a place."""
    if not parts:
        yield _plain(text, bound)
        return
    opening: dict[int, list[Place]] = defaultdict(list)
    closing: dict[int, list[Place]] = defaultdict(list)
    empty: dict[int, list[Place]] = defaultdict(list)
    first: dict[int, list[Place]] = defaultdict(list)
    for (start, end), place, begins in parts:
        if start == end:
            empty[start].append(place)
            continue
        opening[start].append(place)
        closing[end].append(place)
        if begins:
            first[start].append(place)
    edges = sorted({bound.start, bound.end, *opening, *closing, *empty})
    active: dict[Place, int] = {}
    stops: list[int | None] = [*edges[1:], None]
    for start, stop in zip(edges, stops, strict=True):
        if empty[start]:
            yield Run(Span(start, start), (), tuple(empty[start]), tuple(empty[start]))
        for place in closing[start]:
            active[place] -= 1
            if not active[place]:
                del active[place]
        for place in opening[start]:
            active[place] = active.get(place, 0) + 1
        if stop is not None:
            marked = bool(active)
            covering = tuple(sorted(active, key=lambda place: (not place.own, place.finding)))
            yield Run(Span(start, stop), pieces(text[start:stop], marked=marked), covering, tuple(first[start]))


def _plain(text: str, bound: Span) -> Run:
    """A stretch that no place covers, as one run."""
    return Run(bound, pieces(text[bound.start : bound.end], marked=False))


def pieces(text: str, *, marked: bool) -> tuple[Piece, ...]:
    """The text with every character that would not be seen apart from the rest; inside a mark more of them are shown."""
    found: list[Piece] = []
    at = 0
    for match in (_SPECIAL_IN_MARK if marked else _SPECIAL).finditer(text):
        code = label(match[0])
        if not marked and not INVISIBLE.get(match[0], ("", not "\u2000" <= match[0] <= "\u200a"))[1]:
            continue
        if match.start() > at:
            found.append(Piece(text[at : match.start()]))
        found.append(Piece(match[0], code))
        at = match.end()
    if at < len(text):
        found.append(Piece(text[at:]))
    return tuple(found)


def label(character: str) -> str:
    """A short name for a character that cannot be seen."""
    if character in INVISIBLE:
        return INVISIBLE[character][0]
    if character in _LINE_CHARACTERS:
        return _LINE_CHARACTERS[character]
    if unicodedata.category(character) == "Zs":
        return "".join(word[0] for word in unicodedata.name(character).replace("-", " ").split())
    return f"{ord(character):02X}" if ord(character) < 256 else f"U+{ord(character):04X}"
