"""What the HTML page shows, as plain values: templates only lay them out."""

from __future__ import annotations

import bisect
import dataclasses
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from checker.document import Document
from checker.engine import Result, Run
from checker.finding import Finding, Severity
from reports import marking
from reports.edits import Edits, edits
from reports.excerpt import excerpt
from reports.marking import Block, Piece, blocks, paragraphs
from reports.rows import segment_id, split_path

# One letter a severity: the page tells severities by letter and underline before it tells them by colour.
LETTERS = {Severity.CRITICAL: "C", Severity.MAJOR: "M", Severity.MINOR: "m", Severity.NEUTRAL: "n"}
CLASSES = {Severity.CRITICAL: "c", Severity.MAJOR: "j", Severity.MINOR: "i", Severity.NEUTRAL: "n"}
# Code points of the draft on each side of the words at fault in the list; the draft itself stands beside it.
AROUND = 22

_QUOTED = re.compile(r"(?<=“)([^”]*)(?=”)")
# Letters and controls that set text from right to left; quoted words with any are kept apart from the words around.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


@dataclasses.dataclass(frozen=True, slots=True)
class Item:
    """A finding in the list. ``number`` counts through the report, ``label`` such as ``M3`` through the draft."""

    number: int
    label: str
    severity: str
    finding: Finding
    message: tuple[str, ...]
    before: str
    at: tuple[Piece, ...]
    after: str
    line: int
    column: int
    segment: str
    related: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class MarkedRun:
    """A run of the draft with what the page needs to link it: the numbers and labels of its findings."""

    pieces: tuple[Piece, ...]
    classes: str = ""
    href: int | None = None
    findings: str = ""
    labels: str = ""
    anchors: tuple[str, ...] = ()

    @property
    def shared(self) -> bool:
        """Whether more must be said of it than its link does: several findings, or a related place."""
        return self.findings != str(self.href)

    @property
    def blank(self) -> bool:
        """Whether there is nothing in it that could be read out."""
        return not any(piece.text.strip() for piece in self.pieces)


@dataclasses.dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A paragraph of the draft with the source beside it; ``shown`` is false for white space between paragraphs."""

    runs: tuple[MarkedRun, ...]
    shown: bool
    source: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class DraftView:
    """A draft with its findings. ``source`` is the whole source where it cannot be aligned by paragraphs."""

    number: int
    path: str
    folder: str
    name: str
    words: int
    items: tuple[Item, ...]
    blocks: tuple[MarkedBlock, ...]
    aligned: bool
    source: tuple[str, ...]
    source_language: str | None
    right_to_left: bool = False
    edits: Edits | None = None


def drafts(run: Run, references: Mapping[str, str] = MappingProxyType({})) -> list[DraftView]:
    """Every draft of a run, its findings numbered through the report from 1. ``references`` are edited versions by path."""
    views, number = [], 1
    for index, result in enumerate(run.results, 1):
        edited = references.get(result.document.path)
        views.append(_draft(index, number, result, None if edited is None else edits(result.document.text, edited)))
        number += len(result.findings)
    return views


def _draft(index: int, first: int, result: Result, edited: Edits | None) -> DraftView:
    document = result.document
    text_blocks = blocks(document.text, result.findings)
    items = tuple(_items(first, result))
    beside = _beside(document, text_blocks)
    marked = tuple(_marked_blocks(text_blocks, items, beside))
    folder, name = split_path(document.path)
    whole = _source_paragraphs(document) if document.source and beside is None else ()
    return DraftView(
        number=index,
        path=document.path,
        folder=folder,
        name=name,
        words=document.words,
        items=items,
        blocks=marked,
        aligned=beside is not None,
        source=tuple(whole),
        source_language=document.source_language,
        right_to_left=bool(_RIGHT_TO_LEFT.search(document.text)),
        edits=edited,
    )


def _items(first: int, result: Result) -> Iterator[Item]:
    """The findings of a draft as the list shows them, numbered from ``first``."""
    for index, finding in enumerate(result.findings):
        line, column = result.document.position(finding.span.start)
        before, at, after = excerpt(result.document, finding.span, AROUND)
        yield Item(
            number=first + index,
            label=f"{LETTERS[finding.severity]}{index + 1}",
            severity=CLASSES[finding.severity],
            finding=finding,
            message=tuple(_QUOTED.split(finding.message)) if _RIGHT_TO_LEFT.search(finding.message) else (finding.message,),
            before=before,
            at=marking.pieces(at, marked=True),
            after=after,
            line=line,
            column=column,
            segment=segment_id(result.document, finding),
            related=tuple(f"{result.document.position(span.start)[0]}" for span in sorted(finding.related)),
        )


def _source_paragraphs(document: Document) -> list[str]:
    """The paragraphs of the source that are not empty."""
    source = document.source or ""
    return [source[start:end].strip() for start, end in paragraphs(source) if source[start:end].strip()]


def _beside(document: Document, text_blocks: Sequence[Block]) -> list[str] | None:
    """The source of each paragraph shown, or ``None`` where there is no source or nothing of it could be aligned.

    What the draft leaves out stands with the paragraph before it.
    """
    if not document.source and not document.segments:
        return None
    from checker.annotations.alignment import paragraph_pairs, source_text

    starts = [block.span.start for block in text_blocks if block.shown]
    pairs = paragraph_pairs(document)
    if not starts or not any(pair.complete for pair in pairs):
        return None
    found: list[list[str]] = [[] for _ in starts]
    at = 0
    for source, target in pairs:
        if target.start < target.end:
            at = max(0, bisect.bisect_right(starts, target.start) - 1)
        if source.start < source.end:
            found[at].append(source_text(document)[source.start : source.end].strip())
    return ["\n".join(one) for one in found]


def _marked_blocks(text_blocks: Sequence[Block], items: Sequence[Item], beside: list[str] | None) -> Iterator[MarkedBlock]:
    related: Counter[int] = Counter()
    sources = iter(beside or [])
    for block in text_blocks:
        runs = tuple(_marked_run(stretch, items, related) for stretch in block.runs)
        yield MarkedBlock(runs, block.shown, next(sources, None) if block.shown else None)


def _marked_run(stretch: marking.Run, items: Sequence[Item], related: Counter[int]) -> MarkedRun:
    """A run with the numbers and labels of its findings; ``related`` counts the related places met so far."""
    if not stretch.places:
        return MarkedRun(stretch.pieces)
    anchors = []
    for place in stretch.begins:
        number = items[place.finding].number
        if place.own:
            anchors.append(f"m{number}")
        else:
            related[number] += 1
            anchors.append(f"m{number}.{related[number]}")
    own = [items[place.finding] for place in stretch.places if place.own]
    counting = [item for item in own if item.finding.counts]
    shown = counting or own or [items[place.finding] for place in stretch.places]
    worst = max(shown, key=lambda item: item.finding.severity)
    kind = "" if own else " r"
    off = "" if worst.finding.counts else " off"
    empty = "" if stretch.span.start < stretch.span.end else " e"
    labels = dict.fromkeys(items[place.finding].label for place in stretch.begins if items[place.finding].finding.counts)
    return MarkedRun(
        pieces=stretch.pieces,
        classes=f"m {worst.severity}{kind}{off}{empty}",
        href=worst.number,
        findings=" ".join(f"{'' if place.own else 'r'}{items[place.finding].number}" for place in stretch.places),
        labels=" ".join(labels),
        anchors=tuple(anchors),
    )
