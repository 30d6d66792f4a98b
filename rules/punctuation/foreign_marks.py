"""punctuation/foreign-marks"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.lazy import regex
from rules.slips import Slip, together

# Full-width, ideographic, Arabic, Indic, Greek, Armenian, Ethiopic and Hebrew marks with what English sets in their place.
_ENGLISH = {
    **dict(zip("，、。．；：！？％／－～", [",", ",", ".", ".", ";", ":", "!", "?", "%", "/", "-", "–"], strict=True)),
    **dict(zip("،؛؟٪۔٬٫", [",", ";", "?", "%", ".", ",", "."], strict=True)),
    **dict(zip("।॥։።፣־׃", [".", ".", ".", ".", ",", "-", ":"], strict=True)),
    # The Greek question mark and raised stop, written as escapes because they look like ; and ·
    "\u037e": ";",
    "\u0387": ";",
}
_MARK = regex("[" + "".join(map(re.escape, _ENGLISH)) + "]")
_INVERTED = regex(r"[¿¡]\s?(?=[“\"‘]?[\w'’])")
# A raised dot for a comma, as Korean and Chinese set it.
_RAISED = regex(r"(?<=[a-z%\d])[·・‧](?=\s?[a-z])")
# A few words that only English uses tell an English question from a quoted Spanish one.
_ENGLISH_WORD = regex(
    r"\b(?:the|and|of|is|are|was|were|how|what|why|who|when|where|which|do|does|did|will|would|can|could|should|you|they|we|"
    r"he|she|it|have|has|had|not|this|that|there|with|for|from)\b",
    re.IGNORECASE,
)
_QUESTION_END = regex(r"[?!\n]")
_SPACED = frozenset(",.;:!?")


class ForeignMarks(Rule):
    """A punctuation mark of another script stands in English copy: ， 。 ، ؛ ؟ ٪ । ¿.

    Why it matters: it is not on the reader's keyboard, brings its own white space and tells at once that the copy is a
    translation.
    Quiet: marks inside words of their own script, Spanish questions that the copy quotes, and percent signs before a
    number, which numbers/percent-sign reports.
    Known misses: an inverted mark before a question without any common English word.
    """

    id = "punctuation/foreign-marks"
    severity = Severity.MINOR
    confidence = Confidence.CERTAIN
    category = Category.PUNCTUATION
    triggers = frozenset(_ENGLISH) | frozenset("¿¡·・‧")
    examples = (
        Example("The centers were built⟦，⟧and the servers⟦،⟧ which are new, work at 12⟦٪⟧ of their power⟦।⟧"),
        Example("⟦¿⟧How are we going to save water?"),
        Example("It fell by 30 percent⟦·⟧ he said. ⟦¡⟧“We will not be moved!”"),
        Example("The sign said 你好，世界。 and “¿Qué pasa?” in red."),
        Example("Imports fell by ٪9.", note="numbers/percent-sign reports the whole figure"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        yield from together(self, document, _slips(document.prose), safe=True)


def _slips(prose: str) -> Iterator[Slip]:
    for match in _MARK.finditer(prose):
        at = match.start()
        before = prose[max(0, at - 4) : at].rstrip(" \u00a0”’\"')")[-1:]
        after = prose[at + 1 : at + 2]
        if (before and not before.isascii() and not _is_latin(before)) or (after.isalpha() and not _is_latin(after)):
            continue
        if match[0] in "٪％" and prose[at + 1 : at + 3].lstrip()[:1].isdigit():
            continue  # numbers/percent-sign
        english = _ENGLISH[match[0]]
        remedy = english + " " if english in _SPACED and after.isalnum() else english
        yield Slip(at, at + 1, f"The mark {match[0]} is not used in English", remedy)
    for match in _RAISED.finditer(prose) if any(dot in prose for dot in "·・‧") else ():
        remedy = "," if prose[match.end() : match.end() + 1] == " " else ", "
        yield Slip(match.start(), match.end(), f"The mark {match[0]} is not used in English", remedy)
    if "¿" in prose or "¡" in prose:
        for match in _INVERTED.finditer(prose):
            end = _QUESTION_END.search(prose, match.end())
            if _ENGLISH_WORD.search(prose, match.end(), min(end.start() if end else len(prose), match.end() + 60)):
                yield Slip(match.start(), match.end(), f"The mark {match[0].strip()} is not used in English", "")


def _is_latin(letter: str) -> bool:
    return letter < "\u0250" or "\u1e00" <= letter < "\u1f00" or "\u2000" <= letter < "\u2070"
