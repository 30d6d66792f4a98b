"""The base class of rules over several drafts. They are fed by facts, never by texts, so that drafts can be read anywhere.

A worker reads a draft, runs the other rules over it and gathers the facts of these; facts are small, can be pickled and are
kept in the cache. Whoever has the facts of all drafts, in order, has a ``Batch`` and lets each rule judge it. Facts of
partitions are joined by putting their lists one after the other.
"""

from __future__ import annotations

import base64
import dataclasses
import functools
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from checker.document import Document
from checker.finding import Confidence, Finding, Severity, Span
from checker.rule import Rule

# Facts of a draft in more bytes than these are compressed.
PLAIN = 4_000
_ROWS = json.JSONEncoder(separators=(",", ":"))
# Other drafts that a message names one by one.
NAMED = 2


class Fact(NamedTuple):
    """One thing that a draft says, and where.

    ``start`` and ``end`` are code points, ``line`` counts from 1, ``text`` is what stands there. ``about`` and ``says`` mean
    what the rule wants them to mean; ``words`` are hashes of 32 bits of the words around, or ``around`` is their text, from
    which they are made where the draft shares its story with another; ``also`` are further places of it in the same draft.
    """

    start: int
    end: int
    line: int
    text: str
    about: str = ""
    says: str = ""
    words: tuple[int, ...] = ()
    also: tuple[tuple[int, int], ...] = ()
    around: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Facts:
    """What one draft gives to the rules over several drafts: the sketch of its story, and the facts of each rule, packed."""

    sketch: bytes = b""
    packed: Mapping[str, bytes] = dataclasses.field(default_factory=dict)

    def __reduce__(self) -> tuple[Any, ...]:
        return Facts, (self.sketch, self.packed)

    def of(self, rule: str) -> list[Fact]:
        """The facts of one rule, in the order in which it gave them."""
        data = self.packed.get(rule)
        if data is None:
            return []
        rows = json.loads(data if data.startswith(b"[") else zlib.decompress(data))
        facts = (Fact._make(row) for row in rows)
        return [fact._replace(words=tuple(fact.words), also=tuple((start, end) for start, end in fact.also)) for fact in facts]

    def as_json(self) -> dict[str, Any]:
        """The facts as JSON can hold them."""
        packed = {rule: base64.b64encode(data).decode() for rule, data in self.packed.items()}
        return {"sketch": base64.b64encode(self.sketch).decode(), "packed": packed}

    @classmethod
    def from_json(cls, table: Mapping[str, Any]) -> Facts:
        """The facts that ``as_json`` wrote. Raises ``ValueError``, ``KeyError`` or ``TypeError`` for anything else."""
        packed = {rule: base64.b64decode(data) for rule, data in table["packed"].items()}
        return cls(base64.b64decode(table["sketch"]), packed)


NO_FACTS = Facts()


def pack(facts: Sequence[Fact]) -> bytes:
    """Facts as ``Facts.packed`` holds them: rows of JSON, compressed where that saves more room than it costs time."""
    rows = _ROWS.encode(facts).encode()
    return zlib.compress(rows, 1) if len(rows) > PLAIN else rows


class Batch:
    """The facts of several drafts in order, with their paths. Drafts are named by their number, from 0.

    Of several versions of one draft, the same text but for a few words, only the last takes part.
    """

    def __init__(self, paths: Sequence[str], facts: Sequence[Facts]) -> None:
        self.paths = paths
        self._facts = facts

    def of(self, rule: str, draft: int) -> list[Fact]:
        """The facts that a rule gathered in one draft."""
        return [] if draft in self._superseded else self._facts[draft].of(rule)

    def every(self, rule: str) -> Iterator[tuple[int, Fact]]:
        """Every fact that a rule gathered, with the number of its draft."""
        for draft in range(len(self._facts)):
            for fact in self.of(rule, draft):
                yield draft, fact

    @functools.cached_property
    def stories(self) -> tuple[tuple[int, ...], ...]:
        """The drafts that tell one story, two or more each."""
        current = (tuple(draft for draft in drafts if draft not in self._superseded) for drafts in self._alike)
        return tuple(drafts for drafts in current if len(drafts) > 1)

    @functools.cached_property
    def _alike(self) -> tuple[tuple[int, ...], ...]:
        from checker.stories import stories

        return stories(self._sketches)

    @functools.cached_property
    def _superseded(self) -> frozenset[int]:
        from checker.stories import superseded

        return superseded(self._sketches, self._alike)

    @functools.cached_property
    def _sketches(self) -> list[bytes]:
        return [facts.sketch for facts in self._facts]

    @functools.cached_property
    def story_of(self) -> Mapping[int, int]:
        """Each draft that shares its story with another, with the number of the story."""
        return {draft: number for number, drafts in enumerate(self.stories) for draft in drafts}

    def retold(self, draft: int, other: int) -> bool:
        """Whether two drafts tell one text in different words, as two translations do. A desk publishes one of them, and that
        they differ in names and wording is no news; what differs in substance is."""
        from checker.stories import retold

        return retold(self._sketches[draft], self._sketches[other])

    def named(self, places: Sequence[tuple[int, Fact]]) -> str:
        """Places in other drafts as a message names them: ``a.txt line 3, b.txt line 1 and 4 other drafts``."""
        first = dict(reversed(places))
        drafts = sorted(first)
        shown = [f"{self.paths[draft]} line {first[draft].line}" for draft in drafts[:NAMED]]
        more = len(drafts) - len(shown)
        if more:
            return f"{', '.join(shown)} and {more} other draft{'' if more == 1 else 's'}"
        return " and ".join(shown)


class RunRule(Rule):
    """A rule over several drafts.

    ``facts`` is asked for each draft, perhaps in another process; ``judge`` once, with the facts of all. What ``judge``
    yields may depend on facts and options only, and the work must grow with the number of drafts, not with its square. A
    finding stands in the draft that is in the minority, or, where none is, in the later ones; its message names others.
    """

    def check(self, document: Document) -> Iterator[Finding]:
        """Nothing: one draft alone says nothing to such a rule."""
        return iter(())

    def facts(self, document: Document) -> Iterator[Fact]:
        """Yield what one draft says that may be told differently in another."""
        raise NotImplementedError(f"{type(self).__name__} has no facts()")

    def judge(self, batch: Batch) -> Iterator[tuple[int, Finding]]:
        """Yield findings, each with the number of its draft."""
        raise NotImplementedError(f"{type(self).__name__} has no judge()")

    def fact(
        self,
        document: Document,
        span: tuple[int, int],
        about: str = "",
        says: str = "",
        words: Sequence[int] = (),
        also: Sequence[tuple[int, int]] = (),
        around: str = "",
    ) -> Fact:
        """A fact of the words at ``span``."""
        start, end = span
        line, _ = document.position(start)
        return Fact(start, end, line, document[span], about, says, tuple(words), tuple([(a, b) for a, b in also]), around)

    def report(
        self,
        fact: Fact,
        message: str,
        *,
        suggestions: Sequence[str] = (),
        severity: Severity | None = None,
        confidence: Confidence | None = None,
    ) -> Finding:
        """A finding at the place of a fact, its further places related."""
        return Finding(
            rule=self.id,
            span=Span(fact.start, fact.end),
            message=message[:1].upper() + message[1:],
            severity=self.fixed_severity or severity or self.severity,
            confidence=self.fixed_confidence or confidence or self.confidence,
            category=self.category,
            text=fact.text,
            related=tuple(Span(*place) for place in fact.also),
            suggestions=tuple(suggestions),
        )
