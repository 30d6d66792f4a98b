"""residue/invisible"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.lazy import regex

_NAMES = {
    "\u00ad": "soft hyphen",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u2060": "word joiner",
    "\ufeff": "byte order mark",
    "\u180e": "Mongolian vowel separator",
}
_SIGN = regex(
    "[\u00ad\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u2069\u061c\u180e\ufeff\ufff9-\ufffb"
    "\ue000-\uf8ff\x00-\x08\x0b\x0e-\x1f\x7f]"
)


class Invisible(Rule):
    """Characters that cannot be seen stand in the copy: zero-width spaces, soft hyphens, direction marks, control codes.

    Why it matters: search does not find the word, a headline breaks where it should not, and a direction mark can turn
    the numbers beside it round.
    Quiet: joiners inside words of scripts that need them, and inside emoji; direction marks next to right-to-left text;
    a byte order mark at the very beginning.
    Known misses: no-break spaces, which have their uses.
    """

    id = "residue/invisible"
    severity = Severity.MINOR
    confidence = Confidence.CERTAIN
    category = Category.ENCODING
    examples = (
        Example("The presi⟦\u00ad⟧dent and the pre⟦\u00ad⟧mier met in Min⟦\u200b⟧sk.", note="one finding for each kind"),
        Example("The rate fell to ⟦\u202e⟧12 percent."),
        Example("The word می\u200cخواهم and the emoji 👨\u200d👩\u200d👧 stay."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        if prose.isascii() and prose.isprintable():
            return
        places: dict[str, list[tuple[int, int]]] = {}
        for match in _SIGN.finditer(prose):
            if not _needed(prose, match.start()):
                places.setdefault(match[0], []).append(match.span())
        for sign, spans in places.items():
            times = "once" if len(spans) == 1 else f"{len(spans)} times"
            message = f"An invisible character stands in the copy {times}: {_name(sign)} (U+{ord(sign):04X})"
            yield self.finding(document, spans[0], message, related=spans[1:], suggestions=("",), safe=True)


def _needed(prose: str, at: int) -> bool:
    """Whether the sign does its work where it stands."""
    sign, before, after = prose[at], prose[at - 1 : at], prose[at + 1 : at + 2]
    if sign == "\ufeff":
        return at == 0
    if sign in "\u200c\u200d":
        return not (before.isascii() or after.isascii())
    if "\u200e" <= sign <= "\u200f" or "\u202a" <= sign <= "\u202e" or "\u2066" <= sign <= "\u2069" or sign == "\u061c":
        around = prose[max(0, at - 20) : at + 20]
        return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in around)
    return False


def _name(sign: str) -> str:
    if sign in _NAMES:
        return _NAMES[sign]
    return unicodedata.name(sign, "private or control character").lower()
