"""numbers/ordinal-ending"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.tokens import figures
from checker.lazy import regex

_ORDINAL = regex(r"\d(?P<hyphen>-?)(?P<ending>st|nd|rd|th|ST|ND|RD|TH)\b(?!-?\w)")
_LONGEST = 4  # the hyphen and the ending, and what must not follow
_NUMBER = regex(r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})*|\d{4})\Z")


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
        prose = document.prose
        for token in figures(document):
            if not (token.text[-1].isalpha() or prose.startswith("-", token.end)):
                continue
            match = _ORDINAL.search(prose, token.start, token.end + _LONGEST)
            if match is None:
                continue
            number = _NUMBER.search(prose, max(0, match.start() - 12), match.start() + 1)
            if number is None:
                continue
            right = _ending(number[0])
            if match["ending"].lower() != right or match["hyphen"]:
                span = number.start(), match.end()
                message = f"“{document[span]}” should be {number[0]}{right}"
                yield self.finding(document, span, message, suggestions=(f"{number[0]}{right}",), safe=True)


def _ending(number: str) -> str:
    if number[-2:] in ("11", "12", "13"):
        return "th"
    return {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
