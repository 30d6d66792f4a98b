"""Putting the entries of a file into a register."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Collection, Sequence

import sqlalchemy as sa

from checker.register.curation import Edit, clean
from checker.register.database import Database
from checker.register.errors import RegisterError
from checker.register.exchange import Entry, batches
from checker.register.history import record
from checker.register.kinds import Status
from checker.register.tables import entities, entity_forms, forms

AT_ONCE = 200  # entries of one transaction, and of one change in the history


@dataclasses.dataclass
class Imported:
    """How many entities were new, how many were known and are now as the file says, and what could not be a name."""

    new: int = 0
    known: int = 0
    refused: list[str] = dataclasses.field(default_factory=list)


def put(database: Database, entries: Sequence[Entry], by: str, source: str) -> Imported:
    """Put entries into a register: each joins the entity that has its house form, or makes a new one.

    Two entries of one file never join the same entity, so that namesakes stay apart. Putting the same file in again
    changes nothing but the history. Raises ``RegisterError``.
    """
    done = Imported()
    used: set[int] = set()
    for some in batches(_named(entries, done.refused), AT_ONCE):
        with database.writing() as connection:
            known = [_known(connection, entry, used) for entry in some]
            edit = Edit(connection, f"{len(some)} from {source}", [one for one in dict.fromkeys(known) if one is not None])
            for entry, entity in zip(some, known, strict=True):
                used.add(_put(edit, entry, entity))
                done.known += entity is not None
                done.new += entity is None
            edit.finish()
            record(connection, datetime.datetime.now(datetime.UTC), by, "import", edit.summary, edit.before, edit.after)
    return done


def _named(entries: Sequence[Entry], refused: list[str]) -> list[Entry]:
    """The entries that have a name, with the forms that are names."""
    kept: list[Entry] = []
    for entry in entries:
        try:
            clean(entry.house)
            kept.append(dataclasses.replace(entry, forms=tuple(form for form in entry.forms if _is_name(form[0], refused))))
        except RegisterError as error:
            refused.append(str(error))
    return kept


def _is_name(text: str, refused: list[str]) -> bool:
    try:
        return bool(clean(text))
    except RegisterError as error:
        refused.append(str(error))
        return False


def _known(connection: sa.Connection, entry: Entry, used: set[int]) -> int | None:
    """The entity that an entry is about: it has the house form, and of several the one with the same note or most forms."""
    query = (
        sa.select(entity_forms.c.entity_id, entities.c.note)
        .join(forms, forms.c.id == entity_forms.c.form_id)
        .join(entities, entities.c.id == entity_forms.c.entity_id)
        .where(forms.c.kind == entry.kind.value, forms.c.text == clean(entry.house))
    )
    found: dict[int, str] = {id_: note for id_, note in connection.execute(query) if id_ not in used}
    if not found:
        return None
    best = min(found, key=lambda id_: (found[id_] != entry.note, -_shared(connection, id_, entry), id_))
    used.add(best)
    return best


def _shared(connection: sa.Connection, entity: int, entry: Entry) -> int:
    texts: Collection[str] = {clean(text) for text, _ in entry.forms}
    query = sa.select(forms.c.text).join(entity_forms, entity_forms.c.form_id == forms.c.id)
    return sum(text in texts for text in connection.execute(query.where(entity_forms.c.entity_id == entity)).scalars())


def _put(edit: Edit, entry: Entry, entity: int | None) -> int:
    if entity is None:
        entity = edit.new_of(entry.kind, entry.note)
    else:
        edit.hold(entity)
        if entry.note:
            edit.update(entity, note=entry.note)
    house = edit.form(entity, clean(entry.house))
    statuses = {clean(text): status for text, status in entry.forms}
    if entry.decided:
        statuses[clean(entry.house)] = Status.LEGITIMATE
        edit.update(entity, house_form_id=house, decided=True)
    else:
        statuses.setdefault(clean(entry.house), Status.SEEN)
    for text, status in statuses.items():
        edit.pin(entity, edit.form(entity, text), status)
    for role in entry.roles:
        edit.drop_role(entity, role.role, role.place)
        edit.add_role(entity, role)
    return entity


def everything(database: Database, decided: bool) -> list[int]:
    """The numbers of all entities, or of those that people decided about, the oldest first."""
    with database.reading() as connection:
        query = sa.select(entities.c.id).order_by(entities.c.id)
        if decided:
            query = query.where(entities.c.version > 0)
        return list(connection.execute(query).scalars())
