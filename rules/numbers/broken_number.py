"""numbers/broken-number"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.phrases import at_figures
from checker.lazy import regex

_UNIT = (
    r"(?:percent|per cent|%|degrees|thousand|million|billion|trillion|(?:centi|milli|kilo)?met(?:er|re)s?"
    r"|kilograms?|hectares?|tons|tonnes|lit(?:er|re)s|euros?|dollars|yuan|yen|won|rubles|roubles|liras?|rupees|pesos|people)\b"
)
_BROKEN = regex(
    rf"""(?:
      \d{{1,3}}\.\ \d{{1,2}}(?=\ {_UNIT})                     # 45. 2 degrees
    | \d{{1,2}}\ \d{{1,2}},\d{{3}}(?![\d,])                   # 3 0,000
    | \d{{1,3}}(?:,\ 000|\ ,\d{{3}})(?!\d)                    # 45, 000
    | \d+[oO](?:[oO]|\d)[oO\d]*(?!\w)                         # 3oo
    | (?P<whole>\d{{1,3}})/(?P<part>\d{{1,2}})(?=\ {_UNIT})   # 35/4 percent
    | \d{{1,3}}/\d{{3}}(?=\ (?:square\ |cubic\ )?{_UNIT})      # 2/950 square kilometers
    | (?:19|20)\d\d\ year(?=[,.]|\s(?:the|in|it|he|she|and|with|by|at|on|for|from|after|when|they|a|an|to)\b)  # in 2023 year
    | \d{{1,2}}\ on\ \d{{1,2}}(?![\w,:%-])(?=[,.]|\ (?:in|at|and|on)\b)  # a score: 5 on 2
    | \d[\d.,]*\s?(?:percent|per\ cent|%)\s(?:times|fold)\b   # 120 percent times
    )""",
    re.VERBOSE,
)
_BEFORE = regex(r"[\w.,:/$€£-]\Z")
_WON = regex(r"\b(?:won|win|beat|lost|lose|defeat\w*|score|result|victory|drew|draw)\b[^.!?]*\Z")
_MONTH = regex(r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s\Z")


class BrokenNumber(Rule):
    """A number has a space or a letter inside, a slash for its point, or two measures: 45. 2 degrees, 3oo euros, 12/5 million.

    Why it matters: the reader takes the half for the whole, and a search or a spreadsheet does the same.
    Quiet: fractions (*3/4 percent*), dates, a sentence that ends in a number before one that begins with another.
    Known misses: a space after the point before what is no unit.
    """

    id = "numbers/broken-number"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.NUMBER_FORMAT
    examples = (
        Example("It was ⟦38. 4⟧ degrees in the shade, and ⟦2 5,000⟧ people bathed."),
        Example(
            "The gas cost ⟦2oo⟧ euros, ⟦150 percent times⟧ as much; the snow lay ⟦41/5⟧ centimeters deep, on ⟦2/950⟧ "
            "square kilometers."
        ),
        Example("In ⟦2023 year⟧, the club won by a score of ⟦5 on 2⟧."),
        Example(
            "Rates rose 3/4 percent. On May 3 25,000 people marched, after 12. Then 2 million came, in 2010, 250 of them sick."
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        for match in at_figures(document, _BROKEN):
            start = match.start()
            if _BEFORE.search(prose[max(0, start - 1) : start]) or _MONTH.search(prose, max(0, start - 12), start):
                continue
            if " on " in match[0] and not _WON.search(prose, max(0, start - 60), start):
                continue
            if match["whole"] and int(match["whole"]) <= max(int(match["part"]), 3):
                continue  # a fraction, or half and half
            yield self.finding(document, match.span(), f"“{match[0]}” is no number as it stands; look up what the source says")
