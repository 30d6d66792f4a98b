"""What the house's register says of the names of a draft: annotations that rules read. One look-up answers for all names.

Every annotation may raise ``checker.register.errors.RegisterError``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from checker.annotations.bearers import different_words, of_two_sexes
from checker.annotations.lexicon import known_names
from checker.annotations.romanisation import distance, parts
from checker.document import Document, annotation
from checker.finding import Confidence, Span
from checker.register.facts import places
from checker.register.kinds import Kind, Status
from checker.register.lookup import Entity, Form, Near

# How much more often than another form the house form must have been published to count as such: for likely, for possible.
CLEAR, LEADING = (8, 8), (4, 4)
GIVEN = 0.1  # romanisation.distance of two given names that count as one


class Asked(NamedTuple):
    """A name of the draft under which the register was asked: every place it stands at, and office and country beside it.

    The first of ``spans`` is where the name stands in full, if it does.
    """

    kind: Kind
    text: str
    spans: tuple[Span, ...]
    contexts: frozenset[tuple[str, str]]


class Departure(NamedTuple):
    """A known form that is not the one the house writes. ``sure`` is what the archive's counts or people's decisions allow."""

    asked: Asked
    entity: Entity
    form: Form | None
    sure: Confidence


class Variant(NamedTuple):
    """An unknown name that is near exactly one known one in matching context; ``why`` says what matches."""

    asked: Asked
    near: Near
    why: str
    sure: Confidence


@annotation
def asked(document: Document) -> tuple[Asked, ...]:
    """The names of a draft as the register is asked for them, in order of first mention."""
    spans: dict[tuple[Kind, str], list[Span]] = defaultdict(list)
    contexts: dict[tuple[Kind, str], set[tuple[str, str]]] = defaultdict(set)
    for place in places(document):
        key = (place.kind, place.text)
        if _plain(document[place.span]) == place.text and spans[key] and _plain(document[spans[key][0]]) != place.text:
            spans[key].insert(0, place.span)
        else:
            spans[key].append(place.span)
        contexts[key].update(place.contexts)
    return tuple(Asked(kind, text, tuple(own), frozenset(contexts[kind, text])) for (kind, text), own in spans.items())


@annotation
def known(document: Document) -> Mapping[str, tuple[Entity, ...]]:
    """Who or what the register knows under each name of the draft."""
    register = document.reading.register
    if register is None:
        return {}
    return {text: tuple(found) for text, found in register.find([one.text for one in asked(document)]).items()}


@annotation
def nearest(document: Document) -> Mapping[str, tuple[Near, ...]]:
    """Known people whose names are near those of the draft that the register does not know, the nearest first."""
    register = document.reading.register
    if register is None:
        return {}
    unknown = [one.text for one in asked(document) if one.kind is Kind.PERSON and not _of(document, one, (Kind.PERSON,))]
    return {text: tuple(found) for text, found in register.near(unknown, (Kind.PERSON,)).items()} if unknown else {}


def departures(document: Document, kinds: Iterable[Kind]) -> Iterator[Departure]:
    """Names of some kinds in a form that the house does not write.

    Quiet where another known bearer has the form for house form or legitimately, where several could be meant, and where the
    archive is of two minds.
    """
    wanted = tuple(kinds)
    for one in asked(document):
        if one.kind not in wanted:
            continue
        entities = _of(document, one, wanted)
        if len(entities) != 1 or any(_legitimate(entity, one.text) for entity in known(document)[one.text]):
            continue
        form = next((form for form in entities[0].forms if form.text == one.text), None)
        sure = _sure(entities[0], form, one.text)
        if sure is not None:
            yield Departure(one, entities[0], form, sure)


def variants(document: Document) -> Iterator[Variant]:
    """People whom the register does not know under this spelling, near exactly one whom it knows."""
    for one in asked(document):
        if one.kind is not Kind.PERSON or _of(document, one, (Kind.PERSON,)):
            continue
        found: dict[int, tuple[Near, str, Confidence]] = {}
        for near in nearest(document).get(one.text, ()):
            match = _match(one, near)
            if match is not None and near.entity.id not in found:
                found[near.entity.id] = (near, *match)
        if len(found) == 1:
            [(near, why, sure)] = found.values()
            yield Variant(one, near, why, sure)


def times(form: Form | None) -> str:
    """How often the archive has a form, as a message says it: ``212 times since 2015``."""
    if form is None or not form.mentions:
        return "never before"
    since = f" since {form.first_seen.year}" if form.first_seen else ""
    return f"{form.mentions:,} times{since}" if form.mentions > 1 else f"once{since.replace('since', 'in')}"


def house_form(entity: Entity) -> Form | None:
    """The form that the house writes, with its counts; ``None`` where the archive does not have it."""
    return next((form for form in entity.forms if form.text == entity.house), None)


def _of(document: Document, one: Asked, kinds: Iterable[Kind]) -> list[Entity]:
    return [entity for entity in known(document).get(one.text, ()) if entity.kind in kinds]


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


def _legitimate(entity: Entity, text: str) -> bool:
    """Whether an entity may be written like this: its house form, a form that a person allowed, or one but for capitals."""
    if text.casefold() == entity.house.casefold():
        return True
    return any(form.text == text and form.status is Status.LEGITIMATE for form in entity.forms)


def _sure(entity: Entity, form: Form | None, text: str) -> Confidence | None:
    """How sure it is that a form is not the house's; ``None`` where it may be."""
    if form is not None and form.status is Status.FORBIDDEN:
        return Confidence.CERTAIN
    if entity.decided:
        return Confidence.LIKELY
    house, own = house_form(entity), form.mentions if form else 0
    often = house.mentions if house else 0
    for (least, factor), sure in ((CLEAR, Confidence.LIKELY), (LEADING, Confidence.POSSIBLE)):
        if often >= least and often >= factor * own:
            return sure
    return None


def _match(one: Asked, near: Near) -> tuple[str, Confidence] | None:
    """What says that an unknown name is a known one in another spelling, and how sure that makes it."""
    mine, theirs = parts(one.text), parts(near.form.text)
    if not mine or not theirs or any(_other_words(mine, parts(form.text)) for form in near.entity.forms):
        return None
    offices = {value for what, value in one.contexts if what == "office"}
    countries = {value for what, value in one.contexts if what == "country"}
    held = {c.value for c in near.entity.contexts if c.what == "office"} | {role.role.lower() for role in near.entity.roles}
    of = {c.value for c in near.entity.contexts if c.what == "country"} | {role.place.lower() for role in near.entity.roles}
    often = near.entity.mentions
    full = len(mine) > 1 and len(theirs) > 1
    famous = full and mine[-1] in known_names() and theirs[-1] in known_names() and mine[-1] != theirs[-1]
    if offices & held and (full or near.distance <= 0.5):
        office = sorted(offices & held)[0]
        return f"the same office, {office}", Confidence.LIKELY if often > 2 and near.distance <= 0.7 else Confidence.POSSIBLE
    if countries & of and full:
        country = sorted(countries & of)[0].title()
        return f"the same country, {country}", Confidence.LIKELY if often > 2 and near.distance <= 0.5 else Confidence.POSSIBLE
    if not full or famous:
        return None
    if distance(mine[0], theirs[0]) <= GIVEN:
        return "the same given name", Confidence.LIKELY if often > 4 and near.distance <= 0.4 else Confidence.POSSIBLE
    return None


def _other_words(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether two names differ in words that are two: Ivanov and Ivanova, Syria and Syrian."""
    return len(mine) == len(theirs) and any(
        a != b and (of_two_sexes(a, b) or different_words(a, b, a, b)) for a, b in zip(mine, theirs, strict=True)
    )
