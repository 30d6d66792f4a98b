"""Markdown: a summary for a merge request, a job page or a mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.engine import Result, Run
from checker.scoring import LIMITS, PER_WORDS
from reports.excerpt import excerpt
from reports.extras import NONE, Extras
from reports.rows import counted, in_words
from reports.summary import WORST_FIRST, Summary, summarise

# More than this many findings of one draft are left to the other reports.
PER_DRAFT = 25
_SPECIAL = re.compile(r"([\\`*_\[\]|~<>&])")
# Signs that would name a person or an issue on the platform that shows the text.
_REFERENCES = str.maketrans({"@": "&#64;", "#": "&#35;"})


def write(run: Run, extras: Extras = NONE) -> Iterator[str]:
    """Counts, what was not checked, and the findings that count, the worst first."""
    for line in _lines(run):
        yield f"{line}\n"


def _lines(run: Run) -> Iterator[str]:
    summary = summarise(run)
    yield from (f"## {counted(summary.findings, 'finding')} in {counted(len(run.results), 'draft')}", "")
    yield from (_levels(run, summary), "")
    if run.results:
        yield "| draft | words | findings | " + " | ".join(map(str, WORST_FIRST)) + " | penalty |"
        yield "| --- |" + " ---: |" * (len(WORST_FIRST) + 3)
        for draft in summary.drafts:
            counts = " | ".join(str(draft.penalty.counts[severity]) for severity in WORST_FIRST)
            penalty = _tenth(draft.penalty.per_thousand)
            yield f"| {_text(draft.path)} | {draft.words} | {draft.findings} | {counts} | {penalty} |"
        yield from ("", f"Penalty: MQM-style points per {PER_WORDS:,} words, {LIMITS}.", "")
    for result in run.results:
        yield from _findings(result.document.path, result)
    if summary.gaps:
        yield from ("### Not checked", "")
        yield from (f"- {_text(gap.what)}: {_text(gap.why)}{_places(gap.paths)}" for gap in summary.gaps)
        yield ""
    yield f"<sub>{_text(str(run.signature))}</sub>"


def _findings(path: str, result: Result) -> list[str]:
    """The lines on one draft: its findings that count, the worst first."""
    counting = sorted((f for f in result.findings if f.counts), key=lambda f: f.severity, reverse=True)
    if not counting:
        return []
    parts = [f"### {_text(path)}", ""]
    for finding in counting[:PER_DRAFT]:
        line, column = result.document.position(finding.span.start)
        before, at, after = (_text(part) for part in excerpt(result.document, finding.span, 40))
        suggestion = f" → {_text(in_words(finding.suggestions[0]))}" if finding.suggestions else ""
        parts.append(f"- **{finding.severity}** {line}:{column} {_text(finding.message)}{suggestion} ({_text(finding.rule)})  ")
        parts.append(f"  {before}**{at}**{after}" if at.strip() == at and at else f"  {before}{at}{after}")
    if len(counting) > PER_DRAFT:
        parts.append(f"- and {len(counting) - PER_DRAFT} more")
    return [*parts, ""]


def _levels(run: Run, summary: Summary) -> str:
    counts = summary.penalty.counts
    words = [f"{counts[severity]} {severity}" for severity in WORST_FIRST if counts[severity]]
    words += [counted(run.words, "word")]
    if summary.set_aside:
        words.append(f"{summary.set_aside} set aside")
    if run.unreadable:
        words.append(f"**{counted(len(run.unreadable), 'draft')} not read**")
    return ", ".join(words) + "."


def _places(paths: tuple[str, ...]) -> str:
    """Which drafts a gap is about, in brackets: the one, or how many."""
    if len(paths) == 1:
        return f" ({_text(paths[0])})"
    return f" ({counted(len(paths), 'draft')})" if paths else ""


def _text(text: str) -> str:
    """Text of a draft as Markdown that means nothing but itself."""
    shown = "".join(char if char.isprintable() or char == " " else "\ufffd" for char in text)
    return _SPECIAL.sub(r"\\\1", shown).translate(_REFERENCES)


def _tenth(number: float | None) -> str:
    return "–" if number is None else f"{number:.1f}"
