"""Figures over findings: an MQM-style penalty, and intervals for what reviewers decided.

The weights and the normalisation are MQM's linear model (themqm.org, "The MQM Scoring Models"): every finding has the
weight of its severity, the sum is divided by the words of the drafts. MQM scores what a person has annotated; here only
findings of rules are counted, so the figure is never called an MQM score.
"""

from __future__ import annotations

import dataclasses
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from checker.finding import Category, Finding, Severity

WEIGHTS: Mapping[Severity, float] = {
    Severity.NEUTRAL: 0.0,
    Severity.MINOR: 1.0,
    Severity.MAJOR: 5.0,
    Severity.CRITICAL: 25.0,
}
# WMT's weight of a minor finding of punctuation: easy to mend, no change of meaning.
LIGHT_PUNCTUATION = 0.1
PER_WORDS = 1000
LIMITS = "rule-detectable findings only"


@dataclasses.dataclass(frozen=True, slots=True)
class Penalty:
    """Penalty points of some drafts. ``counts`` is findings by severity, ``light`` how many of the minor ones weigh
    ``LIGHT_PUNCTUATION``, ``words`` the words of the drafts."""

    counts: Mapping[Severity, int]
    words: int
    light: int = 0

    @property
    def points(self) -> float:
        """Penalty points in all."""
        full = sum(WEIGHTS[severity] * count for severity, count in self.counts.items())
        return full - self.light * (WEIGHTS[Severity.MINOR] - LIGHT_PUNCTUATION)

    @property
    def per_thousand(self) -> float | None:
        """Penalty points per 1,000 words; ``None`` where there are no words."""
        return self.points / self.words * PER_WORDS if self.words else None


def penalty(findings: Iterable[Finding], words: int, *, light_punctuation: bool = False) -> Penalty:
    """The penalty of findings that count, over ``words`` words of target text.

    One finding with several places counts once. ``light_punctuation`` gives minor punctuation WMT's weight of 0.1.
    """
    counts: Counter[Severity] = Counter()
    light = 0
    for finding in findings:
        if finding.counts:
            counts[finding.severity] += 1
            minor = finding.severity is Severity.MINOR and finding.category is Category.PUNCTUATION
            light += light_punctuation and minor
    return Penalty({severity: counts[severity] for severity in Severity}, words, light)


class Interval(NamedTuple):
    """A share with the ends of its confidence interval, each from 0 to 1."""

    share: float
    low: float
    high: float


def wilson(right: int, decided: int, z: float = 1.96) -> Interval | None:
    """Wilson's score interval of ``right`` out of ``decided`` (95 % for the default ``z``); ``None`` for nothing decided.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
    Raises ``ValueError`` where ``right`` is not between 0 and ``decided``.
    """
    if not 0 <= right <= decided:
        raise ValueError(f"{right} of {decided} is no share")
    if decided == 0:
        return None
    share = right / decided
    spread = z * math.sqrt(share * (1 - share) / decided + z * z / (4 * decided * decided))
    middle, scale = share + z * z / (2 * decided), 1 + z * z / decided
    return Interval(share, max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale))
