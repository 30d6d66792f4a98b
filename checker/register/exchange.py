"""Registers as files that people edit: TOML with one table for each entity, CSV or TSV with one row for each form.

What is written can be read again and gives the same decisions; the counts in it are for people and are not read. Lists of
aliases in other houses' shapes are read by the usual names of their columns.
"""

from __future__ import annotations

import csv
import dataclasses
import datetime
import io
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import tomlkit

from checker.register.errors import RegisterError
from checker.register.kinds import Kind, Status
from checker.register.lookup import Entity, Role

COLUMNS = ("entity", "kind", "house", "form", "status", "mentions", "first_seen", "last_seen", "roles", "note")
# What other lists call a column, the likeliest first.
_NAMES = {
    "entity": ("entity", "group_id", "ent_num", "uid", "id", "dataid"),
    "kind": ("kind_of_name", "kind", "type", "sdn_type"),
    "house": ("house", "canonical", "name", "primary_name", "sdn_name", "house_form"),
    "form": ("form", "variant", "alias", "alt_name", "aka", "spelling"),
    "status": ("status",),
    "roles": ("roles",),
    "note": ("note", "nationality_or_programme", "remarks", "program"),
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """An entity in a file. ``decided`` says that the house form is chosen, not proposed."""

    kind: Kind
    house: str
    decided: bool = True
    forms: tuple[tuple[str, Status], ...] = ()
    roles: tuple[Role, ...] = ()
    note: str = ""


def write_toml(found: Iterable[Entity]) -> str:
    """Entities as TOML."""
    document = tomlkit.document()
    document.add(
        tomlkit.comment("A register of Newsproof. Counts are for information; newsproof register import does not read them.")
    )
    tables = tomlkit.aot()
    for entity in found:
        table = tomlkit.table()
        table["kind"], table["house"], table["decided"] = entity.kind.value, entity.house, entity.decided
        if entity.note:
            table["note"] = entity.note
        forms = tomlkit.array().multiline(True)
        for form in entity.forms:
            row = tomlkit.inline_table()
            row.update({"text": form.text, "status": form.status.value, "mentions": form.mentions})
            forms.append(row)
        table["forms"] = forms
        roles = tomlkit.array().multiline(True)
        for role in entity.roles:
            row = tomlkit.inline_table()
            days = {"since": role.since, "until": role.until}
            row.update({"role": role.role, "place": role.place, **{key: day for key, day in days.items() if day}})
            roles.append(row)
        if entity.roles:
            table["roles"] = roles
        tables.append(table)
    document["entity"] = tables
    return tomlkit.dumps(document)


def write_csv(found: Iterable[Entity]) -> str:
    """Entities as CSV. A cell that a spreadsheet would run as a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for entity in found:
        roles = ";".join(f"{one.role}|{one.place}|{one.since or ''}|{one.until or ''}" for one in entity.roles)
        house = entity.house if entity.decided else ""
        for form in entity.forms:
            days = [str(day or "") for day in (form.first_seen, form.last_seen)]
            row = [entity.id, entity.kind.value, house, form.text, form.status.value, form.mentions, *days, roles, entity.note]
            writer.writerow([f"'{cell}" if str(cell).startswith(_FORMULA) else cell for cell in row])
    return out.getvalue()


def read_toml(content: str, path: str) -> list[Entry]:
    """Entities of a TOML file. Raises ``RegisterError`` that names the file and the entity."""
    try:
        tables = tomllib.loads(content).get("entity", [])
    except tomllib.TOMLDecodeError as error:
        raise RegisterError(f"{path}: is no valid TOML: {error}") from error
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise RegisterError(f"{path}: expected [[entity]] tables")
    return [_of_table(table, f"{path}: entity {number}") for number, table in enumerate(tables, 1)]


def _of_table(table: Mapping[str, Any], where: str) -> Entry:
    unknown = sorted(table.keys() - {"kind", "house", "decided", "note", "forms", "roles"})
    if unknown:
        raise RegisterError(f"{where}: unknown key {unknown[0]!r}")
    forms = [one if isinstance(one, dict) else {"text": one} for one in _list(table, "forms", where)]
    roles = [one for one in _list(table, "roles", where) if isinstance(one, dict)]
    house, note, decided = table.get("house", ""), table.get("note", ""), table.get("decided", True)
    if not isinstance(house, str) or not house.strip() or not isinstance(note, str) or not isinstance(decided, bool):
        raise RegisterError(f"{where}: expected a house form (text), perhaps a note (text) and decided (true or false)")
    return Entry(
        _kind(str(table.get("kind", "")), where),
        house,
        decided,
        tuple((str(form.get("text", "")), _status(str(form.get("status", "seen")), where)) for form in forms),
        tuple(_role([str(role.get(key, "")) for key in ("role", "place", "since", "until")], where) for role in roles),
        note,
    )


def _list(table: Mapping[str, Any], key: str, where: str) -> list[Any]:
    value = table.get(key, [])
    if not isinstance(value, list):
        raise RegisterError(f"{where}: {key}: expected a list")
    return value


def read_table(content: str, path: str, kind: Kind, aliases: Status) -> list[Entry]:
    """Entities of a CSV or TSV file: rows with one entity number, or one house form, belong together.

    ``kind`` and ``aliases`` hold where the file says nothing of kind or status. Raises ``RegisterError``.
    """
    head = content.split("\n", 1)[0]
    delimiter = "\t" if "\t" in head else ";" if head.count(";") > head.count(",") else ","
    stream = io.StringIO(content, newline="")
    try:
        if delimiter == "\t":
            rows = list(csv.DictReader(stream, delimiter=delimiter, quoting=csv.QUOTE_NONE))
        else:
            rows = list(csv.DictReader(stream, delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise RegisterError(f"{path}: is no valid table: {error}") from error
    known = _columns(rows[0] if rows else {}, path)
    groups: dict[str, list[tuple[int, dict[str, str]]]] = {}
    for number, row in enumerate(rows, 2):
        cells = {what: _cell(row.get(name)) for what, name in known.items()}
        groups.setdefault(cells.get("entity") or cells.get("house") or cells.get("form") or str(number), []).append(
            (number, cells)
        )
    return [_of_rows(members, path, kind, aliases) for members in groups.values()]


def _columns(row: Mapping[str, Any], path: str) -> dict[str, str]:
    lower = {str(name).strip().lower(): str(name) for name in row if name}
    found = {what: next((lower[name] for name in names if name in lower), "") for what, names in _NAMES.items()}
    if not found["form"] and not found["house"]:
        raise RegisterError(f"{path}: has no column with names; expected form and house, or variant and canonical")
    return {what: name for what, name in found.items() if name}


def _cell(value: object) -> str:
    text = str(value or "").strip()
    return text[1:] if text[:1] == "'" and text[1:].startswith(_FORMULA) else text


def _of_rows(members: Sequence[tuple[int, Mapping[str, str]]], path: str, kind: Kind, aliases: Status) -> Entry:
    first, cells = members[0]
    where = f"{path}: row {first}"
    # The kinds of a list of aliases (spelling, short form) are not ours.
    said = cells.get("kind", "").lower()
    entry_kind = Kind(said) if said in list(Kind) else Kind.PERSON if said == "individual" else kind
    house = _in_order(cells.get("house", ""))
    forms: dict[str, Status] = {}
    for number, row in members:
        text = _in_order(row.get("form", ""))
        if text:
            said = row.get("status", "")
            forms[text] = _status(said, f"{path}: row {number}") if said else aliases
    decided = bool(house)
    house = house or next(iter(forms), "")
    if not house:
        raise RegisterError(f"{where}: has no name")
    roles = tuple(_role(part.split("|"), where) for part in cells.get("roles", "").split(";") if part)
    return Entry(entry_kind, house, decided, tuple(forms.items()), roles, cells.get("note", ""))


def _in_order(name: str) -> str:
    """A name as news copy writes it: *KADYROV, Ramzan* of a sanctions list is *Ramzan Kadyrov*."""
    last, comma, first = name.partition(", ")
    return f"{first} {last.title()}" if comma and last.isupper() and first and "," not in first else name


def _kind(text: str, where: str) -> Kind:
    if text not in list(Kind):
        raise RegisterError(f"{where}: kind {text!r} is none of {', '.join(Kind)}")
    return Kind(text)


def _status(text: str, where: str) -> Status:
    if text not in list(Status):
        raise RegisterError(f"{where}: status {text!r} is none of {', '.join(Status)}")
    return Status(text)


def _role(parts: Sequence[str], where: str) -> Role:
    role, place, since, until = [*parts, "", "", "", ""][:4]
    if not role.strip():
        raise RegisterError(f"{where}: an office has no name")
    return Role(role.strip(), place.strip(), _day(since, where), _day(until, where))


def _day(text: str, where: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError as error:
        raise RegisterError(f"{where}: {text!r} is not a day; write it as in 2026-03-31") from error


def batches(entries: Sequence[Entry], size: int) -> Iterator[Sequence[Entry]]:
    """Entries, some at a time."""
    return (entries[at : at + size] for at in range(0, len(entries), size))
