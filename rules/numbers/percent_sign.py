"""numbers/percent-sign"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.lazy import regex

_BEFORE = regex(r"[%٪％]\s?(?P<number>\d{1,15}(?:[.,]\d{1,15}){0,5})(?!\w)")
_AFTER = regex(
    r"(?P<number>\d{1,15}(?:[.,]\d{1,15}){0,5})"
    r"(?:\s?%\s?(?:per\s?cents?\b|%)|\s(?P<word>per\s?cent)(?:s\b(?!-)|\s(?:per\s?cents?\b|%)))"
)
# 5 out of 100 percent, 5 percent out of 100, of which 5 is the share
_OUT_OF = regex(
    r"(?P<number>\d{1,2}(?:\.\d+)?)\s(?:out\sof\s(?:100|a hundred)\s?(?:per\s?cent\b|%)|"
    r"(?P<word>per\s?cent)\s(?:out\s)?of\s100\s?(?:per\s?cent\b|%))"
)
# One of these stands in everything the second pattern finds.
_SIGNS = ("cents", "% per", "%per", "%%", "percent per", "cent per c", "percent %", "cent %")


class PercentSign(Rule):
    """A percentage is written as another language writes it: %140, ٪140, 20 percents, 5% percent.

    Why it matters: Turkish, Arabic and Persian put the sign first; in English copy it reads as a broken template.
    Quiet: addresses and codes with a percent sign in them.
    Known misses: a space before the sign, which is house style.
    """

    id = "numbers/percent-sign"
    severity = Severity.MINOR
    confidence = Confidence.CERTAIN
    category = Category.NUMBER_FORMAT
    triggers = frozenset(("%", "٪", "％", "cents", "percents", "percent", "cent"))
    examples = (
        Example("The price has increased by ⟦%140⟧ in a year."),
        Example("Exports fell by ⟦٪12⟧, then by ⟦5% percent⟧ and ⟦20 percents⟧."),
        Example("Of the cups ⟦5 out of 100 percent⟧ are recycled, and ⟦42 percent percent⟧ are washed."),
        Example("Exports fell by 12٪.", note="punctuation/foreign-marks reports the mark"),
        Example("The address ends in a%20b; it grew 12% and 3 percent."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        for match in _BEFORE.finditer(prose):
            before = prose[match.start() - 1 : match.start()]
            if not (before.isalnum() or (before and before in "_%.,")):
                yield self._percent(document, match, f"{match['number']}%")
        if any(sign in prose for sign in _SIGNS):
            for match in _AFTER.finditer(prose):
                yield self._percent(
                    document, match, f"{match['number']} {match['word']}" if match["word"] else f"{match['number']}%"
                )
        if "of 100" in prose or "of a hundred per" in prose:
            for match in _OUT_OF.finditer(prose):
                yield self._percent(document, match, f"{match['number']} {match['word'] or 'percent'}")

    def _percent(self, document: Document, match: re.Match[str], right: str) -> Finding:
        message = f"“{match[0]}” is not how English writes a percentage; write {right}"
        return self.finding(document, match.span(), message, suggestions=(right,), safe=True)
