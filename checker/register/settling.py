"""From facts and decisions to entities: which forms are one name, and which form the house writes.

A form follows the nearest better known form that it may be a spelling of (``likeness``); the forms that follow one another
make up an entity. Only forms whose facts changed, and those near them, are looked at again, a few at a time, each time in
one transaction; what an interrupt leaves is marked in the database and settled next time. What people decided (pinned
links, house forms) stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator

import sqlalchemy as sa

from checker.register import likeness, queries
from checker.register.database import Database
from checker.register.keys import folded, keys_of, near_keys
from checker.register.kinds import Kind, Status
from checker.register.likeness import Evidence, Known
from checker.register.tables import contexts, entities, entity_forms, form_keys, forms, mentions

AT_ONCE = 1_000  # forms settled in one transaction


def settle(database: Database, progress: Callable[[int], None] | None = None) -> int:
    """Bring every entity up to date; gives how many forms were looked at. Raises ``RegisterError``."""
    done = 0
    while _waiting(database):
        with database.writing() as connection:
            done += settle_some(connection)
        if progress is not None:
            progress(done)
    return done


def _waiting(database: Database) -> bool:
    with database.reading() as connection:
        return connection.execute(sa.select(forms.c.id).where(forms.c.changed).limit(1)).first() is not None


def settle_some(connection: sa.Connection, size: int = AT_ONCE) -> int:
    """Settle up to ``size`` changed forms, the best known first; gives how many there were."""
    order = (forms.c.mentions.desc(), forms.c.id)
    query = sa.select(forms.c.id, forms.c.kind, forms.c.text, forms.c.mentions).where(forms.c.changed).order_by(*order)
    some = [Known(id_, Kind(kind), text, count) for id_, kind, text, count in connection.execute(query.limit(size))]
    if some:
        _Settling(connection, some).run()
    return len(some)


def settle_forms(connection: sa.Connection, wanted: Collection[int], touched: Collection[int]) -> None:
    """Settle some forms at once, after a decision about them, and the entities that it touched."""
    some: list[Known] = []
    for ids in queries.batches(set(wanted)):
        query = sa.select(forms.c.id, forms.c.kind, forms.c.text, forms.c.mentions).where(forms.c.id.in_(ids))
        some += [Known(id_, Kind(kind), text, count) for id_, kind, text, count in connection.execute(query)]
    _Settling(connection, some, touched).run()


class _Settling:
    """One round over some changed forms."""

    def __init__(self, connection: sa.Connection, some: list[Known], touched: Collection[int] = ()) -> None:
        self._connection = connection
        self._some = {form.id: form for form in some}
        self._known: dict[int, Known] = dict(self._some)
        self._leader: dict[int, int | None] = {}
        self._links: dict[int, dict[int, bool]] = {}
        self._waiting = {form.id for form in some}  # forms that are marked as changed
        self._own: dict[int, int] = {}
        self._touched = set(touched)
        self._old: list[dict[str, int]] = []
        self._new: list[dict[str, object]] = []

    def run(self) -> None:
        self._load_links(self._some)
        for form in self._some:
            self._touched.update(self._links[form])
        gone = {form for form, known in self._some.items() if not known.mentions and not any(self._links[form].values())}
        if gone:
            self._remove(gone)
        here = [form for form in self._some.values() if form.id not in gone]
        near = self._choose_leaders(here)
        self._choose_leaders(self._affected(here, near))
        self._link_all()
        self._choose_house_forms()
        for ids in queries.batches(self._some):
            self._connection.execute(sa.update(forms).where(forms.c.id.in_(ids)).values(changed=False))

    def _remove(self, gone: set[int]) -> None:
        """Forms that no article has any more and nobody decided about; who followed them is looked at again."""
        for ids in queries.batches(gone):
            run = self._connection.execute
            run(sa.update(forms).where(forms.c.leader_id.in_(ids)).values(leader_id=None, changed=True))
            run(sa.update(entities).where(entities.c.root_form_id.in_(ids)).values(root_form_id=None))
            run(sa.update(entities).where(entities.c.house_form_id.in_(ids)).values(house_form_id=None, decided=False))
            run(sa.delete(entity_forms).where(entity_forms.c.form_id.in_(ids)))
        for form in gone:
            known = self._some.pop(form)
            del self._known[form]
            keys = sorted(keys_of(known.kind, known.text))
            self._connection.execute(sa.delete(form_keys).where(form_keys.c.key.in_(keys), form_keys.c.form_id == form))
        for ids in queries.batches(gone):
            self._connection.execute(sa.delete(forms).where(forms.c.id.in_(ids)))

    def _choose_leaders(self, some: Collection[Known]) -> dict[int, dict[int, float]]:
        """Give each form its leader; gives the near forms of each with their distances."""
        near = self._near(some)
        pinned = {form.id for form in some if any(self._links.get(form.id, {}).values())}
        pairs = {(form, other) for form, found in near.items() for other in found if self._stronger(other, form)}
        evidence = _evidence(self._connection, {pair for pair in pairs if pair[0] not in pinned})
        for form in some:
            best: tuple[float, tuple[int, int], int] | None = None
            for other, distance in near[form.id].items() if form.id not in pinned else ():
                if not self._stronger(other, form.id):
                    continue
                if likeness.one_name(form, self._known[other], distance, evidence.get((form.id, other), Evidence())):
                    strength = self._known[other].strength
                    rank = (distance, (-strength[0], -strength[1]), other)
                    best = min(best, rank) if best else rank
            self._leader[form.id] = best[2] if best else None
        return near

    def _stronger(self, one: int, other: int) -> bool:
        return self._known[one].strength > self._known[other].strength

    def _near(self, some: Collection[Known]) -> dict[int, dict[int, float]]:
        """The forms that may be spellings of each, with their distances."""
        found: dict[int, set[int]] = {form.id: set() for form in some}
        for form, other in _candidates(self._connection, some):
            if form != other:
                found[form].add(other)
        missing = {other for others in found.values() for other in others} - self._known.keys()
        for ids in queries.batches(missing):
            query = sa.select(forms.c.id, forms.c.kind, forms.c.text, forms.c.mentions, forms.c.changed)
            for id_, kind, text, count, changed in self._connection.execute(query.where(forms.c.id.in_(ids))):
                self._known[id_] = Known(id_, Kind(kind), text, count)
                if changed:
                    self._waiting.add(id_)
        near: dict[int, dict[int, float]] = {}
        for form, others in found.items():
            near[form] = {}
            for other in others:
                one, two = self._known[form], self._known[other]
                if other in self._waiting and two.strength < one.strength:
                    continue  # it will look for its own leader
                if one.kind is two.kind and (distance := likeness.likeness(one, two)) <= likeness.FARTHEST:
                    near[form][other] = distance
        return near

    def _affected(self, here: Collection[Known], near: dict[int, dict[int, float]]) -> list[Known]:
        """Forms whose own facts are as they were, but that may now follow, or no longer follow, one that changed."""
        followers: set[int] = set()
        for ids in queries.batches(form.id for form in here):
            query = sa.select(forms.c.id, forms.c.kind, forms.c.text, forms.c.mentions, forms.c.changed)
            for id_, kind, text, count, changed in self._connection.execute(query.where(forms.c.leader_id.in_(ids))):
                self._known.setdefault(id_, Known(id_, Kind(kind), text, count))
                if not changed:
                    followers.add(id_)
        weaker = {other for form in here for other in near[form.id] if self._stronger(form.id, other)}
        wanted = (weaker | followers) - self._some.keys()
        self._load_links(wanted)
        return [self._known[form] for form in sorted(wanted)]

    def _load_links(self, wanted: Iterable[int]) -> None:
        missing = set(wanted) - self._links.keys()
        for form in missing:
            self._links[form] = {}
        for ids in queries.batches(missing):
            query = sa.select(entity_forms.c.form_id, entity_forms.c.entity_id, entity_forms.c.pinned)
            for form, entity, pinned in self._connection.execute(query.where(entity_forms.c.form_id.in_(ids))):
                self._links[form][entity] = pinned

    def _link_all(self) -> None:
        """Write leaders down and bring links to entities in line, from the best known forms to those that follow them."""
        values = [{"form": form, "leader": leader} for form, leader in self._leader.items()]
        if values:
            update = sa.update(forms).where(forms.c.id == sa.bindparam("form")).values(leader_id=sa.bindparam("leader"))
            self._connection.execute(update, values)
        wanted = set(self._leader)
        while wanted:  # a follower is always the weaker one, so this ends
            leaders = {leader for form in wanted if (leader := self._leader[form]) is not None}
            self._load_links(wanted | leaders)
            self._load_own(wanted)
            moved = {form for form in self._strongest_first(wanted) if self._link(form)}
            self._write_links()
            wanted = self._followers(moved)

    def _strongest_first(self, some: Iterable[int]) -> list[int]:
        return sorted(some, key=lambda form: self._known[form].strength, reverse=True)

    def _followers(self, moved: Iterable[int]) -> set[int]:
        found: set[int] = set()
        for ids in queries.batches(moved):
            query = sa.select(forms.c.id, forms.c.kind, forms.c.text, forms.c.mentions, forms.c.leader_id)
            for id_, kind, text, count, leader in self._connection.execute(query.where(forms.c.leader_id.in_(ids))):
                self._known.setdefault(id_, Known(id_, Kind(kind), text, count))
                self._leader[id_] = leader
                found.add(id_)
        return found

    def _link(self, form: int) -> bool:
        """Link one form as its pins or its leader say; whether that changed anything."""
        links = self._links[form]
        if any(links.values()):
            return self._unlink(form, [entity for entity, pinned in links.items() if not pinned])
        leader = self._leader[form]
        of_leader = list(self._links[leader]) if leader is not None else []
        entity = of_leader[0] if len(of_leader) == 1 else self._own[form]
        if list(links) == [entity]:
            return False
        self._unlink(form, list(links))
        self._new.append({"entity_id": entity, "form_id": form, "status": Status.SEEN.value, "pinned": False})
        links[entity] = False
        self._touched.add(entity)
        return True

    def _unlink(self, form: int, gone: Collection[int]) -> bool:
        for entity in gone:
            self._old.append({"form": form, "entity": entity})
            del self._links[form][entity]
            self._touched.add(entity)
        return bool(gone)

    def _write_links(self) -> None:
        if self._old:
            where = (entity_forms.c.form_id == sa.bindparam("form"), entity_forms.c.entity_id == sa.bindparam("entity"))
            self._connection.execute(sa.delete(entity_forms).where(*where), self._old)
        if self._new:
            self._connection.execute(sa.insert(entity_forms), self._new)
        self._old, self._new = [], []

    def _load_own(self, wanted: Collection[int]) -> None:
        """The entity whose root each form is, made where one without a leader has none."""
        for ids in queries.batches(wanted - self._own.keys()):
            query = sa.select(entities.c.root_form_id, entities.c.id).where(entities.c.root_form_id.in_(ids))
            self._own.update((form, entity) for form, entity in self._connection.execute(query))
        rows = []
        for form in self._strongest_first(wanted - self._own.keys()):
            if any(self._links[form].values()) or self._joins(self._leader[form], wanted):
                continue
            rows.append({"kind": self._known[form].kind.value, "root_form_id": form, "house_form_id": form})
        if rows:
            made = sa.insert(entities).returning(entities.c.root_form_id, entities.c.id)
            self._own.update((form, entity) for form, entity in self._connection.execute(made, rows))

    def _joins(self, leader: int | None, wanted: Collection[int]) -> bool:
        """Whether a follower of a leader has an entity to join: not that of a form which namesakes share."""
        if leader is None:
            return False
        return len(self._links[leader]) == 1 or (leader in wanted and not any(self._links[leader].values()))

    def _choose_house_forms(self) -> None:
        drop_empty(self._connection, self._touched)
        propose_house_forms(self._connection, self._touched)


def drop_empty(connection: sa.Connection, some: Collection[int]) -> None:
    """Remove those of some entities that no form belongs to any more."""
    for ids in queries.batches(some):
        kept = sa.select(entity_forms.c.entity_id).where(entity_forms.c.entity_id == entities.c.id).exists()
        connection.execute(sa.delete(entities).where(entities.c.id.in_(ids), ~kept))


def propose_house_forms(connection: sa.Connection, some: Collection[int]) -> None:
    """Propose the form that was published most as the house form, where no person chose one."""
    best: dict[int, tuple[int, str, int]] = {}
    for ids in queries.batches(some):
        query = (
            sa.select(entity_forms.c.entity_id, forms.c.mentions, forms.c.text, forms.c.id)
            .join(forms, forms.c.id == entity_forms.c.form_id)
            .join(entities, entities.c.id == entity_forms.c.entity_id)
            .where(entity_forms.c.entity_id.in_(ids), ~entities.c.decided, entity_forms.c.status != Status.FORBIDDEN.value)
        )
        for entity, count, text, form in connection.execute(query):
            rank = (-count, text, form)
            best[entity] = min(best.get(entity, rank), rank)
    if best:
        values = [{"entity": entity, "form": form} for entity, (_, _, form) in sorted(best.items())]
        update = sa.update(entities).where(entities.c.id == sa.bindparam("entity"))
        connection.execute(update.values(house_form_id=sa.bindparam("form")), values)


def _candidates(connection: sa.Connection, some: Collection[Known]) -> Iterator[tuple[int, int]]:
    """Pairs of a form and another that shares a key with it, is written alike, or names the same within an article."""
    under: dict[str, list[int]] = defaultdict(list)
    alike: dict[str, list[int]] = defaultdict(list)
    for form in some:
        alike[folded(form.text)].append(form.id)
        for key in near_keys(form.kind, form.text):
            under[key].append(form.id)
    for keys in queries.batches(under):
        query = sa.select(form_keys.c.key, form_keys.c.form_id).where(form_keys.c.key.in_(keys))
        for key, other in connection.execute(query):
            yield from ((form, other) for form in under[key])
    for keys in queries.batches(alike):
        for key, other in connection.execute(sa.select(forms.c.folded, forms.c.id).where(forms.c.folded.in_(keys))):
            yield from ((form, other) for form in alike[key])
    other_mentions = mentions.alias()
    same = (other_mentions.c.article_id == mentions.c.article_id, other_mentions.c.bearer == mentions.c.bearer)
    for ids in queries.batches(form.id for form in some):
        query = sa.select(mentions.c.form_id, other_mentions.c.form_id).join(other_mentions, sa.and_(*same)).distinct()
        where = (mentions.c.bearer > 0, mentions.c.form_id.in_(ids), mentions.c.form_id != other_mentions.c.form_id)
        yield from ((form, other) for form, other in connection.execute(query.where(*where)))


def _evidence(connection: sa.Connection, pairs: Collection[tuple[int, int]]) -> dict[tuple[int, int], Evidence]:
    """What the archive says of each pair of forms."""
    others: dict[int, list[int]] = defaultdict(list)
    for form, other in pairs:
        others[form].append(other)
    second, around = mentions.alias(), contexts.alias()
    found: dict[tuple[int, int], Evidence] = {}
    for form, wanted in sorted(others.items()):
        query = (
            sa.select(second.c.form_id, mentions.c.bearer == second.c.bearer, mentions.c.bearer)
            .join(second, second.c.article_id == mentions.c.article_id)
            .where(mentions.c.form_id == form, second.c.form_id.in_(wanted))
        )
        for other, same, bearer in connection.execute(query):
            known = found.get((form, other), Evidence())
            together, apart = known.together or (same and bearer > 0), known.apart or not same
            found[form, other] = known._replace(together=together, apart=apart)
        beside = sa.and_(around.c.what == contexts.c.what, around.c.value == contexts.c.value)
        shared = sa.select(around.c.form_id).join(contexts, beside).distinct()
        for (other,) in connection.execute(shared.where(contexts.c.form_id == form, around.c.form_id.in_(wanted))):
            found[form, other] = found.get((form, other), Evidence())._replace(context=True)
    return found
