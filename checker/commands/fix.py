"""``newsproof fix``"""

from __future__ import annotations

import datetime
import os
import pathlib
import sys

import click

from checker import compose, decisions, engine, fixes
from checker.commands.options import Day, Language
from checker.config import ConfigError
from checker.decisions import DecisionsError
from checker.document import Document
from checker.files import write_whole
from checker.readers import Draft, drafts, read, text
from checker.readers.errors import UnreadableError
from checker.readers.files import STANDARD_INPUT
from checker.readers.formats import is_format

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--diff", "only_diff", is_flag=True, help="Show what would change and change nothing.")
@click.option("--unsafe", is_flag=True, help="Also follow suggestions that change words, where they are certain or likely.")
@click.option("--only", multiple=True, metavar="RULE", help="Follow only this rule, or a family as in quotes/*.")
@click.option(
    "--from",
    "source_language",
    type=Language(),
    metavar="LANG",
    help="Language the drafts were translated from (ar, ru, zh …).",
)
@click.option("--date", type=Day(), help="The day the drafts speak from.")
@click.option("--decisions", "decision_files", multiple=True, type=click.Path(path_type=pathlib.Path), help="Apply decisions.")
@click.option("--baseline", "baseline_file", type=click.Path(path_type=pathlib.Path), help="Follow only what is not in it.")
@click.option("--surface", is_flag=True, help="Only rules that need no parser.")
def command(
    paths: tuple[str, ...],
    only_diff: bool,
    unsafe: bool,
    only: tuple[str, ...],
    source_language: str | None,
    date: datetime.datetime | None,
    decision_files: tuple[pathlib.Path, ...],
    baseline_file: pathlib.Path | None,
    surface: bool,
) -> None:
    """Apply suggestions that change no word: quotation marks, spaces, stops.

    Each file is replaced whole, in its own encoding, with its line ends and its mode. Standard input is fixed to standard
    output. Fixing twice changes nothing more. Exit code 1 with --diff where something would change, 2 where a draft could
    not be checked.
    """
    request = compose.Request(paths, None, source_language, date.date() if date else None, surface)
    sides = [path for path in (*decision_files, baseline_file) if path is not None]
    try:
        task, _, _ = compose.prepare(request)
        known = compose.load_decisions(sides)
    except (ConfigError, DecisionsError) as error:
        compose.stop(str(error))
    rules = [rule for rule in task.rules if not only or _wanted(rule.id, only)]
    if only and not rules:
        compose.stop(f"--only {' '.join(only)}: no rule of that name is enabled; see newsproof rules")
    today = datetime.date.today()

    def decide(result: engine.Result) -> engine.Result:
        return decisions.apply([result], known, today)[0][0] if known else result

    code = compose.OK
    changed, done = 0, set[tuple[str, int]]()
    for path in paths:
        try:
            for draft in drafts([path]):
                which = os.path.normpath(draft.path), draft.item
                if which in done:
                    continue
                done.add(which)
                document = read(draft, reading=task.reading, source_language=task.source_language, date=task.date)
                fixed = fixes.fix(document, rules, unsafe=unsafe, decide=decide)
                code = max(code, _put(draft, document, fixed, only_diff=only_diff))
                changed += fixed.text != document.text
        except UnreadableError as error:
            click.echo(f"newsproof: {error.path}: {error.reason}", err=True)
            code = compose.NOT_CHECKED
    if done and not changed and code == compose.OK:
        click.echo(f"{len(done)} draft{'' if len(done) == 1 else 's'}, nothing to change", err=True)
    sys.exit(code)


def _wanted(rule: str, only: tuple[str, ...]) -> bool:
    return any(rule == name or (name.endswith("/*") and rule.startswith(name[:-1])) for name in only)


def _put(draft: Draft, document: Document, fixed: fixes.Fixed, *, only_diff: bool) -> int:
    """Show or write one draft; its exit code. Raises ``UnreadableError`` where it cannot be written."""
    for crash in fixed.crashes:
        click.echo(f"newsproof: {document.path}: not changed, because {crash.rule} crashed: {crash.error}", err=True)
    if fixed.crashes:
        return compose.NOT_CHECKED
    changed = fixed.text != document.text
    if only_diff:
        for line in fixes.diff(document.path, document.text, fixed.text):
            click.secho(line, fg=_COLOURS.get(line[:1]))
        return compose.FOUND if changed else compose.OK
    if draft.path == STANDARD_INPUT:
        click.echo(fixed.text, nl=False)
        return compose.OK
    if changed and is_format(draft.path):
        raise UnreadableError(
            draft.path, "only text and Markdown are changed in place; see --diff, and mend it where it was made"
        )
    if changed:
        # A link is followed, so that the file it leads to is replaced and not the link.
        path = pathlib.Path(draft.path).resolve()
        try:
            now = path.read_bytes()
            if text.decode(now, draft.path) != document.text:
                raise UnreadableError(draft.path, "was edited while it was being checked, and stays as it is now; fix it again")
            write_whole(path, fixes.encoded(now, document, fixed.text))
        except OSError as error:
            raise UnreadableError(draft.path, f"cannot be written: {error.strerror or error}") from error
        counts = ", ".join(f"{rule} {count}" for rule, count in sorted(fixed.edits.items()))
        number = sum(fixed.edits.values())
        click.echo(f"{draft.path}: {number} change{'' if number == 1 else 's'} ({counts})", err=True)
    return compose.OK
