"""``newsproof check``"""

from __future__ import annotations

import datetime
import pathlib
import sys

import click

from checker import compose, reporting
from checker.commands.options import REGISTER, SYSTEM, Columns, Day, Language, Seconds
from checker.config import FAIL_ON
from checker.errors import InputError
from reports.extras import NONE

# Shorter runs end before a bar would tell anybody anything.
BAR_FROM = 20


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--csv", "csv_file", type=click.Path(path_type=pathlib.Path), help="Write the findings as CSV.")
@click.option("--html", "html_file", type=click.Path(path_type=pathlib.Path), help="Write the report as one HTML page.")
@click.option("--json", "json_file", type=click.Path(path_type=pathlib.Path), help="Write the run as JSON.")
@click.option(
    "--report",
    "reports",
    multiple=True,
    metavar="FORMAT=FILE",
    help="Write a further report; FORMAT may be left out where the ending says it, FILE may be -.",
)
@click.option("--fail-on", type=click.Choice(FAIL_ON), help="Exit with 1 from this severity on.  [default: major]")
@click.option("--source", metavar="PATH", help="The source text, or a folder with files of the same names.")
@click.option(
    "--from",
    "source_language",
    type=Language(),
    metavar="LANG",
    help="Language the drafts were translated from (ar, ru, zh …).",
)
@click.option("--columns", type=Columns(), default=(), help="Which columns of a table hold draft, source, document, id …")
@click.option("--date", type=Day(), help="The day the drafts speak from.")
@click.option("--decisions", "decision_files", multiple=True, type=click.Path(path_type=pathlib.Path), help="Apply decisions.")
@click.option("--baseline", "baseline_file", type=click.Path(path_type=pathlib.Path), help="Report only what is not in it.")
@click.option(
    "--history",
    "earlier",
    multiple=True,
    metavar="WHERE",
    help="Earlier runs for the trend: JSON reports, folders of them, or a database, which keeps this run too.",
)
@SYSTEM
@click.option("--desk", default="", metavar="NAME", help="The desk, for the history.")
@click.option(
    "--reference", type=click.Path(path_type=pathlib.Path), help="The edited draft, or a folder with them: shows the edits."
)
@REGISTER
@click.option("--surface", is_flag=True, help="Only rules that need no parser.")
@click.option("--thorough", is_flag=True, help="Parse every sentence, not only suspect ones.")
@click.option("--jobs", type=click.IntRange(1), default=None, help="Processes to share the drafts among.  [default: cores]")
@click.option("--no-cache", is_flag=True, help="Check drafts again that were checked before.")
@click.option("--timeout", type=Seconds(0), default=0.0, help="Seconds one draft may take; 0 is no limit.")
@click.option("--profile", is_flag=True, help="Print the time that rules and annotations took.")
@click.option("--quiet", "-q", is_flag=True, help="Print the summary only.")
def command(
    paths: tuple[str, ...],
    csv_file: pathlib.Path | None,
    html_file: pathlib.Path | None,
    json_file: pathlib.Path | None,
    reports: tuple[str, ...],
    fail_on: str | None,
    source: str | None,
    source_language: str | None,
    columns: tuple[tuple[str, str], ...],
    date: datetime.datetime | None,
    decision_files: tuple[pathlib.Path, ...],
    baseline_file: pathlib.Path | None,
    earlier: tuple[str, ...],
    system: str,
    desk: str,
    reference: pathlib.Path | None,
    register: str,
    surface: bool,
    thorough: bool,
    jobs: int | None,
    no_cache: bool,
    timeout: float,
    profile: bool,
    quiet: bool,
) -> None:
    """Check drafts: files, folders, patterns, or - for standard input."""
    from reports import terminal

    outputs = reporting.outputs(reports, csv=csv_file, html=html_file, json=json_file)
    request = compose.Request(
        paths,
        source,
        source_language,
        date.date() if date else None,
        surface,
        thorough,
        jobs=jobs or 0,
        cache=not (no_cache or profile),
        timeout=timeout,
        profile=profile,
        columns=columns,
        register=register,
    )
    sides = [path for path in (*decision_files, baseline_file) if path is not None]
    reporting.spare(
        [path for _, path in outputs], request, *sides, *map(pathlib.Path, earlier), *([reference] if reference else [])
    )
    try:
        fails_on = fail_on or compose.configuration().settings.fail_on
        with terminal.progress(BAR_FROM) as bar:
            run = compose.run(request, bar)
        today = datetime.date.today()
        run = compose.decided(run, sides, today)
        now = reporting.points(run, system=system, desk=desk) if earlier else ()
        extras = NONE
        if outputs or earlier or reference:
            extras = reporting.extras(
                run,
                today,
                decision_files=sides,
                earlier=earlier,
                now=now,
                references=reference,
                surface=surface,
                register=register,
            )
    except InputError as error:
        compose.stop(str(error))
    written = reporting.write_reports(run, outputs, extras)
    reporting.keep(earlier, now)
    if any(str(path) == compose.STANDARD_OUTPUT for _, path in outputs):
        terminal.show_not_checked(run)
    else:
        terminal.show(run, quiet=quiet)
    if profile:
        terminal.show_profile(run)
    for name, path in written:
        if str(path) != compose.STANDARD_OUTPUT:
            click.echo(f"{name.upper()} report: {path}", err=True)
    sys.exit(compose.exit_code(run, fails_on) if len(written) == len(outputs) else compose.NOT_CHECKED)
