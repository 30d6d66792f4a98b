"""Sentences that stand in one of the two texts only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checker.annotations.alignment import Pair, sentence_pairs, source_text
from checker.annotations.source_language import source_language
from checker.annotations.source_lengths import length_ratio
from checker.document import Document, annotation
from checker.finding import Span

# Shorter sentences, in code points of the draft or as expected of it, are often carried by their neighbours.
_LEAST = 36
# A neighbour that would not be longer than this share of what it should be with the sentence in it may well hold it.
_ROOM = 1.3


class Unaligned(NamedTuple):
    """A sentence without a counterpart: of the source (place in ``source_text``), with the sentence of the draft before
    the gap; or of the draft."""

    lost: bool
    source: Span
    target: Span


@annotation
def unaligned(document: Document) -> tuple[Unaligned, ...]:
    """Sentences of source and draft without a counterpart, in order. Japanese, which cuts its sentences otherwise, and
    languages without a known ratio of lengths are left out."""
    language, source = source_language(document), source_text(document)
    ratio = length_ratio(language)
    if not ratio or language == "ja":
        return ()
    pairs = sentence_pairs(document)
    first = next((pair.target for pair in pairs if pair.target.start < pair.target.end), None)
    found: list[Unaligned] = []
    before = first
    for index, pair in enumerate(pairs):
        theirs, ours = pair.source.end - pair.source.start, pair.target.end - pair.target.start
        beside = [pairs[at] for at in (index - 1, index + 1) if 0 <= at < len(pairs) and pairs[at].complete]
        if (
            ours == 0
            and before is not None
            and theirs * ratio >= _LEAST
            and source[pair.source.start : pair.source.end].strip()
        ):
            if not _held(beside, theirs, 0, ratio):
                found.append(Unaligned(True, pair.source, before))
        elif theirs == 0 and ours >= _LEAST and not _held(beside, 0, ours, ratio):
            found.append(Unaligned(False, pair.source, pair.target))
        if ours:
            before = pair.target
    return tuple(found)


def _held(beside: Sequence[Pair], theirs: int, ours: int, ratio: float) -> bool:
    """Whether a neighbour is so short or so long that it may hold the sentence."""
    for pair in beside:
        expected = ratio * (pair.source.end - pair.source.start + theirs)
        got = pair.target.end - pair.target.start + ours
        if ours and got <= _ROOM * expected:
            return True
        if theirs and got * _ROOM >= expected:
            return True
    return False
