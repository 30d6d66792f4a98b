"""``newsproof trend``"""

from __future__ import annotations

import datetime
import pathlib
from typing import TYPE_CHECKING

import click

from checker import compose
from checker.commands.options import Day
from checker.errors import InputError

if TYPE_CHECKING:
    from reports.trend import Panel, Weekly

COLUMNS = 6  # weeks shown in the terminal, the last ones
NAME = 28


@click.command()
@click.argument("places", nargs=-1, required=True, metavar="WHERE…")
@click.option("--by", type=click.Choice(("all", "system", "desk", "rule")), help="Show only this table.")
@click.option("--system", help="Only drafts of this translating system.")
@click.option("--desk", help="Only drafts of this desk.")
@click.option("--since", type=Day(), help="Only runs from this day on.")
@click.option("--html", "html_file", type=click.Path(path_type=pathlib.Path), help="Write the trend as one HTML page.")
def command(
    places: tuple[str, ...],
    by: str | None,
    system: str | None,
    desk: str | None,
    since: datetime.datetime | None,
    html_file: pathlib.Path | None,
) -> None:
    """Show findings per 1,000 words by week, system, desk and rule.

    WHERE is a database that check --history keeps runs in, a JSON report, or a folder of them. Figures on two sides of a
    change of the rules, the configuration, the program or the language model were not measured alike; a bar parts them.
    """
    from checker import trends
    from reports import trend

    try:
        points = trends.earlier(places, since.replace(tzinfo=datetime.UTC) if since else None)
    except InputError as error:
        compose.stop(str(error))
    wanted = [one for one in points if system in (None, one.system) and desk in (None, one.desk)]
    weekly = trend.weekly(wanted)
    if weekly is None:
        compose.stop(f"runs so far: {len(wanted)}, too few for a trend, which takes two weeks, or two rule sets")
    if html_file is not None:
        from checker.files import write_whole

        try:
            write_whole(html_file, trend.page(weekly))
        except OSError as error:
            compose.stop(f"{html_file}: cannot be written: {error.strerror or error}")
        click.echo(f"HTML report: {html_file}", err=True)
    for panel in weekly.panels:
        if by is None or panel.title == ("All findings" if by == "all" else f"By {by}"):
            _show(panel, weekly)
    _eras(weekly)


def _show(panel: Panel, weekly: Weekly) -> None:
    shown = range(max(0, len(weekly.columns) - COLUMNS), len(weekly.columns))
    click.echo(f"\n{panel.title}, findings per 1,000 words")
    click.echo(
        f"{'week of':{NAME}}" + "".join(_bar(weekly, at, shown[0]) + f"{weekly.columns[at][0]:%Y-%m-%d}" for at in shown)
    )
    for one in panel.series:
        cells = [one.cells[at] for at in shown]
        rates = [f"{cell.rate:.1f}" if cell and cell.rate is not None else "–" for cell in cells]
        line = "".join(_bar(weekly, at, shown[0]) + f"{rate:>10}" for at, rate in zip(shown, rates, strict=True))
        click.echo(f"{_plain(one.name):{NAME}.{NAME}}{line}")


def _bar(weekly: Weekly, at: int, first: int) -> str:
    return " | " if at > first and weekly.columns[at][1] != weekly.columns[at - 1][1] else "  "


def _eras(weekly: Weekly) -> None:
    changes = [era.changed for era in weekly.eras if era.changed]
    if changes:
        click.echo(f"\n| the rule set changed: {'; '.join(changes)}")
    if weekly.undated:
        click.echo(f"{weekly.undated} runs without a day were left out")


def _plain(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)
