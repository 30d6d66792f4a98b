"""Where running copy stands: the sentences of body paragraphs, found by place."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator

from checker.annotations.paragraphs import Kind
from checker.annotations.sentences import Sentence, sentences
from checker.document import Document, annotation


@annotation
def _starts(document: Document) -> list[int]:
    """Where each sentence begins."""
    return [sentence.start for sentence in sentences(document)]


def sentence_at(document: Document, place: int) -> Sentence | None:
    """The sentence that holds the code point ``place``, or ``None`` between sentences."""
    index = bisect.bisect_right(_starts(document), place) - 1
    if index < 0:
        return None
    sentence = sentences(document)[index]
    return sentence if place < sentence.end else None


def in_copy(document: Document, matches: Iterable[re.Match[str]]) -> Iterator[tuple[re.Match[str], Sentence]]:
    """The matches that lie in one sentence of running copy, with that sentence."""
    starts: list[int] | None = None
    for match in matches:
        if starts is None:  # most patterns match nowhere
            starts, every = _starts(document), sentences(document)
        start, end = match.span()
        index = bisect.bisect_right(starts, start) - 1
        if index < 0:
            continue
        sentence = every[index]
        if sentence.kind is Kind.BODY and start < sentence.end >= end - 1:
            yield match, sentence
