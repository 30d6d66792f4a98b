"""numbers/wrong-span"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.numerals import read_words
from checker.annotations.phrases import Phrase, at_figures
from checker.lazy import regex

_YEARS = Phrase(
    "years",
    r"(?P<years>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty)\syears"
    r"(?:\s?[,:(—–-]\s?|\s)(?:from|between)\s(?P<first>1\d{3}|20\d\d)\s?(?:to|and|until|till|–|-)\s?(?P<last>1\d{3}|20\d\d)\b",
    back=(1,),
)
# signed in 2021 … for five years, until 2024
_UNTIL = regex(
    r"(?P<years>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty)(?:\syears|-year\s[a-z]+)"
    r",?\s(?:that is,?\s)?(?:until|till|to)\s(?:the end of\s)?(?P<last>20\d\d)\b"
)
_SINCE = regex(r"\b(?:in|from|since|of)\s(?P<first>(?:19|20)\d\d)\b[^.;\n]*\Z")
_DAYS = regex(r"(?P<day>\d{2,3})(?:st|nd|rd|th)\sof\s(?:(?:last|this|next|the)\s(?:same\s)?month)\b")
_LONGEST_MONTH = 31
# Years by which a span may miss: people count the first year or the last, or both.
_SLACK = 1
# Code points back from a number of years in which the year that it counts from is looked for.
_REACH = 160


class WrongSpan(Rule):
    """A number of years that the two years beside it deny, or a day that no month has: 17 years — from 2005 to 2012.

    Why it matters: one of the numbers is wrong, and any reader can see it.
    Quiet: a year more or less, as people count.
    Known misses: spans in months and days, and years in another sentence.
    """

    id = "numbers/wrong-span"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.MISTRANSLATION
    examples = (
        Example("The work lasted ⟦17 years — from 2005 to 2012⟧, he said."),
        Example("The pact of 2021 runs for ⟦five years, until 2024⟧."),
        Example("It was closed for ⟦three years, from 2013 to 2019⟧."),
        Example("The court ruled on the ⟦32nd of last month⟧."),
        Example(
            "The club of 1999 signed him in 2021 for three years, until 2024; he was away for ten years from 1990 to 2001."
        ),
        Example("He ruled for 8 years, from 2005 to 2012, and fell on the 31st of last month."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for match in _YEARS.found(document):
            between = int(match["last"]) - int(match["first"])
            if abs(between - _count(match["years"])) > _SLACK:
                yield self.finding(document, match.span(), f"From {match['first']} to {match['last']} are {between} years")
        if "until 20" in document.prose or "years to 20" in document.prose:
            yield from self._until(document)
        for match in at_figures(document, _DAYS):
            if int(match["day"]) > _LONGEST_MONTH:
                yield self.finding(document, match.span(), f"No month has {match['day']} days")

    def _until(self, document: Document) -> Iterator[Finding]:
        """A number of years until a year, in a sentence that names the first year before."""
        prose = document.prose
        for match in _UNTIL.finditer(prose):
            since = _SINCE.search(prose, max(0, match.start() - _REACH), match.start())
            if since is None:
                continue
            years, between = _count(match["years"]), int(match["last"]) - int(since["first"])
            # a span of twice the years or more counts from another year
            if abs(between - years) > _SLACK and 0 < between < 2 * years:
                yield self.finding(document, match.span(), f"From {since['first']} to {match['last']} are {between} years")


def _count(years: str) -> Decimal:
    """A number of years in figures or in one word."""
    return (read_words([years]) if years.isalpha() else Decimal(years)) or Decimal(0)
