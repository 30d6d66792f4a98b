"""Entities as people left them: written down before and after each decision, and put back."""

from __future__ import annotations

import datetime
import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any, TypedDict

import sqlalchemy as sa

from checker.register import queries
from checker.register.counting import add_forms
from checker.register.kinds import Kind
from checker.register.tables import changed_entities, changes, entities, entity_forms, forms, roles


class Snapshot(TypedDict):
    """What people decided about an entity; ``house`` is empty where it is only proposed, ``forms`` are the pinned ones."""

    kind: str
    house: str
    note: str
    root: str
    version: int
    forms: list[list[str]]
    roles: list[list[str]]


def snapshots(connection: sa.Connection, wanted: Collection[int]) -> dict[str, Snapshot | None]:
    """The present state of entities by their numbers as strings; ``None`` for those that are not there."""
    found: dict[str, Snapshot | None] = {str(entity): None for entity in wanted}
    house, root = forms.alias(), forms.alias()
    for ids in queries.batches(set(wanted)):
        query = (
            sa.select(entities, house.c.text.label("house"), root.c.text.label("root"))
            .outerjoin(house, house.c.id == entities.c.house_form_id)
            .outerjoin(root, root.c.id == entities.c.root_form_id)
            .where(entities.c.id.in_(ids))
        )
        pins, offices = _pins(connection, ids), _roles(connection, ids)
        for row in connection.execute(query):
            found[str(row.id)] = {
                "kind": row.kind,
                "house": (row.house or "") if row.decided else "",
                "note": row.note,
                "root": row.root or "",
                "version": row.version,
                "forms": pins[row.id],
                "roles": offices[row.id],
            }
    return found


def _pins(connection: sa.Connection, ids: Collection[int]) -> dict[int, list[list[str]]]:
    query = (
        sa.select(entity_forms.c.entity_id, forms.c.text, entity_forms.c.status)
        .join(forms, forms.c.id == entity_forms.c.form_id)
        .where(entity_forms.c.entity_id.in_(ids), entity_forms.c.pinned)
    )
    found: dict[int, list[list[str]]] = defaultdict(list)
    for entity, *pin in connection.execute(query):
        found[entity].append(pin)
    for pins in found.values():
        pins.sort()
    return found


def _roles(connection: sa.Connection, ids: Collection[int]) -> dict[int, list[list[str]]]:
    found: dict[int, list[list[str]]] = defaultdict(list)
    for row in connection.execute(sa.select(roles).where(roles.c.entity_id.in_(ids)).order_by(roles.c.role, roles.c.place)):
        found[row.entity_id].append([row.role, row.place, str(row.since or ""), str(row.until or "")])
    return found


def record(
    connection: sa.Connection,
    at: datetime.datetime,
    by: str,
    action: str,
    summary: str,
    before: Mapping[str, Snapshot | None],
    after: Mapping[str, Snapshot | None],
    undoes: int | None = None,
) -> int:
    """Write a decision into the history; gives its number."""
    row = {"at": at, "by": by, "action": action, "summary": summary, "undoes": undoes}
    states = {"before": json.dumps(before, ensure_ascii=False), "after": json.dumps(after, ensure_ascii=False)}
    number = int(connection.execute(sa.insert(changes).values(**row, **states)).inserted_primary_key[0])  # type: ignore[index]
    concerned = sorted({int(entity) for entity in (*before, *after)})
    connection.execute(sa.insert(changed_entities), [{"change_id": number, "entity_id": entity} for entity in concerned])
    return number


def restore(
    connection: sa.Connection, wanted: Mapping[str, Snapshot | None], current: Mapping[str, Snapshot | None]
) -> tuple[set[int], set[int]]:
    """Put entities back as a snapshot has them; gives the forms that are to be settled, and entities that forms left."""
    touched: set[int] = set()
    left: set[int] = set()
    for entity in sorted({*wanted, *current}, key=int):
        id_ = int(entity)
        touched.update(connection.execute(sa.select(entity_forms.c.form_id).where(entity_forms.c.entity_id == id_)).scalars())
        connection.execute(sa.delete(entity_forms).where(entity_forms.c.entity_id == id_))
        connection.execute(sa.delete(roles).where(roles.c.entity_id == id_))
        cleared = {"house_form_id": None, "root_form_id": None}
        connection.execute(sa.update(entities).where(entities.c.id == id_).values(**cleared))
    for entity, state in wanted.items():
        if state is None:
            connection.execute(sa.delete(entities).where(entities.c.id == int(entity)))
        else:
            touched |= _put_back(connection, int(entity), state, current.get(entity), left)
    return touched, left


def leave(connection: sa.Connection, form: int) -> set[int]:
    """Take a form from the entities that it belongs to by the archive alone; gives these."""
    where = (entity_forms.c.form_id == form, ~entity_forms.c.pinned)
    gone = set(connection.execute(sa.select(entity_forms.c.entity_id).where(*where)).scalars())
    connection.execute(sa.delete(entity_forms).where(*where))
    return gone


def _put_back(connection: sa.Connection, entity: int, state: Snapshot, now: Snapshot | None, left: set[int]) -> set[int]:
    ids: dict[str, int] = {}
    for text in {state["house"], state["root"], *(text for text, _ in state["forms"])} - {""}:
        query = sa.select(forms.c.id).where(forms.c.kind == state["kind"], forms.c.text == text)
        found = connection.execute(query).scalar()
        kind = Kind(state["kind"])
        ids[text] = int(found) if found is not None else add_forms(connection, [(kind, text)])[kind, text]
    root = ids.get(state["root"])
    taken = connection.execute(sa.select(entities.c.id).where(entities.c.root_form_id == root, entities.c.id != entity)).first()
    values: dict[str, Any] = {
        "kind": state["kind"],
        "note": state["note"],
        "root_form_id": None if taken else root,
        "house_form_id": ids.get(state["house"]),
        "decided": bool(state["house"]),
        "version": (now or state)["version"] + 1,
    }
    if now is None:
        connection.execute(sa.insert(entities).values(id=entity, **values))
    else:
        connection.execute(sa.update(entities).where(entities.c.id == entity).values(**values))
    for text, status in state["forms"]:
        left |= leave(connection, ids[text])
        row = {"entity_id": entity, "form_id": ids[text], "status": status, "pinned": True}
        connection.execute(sa.insert(entity_forms).values(row))
    for role, place, since, until in state["roles"]:
        days = {"since": _day(since), "until": _day(until)}
        connection.execute(sa.insert(roles).values(entity_id=entity, role=role, place=place, **days))
    return set(ids.values())


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
