"""numbers/plural-magnitude"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.phrases import Phrase, triggers_of
from checker.lazy import regex

_PLURAL = Phrase(
    "hundreds thousands millions billions trillions",
    r"(?P<magnitude>(?:hundred|thousand|million|billion|trillion))s(?:\sof)?(?=\s[a-z]+)"
    r"(?!\s(?:that|who|if|and|or|in|at|to|a|on|per|worth|years ago)\b)",
)
_NUMBER = regex(
    r"\b(?:\d[\d.,]{0,24}|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Tt]welve|[Ff]ifteen|"
    r"[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty)\s\Z"
)


class PluralMagnitude(Rule):
    """A number is followed by a magnitude in the plural: 5 millions people, two thousands of hectares.

    Why it matters: it is how Romance, Slavic and Arabic count; English says five million people.
    Quiet: *millions of people* without a number; *in the two millions*.
    Known misses: a magnitude that ought to be plural (*million of people*).
    """

    id = "numbers/plural-magnitude"
    severity = Severity.MINOR
    confidence = Confidence.CERTAIN
    category = Category.GRAMMAR
    triggers = triggers_of(_PLURAL)
    examples = (
        Example("The flood hit ⟦5 millions⟧ people and ⟦two thousands of⟧ hectares."),
        Example("Millions of people and tens of thousands of cattle crossed; it cost 5 million."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        for match in _PLURAL.found(document):
            number = _NUMBER.search(prose, max(0, match.start() - 16), match.start())
            if number:
                span = number.start(), match.end()
                right = f"{number[0].strip()} {match['magnitude']}"
                message = f"“{document[span]}” should be “{right}”"
                yield self.finding(document, span, message, suggestions=(right,), safe=True)
