"""Documents and rules to findings."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import pathlib
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from checker.annotations.models import installed_model, model_signature
from checker.document import Document, annotation
from checker.finding import Finding, Span, in_order
from checker.rule import Need, Rule
from checker.run_rule import NO_FACTS, Facts, RunRule, pack

# Folded code points on each side of the matched text that go into a fingerprint. With 24, 98 in 100 dismissals survive
# the edit of one other word or paragraph; line numbers lose 40 in 100.
FINGERPRINT_CONTEXT = 24
# Fewer folded code points than these say too little of a place to tell it by them alone.
FINGERPRINT_LEAST = 8
# Code points within which the lines above and below a place are looked for: copy on one endless line has none.
FINGERPRINT_REACH = 5_000
# What a result takes in memory beside its text, in code points of text that take as much.
OVERHEAD = 2_000
# How many times more it takes with the annotations that rules have made.
ANNOTATED = 40
# What ``Result.seconds`` calls the time of the engine itself, and that of reading a draft.
ENGINE, READING = "(engine)", "(reading)"
# Files that make findings what they are.
CODE_ENDINGS = (".py", ".toml", ".tsv", ".csv", ".txt", ".gz", ".json", ".u32")


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
        # What has slots and never changes is pickled field by field otherwise, and nearly every draft has the same list.
        packed = _packed(self.not_run)
        return _unpacked, (self.document, self.findings, packed, self.crashes, self.seconds, self.facts)

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
def _packed(not_run: tuple[NotRun, ...]) -> str:
    return "\0".join(part for one in not_run for part in one)


@functools.lru_cache(maxsize=64)
def _unpack(packed: str) -> tuple[NotRun, ...]:
    parts = packed.split("\0") if packed else []
    return tuple(NotRun(rule, reason) for rule, reason in zip(parts[::2], parts[1::2], strict=True))


def _unpacked(document: Document, findings: tuple[Finding, ...], packed: str, *rest: Any) -> Result:
    return Result(document, findings, _unpack(packed), *rest)


@dataclasses.dataclass(frozen=True, slots=True)
class Signature:
    """What makes two runs comparable: version, rules, configuration, language model, language of the drafts, and the state
    of the register where one was asked."""

    version: str
    rules: int
    rule_set: str
    configuration: str
    model: str
    languages: str = "en"
    register: str = ""

    def __str__(self) -> str:
        return f"{self.rules_alone}|register:{self.register}" if self.register else self.rules_alone

    @property
    def rules_alone(self) -> str:
        """The signature without the state of the register, which changes with every article that is learnt."""
        return (
            f"newsproof|v:{self.version}|rules:{self.rules}|ruleset:{self.rule_set}|config:{self.configuration}"
            f"|model:{self.model}|lang:{self.languages}"
        )


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


def check(document: Document, rules: Sequence[Rule], *, facts: bool = True) -> Result:
    """Run the rules over one document.

    A rule that fails is recorded as a crash and hides no other rule. A rule whose need is not met is recorded as not
    run; one that has none of its triggers in the draft has nothing to find. Findings come back in order of place, with
    fingerprints. Of rules over several documents the facts are gathered, if ``facts`` is true.
    """
    started, known = time.perf_counter(), document.annotating
    found: list[Finding] = []
    not_run: list[str] = []
    crashes: list[Crash] = []
    seconds: dict[str, float] = {}
    told: dict[str, bytes] = {}
    from checker.annotations.forms import clues  # a run that the cache answers reads no words

    met = clues(document)
    last, annotated = time.perf_counter(), document.annotating
    for rule in rules:
        unmet = unmet_need(rule, document) if rule.needs else None
        if unmet is not None:
            not_run += rule.id, unmet
            continue
        if rule.triggers and rule.triggers.isdisjoint(met):
            continue
        try:
            if isinstance(rule, RunRule):
                if facts:
                    told[rule.id] = pack(list(rule.facts(document)))
            else:
                found.extend(rule.check(document))
        except Exception as error:  # one rule's fault must not hide the others
            crashes.append(Crash(rule.id, fault_of(error)))
        now, annotating = time.perf_counter(), document.annotating
        seconds[rule.id] = now - last - (annotating - annotated)
        last, annotated = now, annotating
    gathered = NO_FACTS
    if told:
        from checker.annotations.story import sketch

        gathered = Facts(sketch(document), told)
    findings = fingerprinted(document, in_order(found))
    used = sum(seconds.values()) + document.annotating - known
    seconds = {**document.seconds, **seconds, ENGINE: time.perf_counter() - started - used}
    return Result(document, findings, _unpack("\0".join(not_run)), tuple(crashes), seconds, gathered)


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


def sign(rules: Iterable[Rule], *, version: str, model: str) -> Signature:
    """The signature of a run: hashes over rule ids and over their options, severities and confidences."""
    ordered = sorted(rules, key=lambda rule: rule.id)
    identity = "\n".join([_code_digest(packages(ordered)), *(rule.id + rule.knowledge for rule in ordered)])
    settings = "\n".join(f"{rule.id} {rule.fixed_severity} {rule.fixed_confidence} {rule.options}" for rule in ordered)
    needs_syntax = any(Need.SYNTAX in rule.needs for rule in ordered)
    return Signature(
        version=version,
        rules=len(ordered),
        rule_set=_digest(identity)[:8],
        configuration=_digest(settings)[:8],
        model=model_signature(model) if needs_syntax else "not used",
    )


def packages(rules: Iterable[Rule]) -> tuple[pathlib.Path, ...]:
    """The folders of the packages that rules come from, and of the checker itself."""
    names = {type(rule).__module__.partition(".")[0] for rule in rules} | {"checker"}
    return tuple(pathlib.Path(sys.modules[name].__file__ or "").parent for name in sorted(names))


@functools.cache
def _code_digest(folders: tuple[pathlib.Path, ...]) -> str:
    """A digest of the code and data in folders, so that equal signatures mean equal rules."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in CODE_ENDINGS:
                digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def fingerprinted(document: Document, findings: list[Finding]) -> tuple[Finding, ...]:
    """Findings with their fingerprints: eight digits of rule, text and what stands before, eight with what stands after.

    An edit of a word on one side leaves the other half as it was, so that a decision can be followed by it. A side that
    is too short to tell anything, and findings that are alike on both sides, have no half of their own: there each half
    is made of everything, in the latter case with the lines above and below.
    """
    keys = [(finding.rule, finding.text, *_context(document.text, finding.span)) for finding in findings]
    alike = Counter(keys)
    seen: Counter[tuple[str, ...]] = Counter()
    marked: list[Finding] = []
    for finding, key in zip(findings, keys, strict=True):
        whole: tuple[str, ...] = key
        if alike[key] > 1:
            whole = (*key, *_lines_beside(document.text, finding.span))
            seen[whole] += 1
            whole = (*whole, str(seen[whole]))
        halves = []
        for side, context in enumerate(key[2:]):
            alone = alike[key] == 1 and len(context) >= FINGERPRINT_LEAST
            halves.append(_digest("\0".join((str(side), *((*key[:2], context) if alone else whole))))[:8])
        marked.append(dataclasses.replace(finding, fingerprint="".join(halves)))
    return tuple(marked)


def _context(text: str, span: Span) -> tuple[str, str]:
    """Folded text before and after a span on its own line, so that a paragraph more beside it changes nothing."""
    before = text[max(0, span.start - 3 * FINGERPRINT_CONTEXT) : span.start]
    after = text[span.end : span.end + 3 * FINGERPRINT_CONTEXT]
    return _fold(before.rpartition("\n")[2])[-FINGERPRINT_CONTEXT:], _fold(after.partition("\n")[0])[:FINGERPRINT_CONTEXT]


def _lines_beside(text: str, span: Span) -> tuple[str, str]:
    """Folded text of the lines above and below a span, where its own line begins and ends in reach."""
    begin = text.rfind("\n", max(0, span.start - FINGERPRINT_REACH), span.start)
    end = text.find("\n", span.end, span.end + FINGERPRINT_REACH)
    above = text[max(0, begin - FINGERPRINT_REACH) : begin].rstrip()[-3 * FINGERPRINT_CONTEXT :] if begin >= 0 else ""
    below = text[end : end + FINGERPRINT_REACH].lstrip()[: 3 * FINGERPRINT_CONTEXT] if end >= 0 else ""
    return _fold(above.rpartition("\n")[2]), _fold(below.partition("\n")[0])


def _fold(text: str) -> str:
    return "".join(text.casefold().split())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def fault_of(error: Exception) -> str:
    """An error in one line, and where it arose."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({frames[-1].filename.rsplit('/', 1)[-1]}:{frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {error}{where}"
