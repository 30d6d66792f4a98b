"""Questions to a register's database."""

from __future__ import annotations

import datetime
import functools
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from checker.register.keys import folded
from checker.register.kinds import Kind, Status
from checker.register.lookup import Context, Entity, Form, Role
from checker.register.tables import articles, changed_entities, changes, contexts, counts, entity_forms, forms, roles
from checker.register.tables import entities as entity_table

AT_ONCE = 400  # values of one query
_UNIONS, _STEP = 120, 10  # keys of one query, a multiple of the second
_UNDER_ONE = (
    "SELECT * FROM (SELECT key, form_id FROM form_keys WHERE key = :k{0} ORDER BY rank DESC, form_id DESC LIMIT {1}) AS s{0}"
)


def batches(values: Iterable[Any]) -> Iterator[Sequence[Any]]:
    """Sorted values, as many at a time as one query takes."""
    every = sorted(values)
    return (every[at : at + AT_ONCE] for at in range(0, len(every), AT_ONCE))


def entities_under(connection: sa.Connection, keys: Sequence[str]) -> list[tuple[str, int]]:
    """Pairs of a folded form and an entity that has it, the best known entity first."""
    query = (
        sa.select(forms.c.folded, entity_forms.c.entity_id)
        .join(entity_forms, entity_forms.c.form_id == forms.c.id)
        .where(forms.c.folded.in_(keys))
        .order_by(forms.c.mentions.desc(), entity_forms.c.entity_id)
    )
    return [(key, entity) for key, entity in connection.execute(query)]


def links(connection: sa.Connection, wanted: Collection[int]) -> dict[int, list[int]]:
    """The entities of each form."""
    found: dict[int, list[int]] = defaultdict(list)
    for some in batches(wanted):
        query = sa.select(entity_forms.c.form_id, entity_forms.c.entity_id).where(entity_forms.c.form_id.in_(some))
        for form, entity in connection.execute(query.order_by(entity_forms.c.entity_id)):
            found[form].append(entity)
    return found


class Candidate(NamedTuple):
    """A form that shares a key with what is looked for."""

    id: int
    kind: str
    text: str
    folded: str


def forms_under(connection: sa.Connection, keys: Collection[str], limit: int) -> dict[str, list[Candidate]]:
    """The forms under each key, the best known first, at most ``limit`` of each."""
    found: dict[str, list[Candidate]] = defaultdict(list)
    every = sorted(keys)
    for at in range(0, len(every), _UNIONS):
        some = every[at : at + _UNIONS]
        some += [""] * (-len(some) % _STEP)
        rows = connection.execute(_under(len(some), limit), {f"k{number}": key for number, key in enumerate(some)})
        for key, *candidate in rows.all():
            found[key].append(Candidate(*candidate))
    return found


@functools.cache
def _under(number: int, limit: int) -> sa.TextClause:
    """The query for so many keys; there are few of them, so that the library reads each text once."""
    parts = " UNION ALL ".join(_UNDER_ONE.format(at, limit) for at in range(number))
    return sa.text(f"SELECT key, id, kind, text, folded FROM ({parts}) AS under JOIN forms ON forms.id = under.form_id")


def entities(connection: sa.Connection, wanted: Collection[int]) -> dict[int, Entity]:
    """Entities in full. Those that are gone are left out."""
    heads: dict[int, Any] = {}
    uses: dict[int, list[Form]] = defaultdict(list)
    offices: dict[int, list[Role]] = defaultdict(list)
    around: dict[int, list[Context]] = defaultdict(list)
    for some in batches(wanted):
        house = forms.alias()
        query = sa.select(entity_table, house.c.text).outerjoin(house, house.c.id == entity_table.c.house_form_id)
        for row in connection.execute(query.where(entity_table.c.id.in_(some))):
            heads[row.id] = row
        for entity, form in _uses(connection, some):
            uses[entity].append(form)
        for row in connection.execute(sa.select(roles).where(roles.c.entity_id.in_(some)).order_by(roles.c.id)):
            offices[row.entity_id].append(Role(row.role, row.place, row.since, row.until))
        for entity, context in _contexts(connection, some):
            around[entity].append(context)
    found: dict[int, Entity] = {}
    for id_, head in heads.items():
        own = tuple(uses[id_])
        house_text = head.text or (own[0].text if own else "")
        given = (id_, Kind(head.kind), house_text, head.decided, head.note)
        found[id_] = Entity(*given, own, tuple(offices[id_]), tuple(around[id_]))
    return found


def _uses(connection: sa.Connection, some: Sequence[int]) -> Iterator[tuple[int, Form]]:
    query = (
        sa.select(
            entity_forms.c.entity_id,
            forms.c.text,
            entity_forms.c.status,
            forms.c.mentions,
            forms.c.articles,
            forms.c.first_seen,
            forms.c.last_seen,
        )
        .join(forms, forms.c.id == entity_forms.c.form_id)
        .where(entity_forms.c.entity_id.in_(some))
        .order_by(forms.c.mentions.desc(), forms.c.text)
    )
    for entity, text, status, *numbers in connection.execute(query):
        yield entity, Form(text, Status(status), *numbers)


def _contexts(connection: sa.Connection, some: Sequence[int]) -> Iterator[tuple[int, Context]]:
    total = sa.func.sum(contexts.c.count)
    query = (
        sa.select(
            entity_forms.c.entity_id,
            contexts.c.what,
            contexts.c.value,
            total,
            sa.func.min(contexts.c.month),
            sa.func.max(contexts.c.month),
        )
        .join(contexts, contexts.c.form_id == entity_forms.c.form_id)
        .where(entity_forms.c.entity_id.in_(some))
        .group_by(entity_forms.c.entity_id, contexts.c.what, contexts.c.value)
        .order_by(total.desc(), contexts.c.value)
    )
    for entity, what, value, count, first, last in connection.execute(query):
        yield entity, Context(what, value, int(count), first, last)


def later_change(connection: sa.Connection, change: int, some: Collection[int]) -> int | None:
    """The last change after another that touched one of some entities."""
    query = sa.select(sa.func.max(changed_entities.c.change_id)).where(
        changed_entities.c.entity_id.in_(some), changed_entities.c.change_id > change
    )
    return connection.execute(query).scalar()


class Change(NamedTuple):
    """A decision in the history; ``undone_by`` is the number of the change that took it back."""

    id: int
    at: datetime.datetime
    by: str
    action: str
    summary: str
    undoes: int | None
    undone_by: int | None


def history(connection: sa.Connection, entity: int | None = None, limit: int = 100) -> list[Change]:
    """Decisions, the last first; of one entity, or all."""
    again = changes.alias()
    query = (
        sa.select(changes.c.id, changes.c.at, changes.c.by, changes.c.action, changes.c.summary, changes.c.undoes, again.c.id)
        .outerjoin(again, again.c.undoes == changes.c.id)
        .order_by(changes.c.id.desc())
        .limit(limit)
    )
    if entity is not None:
        touched = sa.select(changed_entities.c.change_id).where(changed_entities.c.entity_id == entity)
        query = query.where(changes.c.id.in_(touched))
    return [Change(*row) for row in connection.execute(query)]


def months(connection: sa.Connection, entity: int) -> dict[str, dict[str, int]]:
    """How often each form of an entity was published in each month; undated articles are left out."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    query = (
        sa.select(forms.c.text, counts.c.month, sa.func.sum(counts.c.mentions))
        .join(forms, forms.c.id == counts.c.form_id)
        .join(entity_forms, entity_forms.c.form_id == forms.c.id)
        .where(entity_forms.c.entity_id == entity, counts.c.month != "")
        .group_by(forms.c.text, counts.c.month)
        .order_by(counts.c.month)
    )
    for text, month, number in connection.execute(query):
        found[text][month] = int(number)
    return dict(found)


def search(connection: sa.Connection, text: str, limit: int = 50) -> list[int]:
    """Entities with a form that holds the letters of a text, the best known first; for no text the best known of all."""
    part = folded(text)
    if not part:
        query = sa.select(entity_forms.c.entity_id).join(forms, forms.c.id == entity_forms.c.form_id)
        best_known = query.order_by(forms.c.mentions.desc(), forms.c.id).limit(limit)
        return list(dict.fromkeys(connection.execute(best_known).scalars()))
    best = sa.func.max(forms.c.mentions)
    query = (
        sa.select(entity_forms.c.entity_id)
        .join(forms, forms.c.id == entity_forms.c.form_id)
        .where(forms.c.folded.like(f"%{part}%"))
        .group_by(entity_forms.c.entity_id)
        .order_by(best.desc(), entity_forms.c.entity_id)
        .limit(limit)
    )
    return list(connection.execute(query).scalars())


def versions(connection: sa.Connection, some: Collection[int]) -> dict[int, int]:
    """The version of each entity: how often people decided about it."""
    return {
        id_: version
        for ids in batches(some)
        for id_, version in connection.execute(
            sa.select(entity_table.c.id, entity_table.c.version).where(entity_table.c.id.in_(ids))
        )
    }


def totals(connection: sa.Connection) -> dict[str, int]:
    """How much a register holds, in words for people."""

    def number(query: Any) -> int:
        return int(connection.execute(query).scalar() or 0)

    count = sa.func.count()
    kinds = connection.execute(sa.select(entity_table.c.kind, count).group_by(entity_table.c.kind).order_by(count.desc()))
    return {
        "articles": number(sa.select(count).select_from(articles).where(articles.c.same_as.is_(None))),
        "words": number(sa.select(sa.func.sum(articles.c.words))),
        "forms": number(sa.select(count).select_from(forms)),
        **{f"{kind} entities": int(found) for kind, found in kinds},
        "decisions": number(sa.select(count).select_from(changes)),
    }
