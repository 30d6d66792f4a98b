"""numbers/percent-over-100"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Decimal

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.numbers import Kind, Number, numbers
from checker.lazy import regex
from rules.numbers.words import FALLING, NEARLY

_SHARE = regex(
    r"\s(?:of\s(?:the\s|all\s|its\s|their\s|his\s|her\s|our\s|these\s|those\s|eligible\s|registered\s|surveyed\s|local\s)*"
    r"(?:people|population|residents|respondents|voters|votes|members|households|families|women|men|children|students|pupils"
    r"|patients|participants|citizens|inhabitants|employees|workers|cases|deputies|delegates|seats|shares|ballots|electorate"
    r"|territory|area|land)\b|(?:voted|said they|answered)\b)"
)
_FALL = regex(rf"\b(?:{FALLING}|down)\s(?:[a-z]+\s){{0,2}}(?:by\s|of\s)(?:{NEARLY}|more than\s)?\Z")
_LOST = regex(rf"\b(?:lost|loses?|losing|spent|spends?|used up|owns?|owned)\s(?:{NEARLY})?\Z")
# Shares side by side: lilies take up 60 percent, roses 25 percent and tulips 35 percent.
_PART = regex(
    r"\b(?:ma(?:k|d)e\sup|tak(?:es?|ing|en)\sup|took\sup|accounts?(?:ed|ing)?\sfor|represents?(?:ed|ing)?|constitutes?d?|"
    r"occup(?:y|ies|ied)|received?|won|voted|answered|shares?|split)\b"
)
_BESIDE = regex(r"[^.;:()\n]{0,60}?(?:,|;|\sand|,\sand|,\swhile)\s[^.,;:()\n]{0,60}\Z")
_REST = regex(r"\b(?:the\s(?:other|remaining|rest)|remaining|rest)\b[^.,;\d]{0,24}\Z")
_OTHER_WHOLE = regex(
    r"\b(?:compared|from|against|while in|earlier|previous\w*|respectively|ris\w+|rose|grew|grow\w*|increas\w*|fell|fall\w*|"
    r"declin\w*|decreas\w*|turnout|per year|year on year|also|of (?:men|women)|both|last year|more than|or more)\b"
)
# What shares of one whole, in whole numbers of percent that were rounded up, may add up to.
_MOST = 101


class PercentOverHundred(Rule):
    """More than 100 percent of a whole, a fall by more than 100 percent, or shares of one whole that add up to more.

    Why it matters: it cannot be; a decimal mark was lost (12.5 to 125) or the number belongs to something else.
    Quiet: growth by more than 100 percent, shares of a target or of last year's figure, prices that turn negative.
    Known misses: shares of 100 or less that are wrong, and two shares alone unless the second is *the remaining*.
    """

    id = "numbers/percent-over-100"
    severity = Severity.CRITICAL
    confidence = Confidence.LIKELY
    category = Category.MISTRANSLATION
    examples = (
        Example("Some ⟦125 percent⟧ of the voters supported the plan; he lost ⟦120 percent⟧ of his income."),
        Example("Imports of wheat fell by ⟦354%⟧ last year."),
        Example("Roses take up ⟦60 percent of the land, lilies 25 percent and tulips 35 percent⟧."),
        Example("Men made up ⟦60 percent of the guests, and the remaining 50 percent⟧ were women."),
        Example("Sales of roses rose by 60 percent, of lilies by 25 percent and of tulips by 35 percent."),
        Example("Imports rose by 354% and reached 125 percent of last year's figure."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        for number in numbers(document):
            if number.kind is not Kind.PERCENT or number.unit != "%" or number.value is None or number.value <= 100:
                continue
            text = document[number.start, number.end]
            lost = _LOST.search(prose, max(0, number.start - 24), number.start) and prose.startswith(" of ", number.end)
            if lost or _SHARE.match(prose, number.end):
                yield self.finding(document, (number.start, number.end), f"“{text}” of a whole cannot be")
            elif _FALL.search(prose, max(0, number.start - 60), number.start):
                yield self.finding(document, (number.start, number.end), f"Nothing can fall by “{text}”")
        yield from self._shares(document)

    def _shares(self, document: Document) -> Iterator[Finding]:
        """Shares that stand side by side in one sentence and are more than the whole."""
        prose = document.prose
        row: list[Number] = []
        every = [number for number in numbers(document) if number.kind is Kind.PERCENT and number.unit == "%" and number.value]
        for number, following in itertools.zip_longest(every, every[1:]):
            row.append(number)
            if following is not None and _BESIDE.fullmatch(prose, number.end, following.start):
                continue
            total = sum((part.value or Decimal(0) for part in row), Decimal(0))
            rest = len(row) > 1 and _REST.search(prose, max(row[-2].end, row[-1].start - 40), row[-1].start) is not None
            span, before = (row[0].start, row[-1].end), max(0, row[0].start - 60)
            own = sum(prose.startswith(" of ", part.end) for part in row[1:])  # 25 percent of another whole
            over = (len(row) > 2 or rest) and total > _MOST and not own
            if over and _PART.search(prose, before, row[0].start) and not _OTHER_WHOLE.search(prose, before, row[-1].end):
                yield self.finding(document, span, f"The shares add up to {total.normalize():f} percent")
            row = []
