"""Words that stand where places stand and that no list knows, and the places that they come near to."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Collection, Mapping

from rapidfuzz.distance import OSA

from checker.annotations.gazetteer import fold, gazetteer
from checker.annotations.lexicon import countries as country_words
from checker.annotations.lexicon import english_words, known_names, words_of
from checker.annotations.places import ARTICLE, Mention, find
from checker.annotations.romanisation import distance, keys
from checker.document import Document, annotation
from rules.places import known, register
from rules.places.countries import codes
from rules.places.known import Group
from rules.places.register import Role

# Letters from which a word is compared with the places of its draft, with all places of the countries that it names, and with
# all places.
SHORT, LONG, SURE = 5, 7, 9
# Distance of romanisation (1 is the same name as far as a bare pair of names can tell) up to which two words that stand
# in the same kind of place in one draft are one place.
NEAR = 0.6
# Towns from so many thousand inhabitants are compared with words that no list knows.
LARGE = 500
# Endings that make another word of a place name rather than another spelling: Victorian, Iraqi, Brazzavilleans.
_ENDINGS = frozenset("n an ian s i is ns ans ians es ese er ers y sky skaya skiy ic ish ite ites ans ia".split())
# More words than this under one key are not compared: the key says nothing.
CROWD = 24


@annotation
def unlisted(document: Document) -> tuple[Mention, ...]:
    """Single words that something beside them calls a place and that are no listed place, word, people or name."""
    return tuple(m for m in find(document, _unknown, 1) if m.located and not m.longer and m.text[0].isupper())


def _unknown(key: str) -> bool:
    """Whether a folded word is long enough to be compared, and neither a word nor a name that some list knows."""
    return len(key) >= SHORT and key.isalpha() and key not in _words() and not known.is_listed(key)


@annotation
def near_groups(document: Document) -> tuple[Group, ...]:
    """Unlisted words with the place of the draft, listed or not, that they are a spelling of."""
    strange: dict[str, list[Mention]] = defaultdict(list)
    for mention in unlisted(document):
        name = ARTICLE.sub("", mention.text)
        if name.isalpha():
            strange[fold(name)].append(mention)
    listed: dict[str, list[Mention]] = defaultdict(list)
    for mention in known.mentions(document):
        if len(mention.key) >= SHORT and " " not in mention.text and not mention.longer:
            listed[mention.key].append(mention)
    found: list[Group] = []
    for one, other in sorted(_pairs(strange, listed)):
        right = [(mention, Role.FORM) for mention in listed.get(other) or strange[other]]
        wrong = [(mention, Role.VARIANT if other in listed else Role.FORM) for mention in strange[one]]
        found.append(Group(right[0][0].text, None, None, sorted(right + wrong, key=lambda member: member[0].start)))
    return tuple(found)


def _pairs(strange: Collection[str], listed: Collection[str]) -> set[tuple[str, str]]:
    """Unlisted words each with the word that it is near to; compared are only words that share a key."""
    shelves: dict[str, set[str]] = defaultdict(set)
    for key in {*strange, *listed}:
        for shelf in keys(key):
            shelves[shelf].add(key)
    return {
        (one, other)
        for shelf in shelves.values()
        if 1 < len(shelf) <= CROWD
        for one in shelf.intersection(strange)
        for other in shelf
        if one != other and (other in listed or other < one) and _one_place(one, other)
    }


def _one_place(one: str, other: str) -> bool:
    """Whether two words are near, and neither is the other with an ending (Victoria, Victorian)."""
    short, long = sorted((one, other), key=len)
    return not (long.startswith(short) and long[len(short) :] in _ENDINGS) and distance(one, other) <= NEAR


def _derived(key: str, name: str) -> bool:
    """Whether a folded word may be the adjective or the people of a place: Victorian, Himalayan, Khabarovsky."""
    return key.endswith(("an", "y", "ne")) or key.removeprefix(fold(name)) in _ENDINGS


def nearest(key: str) -> tuple[str, str] | None:
    """Name and country of the one well-known place that is a single slip away from a folded form, or ``None``."""
    if len(key) < LONG:
        return None
    shelves = _well_known()
    close = {
        name
        for cut in (key, *(key[:at] + key[at + 1 :] for at in range(len(key))))
        for name in shelves.get(cut, ())
        if name[0][0].lower() == key[0] and OSA.distance(fold(name[0]), key, score_cutoff=1) == 1 and not _derived(key, name[0])
    }
    return close.pop() if len(close) == 1 else None


@functools.cache
def _well_known() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Name and country of every place of the register and every large town, by its folded form with any letter left out."""
    names = {
        fold(entity.periods[-1].form): (entity.periods[-1].form, entity.country) for entity in register.entities().values()
    }
    towns = gazetteer()
    for number in range(len(towns.towns)):
        town = towns.town(number)
        if town.thousands < LARGE:
            break
        names.setdefault(fold(town.name), (town.name, town.country))
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key, name in names.items():
        if len(key) >= LONG - 1:
            for cut in {key, *(key[:at] + key[at + 1 :] for at in range(len(key)))}:
                found[cut].append(name)
    return {cut: tuple(some) for cut, some in found.items()}


@functools.cache
def _words() -> frozenset[str]:
    """English words, known names, and the words for days, countries and peoples, folded: none of them is a misspelt place."""
    return (
        english_words()
        | known_names()
        | words_of("calendar", "words")
        | frozenset(country_words())
        | frozenset(map(fold, codes()))
    )
