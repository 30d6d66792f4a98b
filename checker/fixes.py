"""Findings to edits: what ``newsproof fix`` changes in a draft, and how the draft's bytes are kept."""

from __future__ import annotations

import codecs
import dataclasses
import difflib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from checker import engine
from checker.document import Document
from checker.finding import Confidence, Finding, Span
from checker.readers import markdown, text
from checker.readers.errors import UnreadableError
from checker.rule import Rule

# One edit may bring another slip to light (a stray space removed, then a doubled stop); drafts settle after two or three
# rounds. Rules that still undo each other's edits after this many are left out.
_ROUNDS = 8
# With rules left out the text is another one, on which they may settle: so many times they are tried again.
_ATTEMPTS = 4
# UTF-32 first: its little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

Decide = Callable[[engine.Result], engine.Result]


class Edit(NamedTuple):
    """A replacement of ``document.text[start:end]``, in code points."""

    start: int
    end: int
    text: str
    rule: str


@dataclasses.dataclass(frozen=True)
class Fixed:
    """A draft after its edits: the new text, how many edits each rule made, and the rules that crashed."""

    text: str
    edits: Counter[str]
    crashes: tuple[engine.Crash, ...] = ()


def edits(document: Document, findings: Iterable[Finding], *, unsafe: bool = False) -> list[Edit]:
    """The edits that findings ask for, in order and without overlap; of two that overlap, the surer and then the first.

    Only findings that count and are certain or likely are followed. A safe one is applied at its span and at related
    places with the same text; another one only where ``unsafe`` is set, at its span alone. Text that holds markup, where
    ``document.prose`` is not ``document.text``, is never replaced.
    """
    wanted: list[tuple[Confidence, Edit]] = []
    for finding in findings:
        if not finding.counts or not finding.suggestions or finding.confidence < Confidence.LIKELY:
            continue
        if not (finding.safe or unsafe):
            continue
        places = [finding.span]
        if finding.safe:
            places += [place for place in finding.related if document[place] == finding.text]
        wanted += [(finding.confidence, Edit(*place, finding.suggestions[0], finding.rule)) for place in places]
    wanted.sort(key=lambda one: (one[0] is not Confidence.CERTAIN, one[1]))
    chosen: list[Edit] = []
    taken = bytearray(len(document.text))
    for _, edit in wanted:
        place = Span(edit.start, edit.end)
        if document.prose[edit.start : edit.end] == document[place] and not any(taken[edit.start : edit.end]):
            taken[edit.start : edit.end] = b"\1" * (edit.end - edit.start)
            chosen.append(edit)
    return sorted(chosen)


def apply(content: str, changes: Sequence[Edit]) -> str:
    """The text with edits made, which are in order and do not overlap."""
    parts: list[str] = []
    at = 0
    for edit in changes:
        parts += [content[at : edit.start], edit.text]
        at = edit.end
    parts.append(content[at:])
    return "".join(parts)


def fix(document: Document, rules: Sequence[Rule], *, unsafe: bool = False, decide: Decide | None = None) -> Fixed:
    """Check and edit a draft until its rules ask for nothing more, so that fixing it again changes nothing.

    ``decide`` sets the status of findings (dismissed ones are not followed). Rules whose edits never settle, because
    they undo each other's, are left out; where the draft does not settle even so, it keeps its text, as does a draft on
    which a rule crashes.
    """
    current, made = document, Counter[str]()
    for _ in range(_ATTEMPTS):
        left_out: set[str] = set()
        while (settled := _settled(current, rules, unsafe, decide, left_out)) is None:
            pass
        if settled.crashes:
            return Fixed(document.text, Counter(), settled.crashes)
        made.update(settled.edits)
        if not left_out or settled.text == current.text:
            return Fixed(settled.text, made)
        current = _again(current, settled.text)
    return Fixed(document.text, Counter())


def _settled(
    document: Document, rules: Sequence[Rule], unsafe: bool, decide: Decide | None, left_out: set[str]
) -> Fixed | None:
    """The draft after as many rounds as it takes, without the rules left out; ``None``, and more rules left out, where it
    does not settle."""
    current, made = document, Counter[str]()
    unsettled: set[str] = set()
    for number in range(_ROUNDS):
        result = engine.check(current, rules, gather=False)
        if result.crashes:
            return Fixed(document.text, made, result.crashes)
        if decide is not None:
            result = decide(result)
        found = (finding for finding in result.findings if finding.rule not in left_out)
        changes = edits(current, found, unsafe=unsafe)
        if not changes:
            return Fixed(current.text, made)
        if number >= _ROUNDS // 2:
            unsettled |= {edit.rule for edit in changes}
        made.update(edit.rule for edit in changes)
        current = _again(current, apply(current.text, changes))
    left_out |= unsettled
    return None


def _again(document: Document, content: str) -> Document:
    """The same draft with another text, its markup read again and its annotations gone."""
    is_markup = document.prose is not document.text and document.prose != document.text
    prose = markdown.prose(content) if is_markup else content
    return dataclasses.replace(document, text=content, prose=prose, seconds={}, _annotations={})


def encoded(original: bytes, document: Document, content: str) -> bytes:
    """A new text in the encoding of the original file, with its byte-order mark if it had one.

    Raises ``UnreadableError`` where the file is not plain text, so that it cannot be written back.
    """
    if text.decode(original, document.path) != document.text:
        raise UnreadableError(document.path, "only plain text and Markdown can be fixed in place")
    for mark, encoding in _MARKS:
        if original.startswith(mark):
            return mark + content.encode(encoding, "surrogatepass")
    return content.encode("utf-8", "surrogatepass")


def diff(path: str, before: str, after: str) -> list[str]:
    """A unified diff in lines, without line ends; empty where nothing changed."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), path, path, lineterm="", n=1)
    return list(lines)
