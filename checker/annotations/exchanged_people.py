"""People who changed places: each stands in the draft where the source has the other. What each language puts beside a name
is in ``data/source_contrasts.toml``."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import NamedTuple

from checker.annotations.alignment import Pair, source_text
from checker.annotations.lexicon import countries, known_names, words_of
from checker.annotations.people import People, Person, people
from checker.annotations.rendering import script_of
from checker.annotations.romanisation import fold, given_names
from checker.annotations.source_language import source_language
from checker.annotations.source_names import arabic_given_names, given_stems, native_given_names
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex
from checker.shipped import tables_of

# How far before a name, in code points, the word may stand that denies it or makes it no subject in the draft or source;
# and how far behind it a verb of speech.
_DENIED, _BEFORE, _BEFORE_SOURCE, _BEHIND = 45, 14, 30, 40
_SHORTEST_GIVEN = 4  # letters of a given name in Cyrillic whose ending is left out
_LONGEST_NAME = 3  # words of a person's name
_LONGEST = 420  # code points of a sentence of the draft; longer ones say too many things of two people

_NOT = regex(r"\b(?:not|rather than|instead of|as opposed to)\b(?:(?!\bbut\b)[^.;:])*\Z")
_NOT_AFTER = regex(r"[^.;:]*?,? (?:rather than|not|instead of)\b")
# English that turns the order of a source around and keeps the sense.
_TURNED = regex(
    r"\b(?:by|from|under|whose|whom|lost to|losing to|owes?|thanks|behind|received?|gave way|handed|like|belong\w*|according)\b"
    r"|['’]s\b"
)
_JOINED = regex(r"\s*(?:,|,? ?(?:and|or|with|&|v|vs|versus|nor|as well as)\.?)\s*(?:the \w+ |his \w+ |her \w+ )?,?\s*")
_FRONTED = regex(
    r"\A\W*(?:after|before|while|when|with|in|for|following|like|unlike|despite|as|since|because|alongside|under|during|at|on|by"
    r"|along|together|once|if|although|though|besides|apart|speaking|asked|referring|commenting|according|among|both)\b",
    re.IGNORECASE,
)
_SPEAKS = regex(
    r"\W*(?:\w+ ){0,3}?(?:said|says|told|added|adds|wrote|writes|stated|explained|noted|announced|reported|recalled|believes"
    r"|stressed|insisted|claimed|admitted|warned|argued|declared|confirmed)\b"
)
_SPEAKS_BEFORE = regex(r"\b(?:said|says|told|added|according to|of|for)\s+(?:[^.,;]{0,40}?[ ,])?\Z")
_ENDS = regex(r"\W*(?:\Z|\n)|\s*[.;”\"]|,? (?:on|in|at|after|during)\b")
# What parts two names so that the one cannot be the subject of the other; nothing or a short word parts those of a list.
_BREAK = regex(r"[;:.“”\"]")
_BREAK_IN_SOURCE = regex(r"[«»“”„\"「」：:;；。]")
_BESIDE = regex(r"\s*[,،、]?\s*\S{0,3}\s*")
_VOWELS = "aeiouy"
_CYRILLIC_VOWELS = "аеёиіїоуыэюяєй"  # and й, which ends words as a vowel does
_REPLACED = regex(
    r"\b(?:(?:replac|succeed)(?:e|es|ed|ing|s)?|(?:instead|in place|in the place|t[ao]ke?s? the place|taking the place) of"
    r"|in succession to|t[ao]o?k(?:e|es|ing)? over from|predecessor,?) (?:(?!by\b|with\b)[\w’'-]+,? ){0,5}\Z",
    re.IGNORECASE,
)
_REPLACED_AFTER = regex(
    r"\A,? (?:(?:is|was|will be|has been|to be|being) )?(?:replaced|succeeded) (?:by|with)\b|\A (?:gave|makes|made) way"
)


class ExchangedPeople(NamedTuple):
    """Two people of a sentence of the draft, in its order, who stand the other way round in the source; ``contrast``: one of
    them is denied or replaced, and the source says so of the other."""

    pair: Pair
    first: Person
    second: Person
    contrast: bool


@functools.cache
def _contrasts() -> Mapping[str, Mapping[str, str]]:
    """By what is said of a name (``not``, ``passive`` …), the pattern of each language."""
    return tables_of("checker.annotations", "data/source_contrasts.toml")


@functools.cache
def _pattern(kind: str, language: str) -> re.Pattern[str] | None:
    words = _contrasts()[kind].get(language)
    return re.compile(words, re.IGNORECASE) if words else None


@annotation
def exchanged_people(document: Document) -> tuple[ExchangedPeople, ...]:
    """People who changed places, in order of the sentences of the draft."""
    source, language = source_text(document), source_language(document)
    found: list[ExchangedPeople] = []
    for group in people(document):
        for number, one in enumerate(group.people):
            for other in group.people[number + 1 :]:
                contrast = _contrasted(document, source, group.pair, one, other, language)
                contrast = _succeeded(document, source, one, other, language) if contrast is None else contrast
                if contrast or (contrast is None and _turned(document, source, group, number, one, other, language)):
                    found.append(ExchangedPeople(group.pair, one, other, bool(contrast)))
    return tuple(found)


def _full(document: Document, one: Person) -> bool:
    """Whether the draft names a person by more than one word."""
    return " " in document[one.target]


def _turned(document: Document, source: str, group: People, number: int, one: Person, other: Person, language: str) -> bool:
    """Whether two people changed their order and each has the office that the source gives the other; of two full names it
    is enough that one has the title of the other, and neither its own; or that nothing in either text turns the order."""
    if one.source.start <= other.source.end:
        return False
    straight = len(one.there & one.here) + len(other.there & other.here)
    cross = len(one.there & other.here) + len(other.there & one.here)
    both = bool(one.there & other.here) and bool(other.there & one.here)
    full = _full(document, one) and _full(document, other)
    title = full and not straight and bool(one.titled & other.here or other.titled & one.here)
    if cross > straight and (both or title):
        return True
    # Next to each other in both texts, and nobody between.
    between = [third for third in group.people if other.source.end <= third.source.start < one.source.start]
    if straight or not full or between or group.people[number + 1 : number + 2] != (other,):
        return False
    return (
        (language == "zh" or all(_somebody(document, source, person, language) for person in (one, other)))
        and _straight_source(document, source, group.pair, other, one, language)
        and _straight_draft(document, group.pair, one, other)
    )


def _somebody(document: Document, source: str, one: Person, language: str) -> bool:
    """Whether a name is that of a person: it begins with a given name, or either text gives it an office."""
    first = source[one.source.start : one.source.end].split()[0]
    if first in arabic_given_names(language) or (
        script_of(language) == "cyrillic"
        and any(first.lower()[:cut] in native_given_names() | given_stems() for cut in range(_SHORTEST_GIVEN, len(first) + 1))
    ):
        return True
    words = [fold(word) for word in document[one.target].split()]
    if len(words) > _LONGEST_NAME or any(word in countries() for word in words):
        return False
    given = words[0] in known_names() or words[0] in given_names() or words[0] in words_of("given", "common")
    return given or bool(one.here) or bool(one.there)


def _straight_draft(document: Document, pair: Pair, one: Person, other: Person) -> bool:
    """Whether the draft tells of two people in active voice, the first as the subject."""
    text, start, end = document.prose, pair.target.start, pair.target.end
    between = text[one.target.end : other.target.start]
    if end - start > _LONGEST or _JOINED.fullmatch(between) or _TURNED.search(between):
        return False
    if _FRONTED.match(text, start, one.target.start) or _TURNED.match(text, other.target.end) or _BREAK.search(between):
        return False
    before = text[max(start, one.target.start - _BEFORE) : one.target.start]
    if _TURNED.search(before) or _SPEAKS_BEFORE.search(before):
        return False
    if _SPEAKS.match(text, other.target.end, min(end, other.target.end + _BEHIND)):
        return False
    return not (_SPEAKS_BEFORE.search(between) and _ENDS.match(text, other.target.end))


def _nominative(word: str, said: str) -> bool:
    """Whether a given name in Cyrillic has the ending of its English form: Анна, not Анну, beside Anna."""
    if word in native_given_names():
        return True
    if word[-1:] in "ая":
        return said[-1:] == "a"
    return (word[-1:] not in _CYRILLIC_VOWELS and said[-1:] not in _VOWELS) or (word[-1:] == "й" and said[-1:] in "iy")


def _straight_source(document: Document, source: str, pair: Pair, one: Person, other: Person, language: str) -> bool:
    """Whether the source’s first name of two may be the subject and nothing makes its sentence passive."""
    said_one, said_other = document[one.target], document[other.target]
    text = source[pair.source.start : pair.source.end]
    passive, oblique = _pattern("passive", language), _pattern("oblique", language)
    if passive is None or passive.search(text):
        return False
    start, end = one.source.start - pair.source.start, one.source.end - pair.source.start
    if script_of(language) == "cyrillic":
        first, second = (source[name.source.start : name.source.end].split()[0].lower() for name in (one, other))
        kept = [_nominative(word, fold(said.split()[0])) for word, said in ((first, said_one), (second, said_other))]
        return kept[0] and not kept[1]
    if oblique is not None and (oblique.search(text[max(0, start - _BEFORE_SOURCE) : start]) or oblique.match(text, end)):
        return False
    gap = source[one.source.end : other.source.start]
    return not _BESIDE.fullmatch(gap) and not _BREAK_IN_SOURCE.search(gap)


def _succeeded(document: Document, source: str, one: Person, other: Person, language: str) -> bool | None:
    """Whether the draft replaces the one of two people who takes the other’s place in the source; ``None`` where either text
    replaces none of them, or both."""
    before, after = _pattern("replaced", language), _pattern("replaced_after", language)
    if before is None and after is None:
        return None
    there = [_replaced(source, person.source, before, after) for person in (one, other)]
    here = [_replaced(document.prose, person.target, _REPLACED, _REPLACED_AFTER) for person in (one, other)]
    return there != here if sum(there) == sum(here) == 1 else None


def _replaced(text: str, name: Span, before: re.Pattern[str] | None, after: re.Pattern[str] | None) -> bool:
    """Whether what stands around a name says that somebody took the place of its bearer."""
    lead = text[max(0, name.start - _DENIED) : name.start]
    lead = lead[max(lead.rfind(mark) for mark in ".;:!?\n،؛") + 1 :]
    if before is not None and before.search(lead):
        return True
    return after is not None and after.match(text[name.end : name.end + _DENIED]) is not None


def _contrasted(document: Document, source: str, pair: Pair, one: Person, other: Person, language: str) -> bool | None:
    """Whether of two people (*not one but the other*) the draft denies another one than the source; ``None`` where either text
    denies none of them."""
    here = _denied(document.prose, pair.target, one.target, other.target, _NOT, _NOT_AFTER)
    before, after = _pattern("not", language), _pattern("not_after", language)
    if here is None or before is None or after is None:
        return None
    first, second = sorted((one, other), key=lambda person: person.source.start)
    there = _denied(source, pair.source, first.source, second.source, before, after)
    if there is None:
        return None
    return (first if there == 0 else second) is not (one if here == 0 else other)


def _denied(
    text: str, sentence: Span, first: Span, second: Span, before: re.Pattern[str], after: re.Pattern[str]
) -> int | None:
    """Which of two names a sentence denies: 0 or 1."""
    lead, between = text[max(sentence.start, first.start - _DENIED) : first.start], text[first.end : second.start]
    if len(between) > 2 * _DENIED:
        return None
    if before.search(lead):
        return 0
    return 1 if after.fullmatch(between) or after.match(between) else None
