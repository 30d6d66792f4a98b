"""People whom a Chinese source introduces by an office, and what became of their names in the draft."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Mapping
from typing import NamedTuple

from checker.annotations.alignment import LONGEST, Pair, sentence_pairs, source_text
from checker.annotations.han_names import commonest, places_read, readings, splits, surnames
from checker.annotations.lexicon import english_words, known_places, words_of
from checker.annotations.names import Mention
from checker.annotations.offices import role_of
from checker.annotations.source_language import source_language
from checker.annotations.tokens import tokens
from checker.annotations.within import beginning_in, mentions_in
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex
from checker.shipped import tables_of

_NO_LETTER = regex(r"[^a-z]")
_POSSESSIVE = regex(r"['’]s\Z")


class HanPerson(NamedTuple):
    """A name in Chinese characters (place in ``source_text``) of which the draft has no reading: what stands in its place
    (``None`` where nothing does) and the name in pinyin."""

    pair: Pair
    source: Span
    target: Span | None
    right: str = ""


class _Name(NamedTuple):
    """A name in characters and its place in a sentence of the source."""

    start: int
    end: int
    surname: str
    given: str


@functools.cache
def people_table() -> Mapping[str, str]:
    """How Chinese news introduces people (``data/han_people.toml``)."""
    return tables_of("checker.annotations", "data/han_people.toml")


@functools.cache
def _introduced() -> re.Pattern[str]:
    """An office, a surname, a given name and what follows it; the shorter given name is tried last."""
    table = people_table()
    known = sorted((one for one in surnames() if one not in table["doubtful"]), key=len, reverse=True)
    titles = "|".join(sorted(table["titles"].split(), key=len, reverse=True))
    marks, *words = table["after"].split()
    after = "|".join((f"[{marks}]", *words))
    han = rf"(?![{table['ungiven']}])[\u4e00-\u9fff]"
    return re.compile(rf"(?:{titles})(?P<surname>{'|'.join(known)})(?P<given>{han}{han}|{han})(?={after})")


@functools.cache
def _elsewhere() -> re.Pattern[str]:
    return re.compile(people_table()["elsewhere"])


def introduced(text: str) -> list[_Name]:
    """The people whom a text introduces by an office right before the name."""
    return [
        _Name(match.start("surname"), match.end("given"), match["surname"], match["given"])
        for match in _introduced().finditer(text)
    ]


@annotation
def unread_people(document: Document) -> tuple[HanPerson, ...]:
    """People of a Chinese source whose name nothing in the draft reads, in order of the source.

    Names of people who may write themselves otherwise (of Hong Kong, Taiwan, Singapore, Korea …) are left out.
    """
    if source_language(document) != "zh":
        return ()
    source = source_text(document)
    found: list[HanPerson] = []
    words = None
    for pair in sentence_pairs(document):
        text = (
            source[pair.source.start : pair.source.end]
            if pair.complete and pair.source.end - pair.source.start <= LONGEST
            else ""
        )
        people = introduced(text) if text else []
        if not people or _elsewhere().search(text):
            continue
        words = words or _capitals(document)
        free = _unread(document, pair, text)
        for one in people:
            surname, given = surnames()[one.surname], _given(one)
            if not words.isdisjoint((*surname, *(first + last for first in surname for last in given))):
                continue
            if not words.isdisjoint(given):  # the surname alone is missing
                stand_in_for = _before(document, pair, given)
                if stand_in_for is not None:
                    found.append(HanPerson(pair, pair.in_source(one), stand_in_for, _right(one)))
                continue
            stand_in = next((mention for mention in free if len(free) == 1 or _alike(mention, one)), None)
            if stand_in is None and not _nameless(document, pair, text):
                continue
            found.append(HanPerson(pair, pair.in_source(one), stand_in.span if stand_in else None, _right(one)))
    return tuple(found)


def _capitals(document: Document) -> frozenset[str]:
    """Every word of the draft with a capital, and every two of them in a row, in small letters without hyphens."""
    every = [
        _NO_LETTER.sub("", _small(token.text).replace("ü", "u"))
        for token in tokens(document)
        if token.kind == "word" and token.text[:1].isupper()
    ]
    return frozenset((*every, *(one + other for one, other in itertools.pairwise(every))))


def _small(word: str) -> str:
    """A word in small letters without the ending of the genitive."""
    return _POSSESSIVE.sub("", word).lower()


def _right(name: _Name) -> str:
    """A name in pinyin, by the commonest reading of each character."""
    surname = sorted(surnames()[name.surname])[0]
    return f"{surname.capitalize()} {''.join(map(commonest, name.given)).capitalize()}"


def _given(name: _Name) -> set[str]:
    """What may stand for a given name in pinyin."""
    return {"".join(cut) for cut in itertools.product(*map(readings, name.given))}


def _before(document: Document, pair: Pair, given: set[str]) -> Span | None:
    """The word with a capital that stands right before a given name, in the place of the surname."""
    for one, other in itertools.pairwise(beginning_in(tokens(document), pair.target)):
        if one.text[:1].isupper() and one.end + 1 == other.start and other.text[:1].isupper():
            small = _NO_LETTER.sub("", _small(other.text))
            if small in given and one.kind == "word" and one.text.isalpha() and not _office(one.text):
                return Span(one.start, one.end)
    return None


def _office(word: str) -> bool:
    """Whether an English word is that of an office."""
    return word.lower() in words_of("titles", "office") or role_of(word, "en") is not None


def _unread(document: Document, pair: Pair, text: str) -> list[Mention]:
    """Names of two words in pinyin in a sentence of the draft of which no word reads any characters of the source."""
    return [
        mention
        for mention in mentions_in(document, pair.target)
        if mention.person and len(mention.words) == 2 and mention.words[0].joined in _surname_readings()
        if splits(mention.words[1].joined)
        if not _read_in(text, mention.words[1].joined)
    ]


def _nameless(document: Document, pair: Pair, text: str) -> bool:
    """Whether every word with a capital in a sentence of the draft is an English word, a place, or pinyin of the source."""
    for token in beginning_in(tokens(document), pair.target):
        small = _small(token.text)
        if token.kind != "word" or not token.text[:1].isupper() or small in english_words() or small in known_places():
            continue
        if not _read_in(text, _NO_LETTER.sub("", small)):
            return False
    return True


@functools.cache
def _surname_readings() -> frozenset[str]:
    return frozenset(one for every in surnames().values() for one in every)


def _read_in(text: str, word: str) -> bool:
    """Whether some characters of a text can be read as a folded word."""
    return any(True for syllables in splits(word) for _ in places_read(text, syllables))


def _alike(mention: Mention, name: _Name) -> bool:
    """Whether a name shares a syllable with the characters."""
    said = {one for word in mention.words for cut in splits(word.joined) for one in cut}
    return any(not said.isdisjoint(readings(sign)) for sign in name.surname + name.given)
