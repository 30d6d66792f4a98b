"""dates/impossible-time"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.phrases import at_figures
from checker.lazy import regex

_CLOCK = regex(
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?![:.\d%])(?:\s?(?P<half>[ap])\.?m\b)?|\s?(?P<half2>[ap])\.?m\b(?!\w))",
    re.IGNORECASE,
)
_AT = regex(r"\b(?:at|until|till|from|by|since|around|about|before|after|to|between)\s(?:about\s|around\s)?\Z", re.IGNORECASE)
# A time past midnight that stands behind any of these words.
_LATE = regex(r"(?:2[4-9]|3\d):[0-5]\d\Z")
_OCLOCK = regex(r"(?<![\d.,:])(?:2[5-9]|[3-9]\d)\s(?:o’clock|o'clock)")
_LASTING = regex(r"\d{1,3}\s(?:hours?|h)\s(?:and\s)?(?:[6-9]\d|\d{3})\s(?:minutes|min)\b")
# With a full stop, what happens at a time is needed: prices close at 14.75, too.
_HAPPENED = regex(
    r"\b(?:occurred|happened|took place|beg(?:an|ins?)|broke out|arrive[ds]?|leaves?|left|depart(?:s|ed)?|start(?:s|ed)?)"
    r" at\s\Z"
)
_GAME = regex(r"\b(?:rounds?|sets?|won|lost|beat|points?|score|finish\w*|record|race)\b")
_LOCAL = regex(
    r"\.?\s?(?:local time|Moscow time|GMT|UTC|BST|CET|hours\b|o’clock|o'clock|\(local|in the (?:morning|afternoon|evening))",
    re.IGNORECASE,
)


class ImpossibleTime(Rule):
    """A time of day that no clock shows: 25:30, 14:75, 14 a.m.; or a 24-hour time with p.m.: 20:30 p.m.

    Why it matters: broadcasters of some countries count past midnight (25:30 is half past one), and a lost digit turns
    21:15 into 71:15; the reader misses the train.
    Quiet: race times, ratios, chapter and verse, scores; 24:00.
    Known misses: a time that exists and is wrong.
    """

    id = "dates/impossible-time"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.DATE_FORMAT
    examples = (
        Example("The match will be broadcast at ⟦25:30⟧ on Sunday, the news at ⟦14:75⟧ local time."),
        Example("The wind will drop by ⟦25:30⟧ and the shop is open from 8 to ⟦26 o'clock⟧; it took ⟦2 hours 75 minutes⟧."),
        Example("The avalanche occurred at ⟦14.75⟧ on Saturday; the shares closed at 14.75 on Friday."),
        Example("Polls close at ⟦20:30 p.m⟧. and open at ⟦14 a.m⟧."),
        Example("The index started the day at 14.75, the yield stood at 25.30, and the shop left the price at 19.99."),
        Example("He finished in 29:47 and read Psalm 119:105; the vote closes at 24:00 and opens at 8:30 p.m."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        for pattern in (_OCLOCK, _LASTING):
            for match in at_figures(document, pattern):
                yield self.finding(document, match.span(), f"No clock shows “{match[0]}”")
        for match in at_figures(document, _CLOCK):
            hour, minute = int(match["hour"]), int(match["minute"] or 0)
            if hour < 13 and minute < 60:
                continue
            before = prose[match.start() - 1 : match.start()]
            if before.isalnum() or (before and before in ".,:$€£-_"):
                continue
            half = (match["half"] or match["half2"] or "").lower()
            text = match[0]
            if half and 12 < hour < 24 and minute < 60:
                wrong = half == "a"
                message = f"“{text}” cannot be in the morning" if wrong else f"“{text}” counts to 24 and to 12 at once"
                severity = None if wrong else Severity.MINOR
                yield self.finding(document, match.span(), message, severity=severity, confidence=Confidence.CERTAIN)
            elif (hour > 24 or minute > 59 or (hour == 24 and minute)) and (half or _is_time(prose, match)):
                yield self.finding(document, match.span(), f"No clock shows “{text}”")


def _is_time(prose: str, match: re.Match[str]) -> bool:
    """Whether the words around say that a time of day is meant; a full stop between the numbers needs more of them."""
    before = _AT.search(prose, max(0, match.start() - 20), match.start()) is not None
    after = _LOCAL.match(prose, match.end()) is not None
    if "." in match[0] and _HAPPENED.search(prose, max(0, match.start() - 24), match.start()):
        return True
    at = before and ":" in match[0] and prose[match.start() - 3 : match.start()].lower() == "at "
    at = at or (before and _LATE.match(match[0]) is not None)
    return after or (at and not _GAME.search(prose, max(0, match.start() - 60), match.start()))
