"""Findings in the terminal, as a sub-editor wants to read them."""

from __future__ import annotations

import contextlib
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import click

from checker.document import Document
from checker.engine import Run
from checker.finding import Finding, Severity
from reports.excerpt import excerpt
from reports.rows import counted, crashes, in_words, segment_id

_STYLES: dict[Severity, dict[str, Any]] = {
    Severity.CRITICAL: {"fg": "red", "bold": True},
    Severity.MAJOR: {"fg": "red"},
    Severity.MINOR: {"fg": "yellow"},
    Severity.NEUTRAL: {"fg": "cyan"},
}
# Related places named in the terminal; the other reports name all of them.
_PLACES = 6
# Drafts that are named one by one where many were not checked for one reason.
_ALIKE = 20


def show(run: Run, *, quiet: bool = False) -> None:
    """Print the findings and a summary to standard output, what was not checked to standard error."""
    if not quiet:
        for result in run.results:
            for finding in result.findings:
                if finding.counts:
                    _finding(result.document, finding)
    show_not_checked(run)
    _print(_summary(run))


def show_profile(run: Run) -> None:
    """Print the seconds that each rule and annotation took to standard error, and what took more than its share."""
    from reports import profile

    for line in profile.lines(run.results):
        _print(_plain(line), err=True)


def show_not_checked(run: Run) -> None:
    """Print to standard error what was not checked, for runs whose standard output is a report."""
    alike: Counter[str] = Counter()
    reasons: dict[str, set[str]] = {}

    def say(path: str, why: str) -> None:
        alike[why] += 1
        if alike[why] <= _ALIKE:
            _print(click.style(f"not checked: {_plain(path)}: {_plain(why)}", fg="red"), err=True)

    for draft in run.unreadable:
        say(draft.path, draft.reason)
    for fault in crashes(run):
        say(fault.path, fault.message)
    for result in run.results:
        for one in result.not_run:
            reasons.setdefault(one.reason, set()).add(one.rule)
    for why, count in alike.items():
        if count > _ALIKE:
            _print(click.style(f"not checked: {count - _ALIKE:,} more: {_plain(why)}", fg="red"), err=True)
    for reason, names in reasons.items():
        listed = ", ".join(sorted(names)[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
        _print(f"rules not run ({listed}): {reason}", err=True)


@contextlib.contextmanager
def progress(least: int) -> Iterator[Callable[[int, int], None] | None]:
    """A progress bar on standard error for runs of at least ``least`` drafts, or ``None`` where that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    with contextlib.ExitStack() as shown:
        bars: list[Callable[[int, int], None]] = []

        def advance(done: int, total: int) -> None:
            if total >= least:
                if not bars:
                    bars.append(shown.enter_context(_bar()))
                bars[0](done, total)

        yield advance


@contextlib.contextmanager
def _bar() -> Iterator[Callable[[int, int], None]]:
    # Slow to import, and only somebody who has to wait needs it.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    rate, left = TextColumn("{task.fields[rate]}"), TimeRemainingColumn()
    columns = (TextColumn("checking drafts"), BarColumn(), MofNCompleteColumn(), rate, TextColumn("left"), left)
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, rate="")

        def advance(done: int, total: int) -> None:
            speed = bar.tasks[0].speed
            bar.update(task, completed=done, total=total, rate=f"{speed:,.1f} a second," if speed else "")

        yield advance


def _finding(document: Document, finding: Finding) -> None:
    line, column = document.position(finding.span.start)
    style = _STYLES[finding.severity]
    place = click.style(f"{_plain(document.path)}:{line}:{column}", bold=True)
    segment = segment_id(document, finding)
    if segment:
        place += f" segment {_plain(segment)}"
    _print(f"{place}  {click.style(finding.severity, **style)} {finding.confidence}  {click.style(finding.rule, dim=True)}")
    before, at, after = (_plain(part) for part in excerpt(document, finding.span))
    opening, closing = click.style("⟦", dim=True), click.style("⟧", dim=True)
    _print(f"    {before}{opening}{click.style(at, **style)}{closing}{after}")
    _print(f"    {click.style(_plain(finding.message), bold=True)}")
    if finding.suggestions:
        _print(f"    suggestion: {_plain(' | '.join(map(in_words, finding.suggestions[:3])))}")
    if finding.related:
        places = ", ".join(":".join(map(str, document.position(span.start))) for span in finding.related[:_PLACES])
        more = f" and {len(finding.related) - _PLACES} more" if len(finding.related) > _PLACES else ""
        _print(f"    also at {places}{more}")
    _print("")


def _summary(run: Run) -> str:
    by_severity: Counter[Severity] = Counter()
    words = aside = 0
    for result in run.results:
        words += result.document.words
        by_severity.update(finding.severity for finding in result.findings if finding.counts)
        aside += sum(not finding.counts for finding in result.findings)
    levels = ", ".join(f"{by_severity[level]} {level}" for level in reversed(list(Severity)) if by_severity[level])
    text = f"{counted(len(run.results), 'draft')}, {counted(words, 'word')}: {counted(by_severity.total(), 'finding')}"
    if levels:
        text += f" ({levels})"
    if aside:
        text += f", {aside} set aside"
    if run.unreadable:
        text += f", {counted(len(run.unreadable), 'draft')} not read"
    return text


def _plain(text: str) -> str:
    """Text without control characters, so that a draft cannot steer the terminal."""
    return "".join(char if char.isprintable() or char == " " else "�" for char in text)


def _print(text: str, *, err: bool = False) -> None:
    """One line; coloured where it goes to a terminal and nobody has asked for no colour."""
    click.echo(text, err=err, color=False if os.environ.get("NO_COLOR") else None)
