"""People whom both texts name in one sentence, and the offices and relations that each text gives them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checker.annotations.alignment import Pair, sentence_pairs, source_text
from checker.annotations.han_names import full_places
from checker.annotations.lexicon import words_of
from checker.annotations.name_counterparts import rendered_names
from checker.annotations.offices import roles
from checker.annotations.romanisation import given_names
from checker.annotations.source_language import source_language
from checker.annotations.within import mentions_in
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex

# How far from a name, in code points, its office may stand; Chinese writes closer.
_REACH, _REACH_HAN = 30, 5
_NONE: frozenset[str] = frozenset()
_OF = regex(r"\s(?:of|for|to|from|with|by|at|under)\s")
_CLOSE = 1  # a title right before its name


class Person(NamedTuple):
    """Somebody both texts name: places in ``source_text`` and in the draft, with the offices each text puts beside them;
    ``titled`` are those of the source that stand right before the name."""

    source: Span
    target: Span
    there: frozenset[str]
    here: frozenset[str]
    titled: frozenset[str]


class People(NamedTuple):
    """The people of one aligned sentence, in order of the draft."""

    pair: Pair
    people: tuple[Person, ...]


@annotation
def people(document: Document) -> tuple[People, ...]:
    """The people that source and draft name, by aligned sentence; sentences with nobody are left out."""
    language, source = source_language(document), source_text(document)
    found: list[People] = []
    for pair, places in _places(document, language):
        theirs = [one for one, _ in places]
        ours = [one for _, one in places]
        if len(theirs) < 2:  # offices tell two people apart
            found.append(
                People(pair, tuple(Person(one, other, _NONE, _NONE, _NONE) for one, other in zip(theirs, ours, strict=True)))
            )
            continue
        reach = _REACH_HAN if language in ("zh", "ja") else _REACH
        there = _attached(source, pair.source, theirs, language, reach)
        here = _attached(document.prose, pair.target, ours, "en", _REACH)
        titled = _attached(source, pair.source, theirs, language, _CLOSE)
        found.append(People(pair, tuple(map(Person, theirs, ours, there, here, titled))))
    return tuple(found)


def _places(document: Document, language: str) -> list[tuple[Pair, list[tuple[Span, Span]]]]:
    """People of each pair of sentences: where the source and where the draft names them."""
    found: list[tuple[Pair, list[tuple[Span, Span]]]] = []
    if language == "zh":
        source = source_text(document)
        for pair in sentence_pairs(document):
            text = source[pair.source.start : pair.source.end]
            places = []
            for mention in mentions_in(document, pair.target):
                span = full_places(text, mention) if len(mention.words) == 2 and mention.person else None
                if span is not None:
                    places.append((pair.in_source(span), mention.span))
            if places:
                found.append((pair, places))
        return found
    for sentence in rendered_names(document):
        places = []
        for name in sentence.names:
            words = [one.source for one in name if one.source is not None]
            if len(words) == len(name) and words and (name[0].mention.person or _given(name[0].word.core)):
                start, end = min(word.start for word in words), max(word.end for word in words)
                if end - start < 80:
                    places.append((Span(start, end), name[0].mention.span))
        if places:
            found.append((sentence.pair, places))
    return found


def _given(core: str) -> bool:
    return core in given_names() or core in words_of("given", "common")


def _attached(text: str, sentence: Span, places: Sequence[Span], language: str, reach: int) -> list[frozenset[str]]:
    """The offices of a sentence, each given to the nearest name within reach; what stands between two names goes to the
    one it leads up to, unless a comma cuts it off."""
    given: list[set[str]] = [set() for _ in places]
    for span, role in roles(text[sentence.start : sentence.end], language):
        start, end = span.start + sentence.start, span.end + sentence.start
        best, nearest = -1, reach + 1.0
        for number, place in enumerate(places):
            if start < place.end and place.start < end:
                continue
            after = place.start >= end
            gap = text[end : place.start] if after else text[place.end : start]
            if after and _OF.match(gap):
                continue  # a pupil of Nevra Serezli
            if any(end <= other.start < place.start or place.end <= other.start < start for other in places):
                continue
            # After a name only an apposition gives it an office: Ann Lee, the mayor; 陈立军省长.
            apposed = gap.lstrip()[:1] in (",", "،", "，", "、", "(") or (language in ("zh", "ja") and not gap)
            if not after and not apposed:
                continue
            distance = len(gap) + (0.0 if after else 0.5)
            if distance < nearest:
                best, nearest = number, distance
        if best >= 0:
            given[best].add(role)
    return [frozenset(one) for one in given]
