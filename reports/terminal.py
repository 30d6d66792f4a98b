"""Findings in the terminal, as a sub-editor wants to read them."""

from __future__ import annotations

import contextlib
import sys
from collections import Counter
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.text import Text

from checker.document import Document
from checker.engine import Run
from checker.finding import Finding, Severity
from reports.excerpt import excerpt
from reports.rows import in_words

_STYLES = {Severity.CRITICAL: "bold red", Severity.MAJOR: "red", Severity.MINOR: "yellow", Severity.NEUTRAL: "cyan"}
# Related places named in the terminal; the other reports name all of them.
_PLACES = 6
# A single rule is slow when it takes more than this share of a draft's time, and more than this many seconds.
_SHARE, _SLOW = 0.5, 1.0


def show(run: Run, *, quiet: bool = False) -> None:
    """Print the findings and a summary to standard output, what was not checked to standard error."""
    out = Console(file=sys.stdout, highlight=False, soft_wrap=True)
    err = Console(file=sys.stderr, highlight=False, soft_wrap=True)
    if not quiet:
        for result in run.results:
            for finding in result.findings:
                if finding.counts:
                    _finding(out, result.document, finding)
    _not_checked(err, run)
    out.print(Text(_summary(run)))


def show_profile(run: Run) -> None:
    """Print the seconds that each rule and annotation took to standard error, the slowest first.

    A rule that took more than ``_SHARE`` of the time on a draft of some length is named with the draft.
    """
    err = Console(file=sys.stderr, highlight=False, soft_wrap=True)
    total: dict[str, float] = {}
    for result in run.results:
        for name, seconds in result.seconds.items():
            total[name] = total.get(name, 0.0) + seconds
    whole = sum(total.values()) or 1.0
    for name, seconds in sorted(total.items(), key=lambda item: -item[1]):
        err.print(Text(f"{seconds:9.3f} s {100 * seconds / whole:5.1f} %  {name}"))
    for result in run.results:
        here = sum(result.seconds.values())
        for name, seconds in result.seconds.items():
            if "/" in name and seconds > _SHARE * here and seconds > _SLOW:
                err.print(Text(f"slow: {name} took {seconds:.2f} s of {here:.2f} s on {_plain(result.document.path)}"))


def show_not_checked(run: Run) -> None:
    """Print to standard error what was not checked, for runs whose standard output is a report."""
    _not_checked(Console(file=sys.stderr, highlight=False, soft_wrap=True), run)


@contextlib.contextmanager
def progress(least: int) -> Iterator[Callable[[int, int], None] | None]:
    """A progress bar on standard error for runs of at least ``least`` drafts, or ``None`` where that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("checking drafts"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", visible=False)

        def advance(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=total >= least)

        yield advance


def _finding(out: Console, document: Document, finding: Finding) -> None:
    line, column = document.position(finding.span.start)
    style = _STYLES[finding.severity]
    out.print(
        Text.assemble(
            (f"{_plain(document.path)}:{line}:{column}", "bold"),
            "  ",
            (str(finding.severity), style),
            f" {finding.confidence}  ",
            (finding.rule, "dim"),
        )
    )
    before, at, after = (_plain(part) for part in excerpt(document, finding.span))
    out.print(Text.assemble("    ", before, ("⟦", "dim"), (at, style), ("⟧", "dim"), after))
    out.print(Text.assemble("    ", (_plain(finding.message), "bold")))
    if finding.suggestions:
        out.print(Text(f"    suggestion: {_plain(' | '.join(map(in_words, finding.suggestions[:3])))}"))
    if finding.related:
        places = ", ".join(":".join(map(str, document.position(span.start))) for span in finding.related[:_PLACES])
        more = f" and {len(finding.related) - _PLACES} more" if len(finding.related) > _PLACES else ""
        out.print(Text(f"    also at {places}{more}"))
    out.print()


def _not_checked(err: Console, run: Run) -> None:
    for draft in run.unreadable:
        err.print(Text(f"not checked: {_plain(draft.path)}: {draft.reason}", style="red"))
    for result in run.results:
        for crash in result.crashes:
            err.print(Text(f"not checked: {_plain(result.document.path)}: {crash.rule} failed: {crash.error}", style="red"))
    reasons: dict[str, set[str]] = {}
    for result in run.results:
        for one in result.not_run:
            reasons.setdefault(one.reason, set()).add(one.rule)
    for reason, names in reasons.items():
        listed = ", ".join(sorted(names)[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
        err.print(Text(f"rules not run ({listed}): {reason}"))


def _summary(run: Run) -> str:
    counting = [finding for _, finding in run.findings() if finding.counts]
    aside = sum(len(result.findings) for result in run.results) - len(counting)
    by_severity = Counter(finding.severity for finding in counting)
    levels = ", ".join(f"{by_severity[level]} {level}" for level in reversed(list(Severity)) if by_severity[level])
    text = f"{_count(len(run.results), 'draft')}, {_count(run.words, 'word')}: {_count(len(counting), 'finding')}"
    if levels:
        text += f" ({levels})"
    if aside:
        text += f", {aside} set aside"
    if run.unreadable:
        text += f", {_count(len(run.unreadable), 'draft')} not read"
    return text


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _plain(text: str) -> str:
    """Text without control characters, so that a draft cannot steer the terminal."""
    return "".join(char if char.isprintable() or char == " " else "�" for char in text)
