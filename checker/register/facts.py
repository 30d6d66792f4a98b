"""What one published article says: which names, places, organisations, titles and terms it has, and in which forms."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.annotations.bearers import speaks
from checker.annotations.gazetteer import fold as fold_place
from checker.annotations.gazetteer import gazetteer
from checker.annotations.identities import Bearer, bearers
from checker.annotations.lexicon import countries, english_words, known_names, known_places, words_of
from checker.annotations.names import Mention
from checker.annotations.organisations import organisations
from checker.document import Document, annotation
from checker.finding import Span
from checker.register.kinds import Kind

LONGEST = 120  # code points of a form; what is longer is no name
_ARTICLE = re.compile(r"(?:the|a|an)\s+(?=\S)", re.IGNORECASE)
# After a name: "Sergei Vershinin, Russia's deputy foreign minister, …"
_APPOSED = re.compile(r",\s+(?:(?:the|a|an|its|his|her|their|then|former)\s+)?((?:[\w’'-]+ ){0,5}[\w’'-]+)")
_BEFORE = 60  # code points before a name in which its office is looked for
_WORDS_BEFORE = 4
_WORD = re.compile(r"[\w’'-]+")
# Titles that say nothing of an office.
_NO_OFFICE = frozenset(
    "mr mrs ms miss mx messrs dr doctor prof professor sir lord lady dame mme mlle monsieur madame madam herr frau señor "
    "señora don former ex then acting interim new current late assistant associate deputy deputies vice".split()
)
_PERSONAL = frozenset(
    "mr mrs ms miss mx messrs dr prof sir lord lady dame mme mlle monsieur madame herr frau señor señora".split()
)


@dataclasses.dataclass(frozen=True, slots=True)
class Fact:
    """A form and how often the article has it. ``bearer`` numbers who or what is named in the article; ``contexts`` counts
    pairs of ``office`` or ``country`` and the word that says it."""

    kind: Kind
    text: str
    bearer: int
    count: int
    contexts: tuple[tuple[str, str, int], ...] = ()


class Place(NamedTuple):
    """A form at one place of an article. ``span`` is that of the name as it stands there, which may be shorter."""

    kind: Kind
    text: str
    span: Span
    bearer: int
    contexts: tuple[tuple[str, str], ...] = ()


def facts(document: Document) -> tuple[Fact, ...]:
    """The facts of an article in order of first mention. Linear in its length."""
    found: dict[tuple[Kind, str], tuple[int, Counter[tuple[str, str]], list[int]]] = {}
    for place in places(document):
        _, around, total = found.setdefault((place.kind, place.text), (place.bearer, Counter(), [0]))
        around.update(place.contexts)
        total[0] += 1
    return tuple(
        Fact(kind, text, bearer, total[0], tuple((what, value, count) for (what, value), count in sorted(around.items())))
        for (kind, text), (bearer, around, total) in found.items()
    )


@annotation
def places(document: Document) -> tuple[Place, ...]:
    """Every form at every place, organisations first, then names by whom they name.

    A family name alone counts for the full name that the article gives; headlines in capitals count nothing. Apostrophes are
    written straight.
    """
    found: list[Place] = []

    def add(kind: Kind, text: str, span: Span, bearer: int, said: Sequence[tuple[str, str]] = ()) -> None:
        text = " ".join(text.replace("’", "'").split())
        if 1 < len(text) <= LONGEST:
            found.append(Place(kind, text, span, bearer, tuple(said)))

    taken: list[Span] = []
    number = 0
    seen: dict[str, int] = {}
    for one in organisations(document):
        taken.append(one.span)
        text = _ARTICLE.sub("", document[one.span], count=1)
        if text not in seen:
            seen[text] = number = number + 1
        add(Kind.ORGANISATION, text, Span(one.span.end - len(text), one.span.end), seen[text])
    for bearer in bearers(document):
        own = [mention for mention in bearer.mentions if mention.sure and not _inside(mention.span, taken)]
        if not own:
            continue
        number += 1
        kind = _kind(document, bearer, own)
        for mention, text in _texts(own):
            add(kind, text, mention.span, number, _around(document, mention) if kind is Kind.PERSON else ())
            if mention.title and _is_office(mention.title):
                start = mention.span.start
                add(Kind.TITLE, mention.title, Span(start - len(mention.title) - 1, start - 1), 0)
    return tuple(found)


def _inside(span: Span, taken: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in taken)


def _texts(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, str]]:
    """Each mention with the form it counts for."""
    full: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        if len(mention.words) > 1:
            for word in mention.words:
                full[word.plain][mention.text] += 1
    for mention in mentions:
        fuller = full.get(mention.words[0].plain) if len(mention.words) == 1 else None
        text = fuller.most_common(1)[0][0] if fuller else mention.text
        if not (text.isupper() and len(text) > 5):
            yield mention, text


def _kind(document: Document, bearer: Bearer, own: Sequence[Mention]) -> Kind:
    """What the mentions of a bearer name: somebody who has a title, speaks or has a given name is a person."""
    words = [word.core for word in max(own, key=lambda mention: len(mention.words)).words]
    whole = fold_place(bearer.name)
    titled = any(set(mention.title.lower().split()) & _PERSONAL for mention in own)
    if titled:
        return Kind.PERSON
    if whole in known_places() or whole in countries() or bearer.name.lower() in known_places():
        return Kind.PLACE
    speaking = any(speaks(document.prose, mention.words[-1]) for mention in own)
    if whole in gazetteer().by_name and not (len(words) == 1 and speaking):
        return Kind.PLACE
    if not own[0].person:
        return Kind.TERM
    if len(words) > 1:
        named = words[0] in known_names() or any(word not in english_words() for word in words)
        return Kind.PERSON if named else Kind.TERM
    return Kind.PERSON if speaking or any(_is_office(mention.title) for mention in own) else Kind.TERM


def _is_office(title: str) -> bool:
    last = title.lower().rpartition(" ")[2]
    return last in words_of("titles", "office") and last not in _NO_OFFICE


def _around(document: Document, mention: Mention) -> list[tuple[str, str]]:
    """Office and country that stand beside a name: *Russian Deputy Foreign Minister X*, *X, the mayor of Y*."""
    prose = document.prose
    start, end = mention.span
    line = prose.rfind("\n", max(0, start - _BEFORE), start) + 1 or max(0, start - _BEFORE)
    before = [word.lower() for word in _WORD.findall(prose[line:start])][-_WORDS_BEFORE - len(mention.title.split()) :]
    if prose[start - 1 : start] != " " or (before and not _reaches(prose[line:start])):
        before = []
    apposed = _APPOSED.match(prose, end, end + 80)
    after = [word.lower() for word in _WORD.findall(apposed[1])] if apposed else []
    found: list[tuple[str, str]] = []
    for words in (_from_office(before), after):
        office = _office(words)
        if not office:
            continue
        found.append(("office", office))
        found += [("country", country) for country in map(_country, words) if country]
    return list(dict.fromkeys(found))


def _office(words: Sequence[str]) -> str:
    """The first office among words, with what belongs to it before it (*deputy foreign minister*), or nothing."""
    offices = words_of("titles", "office")
    at = next((at for at, word in enumerate(words) if word in offices and word not in _NO_OFFICE | _BRANCHES), -1)
    if at < 0:
        return ""
    start = at
    while start > 0 and at - start < 3 and words[start - 1] in _BRANCHES:
        start -= 1
    return " ".join(words[start : at + 1])


# What stands before an office and belongs to it.
_BRANCHES = frozenset(
    "prime deputy assistant foreign defence defense interior finance vice justice health trade economy energy education".split()
)


def _reaches(before: str) -> bool:
    """Whether the words before a name lead up to it: nothing ends between them."""
    return not re.search(r"[.!?;:,]\s*\Z", before)


def _from_office(words: Sequence[str]) -> list[str]:
    """The words before a name, if the last of them is an office."""
    return list(words) if words and words[-1] in words_of("titles", "office") else []


def _country(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("’s")
    number = countries().get(word)
    return "" if number is None else _first_names()[number]


@functools.cache
def _first_names() -> dict[int, str]:
    """The name of each country by its number."""
    found: dict[int, str] = {}
    for word, number in countries().items():
        found.setdefault(number, word)
    return found
