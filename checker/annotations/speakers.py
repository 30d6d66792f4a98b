"""Who speaks: people beside a quotation of the draft whom the source names elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checker.annotations.alignment import Pair, sentence_pairs, source_text
from checker.annotations.han_names import full_places
from checker.annotations.name_counterparts import cost_of
from checker.annotations.names import Mention
from checker.annotations.quotes import is_quoted, quoted
from checker.annotations.rendering import SAME
from checker.annotations.source_language import source_language
from checker.annotations.source_names import source_words
from checker.annotations.source_quotes import source_quotes
from checker.annotations.within import mentions_in
from checker.document import Document, annotation
from checker.finding import Span

# How many sentences after the quotation the source may name the person.
_AFTER = 3


class MovedSpeaker(NamedTuple):
    """Somebody beside a quotation of the draft (``target``) whom the source names only later (``source``)."""

    target: Span
    source: Span
    quote: Span


@annotation
def moved_speakers(document: Document) -> tuple[MovedSpeaker, ...]:
    """People whom a sentence with a quotation names in the draft, and whom the source names only in a later sentence.

    A person named before may rightly take the place of *he*; one whom the source has not introduced yet may not.
    """
    source, language = source_text(document), source_language(document)
    if not quoted(document):
        return ()
    pairs = [pair for pair in sentence_pairs(document) if pair.complete]
    found: list[MovedSpeaker] = []
    for index, pair in enumerate(pairs):
        text = source[pair.source.start : pair.source.end]
        if not source_quotes(text, language):
            continue
        quotes = [span for span in quoted(document) if pair.target.start <= span.start < pair.target.end]
        for mention in mentions_in(document, pair.target) if quotes else ():
            if not mention.person or len(mention.words) < 2:
                continue
            if is_quoted(document, mention.span.start) or _place(source, pair.source, mention, language):
                continue
            later = _later(source, pairs[index + 1 : index + 1 + _AFTER], mention, language)
            # The whole source before it is read last: that is seldom needed, and long.
            if later is not None and not _place(source, Span(0, pair.source.end), mention, language):
                found.append(MovedSpeaker(mention.span, later, quotes[0]))
    return tuple(found)


def _later(source: str, pairs: Sequence[Pair], mention: Mention, language: str) -> Span | None:
    """Where the first of some sentences that names a person does so."""
    for pair in pairs:
        place = _place(source, pair.source, mention, language)
        if place is not None:
            return place
    return None


def _place(source: str, span: Span, mention: Mention, language: str) -> Span | None:
    """Where a stretch of the source names a person: every word of the name; ``None`` where it does not."""
    text = source[span.start : span.end]
    if language == "zh":
        place = full_places(text, mention) if len(mention.words) == 2 else None
        return None if place is None else Span(place.start + span.start, place.end + span.start)
    if not language:
        return None
    places: list[Span] = []
    words = source_words(text, language)
    for word in mention.words:
        near = next((one for one in words if cost_of(one, word, language) <= SAME), None)
        if near is None:
            return None
        places.append(Span(near.start, near.end))
    return Span(span.start + min(places).start, span.start + max(places).end)
