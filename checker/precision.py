"""How often reviewers agree with each rule, and what that says of the level it is set to."""

from __future__ import annotations

import dataclasses
import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import tomlkit

from checker.decisions import Decision, Verdict
from checker.finding import Confidence, Severity
from checker.rule import Rule
from checker.scoring import Interval, wilson

# The share of right findings that each level of confidence promises.
PROMISES: Mapping[Confidence, float] = {Confidence.CERTAIN: 0.95, Confidence.LIKELY: 0.80, Confidence.POSSIBLE: 0.0}
# Below this share a rule costs desks more than it serves them.
SERVES = 0.5


@dataclasses.dataclass(frozen=True, slots=True)
class Precision:
    """Decisions about one rule's findings: how many were accepted out of how many, and the share's 95 % interval."""

    rule: str
    accepted: int
    decided: int
    interval: Interval


@dataclasses.dataclass(frozen=True, slots=True)
class Proposal:
    """A lower level for a rule: configuration keys with their values, and why."""

    rule: str
    settings: Mapping[str, str | bool]
    reason: str


def precisions(decisions: Iterable[Decision]) -> list[Precision]:
    """Precision of every rule that reviewers decided on, the surest trouble first. A baseline is no decision."""
    counts: dict[str, Counter[Verdict]] = defaultdict(Counter)
    for decision in decisions:
        if decision.verdict is not Verdict.BASELINE:
            counts[decision.rule][decision.verdict] += 1
    found = []
    for rule, verdicts in counts.items():
        interval = wilson(verdicts[Verdict.ACCEPT], verdicts.total())
        if interval is not None:
            found.append(Precision(rule, verdicts[Verdict.ACCEPT], verdicts.total(), interval))
    return sorted(found, key=lambda one: (one.interval.high, one.rule))


def propose(found: Iterable[Precision], rules: Iterable[Rule]) -> list[Proposal]:
    """Lower levels for rules that keep less than they promise.

    A rule's confidence goes down to the level whose promise the upper end of the interval still reaches. Where even that
    end is below ``SERVES``, its severity goes down a step too; a rule that is neutral already is proposed to be turned off.
    """
    by_id = {rule.id: rule for rule in rules}
    proposals = []
    for one in found:
        rule = by_id.get(one.rule)
        if rule is None:
            continue
        confidence, severity = rule.fixed_confidence or rule.confidence, rule.fixed_severity or rule.severity
        settings: dict[str, str | bool] = {}
        honest = max(level for level, share in PROMISES.items() if share <= one.interval.high)
        if honest < confidence:
            settings["confidence"] = str(honest)
        if one.interval.high < SERVES:
            lower = list(Severity)[: list(Severity).index(severity)]
            settings |= {"severity": str(lower[-1])} if lower else {"enabled": False}
        if settings:
            reason = f"{one.accepted} of {one.decided} accepted, at most {one.interval.high:.0%} (95 % interval)"
            proposals.append(Proposal(one.rule, settings, reason))
    return proposals


def as_diff(proposals: Sequence[Proposal], text: str, name: str) -> str:
    """The proposals as a unified diff of a configuration file's text; ``pyproject.toml`` is known by its name."""
    document = tomlkit.parse(text)
    table = document
    if name.endswith("pyproject.toml"):
        for key in ("tool", "newsproof"):
            table = table.setdefault(key, tomlkit.table(is_super_table=True))
    rules = table.setdefault("rules", tomlkit.table(is_super_table=True))
    for proposal in proposals:
        own = rules.setdefault(proposal.rule, tomlkit.table())
        for key, value in proposal.settings.items():
            own[key] = value
            own[key].comment(proposal.reason)
    before, after = text.splitlines(keepends=True), tomlkit.dumps(document).splitlines(keepends=True)
    return "".join(difflib.unified_diff(before, after, fromfile=name, tofile=name))
