"""Names of organisations and offices with their small words: the Ministry of Industry and Trade, the Supreme Court."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.annotations.lexicon import countries, english_words, known_names, words_of
from checker.annotations.names import Run, runs
from checker.annotations.tokens import Token, bare, tokens
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex

_LINKS = frozenset("of for and on against to & de del des du della".split())
# These join only what is in the dictionary and no name: the Service from Emergency Situations, a Committee by Sport.
_WRONG_LINKS = frozenset("from by over about with".split())
# From the last word of a run to the first of one that a small word and an article join to it.
_FARTHEST = 3
_ARTICLES = frozenset("the a an".split())
_ACRONYM = regex(r"\s*\(\s*(?:the\s+)?([A-Z][A-Za-z]*[A-Z])\s*\)")
# Words that name a kind of organisation only together with others, or name people.
_NO_HEADS = frozenset(
    "state states today times world cup games family war day street road highway port hall sea lake river reef island islands "
    "mountain mount valley village tower square park city town county district province region ward station stadium palace "
    "temple church mosque finals film series base body front market medium international emirates rangers rovers albion "
    "athletic".split()
)
# Words for an organisation that more often name what a ministry deals with where they close a row.
_FIELDS = frozenset("services supervision research forces police cooperation customs works mines inspection".split())


class Organisation(NamedTuple):
    """The name of an organisation at one place. ``words`` are its capitalised words without possessive endings;
    ``acronym`` is the one in brackets behind it, or empty."""

    start: int
    end: int
    words: tuple[str, ...]
    acronym: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@annotation
def organisations(document: Document) -> tuple[Organisation, ...]:
    """Every name of two or more words that holds the word for an organisation, in order; headlines left out."""
    return tuple(_organisations(document.prose, tokens(document), runs(document)))


@functools.cache
def heads() -> frozenset[str]:
    """Words that are the head of an organisation's name, in lower case."""
    return words_of("organisations", "heads") - _NO_HEADS


def _organisations(prose: str, every: Sequence[Token], found: Sequence[Run]) -> Iterator[Organisation]:
    """The organisations that runs of capitalised words name, alone or joined by small words."""
    at = 0
    while at < len(found):
        run = found[at]
        first, last = run.first, run.last
        apart = at + 1 == len(found) or found[at + 1].first - last > _FARTHEST
        if apart and not _has_head(every, first, last):
            at += 1
            continue
        if run.opening and first < last and every[first].text.lower() in words_of("function", "words"):
            first += 1
        small = every[first].text.lower()
        at += 1
        if run.opening and first == last and small in english_words() and small not in heads():
            joined = at < len(found) and _link(prose, every, last, found[at].first) == "and"
            if not joined:  # Employees of the Ministry, but: The Industry and Trade Chamber
                continue
        has_head = _has_head(every, first, last)
        while at < len(found):
            following = found[at + 1] if at + 1 < len(found) else None
            link = _link(prose, every, last, found[at].first)
            if not link and has_head and found[at].first == found[at].last and last - 1 > first:
                of_head = every[last - 1].text.lower() in _LINKS and _row(prose, every, last, found[at].first, following)
                link = "," if of_head else ""
            if not link:
                break
            more = _has_head(every, found[at].first, found[at].last)
            if link == "and" and more and has_head and not _is_field(every, found[at]):
                break
            last, has_head = found[at].last, has_head or more
            at += 1
        if not has_head or run.headline:
            continue
        words = tuple(word for token in every[first : last + 1] for word in _words(token.text))
        if len(words) > 1:
            end = every[last].start + len(bare(every[last].text))
            acronym = _ACRONYM.match(prose, end)
            yield Organisation(every[first].start, end, words, acronym[1] if acronym else "")


@functools.lru_cache(maxsize=65536)
def _words(text: str) -> tuple[str, ...]:
    """The capitalised word without its possessive ending; Directorate-General is two, and what has no capital is none."""
    if not text[0].isupper():
        return ()
    word = bare(text)
    parts = tuple(word.split("-"))
    return parts if any(part.lower() in heads() for part in parts) else (word,)


@functools.lru_cache(maxsize=65536)
def _is_head(text: str) -> bool:
    """Whether a token is, or holds, the head of an organisation's name."""
    return any(word.lower() in heads() for word in _words(text))


def _has_head(every: Sequence[Token], first: int, last: int) -> bool:
    """Whether any token from ``first`` to ``last`` is such a head."""
    if first == last:
        return _is_head(every[first][2])
    return any(_is_head(every[at][2]) for at in range(first, last + 1))


def _is_field(every: Sequence[Token], run: Run) -> bool:
    """Whether a run is what a ministry deals with and no body of its own: Social Services, Phytosanitary Supervision."""
    return run.first < run.last and bare(every[run.last].text).lower() in _FIELDS


def _row(prose: str, every: Sequence[Token], last: int, first: int, following: Run | None) -> bool:
    """Whether a comma goes on with what a ministry deals with: the Ministry of Trade, Industry and Tourism.

    Words that are in the dictionary and no names or countries stand there, and *and* ends the row.
    """
    if following is None or prose[every[last].end : every[first].start] != ", " or following.first - first != 2:
        return False
    row = (every[first], every[following.first])
    words = [bare(token.text).lower() for token in row]
    named = any(word in known_names() or word in countries() or word in heads() for word in words)
    return not named and every[first + 1].text == "and" and all(word in english_words() for word in words)


def _link(prose: str, every: Sequence[Token], last: int, first: int) -> str:
    """The small word between two runs that makes one name of them, or nothing."""
    between, gap = every[last + 1 : first], prose[every[last].end : every[first].start]
    if "\n" in gap or every[first].text.lower() in words_of("calendar", "words"):
        return ""
    owner = bare(every[last].text)
    if owner != every[last].text:  # the Prosecutor's Office, but not Russia's Office
        return "'s" if gap == " " and owner.lower() in english_words() else ""
    words = [token.text for token in between]
    if words in (["'"], ["’"]) and owner[-1:] == "s" and gap[-1:] == " ":  # the Journalists' Union
        return "'s" if owner.lower() in english_words() else ""
    if len(words) == 1 and words[0] in _WRONG_LINKS and gap == f" {words[0]} ":
        field = bare(every[first].text).lower()
        plain = field in english_words() and not (field in known_names() or field in countries() or field in heads())
        return "of" if plain and owner.lower() in heads() else ""
    fits = 1 <= len(words) <= 2 and words[0] in _LINKS and (len(words) == 1 or words[1] in _ARTICLES)
    return words[0] if fits else ""
