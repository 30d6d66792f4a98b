"""``newsproof places``"""

from __future__ import annotations

import datetime

import click

from checker import compose
from checker.annotations.gazetteer import Gazetteer, fold, gazetteer
from checker.commands.options import Day
from rules.places import register
from rules.places.register import Entity, Role

_HEADINGS = {
    Role.ACCEPTED: "also written",
    Role.BESIDE: "right beside it",
    Role.VARIANT: "not written",
    Role.AMBIGUOUS: "not written, also another word or name",
}
# Towns of one name that are listed, the largest.
_TOWNS = 5


@click.command()
@click.argument("name")
@click.option("--date", type=Day(), help="The day to answer for.  [default: today's form]")
def command(name: str, date: datetime.datetime | None) -> None:
    """Say what is known of a place: the form to write, its other forms with their dates, and spellings.

    Exit code 1 when neither the register nor the gazetteer knows the name.
    """
    if not name.strip():
        compose.stop("an empty name; give a place, as in newsproof places Kiev")
    key = fold(name)
    listed = register.index().get(key, ())
    entities = {use.entity.name: use.entity for use in listed}
    for entity in entities.values():
        _show_entity(entity, date.date() if date else None)
    towns = gazetteer()
    numbers = [*towns.by_name.get(key, ()), *towns.by_spelling.get(key, ())]
    for number in sorted(numbers)[:_TOWNS]:
        _show_town(towns, number)
    if not entities and not numbers:
        click.echo(f"newsproof: {name}: neither the register nor the gazetteer knows this name", err=True)
        raise SystemExit(compose.FOUND)


def _show_entity(entity: Entity, day: datetime.date | None) -> None:
    now = entity.at(day)
    when = f" on {day.isoformat()}" if day else ""
    click.echo(f"{entity.name} ({entity.kind}, {entity.country}): write “{now.form}”{when}")
    for period in entity.periods:
        if len(entity.periods) > 1:
            click.echo(f"  {_span(period.start, period.end)}  {period.form}")
        for role, heading in _HEADINGS.items():
            forms = [spelling for kind, spelling in period.forms.values() if kind is role]
            if forms:
                click.echo(f"    {heading}: {', '.join(forms)}")
        if period.note:
            click.echo(f"    note: {period.note}")


def _show_town(towns: Gazetteer, number: int) -> None:
    town = towns.town(number)
    click.echo(f"GeoNames: {town.name}, {town.country}, {town.thousands:,},000 inhabitants")
    if town.spellings:
        click.echo(f"    spellings: {', '.join(town.spellings)}")


def _span(start: datetime.date, end: datetime.date) -> str:
    begin = "" if start == datetime.date.min else start.isoformat()
    until = "" if end == datetime.date.max else end.isoformat()
    return f"{begin:>10} – {until:10}"
