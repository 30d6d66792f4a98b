"""names/case-hyphen"""

from __future__ import annotations

import functools
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.lexicon import english_words
from checker.annotations.names import PARTICLES, Mention, names
from checker.finding import Span
from checker.lazy import regex
from rules.places.two_forms import is_reported

_SAME_MARK = str.maketrans({**dict.fromkeys("‐‑–", "-"), **dict.fromkeys("’‘ʼʻ`´ʿʾ", "'"), "\u00a0": " "})
_NO_LETTER = regex(r"[\W\d_]+")
_LEADING = tuple(f"{particle} " for particle in "van von de di da du del la le ter ten den der dos das".split())
_OPENING = regex(r"(?:\A|[.!?…:\n\"“‘(«])[\s\"“”’‘)]*\Z")


class _Place(NamedTuple):
    """One place at which a name is written, in code points."""

    start: int
    end: int
    shown: str  # with one kind of hyphen and apostrophe
    opening: bool  # the capital may be the sentence's or the particle's
    given: bool  # a further name follows
    alone: bool  # the mention has no other word
    person: bool  # the mention is a person's


class CaseHyphen(Rule):
    """One name is written with and without a hyphen, an apostrophe, a space or a capital.

    Why it matters: *Al Assad*, *al-Assad* and *Al-Assad* in one story look careless, and a search finds only one of them.
    One finding holds all places; it stands at the first form that is in the minority, and the suggestion is the form that
    stands most often, or else first.
    Quiet: an article left out in short (*al-Assad … Assad*), a capital that a sentence or a headline asks for or that a
    Dutch or French particle takes where it leads (*Theo van Gogh … Van Gogh*), names all in capitals, kinds of hyphens and
    apostrophes, compounds of English words, towns that places/two-forms reports.
    A given name and a place that differ in a hyphen (*Nursultan Nazarbayev, Nur-Sultan*) are two names.
    Known misses: a particle written apart here and joined there (*Le Maire, Lemaire*), which may be two names.
    """

    id = "names/case-hyphen"
    severity = Severity.MINOR
    confidence = Confidence.LIKELY
    category = Category.NAME_FORMAT
    examples = (
        Example("Gen Yusef ⟦al-Nimr⟧ left. The army said ⟦al-Nimr⟧ had resigned, and ⟦Al Nimr⟧ confirmed it."),
        Example("The actress ⟦Ma'ayan⟧ Levi spoke first, then her producer; ⟦Maayan⟧ Levi is 34."),
        Example("The mayor of Ra'anana spoke first; Raanana has 80,000 residents.", note="places/two-forms"),
        Example("The actress ⟦Min-jung⟧ Seo came. Fans of ⟦Min Jung⟧ Seo cheered."),
        Example("The engineer Chen ⟦Xiaoming⟧ opened the valve. Chen ⟦Xiao Ming⟧ closed it again."),
        Example("Bashir al-Nimr left. Nimr is 61. Al-Nimr will not return."),
        Example("MCKENZIE TO RESIGN\n\nRuth McKenzie is to resign, and McKenzie's deputy, Ali Rae, will follow her."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for places in _written(document).values():
            small = {place.shown for place in places if place.shown[0].islower()}
            shown = [_as_inside(place, small) for place in places]
            counts = Counter(shown)
            if len(counts) == 1 or _two_names(places) or is_reported(document, (Span(*place[:2]) for place in places)):
                continue
            best = max(counts, key=lambda one: counts[one])
            odd = next(place for place, one in zip(places, shown, strict=True) if one != best)
            yield self.finding(
                document,
                odd[:2],
                f"“{document[odd[:2]]}” is also written “{best}” ({counts[best]} of {len(places)} times)",
                related=[place[:2] for place in places if place != odd],
                suggestions=(best,),
            )


def _written(document: Document) -> dict[str, list[_Place]]:
    """Every way in which each name of the document is written, by its letters, in order of places."""
    found: dict[str, list[_Place]] = defaultdict(list)
    pairs: list[_Place] = []
    sure = [mention for mention in names(document) if mention.sure]
    several = _several(sure)
    if not several:
        return {}
    for mention in sure:
        for word in mention.words:
            if (
                _read(word.text)[1] in several
                and len(word.core) > 2
                and not word.text.isupper()
                and not any(map(str.isdigit, word.text))
            ):
                leading = word is mention.words[0] and word.text.lower().startswith(_LEADING)
                given = word is not mention.words[-1]
                place = _place(document, word.start, word.end, leading)
                _add(found, place._replace(given=given, alone=len(mention.words) == 1, person=mention.person))
        for one, other in itertools.pairwise(mention.words):
            if _read(one.text)[1] + _read(other.text)[1] in several:
                pairs.append(_place(document, one.start, other.end))
    for place in pairs:  # Min Jung counts where Min-jung or Minjung is written as well
        letters = _letters(place.shown)
        particle = place.shown.partition(" ")[0].lower() in PARTICLES
        if letters in found and (not particle or any("-" in known.shown for known in found[letters])):
            _add(found, place)
    return {letters: sorted(places) for letters, places in found.items()}


def _several(mentions: Sequence[Mention]) -> set[str]:
    """The letters of the names that may be written in several ways: as words that differ, or as one word and as two."""
    by_letters: dict[str, set[str]] = defaultdict(set)
    for text in {word.text for mention in mentions for word in mention.words}:
        shown, letters = _read(text)
        by_letters[letters].add(shown)
    joined = {
        _read(one.text)[1] + _read(other.text)[1]
        for mention in mentions
        if len(mention.words) > 1
        for one, other in itertools.pairwise(mention.words)
    }
    return (joined & by_letters.keys()) | {letters for letters, shown in by_letters.items() if len(shown) > 1}


@functools.lru_cache(maxsize=65536)
def _read(text: str) -> tuple[str, str]:
    """A name with one kind of hyphen and apostrophe, and its letters."""
    shown = text.translate(_SAME_MARK)
    return shown, _letters(shown)


def _place(document: Document, start: int, end: int, leading: bool = False) -> _Place:
    """What is written there; ``leading`` says that a particle with a capital leads the mention."""
    shown = document.text[start:end].translate(_SAME_MARK)
    opening = _OPENING.search(document.prose, max(0, start - 6), start)
    return _Place(start, end, shown, leading or opening is not None, False, False, True)


def _two_names(places: list[_Place]) -> bool:
    """Whether forms are a given name here and a name that stands alone there, or a person here and a hotel there."""
    if len({place.shown.casefold() for place in places}) == 1 and len({place.person for place in places}) == 2:
        return True
    sides = [[place for place in places if ("-" in place.shown) == hyphen] for hyphen in (False, True)]
    return all(sides) and any(
        all(place.given for place in one) and all(place.alone for place in other) for one, other in (sides, sides[::-1])
    )


def _as_inside(place: _Place, small: set[str]) -> str:
    """The name as it would stand inside a sentence: Al-Nimr at the beginning of one is al-Nimr."""
    lowered = place.shown[0].lower() + place.shown[1:]
    return lowered if place.opening and lowered in small else place.shown


def _add(found: dict[str, list[_Place]], place: _Place) -> None:
    """File a place under its letters, unless every part of the name is an English word."""
    letters = _letters(place.shown)
    if not all(part.lower() in english_words() for part in place.shown.split("-")):
        found[letters].append(place)


def _letters(shown: str) -> str:
    """The letters of a name without marks, spaces and capitals, by which its forms are compared."""
    return _NO_LETTER.sub("", shown).casefold()
