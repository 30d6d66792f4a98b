"""The one question before publication: may this draft go out? It fails closed."""

from __future__ import annotations

import dataclasses
import enum

from checker.engine import Result, Run
from checker.finding import Confidence, Finding, Severity, Status
from checker.rule import Need, family


@dataclasses.dataclass(frozen=True)
class Policy:
    """What blocks a draft: findings that are new, at least this severe and at least this sure.

    ``severity`` and ``confidence`` are level names. ``families`` are those that may block (empty: all of them).
    ``limit`` is how many findings per 1,000 words a draft may have, of any severity above neutral and at least as sure
    (0: no limit).
    """

    severity: str = "major"
    confidence: str = "likely"
    families: tuple[str, ...] = ()
    limit: float = 0.0


class Verdict(enum.StrEnum):
    """The answer for one draft, and in the command for all of them."""

    PUBLISH = "publish"
    HOLD = "hold"
    NOT_CHECKED = "not checked"


@dataclasses.dataclass(frozen=True)
class Judgement:
    """The verdict on one draft: what must be fixed, what is to be looked at, what is worth knowing, and why."""

    path: str
    verdict: Verdict
    reason: str
    must_fix: tuple[Finding, ...] = ()
    check: tuple[Finding, ...] = ()
    note: tuple[Finding, ...] = ()
    result: Result | None = None


def judge(run: Run, policy: Policy) -> list[Judgement]:
    """A judgement for every draft of a run, drafts that could not be read included."""
    judged = [judge_result(result, policy) for result in run.results]
    return judged + [Judgement(one.path, Verdict.NOT_CHECKED, one.reason) for one in run.unreadable]


def judge_result(result: Result, policy: Policy) -> Judgement:
    """The judgement on one checked draft.

    A draft on which a rule failed, or whose rules could not parse it, is not checked, whatever else was found; nor is one
    without a word, which is more often a file that was cut off than a story.
    """
    open_findings = [finding for finding in result.findings if finding.counts]
    must_fix = tuple(finding for finding in open_findings if _blocks(finding, policy))
    rest = [finding for finding in open_findings if finding not in must_fix]
    check = tuple(f for f in rest if f.severity > Severity.NEUTRAL and f.confidence > Confidence.POSSIBLE)
    note = tuple(finding for finding in rest if finding not in check)
    verdict, reason = _verdict(result, policy, must_fix, check)
    return Judgement(result.document.path, verdict, reason, must_fix, check, note, result)


def overall(judgements: list[Judgement]) -> Verdict:
    """The strictest verdict; without any draft, nothing was checked."""
    verdicts = {judgement.verdict for judgement in judgements}
    if Verdict.NOT_CHECKED in verdicts or not verdicts:
        return Verdict.NOT_CHECKED
    return Verdict.HOLD if Verdict.HOLD in verdicts else Verdict.PUBLISH


def _verdict(result: Result, policy: Policy, must_fix: tuple[Finding, ...], check: tuple[Finding, ...]) -> tuple[Verdict, str]:
    if not result.document.text.strip():
        return Verdict.NOT_CHECKED, "there is nothing in it"
    if result.crashes:
        return Verdict.NOT_CHECKED, f"{result.crashes[0].rule} failed: {result.crashes[0].error}"
    unparsed = [one for one in result.not_run if one.reason == Need.SYNTAX.value]
    if unparsed:
        return Verdict.NOT_CHECKED, f"{len(unparsed)} rules did not run: {Need.SYNTAX.value}"
    if must_fix:
        return Verdict.HOLD, f"{_count(len(must_fix), 'finding')} must be fixed"
    sure = len(must_fix) + len(check)
    if policy.limit and 1000 * sure > policy.limit * max(result.document.words, 1):
        rate = 1000 * sure / max(result.document.words, 1)
        return Verdict.HOLD, f"{rate:.1f} findings per 1,000 words, the limit is {policy.limit:g}"
    return Verdict.PUBLISH, "nothing that must be fixed"


def _blocks(finding: Finding, policy: Policy) -> bool:
    return (
        finding.status in (Status.NEW, Status.ACCEPTED)
        and finding.severity >= Severity(policy.severity)
        and finding.confidence >= Confidence(policy.confidence)
        and (not policy.families or family(finding.rule) in policy.families)
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
