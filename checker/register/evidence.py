"""What the house's register says of the names of a draft: annotations that rules read. One look-up answers for all names.

Every annotation may raise ``checker.register.errors.RegisterError``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.annotations.bearers import of_two_sexes
from checker.annotations.lexicon import english_words, known_names
from checker.annotations.romanisation import distance, parts, same_given_name
from checker.document import Document, annotation
from checker.finding import Confidence, Span
from checker.register.facts import places
from checker.register.kinds import Kind, Status
from checker.register.lookup import Entity, Form, Near

# How much more often than another form the house form must have been published to count as such: for likely, for possible.
CLEAR, LEADING = (8, 8), (2, 4)
GIVEN = 0.1  # romanisation.distance of two words of names that count as one
LEAST, OFTEN = 2, 3  # mentions in the archive from which a name counts as known, and as well known
# How far apart (romanisation.name_distance) an unknown name and a known one may be: with a word in common, with every word
# spelled otherwise, with other spaces; alone but for an office. And for likely: without and with an office in common.
FARTHEST_SAME, FARTHEST_EVERY, FARTHEST_REWRITTEN, FARTHEST_ALONE = 0.9, 0.8, 0.9, 0.5
CLOSE, CLOSE_SHARED = 0.4, 0.7
FARTHEST_PAIR = 0.4  # … where both words are well-known names and nothing rare stands beside them
AS_LONG = 0.8  # letters of the shorter of two names with other spaces, as a share of the longer one's
LONG = 5  # letters of a word that hardly meets its like by chance
# How much nearer, or how many times better known, one of two known names must be to be the one that is meant.
APART, MUCH = 0.3, 4


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
    if not unknown:
        return {}
    wanted = {text: [text, *_joined(text)] for text in unknown}
    found = register.near([other for others in wanted.values() for other in others], (Kind.PERSON,))
    return {
        text: tuple(sorted((near for other in others for near in found[other]), key=lambda near: near.distance))
        for text, others in wanted.items()
    }


def _joined(text: str) -> list[str]:
    """A name of three words or four with two of them written as one: *Hamid Reza Mohtasham*, *Hamidreza Mohtasham*."""
    words = text.split()
    if not 3 <= len(words) <= 4:
        return []
    return [" ".join([*words[:at], words[at] + words[at + 1].lower(), *words[at + 2 :]]) for at in range(len(words) - 1)]


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
        found: dict[int, Variant] = {}
        for near in nearest(document).get(one.text, ()):
            match = _match(one, near)
            if match is not None and near.entity.id not in found:
                found[near.entity.id] = Variant(one, near, *match)
        words = len(parts(one.text))
        alike = [variant for variant in found.values() if len(parts(variant.near.form.text)) == words]
        best = _only(alike or list(found.values()))
        if best is not None:
            yield best


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


def _only(found: Sequence[Variant]) -> Variant | None:
    """The one known name that can be meant: the only one, or the nearest and best known by far, others being longer runs."""
    if len(found) < 2:
        return found[0] if found else None
    best = found[0]
    words = set(parts(best.near.form.text))
    for other in found[1:]:
        longer = words < set(parts(other.near.form.text))
        clear = (
            best.near.distance + APART <= other.near.distance or best.near.entity.mentions >= MUCH * other.near.entity.mentions
        )
        if not (longer or (clear and best.near.distance <= other.near.distance)):
            return None
    return best


def _match(one: Asked, near: Near) -> tuple[str, Confidence] | None:
    """What says that an unknown name is a known one in another spelling, and how sure that makes it."""
    if near.entity.mentions < LEAST:
        return None
    mine, theirs = (tuple(word for word in parts(text) if len(word) > 1) for text in (one.text, near.form.text))
    if not mine or not theirs or any(_other_words(mine, parts(form.text)) for form in near.entity.forms):
        return None
    offices = {value for what, value in one.contexts if what == "office"}
    held = {c.value for c in near.entity.contexts if c.what == "office"} | {role.role.lower() for role in near.entity.roles}
    if min(len(mine), len(theirs)) == 1:
        office = next(iter(sorted(offices & held)), "")
        alone = max(len(mine), len(theirs)) > 1 and office and 0 < near.distance <= FARTHEST_ALONE
        return (f"the same office, {office}", Confidence.POSSIBLE) if alone else None
    if set(mine) != set(theirs) and (set(mine) <= set(theirs) or set(theirs) <= set(mine)):
        return None  # a fuller name is not another spelling
    if mine == theirs and _initials(one.text) != _initials(near.form.text):
        return None
    same, farthest = "", FARTHEST_REWRITTEN
    lengths = sorted(sum(map(len, words)) for words in (mine, theirs))
    if len(mine) != len(theirs) and lengths[0] < AS_LONG * lengths[1]:
        return None
    if len(mine) == len(theirs):
        unlike = [(a, b) for a, b in zip(mine, theirs, strict=True) if distance(a, b) > GIVEN]
        rare = any(a == b and a not in known_names() and len(a) >= LONG for a, b in zip(mine, theirs, strict=True))
        if not rare and any({a, b} <= known_names() and distance(a, b) > FARTHEST_PAIR for a, b in unlike):
            return None
        same = "" if len(unlike) == len(mine) else "family name" if mine[-1] == theirs[-1] else "given name"
        farthest = FARTHEST_SAME if same else FARTHEST_EVERY
    countries = {value for what, value in one.contexts if what == "country"}
    of = {c.value for c in near.entity.contexts if c.what == "country"} | {role.place.lower() for role in near.entity.roles}
    shared = [*sorted(offices & held), *(country.title() for country in sorted(countries & of))]
    if near.distance > max(farthest, FARTHEST_SAME if shared else 0.0):
        return None
    sure = near.entity.mentions >= OFTEN and (near.distance <= (CLOSE_SHARED if shared else CLOSE))
    why = (
        f"the same {'office' if offices & held else 'country'}, {shared[0]}"
        if shared
        else f"the same {same}"
        if same
        else "every word near"
    )
    return why, Confidence.LIKELY if sure else Confidence.POSSIBLE


def _initials(text: str) -> list[str]:
    return [word for word in parts(text) if len(word) == 1]


def _other_words(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether two names differ in words that are two: Ivanov and Ivanova, Rose and Ross."""
    return len(mine) == len(theirs) and any(
        a != b and (of_two_sexes(a, b) or (a in english_words() and b in english_words() and not same_given_name(a, b)))
        for a, b in zip(mine, theirs, strict=True)
    )
