"""The comparison of drafts with their published texts as one HTML page, the edits marked word by word."""

from __future__ import annotations

import dataclasses

from checker.finding import Finding
from reports.comparison import Change, Comparison, Unit
from reports.html_page import render
from reports.rows import encodable


@dataclasses.dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a sentence: unchanged, or what went and what came, and the findings that announced it."""

    old: str
    new: str
    change: Change | None


def write(comparison: Comparison) -> str:
    """The page. It loads nothing, runs no script, and every text is escaped."""
    drafts = [
        {
            "draft": draft,
            "counts": draft.counts,
            "name": encodable(draft.document.path),
            "units": [(unit, _pieces(unit)) for unit in draft.units],
            "acted_on": [_row(finding) for finding in draft.acted_on],
            "stood": [_row(finding) for finding in draft.stood],
        }
        for draft in comparison.drafts
    ]
    styles = ("page", "comparison")
    return render("compare.html", styles=styles, scripts=(), comparison=comparison, total=comparison.counts, drafts=drafts)


def _row(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, encodable(finding.text), encodable(finding.message)


def _pieces(unit: Unit) -> list[_Piece]:
    pieces: list[_Piece] = []
    at = unit.start
    for change in unit.changes:
        kept = unit.draft[at - unit.start : change.span.start - unit.start]
        if kept:
            pieces.append(_Piece(encodable(kept), "", None))
        pieces.append(_Piece(encodable(change.old), encodable(change.new), change))
        at = change.span.end
    rest = unit.draft[at - unit.start :]
    if rest:
        pieces.append(_Piece(encodable(rest), "", None))
    return pieces
