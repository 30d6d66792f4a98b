"""``newsproof gate``"""

from __future__ import annotations

import dataclasses
import datetime
import functools
import pathlib
import sys
from collections.abc import Callable

import click

from checker import audit, compose, gate, reporting
from checker.annotations.paragraphs import paragraphs
from checker.commands.options import REGISTER, SYSTEM, Day, Language, Seconds
from checker.engine import Override
from checker.errors import InputError
from checker.finding import Finding

AUDIT_LOG = "newsproof-audit.jsonl"
_CODES = {gate.Verdict.PUBLISH: compose.OK, gate.Verdict.HOLD: compose.FOUND, gate.Verdict.NOT_CHECKED: compose.NOT_CHECKED}


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="DRAFT…")
@click.option("--desk", default="", help="The desk whose policy holds, from [gate.desks.NAME] in newsproof.toml.")
@click.option("--source", metavar="PATH", help="The source text, or a folder with files of the same names.")
@click.option("--from", "source_language", type=Language(), metavar="LANG", help="Language the drafts were translated from.")
@click.option("--date", type=Day(), help="The day the drafts speak from.")
@click.option("--decisions", "decision_files", multiple=True, type=click.Path(path_type=pathlib.Path), help="Apply decisions.")
@click.option("--baseline", "baseline_file", type=click.Path(path_type=pathlib.Path), help="Judge only what is not in it.")
@REGISTER
@click.option("--history", multiple=True, metavar="URL", help="A database that keeps this run for the trend.")
@SYSTEM
@click.option("--report", "reports", multiple=True, metavar="FORMAT=FILE", help="Write a report.")
@click.option("--timeout", type=Seconds(0), default=120.0, show_default=True, help="Seconds one draft may take.")
@click.option("--override", is_flag=True, help="Let held drafts through; needs --by and --reason.")
@click.option("--by", default="", help="Who overrides.")
@click.option("--reason", default="", help="Why.")
@click.option("--audit", "log", type=click.Path(path_type=pathlib.Path), help=f"Log every verdict.  [overrides: {AUDIT_LOG}]")
def command(
    paths: tuple[str, ...],
    desk: str,
    source: str | None,
    source_language: str | None,
    date: datetime.datetime | None,
    decision_files: tuple[pathlib.Path, ...],
    baseline_file: pathlib.Path | None,
    register: str,
    history: tuple[str, ...],
    system: str,
    reports: tuple[str, ...],
    timeout: float,
    override: bool,
    by: str,
    reason: str,
    log: pathlib.Path | None,
) -> None:
    """May these drafts be published? Exit code 0 yes, 1 hold, 2 not checked.

    A report that goes to standard output (FILE is -) has it alone; the verdict is then said on standard error.
    """
    if override and not (by.strip() and reason.strip()):
        compose.stop("--override needs a name and a reason: --by NAME --reason TEXT")
    if (by or reason) and not override:
        compose.stop("--by and --reason belong to an --override, and none is asked for")
    outputs = reporting.outputs(reports)
    sides = [path for path in (*decision_files, baseline_file) if path is not None]
    day = date.date() if date else None
    request = compose.Request(paths, source, source_language, day, jobs=0, timeout=timeout, register=register)
    now = datetime.datetime.now(datetime.UTC)
    say = functools.partial(click.echo, err=any(str(path) == compose.STANDARD_OUTPUT for _, path in outputs))
    written = [path for _, path in outputs] + [log or pathlib.Path(AUDIT_LOG)]
    reporting.spare(written, request, *sides)
    if log in written[:-1]:
        compose.stop(f"{log}: a report and the audit log cannot go to one place; give each its own file")
    try:
        settings, _ = compose.effective()
        policy = settings.policy(desk)
        run = compose.decided(compose.run(request), sides, now.date())
        extras = reporting.extras(run, now.date(), decision_files=sides, register=register)
    except InputError as error:
        compose.stop(str(error))
    judgements = gate.judge(run, policy)
    for judgement in judgements:
        _show(judgement, say)
    let_through = [one for one in judgements if override and one.verdict is gate.Verdict.HOLD]
    at = now.isoformat(timespec="seconds")
    run = dataclasses.replace(run, overrides=tuple(Override(one.path, by, reason, at) for one in let_through))
    logged = judgements if log else let_through
    if logged:
        file = log or pathlib.Path(AUDIT_LOG)
        try:
            audit.append(
                file,
                [
                    audit.entry(one, signature=str(run.signature), at=now, **_override(by, reason, one in let_through))
                    for one in logged
                ],
            )
        except OSError as error:
            compose.stop(f"{file}: the audit log cannot be written, so nothing is let through: {error.strerror or error}")
    reported = reporting.write_reports(run, outputs, extras)
    reporting.keep(history, reporting.points(run, system=system, desk=desk) if history else ())
    verdict = (
        gate.overall([one for one in judgements if one not in let_through])
        if len(let_through) < len(judgements)
        else gate.Verdict.PUBLISH
    )
    say(_last_line(verdict, judgements, by if let_through else ""))
    sys.exit(_CODES[verdict] if len(reported) == len(outputs) else compose.NOT_CHECKED)


def _override(by: str, reason: str, holds: bool) -> dict[str, str]:
    return {"by": by, "reason": reason} if holds else {}


def _show(judgement: gate.Judgement, say: Callable[[str], None]) -> None:
    say(compose.plain(f"{judgement.path}: {str(judgement.verdict).upper()}, {judgement.reason}"))
    for title, findings in (("must fix", judgement.must_fix), ("check", judgement.check), ("note", judgement.note)):
        for finding in findings:
            say(f"  {title:9} paragraph {_paragraph(judgement, finding)}: {compose.plain(finding.message)}")


def _paragraph(judgement: gate.Judgement, finding: Finding) -> int:
    assert judgement.result is not None
    blocks = paragraphs(judgement.result.document)
    return sum(block.start <= finding.span.start for block in blocks)


def _last_line(verdict: gate.Verdict, judgements: list[gate.Judgement], by: str) -> str:
    held = sum(one.verdict is gate.Verdict.HOLD for one in judgements)
    unchecked = sum(one.verdict is gate.Verdict.NOT_CHECKED for one in judgements)
    parts = [f"{len(judgements)} draft{'' if len(judgements) == 1 else 's'}"]
    parts += [f"{held} held"] if held else []
    parts += [f"{unchecked} not checked"] if unchecked else []
    parts += [f"overridden by {by}"] if by else []
    return compose.plain(f"{str(verdict).upper()}: {', '.join(parts)}")
