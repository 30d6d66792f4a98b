"""``newsproof quality``"""

from __future__ import annotations

import pathlib

import click

from checker import compose, config, precision
from checker.decisions import DecisionsError


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=pathlib.Path), metavar="FILE…")
@click.option("--least", default=10, show_default=True, help="Decisions a rule needs before anything is proposed.")
@click.option("--diff", "only_diff", is_flag=True, help="Print only the proposed change of the configuration.")
def command(files: tuple[pathlib.Path, ...], least: int, only_diff: bool) -> None:
    """Show how often reviewers agreed with each rule, from decisions files, and propose lower levels.

    Nothing is changed: the proposal is printed as a diff of newsproof.toml, ready for patch.
    """
    try:
        found = precision.precisions(compose.load_decisions(files))
        settings, rules = compose.effective()
    except (DecisionsError, config.ConfigError) as error:
        compose.stop(str(error))
    proposals = precision.propose([one for one in found if one.decided >= least], rules)
    if not only_diff:
        _table(found, {rule.id for rule in rules})
        for proposal in proposals:
            levels = ", ".join(f"{key} = {str(value).lower()}" for key, value in proposal.settings.items())
            click.echo(f"proposed: {proposal.rule}: {levels} ({proposal.reason})")
    if proposals:
        path = pathlib.Path(config.FILE_NAME if settings.path == config.DEFAULT else settings.path)
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        click.echo(precision.as_diff(proposals, text, path.name), nl=False)
    elif not only_diff:
        click.echo("nothing to propose")


def _table(found: list[precision.Precision], on: set[str]) -> None:
    if not found:
        click.echo("no decisions yet")
        return
    width = max(len(one.rule) for one in found)
    click.echo(f"{'rule':{width}}  accepted   share   95 % interval")
    for one in sorted(found, key=lambda one: one.rule):
        share, low, high = one.interval
        note = "" if one.rule in on else "  (rule is off or gone)"
        click.echo(f"{one.rule:{width}}  {one.accepted:>3} of {one.decided:<3} {share:>6.0%}   {low:>4.0%} to {high:.0%}{note}")
