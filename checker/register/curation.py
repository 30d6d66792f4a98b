"""What people decide about a register: house forms, which forms are one name, what is forbidden. Every decision is kept with
who and when, and can be undone as long as nothing later depends on it.

All of a decision happens in one transaction of the only writer: two editors who decide at once do so one after the other.
Who gives the version of the entity that was on the screen is refused when somebody else has decided about it meanwhile.
"""

from __future__ import annotations

import contextlib
import datetime
import json
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from checker.register import queries
from checker.register.counting import add_forms
from checker.register.database import Database
from checker.register.errors import ConflictError, RegisterError
from checker.register.facts import LONGEST
from checker.register.history import Snapshot, leave, record, restore, snapshots
from checker.register.kinds import Kind, Status
from checker.register.lookup import Role
from checker.register.settling import settle_forms
from checker.register.tables import changes, entities, entity_forms, forms, roles


class Curator:
    """Somebody who decides. ``by`` is the name under which the decisions are kept.

    Every method raises ``RegisterError`` for what cannot be done, and ``ConflictError`` where somebody else came first.
    """

    def __init__(self, database: Database, by: str, now: Callable[[], datetime.datetime] | None = None) -> None:
        if not by.strip():
            raise RegisterError("who decides? Give a name")
        self._database = database
        self._by = by.strip()
        self._now = now or (lambda: datetime.datetime.now(datetime.UTC))

    def choose(self, entity: int, house: str, version: int | None = None) -> int:
        """Make a form the house form; a new form is put in. Gives the number of the change."""
        text = clean(house)
        with self._change("set", f"house form “{text}”", [entity], version) as edit:
            edit.hold(entity)
            form = edit.form(entity, text)
            edit.pin(entity, form, Status.LEGITIMATE)
            edit.update(entity, house_form_id=form, decided=True)
        return edit.number

    def note(self, entity: int, note: str, version: int | None = None) -> int:
        """Write down what tells an entity from its namesakes, or anything else about it."""
        with self._change("set", f"note “{note.strip()}”", [entity], version) as edit:
            edit.hold(entity)
            edit.update(entity, note=note.strip())
        return edit.number

    def mark(self, entity: int, form: str, status: Status, version: int | None = None) -> int:
        """Forbid a form, or make it legitimate beside the house form; a new form is put in."""
        text = clean(form)
        action = "forbid" if status is Status.FORBIDDEN else "set"
        with self._change(action, f"“{text}” is {status}", [entity], version) as edit:
            edit.hold(entity)
            number = edit.form(entity, text)
            if status is Status.FORBIDDEN and edit.house(entity) == number:
                edit.replace_house(entity, number)
            edit.pin(entity, number, status)
        return edit.number

    def merge(self, entity: int, others: Collection[int], version: int | None = None) -> int:
        """Make entities one: forms, offices and notes of the others go to the first."""
        gone = [other for other in dict.fromkeys(others) if other != entity]
        if not gone:
            raise RegisterError("one entity alone cannot be merged; name another")
        with self._change("merge", "", [entity, *gone], version) as edit:
            edit.same_kind([entity, *gone])
            edit.summary = f"“{edit.name(entity)}” and {', '.join(f'“{edit.name(other)}”' for other in gone)} are one"
            notes = [edit.note(one) for one in (entity, *gone)]
            edit.pin_all(entity, entity)
            for other in gone:
                edit.pin_all(other, entity)
                edit.move_roles(other, entity)
            edit.update(entity, note="; ".join(dict.fromkeys(filter(None, notes))))
        return edit.number

    def split(
        self, entity: int, apart: Sequence[str], *, keep: bool = False, note: str = "", version: int | None = None
    ) -> int:
        """Give forms to an entity of their own; with ``keep`` they stay with the old one, too: namesakes.

        Gives the number of the new entity.
        """
        with self._change("split", "", [entity], version) as edit:
            own = edit.forms_of(entity)
            unknown = [text for text in apart if text not in own]
            if unknown or not apart:
                raise RegisterError(
                    f"“{edit.name(entity)}” has no form {', '.join(f'“{text}”' for text in unknown) or 'named'}"
                )
            if len(apart) >= len(own) and not keep:
                raise RegisterError(f"“{edit.name(entity)}” would have no form left; keep one")
            listed = ", ".join(f"“{text}”" for text in apart)
            edit.summary = f"{listed} {'also ' if keep else ''}apart from “{edit.name(entity)}”"
            edit.pin_all(entity, entity)
            new = edit.new(entity, note.strip())
            for text in apart:
                edit.pin(new, own[text][0], own[text][1])
                if not keep:
                    edit.unpin(entity, own[text][0])
        return new

    def role(self, entity: int, role: Role, version: int | None = None) -> int:
        """Write down an office with its days; one that is there under the same name and place is replaced."""
        if not role.role.strip():
            raise RegisterError("which office? Give its name")
        if role.since and role.until and role.since > role.until:
            raise RegisterError(f"{role.role}: ends on {role.until}, before it begins on {role.since}")
        days = f"{role.since or '…'} to {role.until or '…'}"
        with self._change("set", f"office “{role.role}” {role.place} {days}", [entity], version) as edit:
            edit.hold(entity)
            edit.drop_role(entity, role.role, role.place)
            edit.add_role(entity, role)
        return edit.number

    def drop_role(self, entity: int, role: str, place: str = "", version: int | None = None) -> int:
        """Take an office away."""
        with self._change("set", f"no office “{role}” {place}", [entity], version) as edit:
            if not edit.drop_role(entity, role, place):
                raise RegisterError(f"“{edit.name(entity)}” has no office “{role}”")
        return edit.number

    def undo(self, change: int) -> int:
        """Take a decision back. Refused where a later decision changed the same entities: undo that first."""
        with self._database.writing() as connection:
            row = connection.execute(sa.select(changes).where(changes.c.id == change)).one_or_none()
            if row is None:
                raise RegisterError(f"there is no change {change}")
            again = connection.execute(sa.select(changes).where(changes.c.undoes == change)).first()
            if again is not None:
                raise ConflictError(f"change {change} was undone already, by {again.by}")
            after, before = json.loads(row.after), json.loads(row.before)
            concerned = sorted({int(key) for key in (*after, *before)})
            current = snapshots(connection, concerned)
            if any(_decided(current[str(id_)]) != _decided(after.get(str(id_))) for id_ in concerned):
                later = queries.later_change(connection, change, concerned)
                hint = f"; undo change {later} first" if later else ""
                raise ConflictError(f"change {change} cannot be undone: what it changed has been changed since{hint}")
            settled, left = restore(connection, before, current)
            settle_forms(connection, settled, {*concerned, *left})
            summary = f"undone: {row.summary}"
            return record(connection, self._now(), self._by, "undo", summary, current, snapshots(connection, concerned), change)

    @contextlib.contextmanager
    def _change(self, action: str, summary: str, some: Sequence[int], version: int | None) -> Iterator[Edit]:
        with self._database.writing() as connection:
            edit = Edit(connection, summary, some)
            for entity, before in zip(some, map(edit.before.__getitem__, map(str, some)), strict=True):
                if before is None:
                    raise ConflictError(f"there is no entity {entity} any more; somebody has merged or undone it")
            current = edit.before[str(some[0])]
            if version is not None and current is not None and current["version"] != version:
                raise ConflictError(f"“{edit.name(some[0])}” was changed by somebody else meanwhile; look at it again")
            yield edit
            edit.finish()
            edit.number = record(connection, self._now(), self._by, action, edit.summary, edit.before, edit.after)


class Edit:
    """The statements of one decision, within the transaction of the only writer."""

    def __init__(self, connection: sa.Connection, summary: str, some: Sequence[int]) -> None:
        self.summary = summary
        self.number = 0
        self._connection = connection
        self._some = list(some)
        self._forms: set[int] = set()
        self._left: set[int] = set()
        self.before: dict[str, Snapshot | None] = snapshots(connection, some)
        self.after: dict[str, Snapshot | None] = {}

    def finish(self) -> None:
        """Count the versions up, settle what follows, and look at the outcome."""
        for entity in self._some:
            self.update(entity, version=entities.c.version + 1)
            self._forms.update(form for form, _ in self.forms_of(entity).values())
        settle_forms(self._connection, self._forms, {*self._some, *self._left})
        self.after = snapshots(self._connection, self._some)

    def name(self, entity: int) -> str:
        """The house form, or the form that stands first."""
        query = sa.select(forms.c.text).join(entities, entities.c.house_form_id == forms.c.id).where(entities.c.id == entity)
        return str(self._connection.execute(query).scalar() or next(iter(self.forms_of(entity)), entity))

    def house(self, entity: int) -> int | None:
        query = sa.select(entities.c.house_form_id).where(entities.c.id == entity)
        return self._connection.execute(query).scalar()

    def note(self, entity: int) -> str:
        return str(self._connection.execute(sa.select(entities.c.note).where(entities.c.id == entity)).scalar() or "")

    def forms_of(self, entity: int) -> dict[str, tuple[int, Status]]:
        """The forms of an entity, the most frequent first, with their numbers and statuses."""
        query = (
            sa.select(forms.c.text, forms.c.id, entity_forms.c.status)
            .join(entity_forms, entity_forms.c.form_id == forms.c.id)
            .where(entity_forms.c.entity_id == entity)
            .order_by(forms.c.mentions.desc(), forms.c.text)
        )
        return {text: (id_, Status(status)) for text, id_, status in self._connection.execute(query)}

    def form(self, entity: int, text: str) -> int:
        """The number of a form of an entity's kind, put in where it is new."""
        kind = Kind(self._connection.execute(sa.select(entities.c.kind).where(entities.c.id == entity)).scalar_one())
        return put_form(self._connection, kind, text)

    def pin(self, entity: int, form: int, status: Status) -> None:
        """Link a form to an entity for good. Links of the archive's making to others go; people's stay."""
        here = (entity_forms.c.form_id == form, entity_forms.c.entity_id == entity)
        self._connection.execute(sa.delete(entity_forms).where(*here))
        self._left |= leave(self._connection, form)
        row = {"entity_id": entity, "form_id": form, "status": status.value, "pinned": True}
        self._connection.execute(sa.insert(entity_forms).values(row))
        self._forms.add(form)

    def unpin(self, entity: int, form: int) -> None:
        """Take a form away from an entity."""
        here = (entity_forms.c.form_id == form, entity_forms.c.entity_id == entity)
        self._connection.execute(sa.delete(entity_forms).where(*here))
        if self.house(entity) == form:
            self.update(entity, house_form_id=None, decided=False)
        root = (entities.c.id == entity, entities.c.root_form_id == form)
        self._connection.execute(sa.update(entities).where(*root).values(root_form_id=None))
        self._forms.add(form)

    def pin_all(self, entity: int, target: int) -> None:
        """Link every form of an entity to a target for good; those of another entity leave it."""
        for form, status in self.forms_of(entity).values():
            if entity != target:
                self.unpin(entity, form)
            self.pin(target, form, status)

    def hold(self, entity: int) -> None:
        """Keep an entity that somebody decides about: its root belongs to it whatever the archive says later."""
        query = sa.select(entities.c.root_form_id).where(entities.c.id == entity)
        root = self._connection.execute(query).scalar()
        own = dict(self.forms_of(entity).values())
        if root is None or root not in own:
            root = next(iter(own), None)
        if root is not None:
            self.pin(entity, root, own[root])

    def replace_house(self, entity: int, form: int) -> None:
        """Leave the choice of the house form to the archive, for the present one is forbidden."""
        if all(number == form or status is Status.FORBIDDEN for number, status in self.forms_of(entity).values()):
            raise RegisterError(f"“{self.name(entity)}” is the only form that is left; choose another house form first")
        self.update(entity, house_form_id=None, decided=False)

    def update(self, entity: int, **values: Any) -> None:
        self._connection.execute(sa.update(entities).where(entities.c.id == entity).values(**values))

    def new(self, like: int, note: str) -> int:
        """A new entity of the kind of another."""
        kind = self._connection.execute(sa.select(entities.c.kind).where(entities.c.id == like)).scalar_one()
        return self.new_of(Kind(kind), note)

    def new_of(self, kind: Kind, note: str) -> int:
        """A new entity."""
        made = self._connection.execute(sa.insert(entities).values(kind=kind.value, note=note))
        new = int(made.inserted_primary_key[0])  # type: ignore[index]
        self._some.append(new)
        self.before[str(new)] = None
        return new

    def same_kind(self, some: Sequence[int]) -> None:
        query = sa.select(entities.c.kind).where(entities.c.id.in_(some)).distinct()
        kinds = sorted(self._connection.execute(query).scalars())
        if len(kinds) > 1:
            raise RegisterError(f"{' and '.join(f'a {kind}' for kind in kinds)} cannot be one")

    def add_role(self, entity: int, role: Role) -> None:
        values = {"role": role.role.strip(), "place": role.place.strip(), "since": role.since, "until": role.until}
        self._connection.execute(sa.insert(roles).values(entity_id=entity, **values))

    def drop_role(self, entity: int, role: str, place: str) -> int:
        where = (
            roles.c.entity_id == entity,
            sa.func.lower(roles.c.role) == role.strip().lower(),
            roles.c.place == place.strip(),
        )
        return self._connection.execute(sa.delete(roles).where(*where)).rowcount

    def move_roles(self, entity: int, target: int) -> None:
        self._connection.execute(sa.update(roles).where(roles.c.entity_id == entity).values(entity_id=target))


def put_form(connection: sa.Connection, kind: Kind, text: str) -> int:
    """The number of a form, put in where it is new."""
    found = connection.execute(sa.select(forms.c.id).where(forms.c.kind == kind.value, forms.c.text == text)).scalar()
    return int(found) if found is not None else add_forms(connection, [(kind, text)])[kind, text]


def clean(text: str) -> str:
    """A form as it is kept: single spaces, straight apostrophes. Raises ``RegisterError`` where nothing is left or too much."""
    kept = " ".join(text.replace("’", "'").split())
    if not any(char.isalnum() for char in kept) or len(kept) > LONGEST:
        raise RegisterError(f"“{kept[:40]}” is no name: give letters, {LONGEST} at most")
    return kept


def _decided(snapshot: Snapshot | None) -> Any:
    """What of a snapshot people decided, for comparison."""
    if snapshot is None:
        return None
    return {key: value for key, value in snapshot.items() if key not in ("version", "root")}
