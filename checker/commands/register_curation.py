"""The commands of ``newsproof register`` by which people look at a register and decide about it."""

from __future__ import annotations

import contextlib
import datetime
import getpass
import pathlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from checker import compose
from checker.commands.options import Day
from checker.commands.register import URL, command, told
from checker.files import write_whole
from checker.register.errors import RegisterError
from checker.register.kinds import Kind, Status
from checker.register.lookup import Entity, Form, Role

if TYPE_CHECKING:
    from checker.register.curation import Curator
    from checker.register.database import Database

PATH = click.Path(path_type=pathlib.Path)
_LONGEST_LIST = 20


def _user() -> str:
    with contextlib.suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return ""


BY = click.option("--by", default=_user, show_default="the user", help="Who decides; kept in the history.")
KIND = click.option(
    "--kind",
    type=click.Choice([kind.value for kind in Kind]),
    help="Where a form is the name of several things, which is meant.",
)


@command.command()
@click.argument("names", nargs=-1, metavar="[NAME…]")
@URL
def show(names: tuple[str, ...], url: str) -> None:
    """Show who or what is known under a name, with forms, counts, offices and decisions; without a name, what there is.

    NAME is a form, a part of one, or an entity's number. Exit code 1 when nothing is known under a name.
    """
    missing = False
    with told():
        database = _open(url)
        if not names:
            _summary(database)
        for name in names:
            found = _entities(database, [*_numbers(database, name), *_parts(database, name)])
            for entity in found:
                _print(entity)
            if not found:
                missing = True
                click.echo(f"newsproof: {database.shown}: nobody and nothing is known as “{name}”", err=True)
    if missing:
        raise SystemExit(compose.FOUND)


@command.command("set")
@click.argument("name")
@URL
@BY
@KIND
@click.option("--house", metavar="FORM", help="The form that the house writes.")
@click.option("--legitimate", multiple=True, metavar="FORM", help="A form that may be written beside the house form.")
@click.option("--note", help="What tells this one from its namesakes.")
@click.option("--role", metavar="OFFICE", help="An office, with --place, --since and --until.")
@click.option("--place", default="", help="Country, town or body of the office.")
@click.option("--since", type=Day(), help="First day in office.")
@click.option("--until", type=Day(), help="Last day in office.")
@click.option("--drop-role", metavar="OFFICE", help="Take an office away.")
def set_(name: str, url: str, by: str, kind: str | None, **chosen: Any) -> None:
    """Choose the house form of a name, allow a second one, write down an office or a note."""
    with told():
        database = _open(url)
        entity, curator = _one(database, name, kind), _curator(database, by)
        done = False
        if chosen["house"]:
            done = bool(curator.choose(entity, chosen["house"]))
        for form in chosen["legitimate"]:
            done = bool(curator.mark(entity, form, Status.LEGITIMATE))
        if chosen["role"]:
            days = [_date(chosen[key]) for key in ("since", "until")]
            done = bool(curator.role(entity, Role(chosen["role"], chosen["place"], *days)))
        if chosen["drop_role"]:
            done = bool(curator.drop_role(entity, chosen["drop_role"], chosen["place"]))
        if chosen["note"] is not None:
            done = bool(curator.note(entity, chosen["note"]))
        if not done:
            compose.stop("nothing to set: give --house, --legitimate, --role, --drop-role or --note")
        _print(*_entities(database, [entity]))


@command.command()
@click.argument("name")
@click.argument("others", nargs=-1, required=True, metavar="OTHER…")
@URL
@BY
@KIND
def merge(name: str, others: tuple[str, ...], url: str, by: str, kind: str | None) -> None:
    """Make names one: what is known of the others goes to the first."""
    _decide(url, by, name, kind, lambda curator, entity, one: curator.merge(entity, [one(other) for other in others]))


@command.command()
@click.argument("name")
@click.argument("forms", nargs=-1, required=True, metavar="FORM…")
@URL
@BY
@KIND
@click.option("--keep", is_flag=True, help="The forms stay with the old one, too: two people of one name.")
@click.option("--note", default="", help="What tells the new one from the old.")
def split(name: str, forms: tuple[str, ...], url: str, by: str, kind: str | None, keep: bool, note: str) -> None:
    """Give forms to somebody or something of their own."""
    with told():
        database = _open(url)
        entity = _one(database, name, kind)
        new = _curator(database, by).split(entity, forms, keep=keep, note=note)
        for one in _entities(database, [entity, new]):
            _print(one)


@command.command()
@click.argument("name")
@click.argument("forms", nargs=-1, required=True, metavar="FORM…")
@URL
@BY
@KIND
@click.option("--allow", is_flag=True, help="Take the ban back.")
def forbid(name: str, forms: tuple[str, ...], url: str, by: str, kind: str | None, allow: bool) -> None:
    """Forbid forms of a name; forms that the archive does not have are put in."""
    status = Status.SEEN if allow else Status.FORBIDDEN

    def deed(curator: Curator, entity: int, one: Callable[[str], int]) -> None:
        for form in forms:
            curator.mark(entity, form, status)

    _decide(url, by, name, kind, deed)


@command.command()
@click.argument("name", required=False)
@URL
@KIND
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1), help="How many of the last changes.")
def history(name: str | None, url: str, kind: str | None, limit: int) -> None:
    """List decisions, the last first: of one name, or all."""
    from checker.register import queries

    with told():
        database = _open(url)
        entity = _one(database, name, kind) if name else None
        with database.reading() as connection:
            for change in queries.history(connection, entity, limit):
                undone = f" [undone by {change.undone_by}]" if change.undone_by else ""
                said = f"{change.id}  {change.at:%Y-%m-%d %H:%M}  {change.by}  {change.action}: {change.summary}{undone}"
                click.echo(_plain(said))


@command.command()
@click.argument("change", type=click.IntRange(1))
@URL
@BY
def undo(change: int, url: str, by: str) -> None:
    """Take a decision back, by its number in the history."""
    with told():
        database = _open(url)
        number = _curator(database, by).undo(change)
        click.echo(f"{database.shown}: change {change} is undone (change {number})")


@command.command("export")
@click.argument("file", type=PATH)
@URL
@click.option("--all", "everything", is_flag=True, help="What nobody decided about, too.")
def export_(file: pathlib.Path, url: str, everything: bool) -> None:
    """Write what people decided to FILE.csv or FILE.toml, to edit it or to give it to another house."""
    from checker.register import exchange, importing

    write = {".csv": exchange.write_csv, ".toml": exchange.write_toml}.get(file.suffix.lower())
    if write is None:
        compose.stop(f"{file}: give a name that ends in .csv or .toml")
    with told():
        database = _open(url)
        found = _entities(database, importing.everything(database, decided=not everything))
        try:
            write_whole(file, write(found))
        except OSError as error:
            compose.stop(f"{file}: cannot be written: {error.strerror or error}")
    click.echo(f"{file}: {len(found):,} entities")


@command.command("import")
@click.argument("file", type=PATH)
@URL
@BY
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in Kind]),
    default=Kind.PERSON.value,
    show_default=True,
    help="Where the file says nothing.",
)
@click.option(
    "--aliases",
    type=click.Choice([status.value for status in Status]),
    default=Status.SEEN.value,
    show_default=True,
    help="Status of a list's variants.",
)
def import_(file: pathlib.Path, url: str, by: str, kind: str, aliases: str) -> None:
    """Load an exported register, or a list of aliases (CSV, TSV or TOML), for instance a sanctions list.

    Columns are found by name: entity or group_id, house or canonical, form or variant, kind, status, roles, note.
    """
    with told():
        from checker.register import exchange, importing
        from checker.register.database import Database

        try:
            content = file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise RegisterError(f"{file}: cannot be read: {error}") from error
        if file.suffix.lower() == ".toml":
            entries = exchange.read_toml(content, str(file))
        else:
            entries = exchange.read_table(content, str(file), Kind(kind), Status(aliases))
        database = Database(url)
        done = importing.put(database, entries, by or "import", file.name)
    for reason in done.refused:
        click.echo(_plain(f"newsproof: {file}: left out: {reason}"), err=True)
    click.echo(f"{database.shown}: {done.new:,} new, {done.known:,} known before")


def _decide(
    url: str, by: str, name: str, kind: str | None, deed: Callable[[Curator, int, Callable[[str], int]], object]
) -> None:
    """Carry out a decision about one entity and show what came of it."""
    with told():
        database = _open(url)
        entity = _one(database, name, kind)
        deed(_curator(database, by), entity, lambda other: _one(database, other, kind))
        _print(*_entities(database, [entity]))


def _open(url: str) -> Database:
    from checker.register.database import Database

    return Database(url, create=False)


def _curator(database: Database, by: str) -> Curator:
    from checker.register.curation import Curator

    return Curator(database, by)


def _date(value: datetime.datetime | None) -> datetime.date | None:
    return value.date() if value else None


def _one(database: Database, name: str, kind: str | None) -> int:
    """The entity that a name means. Raises ``RegisterError`` for none or several, which are listed."""
    found = [one for one in _entities(database, _numbers(database, name)) if kind is None or one.kind == kind]
    if not found:
        raise RegisterError(f"{database.shown}: nobody and nothing is known as “{name}”")
    if len(found) > 1:
        listed = "; ".join(f"{one.id} {one.kind} “{one.house}”{f' ({one.note})' if one.note else ''}" for one in found)
        raise RegisterError(f"“{name}” is the name of several; give the number of one: {listed}")
    return found[0].id


def _numbers(database: Database, name: str) -> list[int]:
    from checker.register import queries
    from checker.register.keys import folded

    if name.isdecimal():
        return [int(name)]
    with database.reading() as connection:
        return list(dict.fromkeys(entity for _, entity in queries.entities_under(connection, [folded(name)])))


def _parts(database: Database, name: str) -> list[int]:
    from checker.register import queries

    with database.reading() as connection:
        return queries.search(connection, name, _LONGEST_LIST)


def _entities(database: Database, wanted: Sequence[int]) -> list[Entity]:
    from checker.register import queries

    with database.reading() as connection:
        found = queries.entities(connection, wanted)
    return [found[one] for one in dict.fromkeys(wanted) if one in found]


def _summary(database: Database) -> None:
    from checker.register import queries

    with database.reading() as connection:
        for what, number in queries.totals(connection).items():
            click.echo(f"{number:>12,} {what}")


def _print(entity: Entity) -> None:
    known = "house form" if entity.decided else "proposed house form"
    note = f" ({entity.note})" if entity.note else ""
    click.echo(_plain(f"{entity.id}  {entity.kind}  {entity.house}  [{known}]{note}"))
    for form in entity.forms:
        click.echo(_plain(f"    {form.text}: {_said(form)}"))
    for role in entity.roles:
        place = f" of {role.place}" if role.place else ""
        click.echo(_plain(f"    office: {role.role}{place}, {role.since or '…'} to {role.until or '…'}"))
    seen = [f"{one.value} {one.count}" for one in entity.contexts[:8]]
    if seen:
        click.echo(_plain(f"    published with: {', '.join(seen)}"))


def _said(form: Form) -> str:
    if not form.mentions:
        return f"not in the archive, {form.status}"
    when = f", {form.first_seen} to {form.last_seen}" if form.first_seen else ""
    times = "once" if form.mentions == 1 else f"{form.mentions:,} times"
    articles = f"in {form.articles:,} article{'' if form.articles == 1 else 's'}"
    status = "" if form.status is Status.SEEN else f", {form.status}"
    return f"{times} {articles}{when}{status}"


def _plain(text: str) -> str:
    """Names come from outside; nothing in them moves the cursor."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)
