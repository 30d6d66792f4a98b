"""A small archive for tests, and the whole state of a register to compare."""

from __future__ import annotations

import json
import pathlib
import random
from typing import Any

import sqlalchemy as sa

from checker.register.database import Database
from checker.register.tables import articles, contexts, counts, entities, entity_forms, form_keys, forms, mentions

GIVEN = "Marta Sergei Leila Ibrahim Oksana Tomas Ngozi Pedro Hana Viktor Amina Lukas".split()
FAMILY = "Vershinin Kowalczyk Haddad Okonkwo Tkachenko Almeida Novotny Rahimi Lindqvist Barzani Petrenko Sorokin".split()
PLACES = "Kharkiv Aleppo Gdansk Lagos Porto Basra".split()
OFFICES = ("Foreign Minister", "Governor", "Defence Minister", "Mayor")
SLIPS = {"Vershinin": "Verchinin", "Tkachenko": "Tkatchenko", "Petrenko": "Petrenco", "Rahimi": "Raheemi"}


def article(number: int) -> dict[str, str]:
    """An article with its own people, now and then one of them spelled otherwise."""
    chance = random.Random(number)
    paragraphs = [f"Talks resume in {chance.choice(PLACES)}, number {number}"]
    for _ in range(6):
        given, family, place = chance.choice(GIVEN), chance.choice(FAMILY), chance.choice(PLACES)
        written = SLIPS.get(family, family) if chance.random() < 0.1 else family
        office = chance.choice(OFFICES)
        paragraphs.append(
            f"The talks in {place} went on, {office} {given} {written} told reporters on Monday. "
            f"{written} said that the Ministry of Energy and Trade would answer within {chance.randint(2, 90)} days."
        )
    date = f"2024-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
    return {"id": f"a{number}", "date": date, "desk": ("world", "home")[number % 2], "text": "\n".join(paragraphs)}


def write_archive(path: pathlib.Path, number: int) -> pathlib.Path:
    path.write_text("".join(json.dumps(article(at)) + "\n" for at in range(number)), encoding="utf-8")
    return path


def whole(database: Database) -> dict[str, Any]:
    """Everything a register knows, with texts in place of numbers, so that two registers can be compared."""
    with database.reading() as connection:

        def rows(query: Any) -> list[tuple[Any, ...]]:
            return sorted((tuple(row) for row in connection.execute(query)), key=repr)

        text = {id_: (kind, text) for id_, kind, text in connection.execute(sa.select(forms.c.id, forms.c.kind, forms.c.text))}
        columns = [column for column in forms.c if column.name not in ("id", "leader_id")]
        uids = dict(map(tuple, connection.execute(sa.select(articles.c.id, articles.c.uid))))
        groups: dict[int, set[tuple[str, str, bool]]] = {}
        for row in connection.execute(sa.select(entity_forms)):
            groups.setdefault(row.entity_id, set()).add((*text[row.form_id], row.pinned))
        houses = {row.id: text.get(row.house_form_id) for row in connection.execute(sa.select(entities))}
        return {
            "articles": rows(sa.select(*[column for column in articles.c if column.name not in ("id", "same_as")])),
            "forms": rows(sa.select(*columns)),
            "leaders": sorted(
                (text[id_], text.get(leader))
                for id_, leader in connection.execute(sa.select(forms.c.id, forms.c.leader_id))
                if leader
            ),
            "mentions": sorted(
                (uids[row.article_id], text[row.form_id], row.bearer, row.contexts)
                for row in connection.execute(sa.select(mentions))
            ),
            "counts": sorted((text[form], *rest) for form, *rest in connection.execute(sa.select(counts))),
            "contexts": sorted((text[form], *rest) for form, *rest in connection.execute(sa.select(contexts))),
            "keys": sorted((key, rank, text[form]) for key, rank, form in connection.execute(sa.select(form_keys))),
            "entities": sorted((sorted(group), houses[entity]) for entity, group in groups.items()),
            "empty": sorted(houses.keys() - groups.keys()),
        }
