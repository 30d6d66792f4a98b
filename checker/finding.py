"""What a rule reports: spans, levels and findings."""

from __future__ import annotations

import dataclasses
import enum
import functools
from collections.abc import Iterable
from typing import Any, NamedTuple


class Span(NamedTuple):
    """A half-open range ``[start, end)`` of Unicode code points in a document's text."""

    start: int
    end: int


@functools.total_ordering
class Level(enum.Enum):
    """A scale whose members are ordered as they are written; ``str()`` gives the public name."""

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, type(self)):
            return NotImplemented
        order = list(type(self))
        return order.index(self) < order.index(other)

    def __str__(self) -> str:
        return str(self.value)


class Severity(Level):
    """How bad a finding is if it is true: MQM's four levels."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"


class Confidence(Level):
    """How sure a rule is. Certain is meant to be right 95 times in 100, likely 80."""

    POSSIBLE = "possible"
    LIKELY = "likely"
    CERTAIN = "certain"


class Status(enum.StrEnum):
    """What was decided about a finding. Only ``NEW`` and ``ACCEPTED`` count against a draft."""

    NEW = "new"
    BASELINE = "baseline"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"


class Category(enum.StrEnum):
    """Paths of the MQM typology (themqm.org, 2024) that rules report under."""

    INCONSISTENT_TERMINOLOGY = "terminology/inconsistent-use"
    WRONG_TERM = "terminology/wrong-term"
    MISTRANSLATION = "accuracy/mistranslation"
    OMISSION = "accuracy/omission"
    ADDITION = "accuracy/addition"
    UNTRANSLATED = "accuracy/untranslated"
    GRAMMAR = "linguistic-conventions/grammar"
    PUNCTUATION = "linguistic-conventions/punctuation"
    SPELLING = "linguistic-conventions/spelling"
    UNINTELLIGIBLE = "linguistic-conventions/unintelligible"
    ENCODING = "linguistic-conventions/character-encoding"
    TEXTUAL = "linguistic-conventions/textual-conventions"
    AWKWARD = "style/awkward"
    UNIDIOMATIC = "style/unidiomatic"
    INCONSISTENT_STYLE = "style/inconsistent"
    NUMBER_FORMAT = "locale-conventions/number-format"
    CURRENCY_FORMAT = "locale-conventions/currency-format"
    MEASUREMENT_FORMAT = "locale-conventions/measurement-format"
    DATE_FORMAT = "locale-conventions/date-format"
    NAME_FORMAT = "locale-conventions/name-format"
    MARKUP = "design-and-markup"


@dataclasses.dataclass(frozen=True, slots=True)
class Finding:
    """One problem at one place, with the other places that belong to it.

    ``span`` and ``related`` are code points of the document's text; ``text`` is ``document.text`` at ``span``.
    ``suggestions`` are replacements of exactly ``text``. ``safe`` says that the first suggestion changes no word of
    content, so that ``newsproof fix`` may apply it unasked; it is then also applied to related places with the same text.
    ``fingerprint`` is set by the engine, ``status`` by decisions.
    """

    rule: str
    span: Span
    message: str
    severity: Severity
    confidence: Confidence
    category: Category
    text: str
    related: tuple[Span, ...] = ()
    suggestions: tuple[str, ...] = ()
    safe: bool = False
    fingerprint: str = ""
    status: Status = Status.NEW

    def __reduce__(self) -> tuple[Any, ...]:
        # A tenth of the time that dataclasses take to pickle what has slots.
        return Finding, tuple([getattr(self, name) for name in self.__slots__])

    @property
    def counts(self) -> bool:
        """Whether the finding still speaks against the draft (nobody has set it aside)."""
        return self.status in (Status.NEW, Status.ACCEPTED)

    @property
    def places(self) -> tuple[Span, ...]:
        """Every place the finding is about, its own span first."""
        return (self.span, *self.related)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by place, then rule, whatever order the rules ran in."""
    return sorted(findings, key=lambda f: (f.span, f.rule, f.related, f.message))
