"""punctuation/ellipsis-forms"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.lexicon import english_words
from checker.annotations.readings import lexicon
from checker.lazy import regex
from rules.slips import Slip, together

_DOTS = regex(r"(?<!\.)\.\.\.(?!\.)")
_ONE_SIGN = regex("…")
_WORD = regex(r"[^\W\d_]+\Z")
# The rarer form counts as a slip where the other one is this much more common.
_TIMES = 3


class EllipsisForms(Rule):
    """An ellipsis is set as three dots where the draft elsewhere has the one character …, or the other way round.

    Why it matters: house style; the two look different in print, and search finds only one.
    Quiet: drafts that use both often, four dots, and titles that a page cut off within a word (*With Liberty and Justi...*).
    Known misses: dots with spaces between them.
    """

    id = "punctuation/ellipsis-forms"
    severity = Severity.NEUTRAL
    confidence = Confidence.LIKELY
    category = Category.INCONSISTENT_STYLE
    triggers = frozenset("…")
    examples = (
        Example("“Well … no … I … it was⟦...⟧ late,” he said."),
        Example("“Well… I... it was late,” he said."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        if "…" not in prose or "..." not in prose:
            return
        dots = [
            Slip(*match.span(), "Elsewhere the draft has …", "…") for match in _DOTS.finditer(prose) if _whole(prose, match)
        ]
        one = [
            Slip(*match.span(), "Elsewhere the draft has three dots", "...")
            for match in _ONE_SIGN.finditer(prose)
            if _whole(prose, match)
        ]
        for few, many in ((dots, one), (one, dots)):
            if few and len(few) * _TIMES <= len(many):
                yield from together(self, document, few, safe=True)
                return


def _whole(prose: str, mark: re.Match[str]) -> bool:
    """Whether the mark does not cut off a word."""
    word = _WORD.search(prose, max(0, mark.start() - 20), mark.start())
    return word is None or word[0].lower() in english_words() or word[0].lower() in lexicon()
