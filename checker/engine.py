"""Documents and rules to findings."""

from __future__ import annotations

import dataclasses
import functools
import pickle
import time
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from checker.annotations.models import installed_model
from checker.document import Document, annotation
from checker.finding import Finding, in_order
from checker.fingerprint import fingerprinted
from checker.rule import Need, Rule
from checker.run_rule import NO_FACTS, Facts, RunRule, pack
from checker.signature import Signature

# What a result takes in memory beside its text, in code points of text that take as much.
OVERHEAD = 2_000
# How many times more it takes with the annotations that rules have made.
ANNOTATED = 40
# What ``Result.seconds`` calls the time of the engine itself, and that of reading a draft.
ENGINE, READING = "(engine)", "(reading)"


class NotRun(NamedTuple):
    """A rule that did not run on a document, and why."""

    rule: str
    reason: str


@dataclasses.dataclass(frozen=True, slots=True)
class Crash:
    """A rule that failed on a document: the error in one line, and where."""

    rule: str
    error: str


@dataclasses.dataclass(frozen=True, slots=True)
class Unreadable:
    """A draft that could not be read, and why."""

    path: str
    reason: str


@dataclasses.dataclass(frozen=True, slots=True)
class Result:
    """What the rules said of one document. ``seconds`` is elapsed time by rule id, by annotation, and of the engine itself;
    ``facts`` is what the document gives to the rules over several documents, where these are wanted."""

    document: Document
    findings: tuple[Finding, ...]
    not_run: tuple[NotRun, ...] = ()
    crashes: tuple[Crash, ...] = ()
    seconds: dict[str, float] = dataclasses.field(default_factory=dict)
    facts: Facts = NO_FACTS

    def __reduce__(self) -> tuple[Any, ...]:
        # Nearly every draft has the same list of rules that did not run: it is pickled once, and read once.
        return _restored, (self.document, self.findings, _pickled(self.not_run), self.crashes, self.seconds, self.facts)

    @property
    def size(self) -> int:
        """What the result weighs in memory: code points of the draft and its source, and the rest in terms of these."""
        bare = len(self.document.text) + len(self.document.source or "") + OVERHEAD
        return ANNOTATED * bare if self.document.annotated else bare

    @property
    def checked(self) -> bool:
        """Whether every rule that was to run came to its end."""
        return not self.crashes


@functools.lru_cache(maxsize=64)
def _pickled(not_run: tuple[NotRun, ...]) -> bytes:
    return pickle.dumps(not_run, pickle.HIGHEST_PROTOCOL)


@functools.lru_cache(maxsize=64)
def _unpickled(not_run: bytes) -> tuple[NotRun, ...]:
    return pickle.loads(not_run)  # type: ignore[no-any-return]


def _restored(document: Document, findings: tuple[Finding, ...], not_run: bytes, *rest: Any) -> Result:
    return Result(document, findings, _unpickled(not_run), *rest)


@dataclasses.dataclass(frozen=True, slots=True)
class Override:
    """A person let a draft through that the gate held: who, when (ISO 8601) and why."""

    draft: str
    by: str
    reason: str
    at: str


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """All results of one run. Reports are pure functions of it.

    ``results`` may be longer than memory (``checker.spool``): iterate, as often as need be, and keep nothing of each draft.
    """

    results: Sequence[Result]
    unreadable: tuple[Unreadable, ...]
    signature: Signature
    stale: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every draft was read and every rule came to its end."""
        return not self.unreadable and all(result.checked for result in self.results)

    @property
    def words(self) -> int:
        """Words in all drafts that were read."""
        return sum(result.document.words for result in self.results)

    def findings(self) -> Iterator[tuple[Document, Finding]]:
        """Every finding with its document, in order of drafts and places, set aside or not."""
        for result in self.results:
            for finding in result.findings:
                yield result.document, finding


def check(document: Document, rules: Sequence[Rule], *, gather: bool = True) -> Result:
    """Run the rules over one document.

    A rule that fails is recorded as a crash and hides no other rule. A rule whose need is not met is recorded as not
    run; one that has none of its triggers in the draft has nothing to find. Findings come back in order of place, with
    fingerprints. Of rules over several documents the facts are gathered, if ``gather`` is true.
    """
    from checker.annotations.forms import clues  # not at the top: a run that the cache answers reads no words

    started, known = time.perf_counter(), document.annotating
    found: list[Finding] = []
    not_run: list[NotRun] = []
    crashes: list[Crash] = []
    seconds: dict[str, float] = {}
    packed: dict[str, bytes] = {}
    present = clues(document)
    last, annotated = time.perf_counter(), document.annotating
    for rule in rules:
        unmet = unmet_need(rule, document) if rule.needs else None
        if unmet is not None:
            not_run.append(NotRun(rule.id, unmet))
            continue
        if rule.triggers and rule.triggers.isdisjoint(present):
            continue
        try:
            if not isinstance(rule, RunRule):
                found.extend(rule.check(document))
            elif gather:
                packed[rule.id] = pack(list(rule.facts(document)))
        except Exception as error:  # one rule's fault must not hide the others
            crashes.append(Crash(rule.id, fault_of(error)))
        now, annotating = time.perf_counter(), document.annotating
        seconds[rule.id] = now - last - (annotating - annotated)
        last, annotated = now, annotating
    facts = _facts(document, packed)
    findings = fingerprinted(document, in_order(found))
    used = sum(seconds.values()) + document.annotating - known
    seconds = {**document.seconds, **seconds, ENGINE: time.perf_counter() - started - used}
    return Result(document, findings, _shared(tuple(not_run)), tuple(crashes), seconds, facts)


def _facts(document: Document, packed: dict[str, bytes]) -> Facts:
    if not packed:
        return NO_FACTS
    from checker.annotations.story import sketch  # only where several drafts are compared

    return Facts(sketch(document), packed)


@functools.lru_cache(maxsize=64)
def _shared(not_run: tuple[NotRun, ...]) -> tuple[NotRun, ...]:
    """One list for all drafts that have the same one, so that results stay small."""
    return not_run


def unmet_need(rule: Rule, document: Document) -> str | None:
    """The reason why a rule cannot run on a document, or ``None``."""
    for need in rule.needs:
        if need is Need.SYNTAX and installed_model(document.reading.model) is None:
            return need.value
        if need is Need.SOURCE and document.source is None and not document.segments:
            return need.value
        if need is Need.REGISTER and (document.reading.register is None or away(document)):
            return away(document) or need.value
    return None


@annotation
def away(document: Document) -> str | None:
    """Why the register given cannot be asked about this draft, where checks go on without it."""
    register = document.reading.register
    return None if register is None else register.away()


def fault_of(error: Exception) -> str:
    """An error in one line, and where it arose."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({frames[-1].filename.rsplit('/', 1)[-1]}:{frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {error}{where}"
