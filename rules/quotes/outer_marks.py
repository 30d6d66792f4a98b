"""quotes/outer-marks"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.marks import Form
from checker.annotations.paragraphs import Kind, paragraphs
from checker.annotations.quotes import Quotation, quotations
from rules.slips import Slip, together

# Single marks outside count as a slip in a draft with so many times more double ones.
_TIMES = 4
_OTHER = {'"': "'", "'": '"', "“": "‘", "”": "’", "‘": "“", "’": "”"}


class OuterMarks(Rule):
    """A quotation has single marks outside where the house or the draft sets double ones, or the other way round.

    Why it matters: house style; American houses set double marks outside and single ones inside, many British houses the
    other way round.
    Quiet: without a house dialect, drafts that set both often, headlines, and quoted words that are no speech; with *uk*,
    drafts that set double marks throughout, as many British houses do.
    Known misses: inner marks.
    """

    id = "quotes/outer-marks"
    severity = Severity.MINOR
    confidence = Confidence.POSSIBLE
    category = Category.INCONSISTENT_STYLE
    examples = (
        Example(
            "“We saw it,” he said. “We came,” he said. “We won,” he said. “We left,” he said. "
            "⟦‘We saw nothing of it,’⟧ she said."
        ),
        Example("“We saw it,” he said. “We came,” he said. “We won,” he said. “We left,” he said. She called it ‘absurd’."),
    )

    @dataclasses.dataclass(frozen=True)
    class Options:
        """``dialect``: us or uk, empty if unknown."""

        dialect: str = ""

    def check(self, document: Document) -> Iterator[Finding]:
        yield from together(self, document, self._slips(document), safe=True)

    def _slips(self, document: Document) -> Iterator[Slip]:
        outer = [one for one in quotations(document) if one.level == 0 and one.open is not None and one.close is not None]
        singles = [one for one in outer if one.known.form is Form.SINGLE]
        if not singles:
            return
        doubles = [one for one in outer if one.known.form is Form.DOUBLE]
        wrong, kind = singles, "single"
        if self.options.dialect == "uk":
            wrong, kind = doubles, "double"
        elif self.options.dialect != "us":
            blocks = paragraphs(document)
            wrong = [one for one in singles if blocks[one.paragraph].kind is Kind.BODY and _is_speech(document, one)]
            if len(wrong) * _TIMES > len(doubles):
                return
        for one in wrong:
            if one.open and one.close and one.open.text in _OTHER and one.close.text in _OTHER:
                inside = document.text[one.open.end : one.close.start]
                remedy = _OTHER[one.open.text] + inside + _OTHER[one.close.text]
                yield Slip(one.open.start, one.close.end, f"The quotation has {kind} marks, elsewhere it is not so", remedy)


def _is_speech(document: Document, one: Quotation) -> bool:
    """Whether several words are quoted, up to a stop and beginning with a capital."""
    words = document.prose[one.bounds.start + 1 : one.bounds.end - 1]
    return words[:1].isupper() and words[-1:] in (",", ".", "!", "?") and words.count(" ") > 2
