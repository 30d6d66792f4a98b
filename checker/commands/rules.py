"""``newsproof rules``"""

from __future__ import annotations

import difflib
import pathlib
import sys

import click

from checker import compose, config
from checker.manual import page
from checker.pack_rule import PackRule, failures, house_rules
from checker.rule import Rule


@click.command()
@click.argument("rule_id", required=False, metavar="[RULE | test]")
@click.argument("pack", required=False, metavar="[PACK]")
def command(rule_id: str | None, pack: str | None) -> None:
    """List the rules, print the manual page of one, or run the examples of packs.

    \b
    newsproof rules                     every rule, house packs included
    newsproof rules quotes/unclosed     the manual page of one
    newsproof rules test house/         the examples of the packs in a folder, or of one file or rule
    """
    try:
        settings = config.load(config.find(pathlib.Path.cwd().resolve())).settings
        if rule_id == "test":
            _test(pack, settings)
        known = {rule.id: rule for rule in compose.available_rules(settings.packs)}
    except config.ConfigError as error:
        compose.stop(str(error))
    if pack is not None:
        compose.stop(f"{pack!r} is one argument too many; see newsproof rules --help")
    if rule_id is None:
        for name in sorted(known):
            rule = known[name]
            click.echo(f"{name:34} {rule.severity!s:9} {rule.confidence!s:9} {page(rule).title}")
    elif rule_id in known:
        click.echo(page(known[rule_id]).text)
    else:
        compose.stop(f"no rule {rule_id!r}{_nearest(rule_id, known)}")


def _test(name: str | None, settings: config.Settings) -> None:
    """Run the examples of packs: exit code 0 when all hold, 1 when not. Raises ``config.ConfigError``."""
    wrong = 0
    rules = _packs(name, settings)
    if not rules:
        compose.stop(f"there is no pack (*.toml) in {name or ', '.join(settings.packs)}")
    for rule in rules:
        known = rule.with_examples()
        problems = failures(rule)
        wrong += len(problems)
        shown = {entry for entry, example in known.examples if example.spans}
        bare = [entry.id for entry in known.entries if entry.id not in shown]
        verdict = (
            f"{len(problems)} of {len(known.examples)} examples fail" if problems else f"{len(known.examples)} examples hold"
        )
        click.echo(f"{rule.id}: {verdict}")
        for problem in problems:
            click.echo(f"  {problem}")
        if bare:
            click.echo(f"  no example of what they find: {', '.join(bare)}")
    sys.exit(compose.FOUND if wrong else compose.OK)


def _packs(name: str | None, settings: config.Settings) -> list[PackRule]:
    """The packs in a folder or file, the one with a rule's id, or, with no name, all that the configuration names."""
    if name is None:
        if not settings.packs:
            compose.stop("no packs are configured; name a folder or file")
        return house_rules(settings.packs)
    if pathlib.Path(name).exists():
        return house_rules([name])
    known: list[Rule] = compose.available_rules(settings.packs)
    found = {rule.id: rule for rule in known if isinstance(rule, PackRule)}
    if name not in found:
        compose.stop(f"no file, folder or pack {name!r}{_nearest(name, found)}")
    return [found[name]]


def _nearest(name: str, known: dict[str, Rule] | dict[str, PackRule]) -> str:
    close = difflib.get_close_matches(name, known, n=1)
    return f"; did you mean {close[0]!r}?" if close else "; see newsproof rules"
