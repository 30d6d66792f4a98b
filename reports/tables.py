"""Summary tables with pandas: figures by draft, rule, desk and translation system, as CSV files of their own."""

from __future__ import annotations

import pathlib

import pandas as pd

from checker.decisions import desk_of
from checker.engine import Run
from checker.finding import Severity, Status
from checker.rule import family
from checker.scoring import PER_WORDS, WEIGHTS, wilson
from reports.csv_report import neutral
from reports.extras import NONE, Extras
from reports.rows import encodable

LEVELS = tuple(str(severity) for severity in reversed(Severity))
BY = ("draft", "rule", "desk", "system")
_PENALTY = {str(severity): weight for severity, weight in WEIGHTS.items()}


def write(run: Run, extras: Extras = NONE) -> str:
    """The table by draft; ``files`` gives all four."""
    return _csv(table(run, "draft"))


def files(run: Run, name: str, extras: Extras = NONE) -> dict[str, str]:
    """``summary.csv`` becomes ``summary.by-draft.csv``, ``summary.by-rule.csv`` and so on."""
    path = pathlib.PurePath(name)
    return {f"{path.stem}.by-{by}{path.suffix or '.csv'}": _csv(table(run, by)) for by in BY}


def table(run: Run, by: str) -> pd.DataFrame:
    """Figures by ``draft``, ``rule``, ``desk`` or ``system``, the most findings first.

    Columns: the key; drafts and words (for a rule: those it found something in); findings that count, by severity; points
    and penalty per 1,000 words; findings set aside; decisions, and how many of them agreed, with a 95 % interval.
    """
    drafts = _drafts(run)
    findings = _findings(run).merge(drafts, left_on="index", right_index=True)
    counting = findings[findings["counts"]]
    keys = drafts[by] if by != "rule" else None
    if keys is not None:
        sizes = drafts.groupby(by).agg(drafts=("path", "size"), words=("words", "sum"))
    else:
        once = findings.drop_duplicates(["rule", "index"])
        sizes = once.groupby("rule").agg(drafts=("path", "size"), words=("words", "sum"))
    out = sizes.join(counting.groupby(by).size().rename("findings"))
    levels = pd.crosstab(counting[by], counting["severity"]).reindex(columns=list(LEVELS), fill_value=0)
    out = out.join(levels)
    out["points"] = sum(out[level].fillna(0) * weight for level, weight in _PENALTY.items())
    out["penalty"] = (out["points"] / out["words"].where(out["words"] > 0) * PER_WORDS).round(2)
    out["set_aside"] = findings[~findings["counts"]].groupby(by).size()
    out["decided"] = findings[findings["decided"]].groupby(by).size()
    out["agreed"] = findings[findings["status"] == Status.ACCEPTED].groupby(by).size()
    whole = ["drafts", "words", "findings", *LEVELS, "set_aside", "decided", "agreed"]
    out[whole] = out[whole].fillna(0).astype(int)
    intervals = [wilson(agreed, decided) for agreed, decided in zip(out["agreed"], out["decided"], strict=True)]
    for column in ("share", "low", "high"):
        out[column] = [round(getattr(one, column), 3) if one else None for one in intervals]
    if by == "rule":
        out.insert(0, "family", [family(rule) for rule in out.index])
    out = out.sort_values("findings", ascending=False, kind="stable")
    return out.rename_axis(by).reset_index()


def _drafts(run: Run) -> pd.DataFrame:
    rows = [
        {
            "path": encodable(result.document.path),
            "draft": encodable(result.document.path),
            "words": result.document.words,
            "desk": encodable(desk_of(result.document)),
            "system": encodable(result.document.metadata.get("system", "")),
        }
        for result in run.results
    ]
    return pd.DataFrame(rows, columns=["path", "draft", "words", "desk", "system"])


def _findings(run: Run) -> pd.DataFrame:
    rows = [
        {
            "index": index,
            "rule": finding.rule,
            "severity": str(finding.severity),
            "status": str(finding.status),
            "counts": finding.counts,
            "decided": finding.status in (Status.ACCEPTED, Status.DISMISSED),
        }
        for index, result in enumerate(run.results)
        for finding in result.findings
    ]
    frame = pd.DataFrame(rows, columns=["index", "rule", "severity", "status", "counts", "decided"])
    return frame.astype({"index": int, "counts": bool, "decided": bool})


def _csv(frame: pd.DataFrame) -> str:
    return str(frame.map(neutral).to_csv(index=False, lineterminator="\n"))
