"""HTML: one self-contained page, complete without a script; for large runs an index and a page for every draft."""

from __future__ import annotations

import dataclasses
import hashlib
import pathlib
import urllib.parse
from typing import Any

from checker.decisions import REASONS, TWO_NAMES, Scope, plain
from checker.engine import Run
from reports import charts, html_view
from reports.extras import NONE, Extras
from reports.html_page import render
from reports.summary import summarise

STYLES = ("page", "summary", "desk", "marks", "review", "print")
SCRIPTS = ("query", "store", "model", "list", "triage", "text", "boot")
INDEX_SCRIPTS = ("query", "store", "index")
# A run with more than one of these is written as an index and pages: a single page would be slow to open.
MANY_DRAFTS, MANY_FINDINGS, MUCH_TEXT = 400, 5_000, 4_000_000


@dataclasses.dataclass(frozen=True, slots=True)
class Neighbours:
    """Where a draft's page leads: the index, and the pages of the drafts before and after it."""

    index: str
    previous: str = ""
    following: str = ""


def write(run: Run, extras: Extras = NONE, around: Neighbours | None = None) -> str:
    """The report as one page that needs no other file, no script and no network."""
    summary = summarise(run, extras.off)
    return render(
        "page.html" if around is None else "draft.html",
        styles=STYLES,
        scripts=SCRIPTS,
        run=run,
        around=around,
        pages=None,
        facts=_facts(run, extras),
        reasons=REASONS,
        summary=summary,
        drafts=html_view.drafts(run, extras.references),
        trend=charts.trend(extras.history, summary.penalty, run),
        manuals=_manuals(run, extras),
    )


def files(run: Run, name: str, extras: Extras = NONE) -> dict[str, str]:
    """The report as files: one page, or for a large run an index of that name and a page for every draft beside it."""
    size = sum(len(result.document.text) for result in run.results)
    if len(run.results) <= MANY_DRAFTS and len(run.findings()) <= MANY_FINDINGS and size <= MUCH_TEXT:
        return {name: write(run, extras)}
    folder = f"{pathlib.PurePath(name).stem}-drafts"
    digits = len(str(len(run.results)))
    pages = [f"{number:0{digits}}.html" for number in range(1, len(run.results) + 1)]
    parts = [dataclasses.replace(run, results=(result,), unreadable=(), stale=(), overrides=()) for result in run.results]
    quoted = urllib.parse.quote(name.encode("utf-8", "surrogateescape"))
    made = {name: _index(run, extras, [(f"{folder}/{page}", _identity(part)) for page, part in zip(pages, parts, strict=True)])}
    one = dataclasses.replace(extras, history=(), off={})
    for before, page, after, part in zip(["", *pages], pages, [*pages[1:], ""], parts, strict=False):
        made[f"{folder}/{page}"] = write(part, one, Neighbours(f"../{quoted}", before, after))
    return made


def _index(run: Run, extras: Extras, pages: list[tuple[str, str]]) -> str:
    summary = summarise(run, extras.off)
    rules = sorted({finding.rule for _, finding in run.findings()})
    number_of = {rule: number for number, rule in enumerate(rules)}
    found = [sorted({number_of[f.rule] for f in result.findings if f.counts}) for result in run.results]
    return render(
        "index.html",
        styles=STYLES,
        scripts=INDEX_SCRIPTS,
        run=run,
        summary=summary,
        trend=charts.trend(extras.history, summary.penalty, run),
        pages=[
            {
                "href": urllib.parse.quote(href.encode("utf-8", "surrogateescape")),
                "id": identity,
                "rules": numbers,
                "open": sum(finding.counts and finding.status != "accepted" for finding in result.findings),
            }
            for (href, identity), numbers, result in zip(pages, found, run.results, strict=True)
        ],
        facts={**_facts(run, extras), "rules": rules, "paths": [result.document.path for result in run.results]},
    )


def _manuals(run: Run, extras: Extras) -> dict[str, str]:
    """Manual pages of the rules that found something, by rule in order."""
    fired = sorted({finding.rule for _, finding in run.findings()})
    return {rule: extras.manuals[rule] for rule in fired if rule in extras.manuals}


def _facts(run: Run, extras: Extras) -> dict[str, Any]:
    """What the page's script must know and the page does not show. ``id`` is the same for the same drafts and findings."""
    present = {finding.fingerprint for _, finding in run.findings()}
    return {
        "id": _identity(run),
        "signature": str(run.signature),
        "desks": {
            number: result.document.metadata["desk"]
            for number, result in enumerate(run.results, 1)
            if result.document.metadata.get("desk")
        },
        "decisions": [
            plain(decision)
            for decision in extras.decisions
            if decision.scope is not Scope.DRAFT or decision.fingerprint in present
        ],
        "twoNames": TWO_NAMES,
    }


def _identity(run: Run) -> str:
    """An id of the report, under which the browser keeps its copy of decisions: the same for the same drafts and findings."""
    fingerprints = [finding.fingerprint for _, finding in run.findings()]
    parts = "\n".join([str(run.signature), *(result.document.path for result in run.results), *fingerprints])
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:16]
