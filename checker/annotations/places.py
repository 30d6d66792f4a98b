"""Mentions of places in a draft, and what stands around each of them."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import NamedTuple

from checker.annotations.gazetteer import fold
from checker.annotations.paragraphs import Kind, paragraphs
from checker.annotations.tokens import Token, bare, capitals, tokens
from checker.document import Document
from checker.finding import Span
from checker.lazy import regex
from checker.shipped import tables_of

# Words of the longest place name that is looked for (Ho Chi Minh City).
LONGEST = 4

# The Arabic article before a name: Al-Samawa, as-Suwayda.
ARTICLE = regex(r"(?:[AaEe](?:[lnrstdz]|[sd]h))[-’'](?=[^\W\d_a-z])")
_ABBREVIATED = frozenset({"St", "Mt", "Ft"})
_GAPS = frozenset({" ", ". ", "\u00a0", "\u202f", "\n"})


class _Lists(NamedTuple):
    """The lists of ``data/place_words.toml``; ``beside`` holds ``kinds`` as well, and ``of`` holds both; ``small``
    holds particles and kinds."""

    small: frozenset[str]
    particles: frozenset[str]
    kinds: frozenset[str]
    beside: frozenset[str]
    fixed: frozenset[str]
    of: frozenset[str]
    prepositions: frozenset[str]
    to_somebody: frozenset[str]
    institutions: frozenset[str]
    openers: frozenset[str]
    times: frozenset[str]


class Mention(NamedTuple):
    """A place name in the draft, without a possessive ending.

    ``key`` is its folded form, ``before`` and ``after`` the words beside it on the same line with no mark between.
    ``longer``: part of a longer name (*Kiev Post*, *University of Calcutta*, *Peking duck*) or of a headline in capitals.
    ``institution``: that longer name is one of an institution or event, as far as the words beside it tell.
    ``located``: something beside it says that it is a place (*in Dixon*, *the port of Dixon*, *Dixon County*).
    """

    start: int
    end: int
    text: str
    key: str
    before: str
    after: str
    longer: bool
    institution: bool
    located: bool

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def find(document: Document, known: Callable[[str], bool], longest: int = LONGEST) -> list[Mention]:
    """Every run of up to ``longest`` words whose folded form ``known`` accepts, longest first, in order.

    An Arabic article is left out where the name is known only without it (*Al-Samawa*); in a compound such as
    *Kharkiv-based* only the place is taken. ``known`` is a function that always answers alike; what it says of single words
    is kept. Linear in the number of tokens.
    """
    words, small, alone = tokens(document), _lists().small, _single(known)
    title_case = _title_case(document)
    found: list[Mention] = []
    done = -1
    for index in capitals(document):
        token = words[index]
        text = token[2]
        if index <= done or (text[0].islower() and "-" not in text):
            continue
        several = None
        if longest > 1 and index + 1 < len(words):
            _, _, after, kind = words[index + 1]
            goes_on = text in _ABBREVIATED if after == "." else kind == "word" and (after in small or not after.islower())
            if goes_on:
                several = _several(document.prose, words, index, longest, known)
        if several is not None:
            key, done, end = several
        else:
            single = alone(text)
            if single is None:
                continue
            key, done, end = single[0], index, token.start + single[1]
        found.append(_mention(document, words, index, done, end, key, title_case))
    return found


@functools.lru_cache(maxsize=8)
def _single(known: Callable[[str], bool]) -> Callable[[str], tuple[str, int] | None]:
    """``_alone`` for one list of names; what it says of each word is kept."""
    return functools.lru_cache(maxsize=65536)(functools.partial(_alone, known=known))


def _alone(text: str, known: Callable[[str], bool]) -> tuple[str, int] | None:
    """Key and length of the known name that a word is, or that it begins with."""
    stem = bare(text)
    if known(key := fold(stem)):
        return key, len(stem)
    article = ARTICLE.match(stem)
    if article and known(key := fold(stem[article.end() :])):
        return key, len(stem)
    head, dash, tail = stem.partition("-")
    if dash and tail[:1].islower() and head[:1].isupper() and known(key := fold(head)):
        return key, len(head)
    return None


def _several(
    prose: str, words: tuple[Token, ...], index: int, longest: int, known: Callable[[str], bool]
) -> tuple[str, int, int] | None:
    """Key, number of the last token and end of the longest known name of several words that begins at a token."""
    lists = _lists()
    reach = [words[index]]
    numbers = [index]
    at = index
    while len(reach) < longest and at + 1 < len(words):
        after = words[at + 1]
        if after.text == "." and after.start == words[at].end and words[at].text in _ABBREVIATED and at + 2 < len(words):
            at += 1
            after = words[at + 1]
        if after.kind != "word" or words[at].text[-2:] in ("'s", "’s") or prose[words[at].end : after.start] not in _GAPS:
            break
        if after.text.islower() and after.text not in lists.particles and after.text not in lists.kinds:
            break
        at += 1
        reach.append(after)
        numbers.append(at)
    for length in range(len(reach), 1, -1):
        last = reach[length - 1]
        if len(last.text) == 1 or (last.text.islower() and last.text not in lists.kinds):
            continue
        stem = bare(last.text)
        key = fold("".join(token.text for token in reach[: length - 1]) + stem)
        if known(key):
            return key, numbers[length - 1], last.start + len(stem)
    return None


def _mention(
    document: Document, words: tuple[Token, ...], first: int, last: int, end: int, key: str, title_case: list[Span]
) -> Mention:
    """The mention from token ``first`` to token ``last`` that ends at ``end``, with what the words beside it say of it."""
    start = words[first].start
    prose = document.prose
    before = _beside(prose, words, first, -1)
    after = _beside(prose, words, last, 1) if end == words[last].end else ""
    low_before, low_after = before.lower(), after.lower()
    lists = _lists()
    longer = after[:1].isupper() and after not in ("I", "It") and low_after not in lists.kinds and low_after not in lists.times
    longer |= low_after in lists.fixed
    longer |= (
        bool(before)
        and before[0].isupper()
        and not before.isupper()
        and low_before not in lists.openers
        and low_before not in lists.beside
    )
    institution = low_after in lists.institutions
    located = low_before in lists.prepositions or low_before in lists.beside or low_after in lists.beside
    owner = words[first - 2].text if first >= 2 else ""
    if low_before == "to" and owner.lower() in lists.to_somebody:
        located = False
    if low_before == "of" and owner:
        if owner.lower() in lists.of:
            located = True
        elif owner[0].isupper() and not owner.isupper():
            longer = True
            institution = institution or owner.lower() in lists.institutions
    if any(span.start <= start < span.end for span in title_case):
        longer = True
    return Mention(start, end, document[start, end], key, before, after, longer, institution, located)


@functools.cache
def _lists() -> _Lists:
    table = tables_of("checker.annotations", "data/place_words.toml")
    words = {name: frozenset(words.split()) for name, words in table.items()}
    words["beside"] |= words["kinds"]
    words["of"] |= words["beside"]
    return _Lists(**words, small=words["particles"] | words["kinds"])


def _beside(prose: str, words: tuple[Token, ...], index: int, step: int) -> str:
    """The word beside a token with only spaces between, or an empty string."""
    beside = index + step
    if not 0 <= beside < len(words) or words[beside].kind != "word":
        return ""
    gap = prose[words[beside].end : words[index].start] if step < 0 else prose[words[index].end : words[beside].start]
    return words[beside].text if gap.isspace() and "\n" not in gap else ""


def _title_case(document: Document) -> list[Span]:
    """Headlines and subheads in which nearly every longer word is capitalised, so that capitals say nothing."""
    found = []
    for block in paragraphs(document):
        if block.kind in (Kind.HEADLINE, Kind.SUBHEAD):
            longer = [word for word in document[block.start, block.end].split() if len(word) > 3]
            if len(longer) > 2 and sum(word[0].isupper() for word in longer) > 0.7 * len(longer):
                found.append(Span(block.start, block.end))
    return found
