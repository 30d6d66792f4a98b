"""Fingerprints: what a finding is known by when the draft around it has changed."""

from __future__ import annotations

import dataclasses
from collections import Counter

from checker.digests import text_digest
from checker.document import Document
from checker.finding import Finding, Span

# Folded code points on each side of the matched text that go into a fingerprint. With 24, 98 in 100 dismissals survive
# the edit of one other word or paragraph; line numbers lose 40 in 100.
CONTEXT = 24
# Fewer folded code points than these say too little of a place to tell it by them alone.
LEAST = 8
# Code points within which the lines above and below a place are looked for: copy on one endless line has none.
REACH = 5_000


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
            alone = alike[key] == 1 and len(context) >= LEAST
            halves.append(text_digest("\0".join((str(side), *((*key[:2], context) if alone else whole))))[:8])
        marked.append(dataclasses.replace(finding, fingerprint="".join(halves)))
    return tuple(marked)


def _context(text: str, span: Span) -> tuple[str, str]:
    """Folded text before and after a span on its own line, so that a paragraph more beside it changes nothing."""
    before = text[max(0, span.start - 3 * CONTEXT) : span.start]
    after = text[span.end : span.end + 3 * CONTEXT]
    return _fold(before.rpartition("\n")[2])[-CONTEXT:], _fold(after.partition("\n")[0])[:CONTEXT]


def _lines_beside(text: str, span: Span) -> tuple[str, str]:
    """Folded text of the lines above and below a span, where its own line begins and ends in reach."""
    begin = text.rfind("\n", max(0, span.start - REACH), span.start)
    end = text.find("\n", span.end, span.end + REACH)
    above = text[max(0, begin - REACH) : begin].rstrip()[-3 * CONTEXT :] if begin >= 0 else ""
    below = text[end : end + REACH].lstrip()[: 3 * CONTEXT] if end >= 0 else ""
    return _fold(above.rpartition("\n")[2]), _fold(below.partition("\n")[0])


def _fold(text: str) -> str:
    return "".join(text.casefold().split())
