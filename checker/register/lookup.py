"""The side of a register that checks read: which names are known, in which forms, how often and since when.

Importing this loads no database library; a ``Register`` opens its database when it is first asked, in each process anew.
"""

from __future__ import annotations

import dataclasses
import datetime
import os
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from rapidfuzz.distance import Levenshtein

from checker.annotations.romanisation import FAR, fold, name_distance, parts
from checker.register.keys import folded, keys_of
from checker.register.kinds import Kind, Status

if TYPE_CHECKING:
    import sqlalchemy as sa

    from checker.register.database import Database
    from checker.register.queries import Candidate

KEPT = 20_000  # answers that one process remembers
PER_KEY = 12  # forms that are looked at under one key, the best known first
COMPARED = 4  # … of which this many, the nearest by plain edits, are compared by their sounds
FARTHEST = 0.6  # edits as a share of the longer form beyond which two forms are not compared
NEAREST = 5  # answers to one question


@dataclasses.dataclass(frozen=True, slots=True)
class Form:
    """A form as published: how often, in how many articles, and from when to when."""

    text: str
    status: Status
    mentions: int
    articles: int
    first_seen: datetime.date | None
    last_seen: datetime.date | None


@dataclasses.dataclass(frozen=True, slots=True)
class Role:
    """An office that somebody decided on; both days inclusive, either may be open."""

    role: str
    place: str
    since: datetime.date | None
    until: datetime.date | None


@dataclasses.dataclass(frozen=True, slots=True)
class Context:
    """What stood beside a name in the archive: ``what`` is ``office`` or ``country``; months as ``2024-05``, or empty."""

    what: str
    value: str
    count: int
    first: str
    last: str


@dataclasses.dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something known. ``forms`` begin with the most frequent; ``decided``: a person chose the house form."""

    id: int
    kind: Kind
    house: str
    decided: bool
    note: str
    forms: tuple[Form, ...]
    roles: tuple[Role, ...]
    contexts: tuple[Context, ...]

    @property
    def mentions(self) -> int:
        return sum(form.mentions for form in self.forms)

    def form(self, text: str) -> Form | None:
        """The form that is written like ``text``, or else differs from it in case, marks and spaces only."""
        same = [form for form in self.forms if form.text == text] or [
            form for form in self.forms if folded(form.text) == folded(text)
        ]
        return same[0] if same else None


@dataclasses.dataclass(frozen=True, slots=True)
class Near:
    """A known form that may be another spelling; ``distance`` as of ``romanisation.name_distance``."""

    entity: Entity
    form: Form
    distance: float


class Register:
    """A register to read from. Cheap to make and to send to another process; opened when first asked.

    Every question may raise ``checker.register.errors.RegisterError``.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self._database: Database | None = None
        self._process = 0
        self._revision = -1
        self._known: OrderedDict[str, tuple[Entity, ...]] = OrderedDict()
        self._near: OrderedDict[tuple[str, frozenset[Kind]], tuple[Near, ...]] = OrderedDict()

    def __reduce__(self) -> tuple[type[Register], tuple[str]]:
        return Register, (self.url,)

    @property
    def revision(self) -> int:
        """The number of the register's last change: what was worked out from it holds as long as this stays."""
        return self._open().revision()

    def find(self, texts: Iterable[str]) -> dict[str, tuple[Entity, ...]]:
        """Who or what is known under each form: several where namesakes share it, nothing where it is unknown.

        Case, diacritics, hyphens and spaces make no difference; ``Entity.form`` tells which form it was.
        """
        wanted = dict.fromkeys(texts)
        with self._open().reading() as connection:
            self._keep_current(connection)
            missing = {folded(text) for text in wanted} - self._known.keys()
            if missing:
                self._remember(connection, sorted(missing))
            return {text: _used(self._known, folded(text)) for text in wanted}

    def near(self, texts: Iterable[str], kinds: Iterable[Kind] = (Kind.PERSON,)) -> dict[str, tuple[Near, ...]]:
        """Known forms that each text may be a spelling of, the nearest first; those that ``find`` gives are left out."""
        wanted, of = dict.fromkeys(texts), frozenset(kinds)
        with self._open().reading() as connection:
            self._keep_current(connection)
            missing = [text for text in wanted if (text, of) not in self._near]
            if missing:
                for text, found in self._search(connection, missing, of).items():
                    _keep(self._near, (text, of), found)
            return {text: _used(self._near, (text, of)) for text in wanted}

    def close(self) -> None:
        """Give the connection back; the next question opens it anew."""
        if self._database is not None:
            self._database.close()
            self._database = None

    def _open(self) -> Database:
        if self._database is None or self._process != os.getpid():  # a connection does not survive a fork
            from checker.register.database import Database

            if self._database is not None:
                self._database.forget()
            self._database = Database(self.url, create=False)
            self._process = os.getpid()
        return self._database

    def _keep_current(self, connection: sa.Connection) -> None:
        from checker.register.database import revision

        current = revision(connection)
        if current != self._revision:
            self._known.clear()
            self._near.clear()
            self._revision = current

    def _remember(self, connection: sa.Connection, missing: Sequence[str]) -> None:
        from checker.register import queries

        under: dict[str, dict[int, None]] = defaultdict(dict)
        for some in queries.batches(missing):
            for key, entity in queries.entities_under(connection, some):
                under[key][entity] = None
        every = queries.entities(connection, {entity for found in under.values() for entity in found})
        for key in missing:
            _keep(self._known, key, tuple(every[entity] for entity in under.get(key, ()) if entity in every))

    def _search(self, connection: sa.Connection, texts: Sequence[str], kinds: frozenset[Kind]) -> dict[str, tuple[Near, ...]]:
        from checker.register import queries

        asked = {text: _questions(text, kinds) for text in texts}
        under = queries.forms_under(connection, {key for keys in asked.values() for key in keys}, PER_KEY)
        known = {one.id: one for found in under.values() for one in found if one.kind in kinds}
        close = {
            text: _closest(
                text, [known[form] for form in {one.id for key in keys for one in under.get(key, ())} & known.keys()]
            )
            for text, keys in asked.items()
        }
        links = queries.links(connection, {form for found in close.values() for _, form in found})
        every = queries.entities(connection, {entity for found in links.values() for entity in found})
        answers: dict[str, tuple[Near, ...]] = {}
        for text, nearest in close.items():
            near = [
                Near(every[entity], form, distance)
                for distance, number in nearest
                for entity in links.get(number, ())
                if entity in every and (form := every[entity].form(known[number].text)) is not None
            ]
            near.sort(key=lambda one: (one.distance, -one.form.mentions, one.form.text))
            answers[text] = tuple(near[:NEAREST])
        return answers


def _questions(text: str, kinds: frozenset[Kind]) -> frozenset[str]:
    """The keys under which near spellings of a text are: a family name alone is not asked for where there is more, nor
    twice for the pair of first and last word."""
    keys = frozenset(key for kind in kinds for key in keys_of(kind, text))
    if len(parts(text)) > 1:
        return frozenset(key for key in keys if not key.startswith("w:") and f"q:{key[2:]}" not in keys - {key})
    return keys | {f"w:{key[2:]}" for key in keys if key.startswith("v:") and Kind.PERSON in kinds}


def _closest(text: str, known: Iterable[Candidate]) -> list[tuple[float, int]]:
    """The forms that are near a text by their sounds; compared are those that are nearest by plain edits."""
    own = folded(text)
    single = len(parts(text)) == 1
    edits: list[tuple[float, str, int]] = []
    for one in known:
        if one.folded != own:
            whole = fold(one.text.rpartition(" ")[2]) if single else one.folded
            share = Levenshtein.normalized_distance(own, whole, score_cutoff=FARTHEST)
            if share < FARTHEST:
                edits.append((share, one.text, one.id))
    edits.sort()
    found = ((name_distance(text, other), form) for _, other, form in edits[:COMPARED])
    return sorted((distance, form) for distance, form in found if distance < min(FAR, 1.0))


def _keep(kept: OrderedDict[Any, Any], key: Any, value: Any) -> None:
    kept[key] = value
    kept.move_to_end(key)
    while len(kept) > KEPT:
        kept.popitem(last=False)


def _used(kept: OrderedDict[Any, Any], key: Any) -> Any:
    kept.move_to_end(key)
    return kept[key]
