"""numbers/percent-sign"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity

_SIGN = re.compile(
    r"(?<![\w%])(?P<before>[%٪％]\s?(?P<number>\d+(?:[.,]\d+)*)(?!\w))"
    r"|(?P<twice>(?P<n2>\d+(?:[.,]\d+)*)\s?[%٪％]\s?(?:per\s?cents?\b|[%٪％]))"
    r"|(?P<plural>(?P<n3>\d+(?:[.,]\d+)*)\s(?P<word>per\s?cent)s\b(?!-))"
    r"|(?P<other>(?P<n4>\d+(?:[.,]\d+)*)\s?[٪％])"
)


class PercentSign(Rule):
    """A percentage is written as another language writes it: %140, 12٪, 20 percents, 5% percent.

    Why it matters: Turkish, Arabic and Persian put the sign first; in English copy it reads as a broken template.
    Quiet: addresses and codes with a percent sign in them.
    Known misses: a space before the sign, which is house style.
    """

    id = "numbers/percent-sign"
    severity = Severity.MINOR
    confidence = Confidence.CERTAIN
    category = Category.NUMBER_FORMAT
    examples = (
        Example("The price has increased by ⟦%140⟧ in a year."),
        Example("Exports fell by ⟦12٪⟧, then by ⟦5% percent⟧ and ⟦20 percents⟧."),
        Example("The address ends in a%20b; it grew 12% and 3 percent."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        if "%" not in prose and "percents" not in prose and "cents" not in prose and "٪" not in prose and "％" not in prose:
            return
        for match in _SIGN.finditer(prose):
            number = match["number"] or match["n2"] or match["n3"] or match["n4"]
            if match["plural"]:
                suggestion = f"{number} {match['word']}"
            else:
                suggestion = f"{number}%"
            message = f"“{match[0]}” is not how English writes a percentage: {suggestion}"
            yield self.finding(document, match.span(), message, suggestions=(suggestion,), safe=True)
