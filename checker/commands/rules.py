"""``newsproof rules``"""

from __future__ import annotations

import difflib

import click

from checker import compose
from checker.manual import page


@click.command()
@click.argument("rule_id", required=False)
def command(rule_id: str | None) -> None:
    """List the rules, or print the manual page of one, such as quotes/unbalanced."""
    known = {rule.id: rule for rule in compose.available_rules()}
    if rule_id is None:
        for name in sorted(known):
            rule = known[name]
            click.echo(f"{name:34} {rule.severity!s:9} {rule.confidence!s:9} {page(rule).title}")
    elif rule_id in known:
        click.echo(page(known[rule_id]).text)
    else:
        close = difflib.get_close_matches(rule_id, known, n=1)
        compose.stop(f"no rule {rule_id!r}" + (f"; did you mean {close[0]!r}?" if close else "; see newsproof rules"))
