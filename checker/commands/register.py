"""``newsproof register``: learning here, what people do with the register in ``register_curation``"""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from checker import compose
from checker.commands.options import Columns
from checker.register.errors import RegisterError

if TYPE_CHECKING:
    from checker.register.learning import Learnt

# Where every command of the register finds it.
URL = click.option(
    "--register",
    "url",
    required=True,
    metavar="URL",
    envvar="NEWSPROOF_REGISTER",
    show_envvar=True,
    help="The register: a file, or postgresql://USER@HOST/NAME.",
)


class _WithCuration(click.Group):
    """The group with the commands of both files; the second is loaded with the first command that is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        importlib.import_module("checker.commands.register_curation")
        return list(self.commands)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        importlib.import_module("checker.commands.register_curation")
        return super().get_command(ctx, cmd_name)


@click.group(cls=_WithCuration)
def command() -> None:
    """Learn the house's names and places from its archive, and curate them."""


@command.command()
@click.argument("archive", nargs=-1, required=True, metavar="ARCHIVE…")
@URL
@click.option("--jobs", default=min(os.cpu_count() or 1, 8), show_default="the machine's", type=click.IntRange(1), metavar="N")
@click.option("--columns", type=Columns(), default=(), help="Which column of a table is what.")
@click.option("--again", is_flag=True, help="Read known articles anew, as after an update of Newsproof.")
def learn(archive: tuple[str, ...], url: str, jobs: int, columns: tuple[tuple[str, str], ...], again: bool) -> None:
    """Count the names, places, organisations, titles and terms of published articles, and propose house forms.

    ARCHIVE is a file or folder of any format that drafts come in. An article counts once; a newer version of it replaces
    the older. After an interrupt the same command goes on where it stopped.

    Exit code 2 when a file could not be read; the others are learnt all the same.
    """
    with told():
        from checker.readers.archive import articles
        from checker.register.database import Database
        from checker.register.learning import learn as run

        began = time.monotonic()
        database = Database(url)
        learnt = run(database, articles(archive, columns), jobs=jobs, again=again, progress=_progress(began))
    for error in learnt.unreadable:
        click.echo(f"newsproof: {error}", err=True)
    parts = [
        f"{learnt.new:,} new",
        f"{learnt.replaced:,} replaced",
        f"{learnt.known:,} known before",
        f"{learnt.copies:,} copies",
    ]
    click.echo(f"{database.shown}: {learnt.articles:,} articles: {', '.join(parts)}; {learnt.words:,} words read")
    if learnt.unreadable:
        raise SystemExit(compose.NOT_CHECKED)


def _progress(began: float) -> Callable[[Learnt], None]:
    """Tells now and then how far learning is, where a person watches."""
    stream = sys.stderr
    last = began

    def tell(learnt: Learnt) -> None:
        nonlocal last
        if stream.isatty() and time.monotonic() - last > 1:
            last = time.monotonic()
            rate = learnt.words / (last - began)
            click.echo(f"\r{learnt.articles:,} articles, {learnt.words:,} words, {rate:,.0f} a second", nl=False, err=True)

    return tell


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Whatever is wrong with the register ends the command with exit code 2 and a sentence."""
    try:
        yield
    except RegisterError as error:
        compose.stop(str(error))
    except KeyboardInterrupt:
        compose.stop("stopped; the same command goes on from here")
