"""numbers/pieced-number"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.phrases import at_figures
from checker.lazy import regex

_PIECED = regex(
    r"(?P<high>\d{1,3})\s(?P<big>thousand|million|billion)\s(?:and\s)?(?P<low>\d{1,3})(?:\s(?P<small>thousand|million))?"
    r"(?![\w,:%-]|\.\d)(?=\s[a-z]|[.,;)])"
)
_FACTORS = {"thousand": 10**3, "million": 10**6, "billion": 10**9}


class PiecedNumber(Rule):
    """A number is given in pieces: 23 thousand 500 rubles, 2 million 300 thousand people.

    Why it matters: Russian, Turkish and Chinese read numbers out that way; English writes 23,500 and 2.3 million.
    Quiet: two numbers that only stand side by side (*3 million 18-year-olds, 5 million in 2020*).
    Known misses: pieces in words (*two thousand and 300*).
    """

    id = "numbers/pieced-number"
    severity = Severity.MINOR
    confidence = Confidence.CERTAIN
    category = Category.NUMBER_FORMAT
    examples = (
        Example("The rent is ⟦23 thousand 500⟧ rubles."),
        Example("The city has ⟦2 million 300 thousand⟧ people."),
        Example("It had 5 million in 2020 and 3 million 18-year-olds."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        for match in at_figures(document, _PIECED):
            if match.start() and (prose[match.start() - 1].isalnum() or prose[match.start() - 1] in ".,"):
                continue
            high = int(match["high"]) * _FACTORS[match["big"]]
            low = int(match["low"]) * _FACTORS.get(match["small"] or "", 1)
            if low >= high or (not match["small"] and match["big"] != "thousand"):
                continue
            value = high + low
            right = f"{value:,}" if match["big"] == "thousand" else f"{value / _FACTORS[match['big']]:g} {match['big']}"
            message = f"“{match[0]}” is one number in pieces: {right}"
            yield self.finding(document, match.span(), message, suggestions=(right,))
