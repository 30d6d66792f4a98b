"""Where running copy stands: the sentences of body paragraphs, found by place."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from checker.annotations.paragraphs import Kind
from checker.annotations.sentences import Sentence, sentences
from checker.document import Document, annotation


@annotation
def _starts(document: Document) -> list[int]:
    return [sentence.start for sentence in sentences(document)]


def sentence_at(document: Document, place: int) -> Sentence | None:
    """The sentence that holds the code point ``place``, or ``None`` between sentences."""
    index = bisect.bisect_right(_starts(document), place) - 1
    if index < 0:
        return None
    sentence = sentences(document)[index]
    return sentence if place < sentence.end else None


def at_word(alternatives: str) -> str:
    r"""A pattern for alternatives (``is|are``, no brackets) that begin with a letter, at the beginning of a word.

    It finds what ``\b(?:is|are)`` finds two to five times as fast, for ``re`` can look for the first letters.
    """
    return "(?:" + "|".join(rf"{word[0]}(?<!\w{word[0]}){word[1:]}" for word in alternatives.split("|")) + ")"


def matches(document: Document, pattern: re.Pattern[str], *hints: str) -> Iterator[tuple[re.Match[str], Sentence]]:
    """Matches of ``pattern`` that lie in one sentence of running copy, with that sentence.

    ``hints`` are literals of which one must stand in the text for the pattern to be tried at all.
    """
    prose = document.prose
    if hints and not any(hint in prose for hint in hints):
        return
    for match in pattern.finditer(prose):
        sentence = sentence_at(document, match.start())
        if sentence is not None and sentence.kind is Kind.BODY and match.end() <= sentence.end + 1:
            yield match, sentence
