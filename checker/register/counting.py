"""Counting the facts of articles: what each adds, less what its older version had, in as few statements as possible."""

from __future__ import annotations

import datetime
import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from checker.register import queries
from checker.register.facts import Fact
from checker.register.keys import folded, keys_of, rank
from checker.register.kinds import Kind
from checker.register.tables import articles, contexts, counts, form_keys, forms, mentions


class Count(NamedTuple):
    """An article to count. ``id`` is that of its older version, ``values`` its row, ``original`` the article it is a copy
    of, ``facts`` what counts."""

    id: int | None
    values: dict[str, Any]
    original: str | None
    facts: tuple[Fact, ...]


class _Sums:
    """What a batch adds to the sums of each form, or takes away."""

    def __init__(self) -> None:
        self.mentions: Counter[int] = Counter()
        self.articles: Counter[int] = Counter()
        self.dates: dict[int, set[datetime.date]] = defaultdict(set)
        self.removed: set[int] = set()
        self.by_month: dict[tuple[int, str, str], list[int]] = defaultdict(lambda: [0, 0])
        self.contexts: Counter[tuple[int, str, str, str]] = Counter()

    def add(self, form: int, number: int, around: str, values: dict[str, Any], sign: int) -> None:
        """One form of one article: ``number`` mentions with contexts in JSON, added or, with ``sign`` -1, taken away."""
        date: datetime.date | None = values["date"]
        month = f"{date:%Y-%m}" if date else ""
        self.mentions[form] += sign * number
        self.articles[form] += sign
        if sign < 0:
            self.removed.add(form)
        elif date:
            self.dates[form].add(date)
        sums = self.by_month[form, month, values["desk"]]
        sums[0] += sign * number
        sums[1] += sign
        for what, value, times in json.loads(around) if around else ():
            self.contexts[form, what, value, month] += sign * times


def count(connection: sa.Connection, some: Sequence[Count]) -> None:
    """Count articles within the transaction of a writer. The forms concerned are marked as changed."""
    sums = _Sums()
    _take_away([one.id for one in some if one.id is not None], connection, sums)
    ids = _write_articles(connection, some)
    known, fresh = _forms(connection, {(fact.kind, fact.text) for one in some for fact in one.facts})
    rows: list[dict[str, Any]] = []
    for one in some:
        for fact in one.facts:
            around = json.dumps(fact.contexts, ensure_ascii=False) if fact.contexts else ""
            form = known[fact.kind, fact.text]
            row = {"article_id": ids[one.values["uid"]], "form_id": form, "bearer": fact.bearer, "count": fact.count}
            rows.append({**row, "contexts": around})
            sums.add(form, fact.count, around, one.values, 1)
    if rows:
        connection.execute(sa.insert(mentions), rows)
    _write_sums(connection, sums, fresh)


def _take_away(some: Collection[int], connection: sa.Connection, sums: _Sums) -> None:
    for ids in queries.batches(some):
        columns = (mentions.c.form_id, mentions.c.count, mentions.c.contexts, articles.c.date, articles.c.desk)
        query = sa.select(*columns).join(articles, articles.c.id == mentions.c.article_id)
        for form, number, around, date, desk in connection.execute(query.where(mentions.c.article_id.in_(ids))):
            sums.add(form, number, around, {"date": date, "desk": desk}, -1)
        connection.execute(sa.delete(mentions).where(mentions.c.article_id.in_(ids)))


def _write_articles(connection: sa.Connection, some: Sequence[Count]) -> dict[str, int]:
    ids: dict[str, int] = {}
    new = [one.values for one in some if one.id is None]
    if new:
        made = sa.insert(articles).returning(articles.c.uid, articles.c.id)
        ids.update((uid, id_) for uid, id_ in connection.execute(made, new))
    for one in some:
        if one.id is not None:
            ids[one.values["uid"]] = one.id
            connection.execute(sa.update(articles).where(articles.c.id == one.id).values(**one.values, same_as=None))
    wanted = {one.original for one in some if one.original is not None} - ids.keys()
    for uids in queries.batches(wanted):
        query = sa.select(articles.c.uid, articles.c.id).where(articles.c.uid.in_(uids))
        ids.update((uid, id_) for uid, id_ in connection.execute(query))
    copies = [{"copy": ids[one.values["uid"]], "of": ids[one.original]} for one in some if one.original is not None]
    if copies:
        update = sa.update(articles).where(articles.c.id == sa.bindparam("copy")).values(same_as=sa.bindparam("of"))
        connection.execute(update, copies)
    return ids


def _forms(connection: sa.Connection, wanted: set[tuple[Kind, str]]) -> tuple[dict[tuple[Kind, str], int], set[int]]:
    """The numbers of forms, and which of them are new: these are put in, in the order of their texts, still without keys."""
    known: dict[tuple[Kind, str], int] = {}
    for texts in queries.batches({text for _, text in wanted}):
        query = sa.select(forms.c.kind, forms.c.text, forms.c.id).where(forms.c.text.in_(texts))
        known.update(((Kind(kind), text), id_) for kind, text, id_ in connection.execute(query))
    new = _insert_forms(connection, sorted(wanted - known.keys()))
    return {**known, **new}, set(new.values())


def add_forms(connection: sa.Connection, missing: Sequence[tuple[Kind, str]]) -> dict[tuple[Kind, str], int]:
    """Put in forms that nobody has mentioned yet, with their keys."""
    known = _insert_forms(connection, missing)
    _insert_keys(connection, [(kind, text, known[kind, text], 0) for kind, text in missing])
    return known


def _insert_forms(connection: sa.Connection, missing: Sequence[tuple[Kind, str]]) -> dict[tuple[Kind, str], int]:
    if not missing:
        return {}
    rows = [{"kind": kind.value, "text": text, "folded": folded(text), "changed": True} for kind, text in missing]
    made = sa.insert(forms).returning(forms.c.kind, forms.c.text, forms.c.id, sort_by_parameter_order=True)
    return {(Kind(kind), text): id_ for kind, text, id_ in connection.execute(made, rows)}


def _insert_keys(connection: sa.Connection, some: Sequence[tuple[Kind, str, int, int]]) -> None:
    """Put in the keys of forms, each with its rank. They are the most rows by far and go to the driver as they are."""
    rows = [(key, place, form) for kind, text, form, place in some for key in sorted(keys_of(kind, text))]
    if rows:
        mark = "?" if connection.dialect.name == "sqlite" else "%s"
        insert = f"INSERT INTO form_keys (key, rank, form_id) VALUES ({mark}, {mark}, {mark})"
        connection.exec_driver_sql(insert, rows)


def _write_sums(connection: sa.Connection, sums: _Sums, fresh: set[int]) -> None:
    touched = sorted(sums.mentions.keys())
    now: dict[int, Any] = {}
    for ids in queries.batches(touched):
        now.update((row.id, row) for row in connection.execute(sa.select(forms).where(forms.c.id.in_(ids))))
    values, moved, new = [], [], []
    days = _days(connection, sums.removed)
    for form in touched:
        row = now[form]
        total = row.mentions + sums.mentions[form]
        dates = sums.dates[form] | (days.get(form, set()) if form in sums.removed else {row.first_seen, row.last_seen} - {None})
        values.append(
            {
                "form": form,
                "total": total,
                "number": row.articles + sums.articles[form],
                "first": min(dates, default=None),
                "last": max(dates, default=None),
            }
        )
        if form in fresh:
            new.append((Kind(row.kind), row.text, form, rank(total)))
        elif rank(total) != rank(row.mentions):
            moved.append((Kind(row.kind), row.text, form, rank(row.mentions), rank(total)))
    if values:
        update = sa.update(forms).where(forms.c.id == sa.bindparam("form"))
        bound: dict[str, Any] = {name: sa.bindparam(short) for name, short in _COLUMNS.items()}
        connection.execute(update.values(**bound, changed=True), values)
    _insert_keys(connection, new)
    _move_keys(connection, moved)
    by_month = [
        {"form_id": form, "month": month, "desk": desk, "mentions": number, "articles": times}
        for (form, month, desk), (number, times) in sorted(sums.by_month.items())
        if number or times
    ]
    _add(connection, counts, by_month, ("mentions", "articles"))
    around = [
        {"form_id": form, "what": what, "value": value[:120], "month": month, "count": times}
        for (form, what, value, month), times in sorted(sums.contexts.items())
        if times
    ]
    _add(connection, contexts, around, ("count",))
    for ids in queries.batches(sums.removed):
        connection.execute(sa.delete(counts).where(counts.c.form_id.in_(ids), counts.c.articles <= 0))
        connection.execute(sa.delete(contexts).where(contexts.c.form_id.in_(ids), contexts.c.count <= 0))


_COLUMNS = {"mentions": "total", "articles": "number", "first_seen": "first", "last_seen": "last"}


def _days(connection: sa.Connection, removed: Iterable[int]) -> dict[int, set[datetime.date]]:
    """First and last day of forms that lost an article, from the articles that remain."""
    found: dict[int, set[datetime.date]] = {}
    for ids in queries.batches(removed):
        query = (
            sa.select(mentions.c.form_id, sa.func.min(articles.c.date), sa.func.max(articles.c.date))
            .join(articles, articles.c.id == mentions.c.article_id)
            .where(mentions.c.form_id.in_(ids))
            .group_by(mentions.c.form_id)
        )
        for form, first, last in connection.execute(query):
            found[form] = {day for day in (first, last) if day is not None}
    return found


def _move_keys(connection: sa.Connection, moved: Sequence[tuple[Kind, str, int, int, int]]) -> None:
    """Keep the keys of forms that have become better known, or less, in the order of their ranks."""
    rows = [
        {"k": key, "old": before, "form": form, "new": after}
        for kind, text, form, before, after in moved
        for key in sorted(keys_of(kind, text))
    ]
    if rows:
        where = (
            form_keys.c.key == sa.bindparam("k"),
            form_keys.c.rank == sa.bindparam("old"),
            form_keys.c.form_id == sa.bindparam("form"),
        )
        connection.execute(sa.update(form_keys).where(*where).values(rank=sa.bindparam("new")), rows)


def _add(connection: sa.Connection, table: sa.Table, rows: Sequence[dict[str, Any]], sums: Sequence[str]) -> None:
    """Add to sums that are there, or begin them."""
    if not rows:
        return
    insert: Any = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(table)
    together = {name: table.c[name] + insert.excluded[name] for name in sums}
    connection.execute(insert.on_conflict_do_update(index_elements=list(table.primary_key), set_=together), rows)
