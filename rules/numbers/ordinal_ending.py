"""numbers/ordinal-ending"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity

_ORDINAL = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,3}(?:,\d{3})*|\d{4})(?P<ending>st|nd|rd|th|ST|ND|RD|TH|º|ª)\b(?!-?\w)|\b(?P<n2>\d+)-(?P<e2>th|st|rd|nd)\b"
)


class OrdinalEnding(Rule):
    """An ordinal number has the wrong ending: 21th, 2st, 113rd; or one that English writes without a hyphen: 20-th.

    Why it matters: the ending was put on by rule of thumb, and every reader sees it.
    Quiet: units that look like endings in capitals after other words.
    Known misses: ordinals in words (*twenty-oneth*).
    """

    id = "numbers/ordinal-ending"
    severity = Severity.MINOR
    confidence = Confidence.CERTAIN
    category = Category.NUMBER_FORMAT
    examples = (
        Example("The ⟦21th⟧ session opened on the ⟦2st⟧ day of the ⟦20-th⟧ week."),
        Example("It was the 21st, 22nd, 11th and 112th case; the 1,003rd was the last."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for match in _ORDINAL.finditer(document.prose):
            number, ending = match["number"] or match["n2"], (match["ending"] or match["e2"]).lower()
            right = _ending(number)
            if ending != right or match["n2"]:
                message = f"“{match[0]}” should be {number}{right}"
                yield self.finding(document, match.span(), message, suggestions=(f"{number}{right}",), safe=True)


def _ending(number: str) -> str:
    if number[-2:] in ("11", "12", "13"):
        return "th"
    return {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
