"""HTML: one self-contained page, complete without a script; for large runs an index and a page for every draft."""

from __future__ import annotations

import dataclasses
import hashlib
import heapq
import itertools
import pathlib
import urllib.parse
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, overload

from checker.decisions import REASONS, TWO_NAMES, Scope, plain
from checker.engine import Result, Run
from checker.scoring import penalty
from reports import charts, html_view
from reports.extras import NONE, Extras
from reports.html_page import render, render_pieces
from reports.summary import DraftSummaries, summarise
from reports.trend import weekly

STYLES = ("page", "summary", "trend", "desk", "marks", "review", "print")
SCRIPTS = ("query", "store", "model", "list", "triage", "text", "boot")
INDEX_SCRIPTS = ("query", "store", "index")
# A run with more than one of these is written as an index and pages: a single page would be slow to open.
MANY_DRAFTS, MANY_FINDINGS, MUCH_TEXT = 400, 5_000, 4_000_000
# No more drafts than these get a page and a line in the index: a browser shows no table of a hundred thousand lines.
MOST_PAGES = 5_000


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
        table=summary.drafts,
        left_out=0,
        pages=None,
        facts=_facts(run, extras),
        reasons=REASONS,
        summary=summary,
        drafts=html_view.drafts(run, extras.references),
        trend=charts.trend(extras.history, summary.penalty, run),
        weekly=weekly([*extras.history, *extras.now]),
        manuals=_manuals(run, extras),
    )


def files(run: Run, name: str, extras: Extras = NONE) -> Iterator[tuple[str, Iterable[str]]]:
    """The report as files: one page, or for a large run an index of that name and pages for its drafts beside it.

    Of more than ``MOST_PAGES`` drafts those with the most penalty points have a page; the figures are those of all.
    """
    if not _is_large(run):
        yield name, write(run, extras)
        return
    shown = dataclasses.replace(run, results=_worst(run.results), unreadable=(), stale=(), overrides=())
    folder = f"{pathlib.PurePath(name).stem}-drafts"
    digits = len(str(len(shown.results)))
    pages = [f"{number:0{digits}}.html" for number in range(1, len(shown.results) + 1)]
    quoted = urllib.parse.quote(name.encode("utf-8", "surrogateescape"))
    yield name, _index(run, shown, extras, [urllib.parse.quote(f"{folder}/{page}", errors="surrogateescape") for page in pages])
    one = dataclasses.replace(extras, history=(), off={})
    for before, page, after, result in zip(["", *pages], pages, [*pages[1:], ""], shown.results, strict=False):
        part = dataclasses.replace(shown, results=(result,))
        yield f"{folder}/{page}", write(part, one, Neighbours(f"../{quoted}", before, after))


def _is_large(run: Run) -> bool:
    """Whether a run has so many drafts or findings, or so much text, that one page would be slow to open."""
    if len(run.results) > MANY_DRAFTS:
        return True
    sizes = [(len(result.findings), len(result.document.text)) for result in run.results]
    return sum(found for found, _ in sizes) > MANY_FINDINGS or sum(length for _, length in sizes) > MUCH_TEXT


class _Chosen(Sequence[Result]):
    """Some of many results, by their numbers; each is fetched when it is asked for."""

    def __init__(self, results: Sequence[Result], numbers: Sequence[int]) -> None:
        self._results, self._numbers = results, numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> Result: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Result]: ...

    def __getitem__(self, index: int | slice) -> Result | Sequence[Result]:
        if isinstance(index, slice):
            return _Chosen(self._results, self._numbers[index])
        return self._results[self._numbers[index]]


def _worst(results: Sequence[Result]) -> Sequence[Result]:
    """The results with the most penalty points, in their order."""
    if len(results) <= MOST_PAGES:
        return results
    weighed = ((-penalty(result.findings, 0).points, number) for number, result in enumerate(results))
    return _Chosen(results, sorted(number for _, number in heapq.nsmallest(MOST_PAGES, weighed)))


def _index(run: Run, shown: Run, extras: Extras, pages: Sequence[str]) -> Iterator[str]:
    """The page that leads to those of the drafts, piece by piece."""
    summary = summarise(run, extras.off)
    rules = sorted({finding.rule for _, finding in run.findings()})
    number_of = {rule: number for number, rule in enumerate(rules)}

    def page(href: str, result: Result) -> dict[str, Any]:
        return {
            "href": href,
            "id": _identity(dataclasses.replace(shown, results=(result,))),
            "rules": sorted({number_of[finding.rule] for finding in result.findings if finding.counts}),
            "open": sum(finding.counts and finding.status != "accepted" for finding in result.findings),
        }

    return render_pieces(
        "index.html",
        styles=STYLES,
        scripts=INDEX_SCRIPTS,
        run=run,
        summary=summary,
        table=DraftSummaries(shown.results),
        left_out=len(run.results) - len(shown.results),
        trend=charts.trend(extras.history, summary.penalty, run),
        weekly=weekly([*extras.history, *extras.now]),
        pages=map(page, pages, shown.results),
        facts={
            **_facts(shown, extras),
            "id": _identity(run),
            "rules": rules,
            "paths": [result.document.path for result in shown.results],
        },
    )


def _manuals(run: Run, extras: Extras) -> dict[str, str]:
    """Manual pages of the rules that found something, by rule in order."""
    fired = sorted({finding.rule for _, finding in run.findings()})
    return {rule: extras.manuals[rule] for rule in fired if rule in extras.manuals}


def _facts(run: Run, extras: Extras) -> dict[str, Any]:
    """What the page's script must know and the page does not show. ``id`` is the same for the same drafts and findings."""
    known = {decision.fingerprint for decision in extras.decisions if decision.scope is Scope.DRAFT}
    present = {finding.fingerprint for _, finding in run.findings() if finding.fingerprint in known} if known else known
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
    paths = (result.document.path for result in run.results)
    fingerprints = (finding.fingerprint for _, finding in run.findings())
    digest = hashlib.sha256(str(run.signature).encode("utf-8", "surrogatepass"))
    for part in itertools.chain(paths, fingerprints):
        digest.update(b"\n" + part.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:16]
