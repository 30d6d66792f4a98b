"""``newsproof baseline``"""

from __future__ import annotations

import datetime
import pathlib

import click

from checker import compose, decisions, reporting
from checker.config import ConfigError


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "--output",
    "-o",
    default="newsproof-baseline.json",
    type=click.Path(path_type=pathlib.Path),
    show_default=True,
    help="The file to write.",
)
@click.option("--surface", is_flag=True, help="Only rules that need no parser.")
def command(paths: tuple[str, ...], output: pathlib.Path, surface: bool) -> None:
    """Accept today's findings: later runs with --baseline report only new ones."""
    request = compose.Request(paths, surface=surface)
    reporting.spare([output], request)
    try:
        if output.exists() and any(one.verdict is not decisions.Verdict.BASELINE for one in decisions.load(output)):
            compose.stop(f"{output}: holds what people decided and would be overwritten; give another --output")
        run = compose.run(request)
    except (ConfigError, decisions.DecisionsError) as error:
        compose.stop(str(error))
    for draft in run.unreadable:
        click.echo(f"newsproof: {draft.path}: {draft.reason}", err=True)
    if not run.complete:
        compose.stop("not every draft was checked, so no baseline was written")
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    known = decisions.baseline(run.results, by=compose.user(), at=now)
    try:
        decisions.save(output, known)
    except OSError as error:
        compose.stop(f"{output}: cannot be written: {error.strerror or error}")
    click.echo(f"{output}: {_number(len(known), 'finding')} of {_number(len(run.results), 'draft')}")


def _number(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
