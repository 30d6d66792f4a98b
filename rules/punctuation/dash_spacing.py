"""punctuation/dash-spacing"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.lazy import regex
from rules.slips import Slip, together

_AFTER = regex(r"[-–—](?<=[a-z]{2}.) (?=[A-Za-z])(?!(?:and|or|to|but|nor|versus|vs|through|und|y|et|as well|rather|by)\b)")
_BEFORE = regex(r"[–—-](?<=[a-z]{2} .)(?=[a-z]{2})")


class DashSpacing(Rule):
    """A dash or hyphen has a space on one side only: *the plan- a new one*, *the plan –a new one*.

    Why it matters: the reader takes it for a hyphen and reads on in the wrong word.
    Quiet: hyphens that wait for their word (*two- and three-year terms*), minus signs, endings (*-ing*), list markers.
    Known misses: dashes beside figures.
    """

    id = "punctuation/dash-spacing"
    severity = Severity.MINOR
    confidence = Confidence.LIKELY
    category = Category.PUNCTUATION
    examples = (
        Example("The plan⟦- ⟧a new one⟦ –⟧was read, the ship⟦— ⟧an old one."),
        Example("Two- and three-year terms, pre- to post-war – all of them - at -5 degrees."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        yield from together(self, document, _slips(document.prose), safe=False)


def _slips(prose: str) -> Iterator[Slip]:
    for pattern, side in ((_AFTER, "before"), (_BEFORE, "after")):
        for match in pattern.finditer(prose):
            dash = match[0].strip()
            start = match.start() - (pattern is _BEFORE)
            yield Slip(start, match.end(), f"No space stands {side} the dash {dash}", f" {'–' if dash == '-' else dash} ")
