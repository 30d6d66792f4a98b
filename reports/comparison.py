"""A draft against what was published of it: how far apart they are, what editors did with the findings, and what they changed
that no finding had announced."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import sacrebleu

from checker.annotations.alignment import Pair, align
from checker.annotations.sentences import sentences
from checker.document import Document
from checker.engine import Result
from checker.finding import Finding, Span
from reports.edits import edits

# So many equal edits make a candidate for the house's registers.
REPEATED = 2


@dataclasses.dataclass(frozen=True, slots=True)
class Scores:
    """BLEU, chrF and TER by sacrebleu, 0 to 100 (TER may exceed it). HTER is the TER of a draft against its own edit."""

    bleu: float
    chrf: float
    ter: float

    @property
    def hter(self) -> float:
        """Edits per word of the published text, as a share."""
        return self.ter / 100


@dataclasses.dataclass(frozen=True, slots=True)
class Change:
    """One stretch that was changed: its place in the draft, its words, the new words, and the findings that announced it."""

    span: Span
    old: str
    new: str
    findings: tuple[Finding, ...]

    @property
    def as_suggested(self) -> bool:
        """Whether the new words are what a finding suggested."""
        return any(self.new.strip() == suggestion.strip() for one in self.findings for suggestion in one.suggestions)


@dataclasses.dataclass(frozen=True, slots=True)
class Unit:
    """A line or sentence of the draft beside its published form, with its scores and changes."""

    draft: str
    published: str
    start: int
    scores: Scores
    changes: tuple[Change, ...]


class Counts(NamedTuple):
    """Sums over a draft or all of them."""

    edits: int = 0
    as_suggested: int = 0
    acted_on: int = 0
    stood: int = 0
    unannounced: int = 0


@dataclasses.dataclass(frozen=True, slots=True)
class Compared:
    """A draft and its published form. ``acted_on`` are the findings that an edit touched, ``stood`` those that none did."""

    document: Document
    units: tuple[Unit, ...]
    scores: Scores
    acted_on: tuple[Finding, ...]
    stood: tuple[Finding, ...]

    @property
    def unannounced(self) -> tuple[Change, ...]:
        """Edits that no finding had announced, in order."""
        return tuple(change for unit in self.units for change in unit.changes if not change.findings)

    @property
    def counts(self) -> Counts:
        """Its edits, those as suggested, findings acted on and left, and unannounced edits."""
        changes = [change for unit in self.units for change in unit.changes]
        suggested = sum(change.as_suggested for change in changes)
        return Counts(len(changes), suggested, len(self.acted_on), len(self.stood), len(self.unannounced))


@dataclasses.dataclass(frozen=True, slots=True)
class Comparison:
    """All drafts of a comparison, their scores together, and sacrebleu's signature of each score."""

    drafts: tuple[Compared, ...]
    scores: Scores
    signatures: tuple[tuple[str, str], ...]

    @property
    def counts(self) -> Counts:
        """The sums over all drafts."""
        return Counts(*(sum(one) for one in zip(*(draft.counts for draft in self.drafts), strict=True)))

    @property
    def rules(self) -> tuple[tuple[str, int, int], ...]:
        """Each rule that found something with how many of its findings were acted on and how many stood, the busiest first."""
        acted = Counter(finding.rule for draft in self.drafts for finding in draft.acted_on)
        stood = Counter(finding.rule for draft in self.drafts for finding in draft.stood)
        every = sorted(acted.keys() | stood.keys(), key=lambda rule: (-acted[rule] - stood[rule], rule))
        return tuple((rule, acted[rule], stood[rule]) for rule in every)

    @property
    def candidates(self) -> tuple[tuple[str, str, int], ...]:
        """Unannounced edits made at least twice: old words, new words, how often; the most frequent first."""
        made = Counter(
            (change.old.strip(), change.new.strip())
            for draft in self.drafts
            for change in draft.unannounced
            if change.old.strip()
        )
        often = [(old, new, count) for (old, new), count in made.items() if count >= REPEATED and (new or len(old) > 1)]
        return tuple(sorted(often, key=lambda one: (-one[2], one[0], one[1])))


def compare(pairs: Sequence[tuple[Result, str]]) -> Comparison:
    """Compare checked drafts with their published texts.

    Where both have the same number of lines they are compared line by line, otherwise by aligned sentences.
    """
    drafts = tuple(_compared(result, published) for result, published in pairs)
    lines = [(unit.draft, unit.published) for draft in drafts for unit in draft.units]
    return Comparison(drafts, _corpus(lines), _signatures())


def _compared(result: Result, published: str) -> Compared:
    """A checked draft beside its published text."""
    document = result.document
    counting = [finding for finding in result.findings if finding.counts]
    units = tuple(
        _unit(document.text[ours.start : ours.end], published[theirs.start : theirs.end], ours.start, counting)
        for ours, theirs in _units(document, published)
    )
    touched = {finding.fingerprint for unit in units for change in unit.changes for finding in change.findings}
    return Compared(
        document,
        units,
        _corpus([(unit.draft, unit.published) for unit in units]),
        tuple(finding for finding in counting if finding.fingerprint in touched),
        tuple(finding for finding in counting if finding.fingerprint not in touched),
    )


def _units(document: Document, published: str) -> list[Pair]:
    """Spans of the draft with the spans of the published text that stand for them."""
    ours, theirs = _lines(document.text), _lines(published)
    if len(ours) == len(theirs):
        return [Pair(*both) for both in zip(ours, theirs, strict=True)]
    mine = [one.span for one in sentences(document)]
    edited = [one.span for one in sentences(Document(published))]
    return align(document.text, mine, published, edited, usual=1.0)


def _lines(text: str) -> list[Span]:
    """The spans of the lines of a text that are not empty, without white space at their ends."""
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            found.append(Span(start, start + len(line.strip())))
        at += len(line) + 1
    return found


def _unit(draft: str, published: str, start: int, findings: Sequence[Finding]) -> Unit:
    """A line or sentence of the draft, which begins at ``start``, with what was changed in it."""
    changes: list[Change] = []
    at = start
    for edit in edits(draft, published).edits:
        span = Span(at, at + len(edit.old))
        at = span.end
        if edit.old != edit.new and (edit.old + edit.new).strip():
            changes.append(Change(span, edit.old, edit.new, tuple(one for one in findings if _touches(one, span))))
    return Unit(draft, published, start, _sentence(draft, published), tuple(changes))


def _touches(finding: Finding, edit: Span) -> bool:
    """Whether an edit changes something at one of a finding's places; an insertion counts at its border."""
    if edit.start == edit.end:
        return any(place.start <= edit.start <= place.end for place in finding.places)
    return any(place.start < edit.end and edit.start < place.end for place in finding.places)


def _sentence(draft: str, published: str) -> Scores:
    """The scores of one line or sentence."""
    return Scores(
        sacrebleu.sentence_bleu(draft, [published]).score,
        sacrebleu.sentence_chrf(draft, [published]).score,
        sacrebleu.sentence_ter(draft, [published]).score,
    )


def _corpus(lines: Sequence[tuple[str, str]]) -> Scores:
    """The scores of many lines together; all 0 where there are none."""
    if not lines:
        return Scores(0.0, 0.0, 0.0)
    drafts, published = [one for one, _ in lines], [[other for _, other in lines]]
    return Scores(
        sacrebleu.corpus_bleu(drafts, published).score,
        sacrebleu.corpus_chrf(drafts, published).score,
        sacrebleu.corpus_ter(drafts, published).score,
    )


def _signatures() -> tuple[tuple[str, str], ...]:
    """The signatures of the scores as sacrebleu writes them once they have counted something."""
    found = []
    for metric in (sacrebleu.BLEU(), sacrebleu.CHRF(), sacrebleu.TER()):
        score = metric.corpus_score(["a"], [["a"]])
        found.append((str(score.name), str(metric.get_signature())))
    return tuple(found)
