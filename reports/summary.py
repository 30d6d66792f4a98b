"""What a run comes to: counts, densities, penalties, and what was not checked."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from checker.engine import Result, Run
from checker.finding import Severity, Status
from checker.rule import family
from checker.scoring import Interval, Penalty, penalty, wilson
from reports.rows import split_path

# Columns of a density strip; a draft's text is this wide whatever its length.
STRIP = 400
# Rules that are named one by one where something is said of several.
FEW = 3
DECIDED = (Status.ACCEPTED, Status.DISMISSED)
WORST_FIRST: tuple[Severity, ...] = tuple(reversed(list(Severity)))


@dataclasses.dataclass(frozen=True, slots=True)
class DraftSummary:
    """One draft in figures. ``strip`` gives for each severity the columns, 0 to ``STRIP``, where its findings are."""

    path: str
    words: int
    penalty: Penalty
    families: Mapping[str, int]
    strip: Mapping[Severity, tuple[int, ...]]
    set_aside: int

    @property
    def name(self) -> str:
        """The file's name."""
        return split_path(self.path)[1]

    @property
    def findings(self) -> int:
        """Findings that count."""
        return sum(self.penalty.counts.values())


@dataclasses.dataclass(frozen=True, slots=True)
class DraftSummaries:
    """The drafts of a run in figures, made anew whenever they are asked for: a run may have very many."""

    results: Sequence[Result]

    def __len__(self) -> int:
        return len(self.results)

    def __iter__(self) -> Iterator[DraftSummary]:
        return map(_draft, self.results)


@dataclasses.dataclass(frozen=True, slots=True)
class Gap:
    """Something that was not checked: what, why, and in which drafts (empty means in all)."""

    what: str
    why: str
    paths: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class RulePrecision:
    """How often reviewers agreed with a rule: findings accepted out of findings decided, with a 95 % interval."""

    rule: str
    accepted: int
    decided: int
    interval: Interval


@dataclasses.dataclass(frozen=True, slots=True)
class Summary:
    """A run in figures. ``families`` gives for each family, the most frequent first, its findings by severity."""

    drafts: DraftSummaries
    penalty: Penalty
    families: Mapping[str, Mapping[Severity, int]]
    statuses: Mapping[Status, int]
    gaps: tuple[Gap, ...]
    precision: tuple[RulePrecision, ...]

    @property
    def findings(self) -> int:
        """Findings that count."""
        return sum(self.penalty.counts.values())

    @property
    def set_aside(self) -> int:
        """Findings that decisions have taken out of the count."""
        return self.statuses[Status.BASELINE] + self.statuses[Status.DISMISSED]


def summarise(run: Run, off: Mapping[str, str] = MappingProxyType({})) -> Summary:
    """The figures of a run. ``off`` says why a rule did not take part."""
    by_family: dict[str, Counter[Severity]] = defaultdict(Counter)
    statuses: Counter[Status] = Counter()
    decided: dict[str, Counter[Status]] = defaultdict(Counter)
    words = 0
    for result in run.results:
        words += result.document.words
        for finding in result.findings:
            statuses[finding.status] += 1
            if finding.counts:
                by_family[family(finding.rule)][finding.severity] += 1
            if finding.status in DECIDED:
                decided[finding.rule][finding.status] += 1
    severities = sum(by_family.values(), Counter[Severity]())
    ordered = sorted(by_family, key=lambda name: (-by_family[name].total(), name))
    return Summary(
        drafts=DraftSummaries(run.results),
        penalty=Penalty({severity: severities[severity] for severity in Severity}, words),
        families={name: {severity: by_family[name][severity] for severity in WORST_FIRST} for name in ordered},
        statuses={status: statuses[status] for status in Status},
        gaps=(*_gaps(run), *_off(off)),
        precision=tuple(_precision(decided)),
    )


def _precision(decided: Mapping[str, Counter[Status]]) -> list[RulePrecision]:
    """Precision of each rule as reviewers see it, for rules with a finding that somebody accepted or dismissed."""
    found = []
    for rule, counts in sorted(decided.items()):
        interval = wilson(counts[Status.ACCEPTED], counts.total())
        if interval is not None:
            found.append(RulePrecision(rule, counts[Status.ACCEPTED], counts.total(), interval))
    return found


def _draft(result: Result) -> DraftSummary:
    """One draft in figures."""
    counting = [finding for finding in result.findings if finding.counts]
    size = max(1, len(result.document.text))
    strip: dict[Severity, set[int]] = {severity: set() for severity in Severity}
    for finding in counting:
        strip[finding.severity].add(min(finding.span.start, size) * STRIP // size)
    return DraftSummary(
        path=result.document.path,
        words=result.document.words,
        penalty=penalty(counting, result.document.words),
        families=Counter(family(finding.rule) for finding in counting),
        strip={severity: tuple(sorted(columns)) for severity, columns in strip.items() if columns},
        set_aside=len(result.findings) - len(counting),
    )


def _listed(rules: Iterable[str]) -> str:
    """A few rules by name, many by family."""
    names = sorted(rules)
    if len(names) <= FEW:
        return ", ".join(names)
    return ", ".join(f"{count} of {name}" if count > 1 else name for name, count in Counter(map(family, names)).items())


def _off(off: Mapping[str, str]) -> Iterable[Gap]:
    """The rules that did not take part at all, with their reasons."""
    by_reason: dict[str, list[str]] = defaultdict(list)
    for rule, why in off.items():
        by_reason[why].append(rule)
    for why, rules in by_reason.items():
        yield Gap(_listed(rules), why)


def _gaps(run: Run) -> Iterable[Gap]:
    """What was not checked in a run, by what was wrong, each with its drafts."""
    for draft in run.unreadable:
        yield Gap("draft not read", draft.reason, (draft.path,))
    crashes: dict[tuple[str, str], list[str]] = defaultdict(list)
    idle: dict[str, set[str]] = defaultdict(set)
    without: dict[str, list[str]] = defaultdict(list)
    undated: list[str] = []
    for result in run.results:
        if result.document.date is None:
            undated.append(result.document.path)
        for crash in result.crashes:
            crashes[crash.rule, crash.error].append(result.document.path)
        for one in result.not_run:
            idle[one.reason].add(one.rule)
        for reason in dict.fromkeys(one.reason for one in result.not_run):
            without[reason].append(result.document.path)
    for (rule, error), crashed in crashes.items():
        yield Gap(f"rule {rule} failed", error, tuple(crashed))
    every = len(run.results)
    for reason, rules in idle.items():
        paths = without[reason]
        yield Gap(f"rules not run: {_listed(rules)}", reason, tuple(paths) if len(paths) < every else ())
    if undated:
        why = "the draft’s date is unknown, so names and places are judged without it (--date gives one)"
        yield Gap("names that changed with time", why, tuple(undated) if len(undated) < every else ())
