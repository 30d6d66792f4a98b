"""The words around a place, for people who read a list."""

from __future__ import annotations

from checker.document import Document
from checker.finding import Span

# Code points shown on each side of the words at fault: about one line of a terminal.
AROUND = 70


def excerpt(document: Document, span: Span, around: int = AROUND) -> tuple[str, str, str]:
    """Text before, at and after a span, on one line, cut at words and at the ends of the paragraph."""
    text = document.text
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - around)
    stop = text.find("\n", span.end)
    end = min(len(text) if stop < 0 else stop, span.end + around)
    before, after = text[start : span.start], text[span.end : end]
    if start and text[start - 1] != "\n" and " " in before:
        before = "…" + before.partition(" ")[2]
    if end < len(text) and text[end] not in "\r\n" and " " in after:
        after = after.rpartition(" ")[0] + "…"
    return _one_line(before), _one_line(text[span.start : span.end]), _one_line(after)


def _one_line(text: str) -> str:
    return " ".join(text.replace("\r", "\n").split("\n")).replace("\t", " ")
