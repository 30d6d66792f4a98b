"""What a reader finds in a file: documents, each of pieces of text, with what the file says about them."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Mapping, Sequence

from checker.document import Document, Reading, Segment
from checker.finding import Span

_LINE_END = re.compile(r"\r\n|[\r\n\u2028\u2029\x0b\x0c\x85]")
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)")


@dataclasses.dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, row or segment of the draft, with its source where the format has one, and its name in the file."""

    text: str
    source: str | None = None
    id: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Part:
    """One document of a file. ``name`` tells it from others in the file; ``unit`` says what one line of its text is."""

    pieces: Sequence[Piece]
    name: str = ""
    unit: str = "paragraph"
    source_language: str | None = None
    date: datetime.date | None = None
    metadata: Mapping[str, str] = dataclasses.field(default_factory=dict)


def document_of(
    part: Part,
    path: str,
    *,
    reading: Reading,
    source_language: str | None = None,
    date: datetime.date | None = None,
    source: str | None = None,
) -> Document:
    """The document that is checked: one piece a line, so that the line of a finding is the number of its piece.

    Line ends inside a piece become spaces. What the user says of language, date and source goes before what the file says.
    """
    segments: list[Segment] = []
    lines: list[str] = []
    at = 0
    for piece in part.pieces:
        line = _LINE_END.sub(lambda end: " " * len(end[0]), piece.text)
        if piece.source is not None:
            segments.append(Segment(Span(at, at + len(line)), piece.source, piece.id))
        lines.append(line)
        at += len(line) + 1
    return Document(
        text="\n".join(lines),
        path=f"{path}#{part.name}" if part.name else path,
        source=source,
        source_language=source_language or part.source_language,
        date=date or part.date,
        segments=tuple(segments) if source is None else (),
        metadata={**part.metadata, "unit": part.unit},
        reading=reading,
    )


def day(text: str | None) -> datetime.date | None:
    """The day that an ISO date or time begins with (also without hyphens), or ``None``."""
    match = _DAY.match((text or "").strip())
    if match is None:
        return None
    try:
        return datetime.date(*map(int, match.groups()))
    except ValueError:
        return None


def base_language(tag: str | None) -> str | None:
    """The language of a tag such as ``en-GB`` or ``zh_Hans``, or ``None``."""
    return re.split(r"[-_]", tag.strip().lower())[0] if tag and tag.strip() else None
