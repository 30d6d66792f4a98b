"""dates/foreign-clock"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.phrases import at_figures
from checker.lazy import regex
from rules.slips import Slip, together

_CLOCK = regex(r"(?P<hour>[01]?\d|2[0-4])(?P<sign>\s?[hH])(?P<minute>[0-5]\d)?(?![\w.’'-]*\w)")
_AT = regex(
    r"\b(?:at|from|until|till|since|by|before|after|between|around|about|and|to)\s(?:about\s|around\s)?\Z", re.IGNORECASE
)
_SURELY_AT = regex(r"\b(?:at|until|till|since)\s(?:about\s|around\s)?\Z", re.IGNORECASE)
_DAY = regex(r",?\s(?:on|local time|today|tomorrow|yesterday|in the (?:morning|afternoon|evening))\b|\s?(?:GMT|UTC|CET)\b")
_LASTING = regex(
    r"\b(?:time|record|took(?! place)|takes(?! place)|lasted|lasts|finish\w*|won|ran|run|race|stage|win|hours?)\b",
    re.IGNORECASE,
)


class ForeignClock(Rule):
    """A time of day written with *h*, as French, Portuguese and others write it: 14h30, 08H00, at 21h.

    Why it matters: English clocks have a colon or a full stop, and readers take *14h30* for a length of time.
    Quiet: lengths of time (*2h05*, *took 14h30*, *24h*), and what no word before or after says to be a time.
    Known misses: a time at the beginning of a line of a programme.
    """

    id = "dates/foreign-clock"
    severity = Severity.MINOR
    confidence = Confidence.LIKELY
    category = Category.DATE_FORMAT
    examples = (
        Example("The line took calls from ⟦08H00⟧ on July 25 to ⟦08H00⟧ on July 26."),
        Example("Hotline figures (⟦08H00⟧, July 25 to ⟦08H00⟧, July 26)."),
        Example("The train leaves at ⟦14h30⟧ and the last one at ⟦21h⟧."),
        Example("She finished the marathon in 2h25, the shop is open 24h and the flight took between 13h20 and 14h30."),
    )

    @dataclasses.dataclass(frozen=True)
    class Options:
        """``dialect``: us or uk, empty if unknown; suggestions follow it."""

        dialect: str = ""

    def check(self, document: Document) -> Iterator[Finding]:
        yield from together(self, document, self._clocks(document), safe=False)

    def _clocks(self, document: Document) -> Iterator[Slip]:
        prose = document.prose
        for match in at_figures(document, _CLOCK):
            before = prose[match.start() - 1 : match.start()]
            if before.isalnum() or (before in ".,:/-–$€£" and before):
                continue
            lead = (_AT if match["minute"] else _SURELY_AT).search(prose, max(0, match.start() - 20), match.start())
            sure = match["sign"] == "H" and match["minute"] and len(match["hour"]) == 2
            if not lead and not sure and not (match["minute"] and _DAY.match(prose, match.end())):
                continue
            if match["sign"] != "H" and _LASTING.search(prose, max(0, match.start() - 32), match.start()):
                continue
            message = f"“{match[0]}” is how other languages write a time of day"
            yield Slip(match.start(), match.end(), message, self._english(match))

    def _english(self, match: re.Match[str]) -> str:
        hour, minute = int(match["hour"]), match["minute"] or "00"
        british = self.options.dialect == "uk"
        figures = str((hour - 1) % 12 + 1)
        if minute != "00":
            figures += ("." if british else ":") + minute
        late = 12 <= hour < 24
        return figures + (("pm" if late else "am") if british else (" p.m." if late else " a.m."))
