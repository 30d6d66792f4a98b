"""grammar/there-is"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.phrases import Phrase
from checker.annotations.readings import can_be, only

_THERE = Phrase(
    "there",
    r"[Tt]here (?P<all>is|was|has been) (?:(?:not|also|still|now|only|currently|already) )?"
    r"(?:(?:about|around|over|nearly|almost|some|approximately|at least|more than) (?=\d))?"
    r"(?P<many>(?:enough|many|several|few|some|no|two|three|four|five|six|seven|eight|nine|ten|\d[\d,.]*|other|various) )?"
    r"(?P<first>[a-z]+)(?: (?P<second>[a-z]+))?\b",
)
_RIGHT = {"is": "are", "was": "were", "has been": "have been"}


class ThereIs(Rule):
    """*There is* before a plural: *There is not enough doctors*.

    Why it matters: agreement is what the eye of a sub-editor falls on first.
    Quiet: plurals that mean one sum or measure (*There is 20 dollars*), nouns that are singular too.
    Known misses: plurals further than two words away.
    """

    id = "grammar/there-is"
    severity = Severity.MINOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    examples = (
        Example("There ⟦is⟧ not enough doctors in the district."),
        Example("There is not enough water, and there are three wells. There was lots of it."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for match, _ in _THERE.matches(document):
            first, second = match["first"], match["second"] or ""
            counted = match["many"] and only(second, "Pz", "P") and not can_be(first, "P")
            noun = second if counted or only(first, "J") else first
            plural = only(noun, "P") or noun == "people" or (match["many"] and can_be(noun, "P") and not can_be(noun, "NJ"))
            if not plural or noun in ("lots", "dollars", "euros", "minutes", "means"):
                continue
            right = _RIGHT[match["all"]]
            message = f"“{noun}” is plural: write “there {right}”"
            yield self.finding(document, match.span("all"), message, suggestions=(right,), safe=True)
