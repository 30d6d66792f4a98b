"""The comparison of drafts with their published texts as a table: a row for each sentence, one for each draft, one for all."""

from __future__ import annotations

import pandas as pd

from reports.comparison import Compared, Comparison, Scores, Unit
from reports.csv_report import table_as_csv
from reports.rows import encodable

COLUMNS = (
    "path level unit line bleu chrf ter hter edits as_suggested acted_on stood unannounced draft published".split()
)  # fmt: skip


def write(comparison: Comparison) -> str:
    """The table as CSV in UTF-8; ``level`` is ``sentence``, ``draft`` or ``all``; scores have two decimals."""
    return table_as_csv(frame(comparison))


def frame(comparison: Comparison) -> pd.DataFrame:
    """The table with the columns of the CSV."""
    rows: list[dict[str, object]] = []
    for draft in comparison.drafts:
        rows += [_unit(draft, number, unit) for number, unit in enumerate(draft.units, 1)]
        rows.append(
            {
                "path": encodable(draft.document.path),
                "level": "draft",
                "unit": len(draft.units),
                **_scores(draft.scores),
                **draft.counts._asdict(),
            }
        )
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    summed = {"unit": sum(len(draft.units) for draft in comparison.drafts), **comparison.counts._asdict()}
    overall = pd.DataFrame([{"path": "", "level": "all", **_scores(comparison.scores), **summed}], columns=list(COLUMNS))
    whole = pd.concat([table, overall], ignore_index=True) if rows else overall
    counts = ["unit", "line", "edits", "as_suggested", "acted_on", "stood", "unannounced"]
    whole[counts] = whole[counts].astype("Int64")
    return whole


def _unit(draft: Compared, number: int, unit: Unit) -> dict[str, object]:
    announced = {finding.fingerprint for change in unit.changes for finding in change.findings}
    here = range(unit.start, unit.start + len(unit.draft))
    return {
        "path": encodable(draft.document.path),
        "level": "sentence",
        "unit": number,
        "line": draft.document.position(unit.start)[0],
        **_scores(unit.scores),
        "edits": len(unit.changes),
        "as_suggested": sum(change.as_suggested for change in unit.changes),
        "acted_on": len(announced),
        "stood": sum(finding.span.start in here for finding in draft.stood),
        "unannounced": sum(not change.findings for change in unit.changes),
        "draft": encodable(unit.draft),
        "published": encodable(unit.published),
    }


def _scores(scores: Scores) -> dict[str, object]:
    return {
        "bleu": round(scores.bleu, 2),
        "chrf": round(scores.chrf, 2),
        "ter": round(scores.ter, 2),
        "hter": round(scores.hter, 4),
    }
