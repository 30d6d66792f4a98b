"""brackets/wide"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from rules.slips import Slip, together

_PLAIN = {"（": "(", "）": ")", "［": "[", "］": "]", "｛": "{", "｝": "}", "【": "[", "】": "]", "〔": "[", "〕": "]"}


class WideBrackets(Rule):
    """A full-width bracket of Chinese or Japanese copy stands in English.

    Why it matters: it brings its own white space and often another font, and tells at once that the copy is a translation.
    Quiet: brackets inside copy of another script.
    Known misses: none known.
    """

    id = "brackets/wide"
    severity = Severity.MINOR
    confidence = Confidence.CERTAIN
    category = Category.PUNCTUATION
    triggers = frozenset(_PLAIN)
    examples = (
        Example("The drone costs 49,999 yuan⟦（⟧without batteries⟦）⟧."),
        Example("The drone costs 49,999 yuan (without batteries), 無人機（電池）."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        yield from together(self, document, _slips(document.prose), safe=True)


def _slips(prose: str) -> Iterator[Slip]:
    for mark, plain in _PLAIN.items():
        at = prose.find(mark)
        while at >= 0:
            before, after = prose[at - 1 : at], prose[at + 1 : at + 2]
            if not (before + after).strip() or (before + after).strip(" .,;:\n").isascii():
                opens = plain in "(["
                spaced = before.isalnum() if opens else after.isalnum()
                remedy = (" " + plain if opens else plain + " ") if spaced else plain
                yield Slip(at, at + 1, f"The bracket {mark} is not used in English", remedy)
            at = prose.find(mark, at + 1)
