"""``newsproof decisions``"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import pathlib
from collections import Counter
from collections.abc import Callable, Iterator

import click

from checker import compose, config
from checker import decisions as record
from checker.commands.options import Day
from checker.decisions import Decision, DecisionsError
from checker.files import alone

PATH = click.Path(path_type=pathlib.Path)


@click.group()
def command() -> None:
    """Show, merge, expire and prune files of decisions."""


@command.command()
@click.argument("files", nargs=-1, required=True, type=PATH, metavar="FILE…")
@click.option("--rule", default="", help="Only this rule, or family with family/.")
@click.option("--by", default="", help="Only decisions of this person.")
def show(files: tuple[pathlib.Path, ...], rule: str, by: str) -> None:
    """List decisions: what, how far, who, when, why."""
    today = datetime.date.today()
    with _told():
        known = compose.load_decisions(files)
    wanted = [one for one in known if _fits(one, rule, by)]
    for one in wanted:
        click.echo(_line(one, today))
    counts = Counter(str(one.verdict) for one in wanted)
    expired = sum(not one.holds(today) for one in wanted)
    parts = [f"{counts[verdict]} {verdict}" for verdict in record.Verdict if counts[verdict]]
    click.echo(f"{_count(len(wanted))}{': ' if parts else ''}{', '.join(parts)}{f', {expired} expired' if expired else ''}")


@command.command()
@click.argument("files", nargs=-1, required=True, type=PATH, metavar="FILE…")
@click.option("--output", "-o", required=True, type=PATH, help="Where they are written, beside what is in it.")
def merge(files: tuple[pathlib.Path, ...], output: pathlib.Path) -> None:
    """Join the files of several editors: of two decisions about one thing the later holds, and conflicts are listed."""
    with _told(), alone(output):
        every = [*files, *([output] if output.exists() and output not in files else [])]
        merged, conflicts = record.merge([record.load(path) for path in every])
        record.save(output, merged)
    today = datetime.date.today()
    for kept, lost in conflicts:
        click.echo(f"conflict: kept {_line(kept, today)}\n          lost {_line(lost, today)}", err=True)
    click.echo(f"{output}: {_count(len(merged))}, {len(conflicts)} conflict{'' if len(conflicts) == 1 else 's'}")


@command.command()
@click.argument("file", type=PATH)
@click.option("--on", "day", required=True, type=Day(), help="The last day on which they hold.")
@click.option("--rule", default="", help="Only this rule, or family with family/.")
@click.option("--by", default="", help="Only decisions of this person.")
@click.option("--before", type=Day(), help="Only decisions made before this day.")
def expire(file: pathlib.Path, day: datetime.datetime, rule: str, by: str, before: datetime.datetime | None) -> None:
    """Give decisions a last day; after it their findings are open again."""
    last, cut = day.date().isoformat(), before.date().isoformat() if before else "9999"

    def change(known: list[Decision]) -> list[Decision]:
        return [
            dataclasses.replace(one, expires=last) if _fits(one, rule, by) and (not before or one.at < cut) else one
            for one in known
        ]

    known, changed = _rewrite(file, change)
    number = sum(one != other for one, other in zip(known, changed, strict=True))
    click.echo(f"{file}: {_count(number)} of {len(known)} hold until {last}")


@command.command()
@click.argument("file", type=PATH)
@click.argument("paths", nargs=-1, metavar="[PATH…]")
def prune(file: pathlib.Path, paths: tuple[str, ...]) -> None:
    """Drop decisions that have expired and, with the drafts given, those that fit no finding any more.

    Decisions about findings whose surroundings were edited are written with the fingerprints these have now.
    """
    today = datetime.date.today()
    dropped: list[Decision] = []
    with _told():
        record.load(file)
        run = compose.run(compose.Request(paths)) if paths else None
    for draft in run.unreadable if run else ():
        click.echo(f"newsproof: {draft.path}: {draft.reason}", err=True)
    if run is not None and not run.complete:
        compose.stop("not every draft was checked, so nothing was dropped")

    def change(known: list[Decision]) -> list[Decision]:
        results = run.results if run else ()
        followed = record.follow(results, known, today)
        stale = set(record.apply(results, known, today)[1])
        dropped.extend(one for one in known if one.about in stale)
        return [now for one, now in zip(known, followed, strict=True) if one.about not in stale]

    _, left = _rewrite(file, change)
    for one in dropped:
        click.echo(f"dropped: {_line(one, today)}")
    click.echo(f"{file}: {_count(len(dropped))} dropped, {len(left)} left")


def _rewrite(file: pathlib.Path, change: Callable[[list[Decision]], list[Decision]]) -> tuple[list[Decision], list[Decision]]:
    """Change a decisions file while nobody else does; gives what was in it and what is now."""
    with _told():
        record.load(file)  # one that is not there is a mistake, not an empty one
        return record.change(file, change)


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Whatever is wrong with files or configuration ends the command with exit code 2 and a sentence."""
    try:
        yield
    except (DecisionsError, config.ConfigError) as error:
        compose.stop(str(error))
    except OSError as error:
        compose.stop(f"{error.filename}: {error.strerror or error}")


def _fits(one: Decision, rule: str, by: str) -> bool:
    return (not by or one.by == by) and (not rule or one.rule == rule or (rule.endswith("/") and one.rule.startswith(rule)))


def _line(one: Decision, today: datetime.date) -> str:
    words = " and ".join(f"“{name}”" for name in one.names) or (
        f"“{' '.join(one.text.split())}”" if one.text else one.fingerprint
    )
    scope = "" if one.scope is record.Scope.DRAFT else f" for {f'the desk {one.desk}' if one.desk else 'the house'}"
    where = f" in {one.path}" if one.path and one.scope is record.Scope.DRAFT else ""
    who = "".join(f" {word} {value}" for word, value in (("by", one.by), ("on", one.at[:10])) if value)
    why = "; ".join(filter(None, (one.reason, one.note)))
    until = f" [{'held' if not one.holds(today) else 'holds'} until {one.expires}]" if one.expires else ""
    return compose.plain(f"{one.verdict} {one.rule} {words}{where}{scope}{who}{f': {why}' if why else ''}{until}")


def _count(number: int) -> str:
    return f"{number:,} decision{'' if number == 1 else 's'}"
