"""numbers/percent-over-100"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.numbers import Kind, numbers

_SHARE = re.compile(
    r"\s(?:of\s(?:the\s|all\s|its\s|their\s|his\s|her\s|our\s|these\s|those\s|eligible\s|registered\s|surveyed\s|local\s)*"
    r"(?:people|population|residents|respondents|voters|votes|members|households|families|women|men|children|students|pupils"
    r"|patients|participants|citizens|inhabitants|employees|workers|cases|deputies|delegates|seats|shares|ballots|electorate"
    r"|territory|area|land)\b|(?:voted|said they|answered)\b)"
)
_FALL = re.compile(
    r"\b(?:fell|fallen|falls|falling|dropped|drops?|decreased?|decreases|declined?|declines|shrank|shrunk|plunged|reduced|cut|"
    r"lowered|slumped|dipped|down)\s(?:[a-z]+\s){0,2}(?:by\s|of\s)(?:about\s|around\s|nearly\s|almost\s|more than\s|some\s)?\Z"
)


class PercentOverHundred(Rule):
    """More than 100 percent of a whole, or a fall by more than 100 percent.

    Why it matters: it cannot be; a decimal mark was lost (12.5 to 125) or the number belongs to something else.
    Quiet: growth by more than 100 percent, shares of a target or of last year's figure, prices that turn negative.
    Known misses: shares of 100 or less that are wrong.
    """

    id = "numbers/percent-over-100"
    severity = Severity.CRITICAL
    confidence = Confidence.LIKELY
    category = Category.MISTRANSLATION
    examples = (
        Example("Some ⟦125 percent⟧ of the voters supported the plan."),
        Example("Imports of wheat fell by ⟦354%⟧ last year."),
        Example("Imports rose by 354% and reached 125 percent of last year's figure."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        for number in numbers(document):
            if number.kind is not Kind.PERCENT or number.unit != "%" or number.value is None or number.value <= 100:
                continue
            text = document[number.start, number.end]
            if _SHARE.match(prose, number.end):
                yield self.finding(document, (number.start, number.end), f"“{text}” of a whole cannot be")
            elif _FALL.search(prose, max(0, number.start - 60), number.start):
                yield self.finding(document, (number.start, number.end), f"Nothing can fall by “{text}”")
