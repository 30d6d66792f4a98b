"""numbers/foreign-magnitude"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.phrases import at_figures
from checker.lazy import regex
from checker.shipped import rows_of

_SOUTH_ASIAN = frozenset(("lakh", "lakhs", "crore", "crores"))
_NUMBER = regex(r"(?P<digits>\d[\d.,]{0,24})\s?(?P<word>[^\W\d_]+)\b")
# mil is a measure, man and bin are English words: they need a currency or a count behind them.
_ENGLISH = frozenset(("mil", "man", "bin", "wan"))
_UNIT = regex(
    r"\s(?:yuan|yen|won|euros?|liras?|pesos?|reais|dollars?|people|households|mu|[A-Z]{3}|\d[\d,]*"
    r"|workers|bottles|visitors|tickets|tons|copies|units|spectators|residents|farmers|students|books|cars)\b"
)


class ForeignMagnitude(Rule):
    """A number has a magnitude that English does not use: 3.2万, 14 mlrd, 5 milliard, 20 lakh.

    Why it matters: most readers cannot tell ten thousand (万) from a hundred million (亿), and a milliard is a billion.
    Quiet: *lakh* and *crore* with the option ``south_asian`` on; words that are English too unless a unit follows.
    Known misses: a magnitude left out altogether.
    """

    id = "numbers/foreign-magnitude"
    severity = Severity.MAJOR
    confidence = Confidence.CERTAIN
    category = Category.NUMBER_FORMAT
    examples = (
        Example("The town has planted ⟦3.2万⟧ trees."),
        Example("The budget is ⟦14 mlrd⟧ rubles, the state pays ⟦5 milliard⟧."),
        Example("The scheme will reach ⟦20 lakh⟧ farmers."),
        Example("The film is 5 mil thick and 3 man crews cleared 20 bin bags."),
    )

    @dataclasses.dataclass(frozen=True)
    class Options:
        """``south_asian``: whether the house writes lakh and crore."""

        south_asian: bool = False

    def check(self, document: Document) -> Iterator[Finding]:
        prose, factors = document.prose, _factors()
        for match in at_figures(document, _NUMBER):
            word = match["word"].lower()
            factor = factors.get(word)
            if factor is None or (word in _SOUTH_ASIAN and self.options.south_asian):
                continue
            if word in _ENGLISH and not _UNIT.match(prose, match.end()):
                continue
            suggestion = _in_english(match["digits"], factor)
            message = f"“{match[0]}” has a magnitude that English does not use" + (f": {suggestion}" if suggestion else "")
            indian = word in _SOUTH_ASIAN
            yield self.finding(
                document,
                match.span(),
                message,
                suggestions=(suggestion,) if suggestion else (),
                severity=Severity.MINOR if indian else None,
                confidence=Confidence.POSSIBLE if indian else None,
            )


@functools.cache
def _factors() -> dict[str, int]:
    """Words and abbreviations of magnitude to their factor, from ``magnitudes.tsv``."""
    return {word: int(factor) for factor, words in rows_of("rules.numbers", "magnitudes.tsv") for word in words.split(",")}


def _in_english(digits: str, factor: int) -> str:
    try:
        value = round(float(digits.replace(",", "")) * factor)
    except ValueError:
        return ""
    for size, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if value >= size:
            return f"{value / size:g} {name}"
    return f"{value:,}"
