"""punctuation/dash-forms"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.paragraphs import Kind
from checker.annotations.running import sentence_at
from checker.annotations.sentences import Sentence
from rules.slips import Slip, together

_FORMS = {
    " - ": "a spaced hyphen",
    " – ": "a spaced en dash",
    " — ": "a spaced em dash",
    "—": "an em dash",
    "--": "two hyphens",
}
_FORMS |= {" -- ": "two hyphens with spaces"}
_ENDS = tuple(".!?…:;")
# The rarer form counts as a slip where the most common one is this much more common.
_TIMES = 6


class DashForms(Rule):
    """A dash is set in another form than elsewhere in the draft: - or -- or – or —, with spaces or without.

    Why it matters: house style; a draft that mixes them looks pasted together.
    Quiet: headlines, captions, labels and lines between the paragraphs; drafts that use several forms often; hyphens inside
    words, ranges, minus signs, datelines.
    Known misses: drafts with fewer than seven dashes.
    """

    id = "punctuation/dash-forms"
    severity = Severity.NEUTRAL
    confidence = Confidence.LIKELY
    category = Category.INCONSISTENT_STYLE
    examples = (
        Example("It was late – too late – for him – and for us – and her – and them – but not⟦ - ⟧she said – for her."),
        Example("It was late – too late – for him - and for us - but well-known."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        found: dict[str, list[tuple[int, int]]] = {}
        for form in _FORMS:
            at = prose.find(form)
            while at >= 0:
                end = at + len(form)
                if _stands(prose, form, at, end) and (line := sentence_at(document, at)) and _is_copy(prose, line):
                    found.setdefault(form, []).append((at, end))
                at = prose.find(form, end)
        if len(found) < 2:
            return
        usual = max(found, key=lambda form: len(found[form]))
        message = f"Elsewhere the draft sets {_FORMS[usual]}"
        slips = [
            Slip(*place, message, usual)
            for form, places in found.items()
            if form != usual and len(places) * _TIMES <= len(found[usual])
            for place in places
        ]
        yield from together(self, document, slips, safe=True)


def _is_copy(prose: str, line: Sentence) -> bool:
    """Whether a line is a sentence and no label: *take our poll - story continues below*."""
    return line.kind is Kind.BODY and prose[line.start : line.end].rstrip("\"'”’)")[-1:] in _ENDS


def _stands(prose: str, form: str, at: int, end: int) -> bool:
    """Whether the dash stands between words, neither in a range nor in a dateline nor as part of a longer one."""
    before, after = prose[at - 1 : at], prose[end : end + 1]
    if form in ("—", "--") and (before in (" ", "-", "") or after in (" ", "-", "")):
        return False
    return (before.isalpha() or before in ",”’\"'") and (after.isalpha() or after in "“‘\"'")
