"""Places of the register and of the gazetteer in a draft, shared by the rules of this family."""

from __future__ import annotations

import datetime
import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from checker.annotations.gazetteer import gazetteer
from checker.annotations.places import Mention, find
from checker.document import Document, annotation
from rules.places import register
from rules.places.context import speaks_from
from rules.places.register import Entity, Role

# A town's name before one of these is another place: Barrow Island, Dixon Lake.
_FEATURES = frozenset("island islands river lake mountain mountains creek peak hill hills beach reef falls glacier".split())


class Gloss(NamedTuple):
    """A place name with another in brackets right behind it: *Nur-Sultan (Astana)*."""

    outer: Mention
    inner: Mention


class Group(NamedTuple):
    """All mentions of one place, each with its role on the draft's day.

    ``house`` is the form to write where the register says so. For a town of the gazetteer the name there counts as
    ``FORM``, a spelling as ``VARIANT`` and one that is also a person's name as ``AMBIGUOUS``.
    """

    name: str
    entity: Entity | None
    house: str | None
    members: list[tuple[Mention, Role]]


@annotation
def mentions(document: Document) -> tuple[Mention, ...]:
    """Every mention of a place that the register or the gazetteer knows, in order."""
    return tuple(find(document, is_listed))


@functools.lru_cache(maxsize=65536)
def is_listed(key: str) -> bool:
    """Whether the register or the gazetteer has a folded form."""
    towns = gazetteer()
    return key in register.index() or key in towns.by_name or key in towns.by_spelling


@annotation
def entity_groups(document: Document) -> tuple[Group, ...]:
    """Mentions of each entity of the register, in the order in which they first occur."""
    dated = speaks_from(document)
    day = dated.day if dated else None
    found: dict[str, list[tuple[Mention, Role]]] = defaultdict(list)
    entities, listed = register.entities(), register.index()
    for mention in mentions(document):
        for name in dict.fromkeys(use.entity.name for use in listed.get(mention.key, ())):
            entity = entities[name]
            if mention.after.lower() not in _FEATURES or entity.kind not in ("city", "town"):
                found[name].append((mention, role(entity, mention.key, day)))
    return tuple(Group(name, entities[name], entities[name].at(day).form, members) for name, members in found.items())


@annotation
def town_groups(document: Document) -> tuple[Group, ...]:
    """Mentions of towns of which the draft has a spelling that the gazetteer lists beside the name, or the name with two
    sets of diacritics or hyphens."""
    towns = gazetteer()
    found: dict[int, list[tuple[Mention, Role]]] = {}
    written: dict[str, str] = {}
    for mention in mentions(document):
        for number in towns.by_spelling.get(mention.key, ()):
            found[number] = []
        if written.setdefault(mention.key, mention.text) != mention.text and mention.key in towns.by_name:
            largest = towns.by_name[mention.key][0]
            if not towns.town(largest).weak:
                found[largest] = []
    for mention in mentions(document):
        for number in towns.by_name.get(mention.key, ()):
            if number in found:
                found[number].append((mention, Role.FORM))
        for number in towns.by_spelling.get(mention.key, ()):
            found[number].append((mention, Role.AMBIGUOUS if mention.key in towns.weak else Role.VARIANT))
    return tuple(Group(towns.town(number).name, None, None, members) for number, members in found.items())


def role(entity: Entity, key: str, day: datetime.date | None) -> Role:
    """What a folded form is to an entity on a day: its role in that period, or ``OLD`` where only another one has it."""
    listed = entity.at(day).forms.get(key)
    return listed[0] if listed is not None else Role.OLD


def never_right(entity: Entity, key: str) -> bool:
    """Whether a folded form is a spelling that no period of an entity has for good."""
    roles = {period.forms[key][0] for period in entity.periods if key in period.forms}
    return roles <= {Role.VARIANT, Role.AMBIGUOUS}


@annotation
def glosses(document: Document) -> tuple[Gloss, ...]:
    """Every name glossed with another name of the same place, and nothing else in the brackets."""
    listed = mentions(document)
    found: list[Gloss] = []
    for outer, inner in itertools.pairwise(listed):
        between, close = document.prose[outer.end : inner.start], document.prose[inner.end : inner.end + 1]
        if between in ("(", " (") and close == ")" and places_of(outer.key) & places_of(inner.key):
            found.append(Gloss(outer, inner))
    return tuple(found)


def places_of(key: str) -> set[str]:
    """Names of the entities and numbers of the towns that a folded form can stand for."""
    towns = gazetteer()
    numbers = [*towns.by_name.get(key, ()), *towns.by_spelling.get(key, ())]
    return {use.entity.name for use in register.index().get(key, ())} | {str(number) for number in numbers}


def normal(text: str) -> str:
    """A form as it is compared with others: apostrophes and hyphens of one kind, capitals and spaces without meaning."""
    return " ".join(re.sub("[’‘ʼʻ`]", "'", text).replace("\u2010", "-").replace("\u2011", "-").casefold().split())


def part_of(short: str, full: str) -> bool:
    """Whether one form is the other with words left out at its end or beginning: *Washington*, *Washington D.C.*"""
    one, other = normal(short), normal(full)
    return other.startswith((one + " ", one + "-")) or other.endswith((" " + one, "-" + one))


def forms(members: list[tuple[Mention, Role]]) -> Iterator[tuple[str, list[tuple[Mention, Role]]]]:
    """The members by their form, in the order in which they first occur."""
    grouped: dict[str, list[tuple[Mention, Role]]] = defaultdict(list)
    for member in members:
        grouped[normal(member[0].text)].append(member)
    yield from grouped.items()
