"""repetition/doubled-word"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity

_DOUBLED = re.compile(r"\b([^\W\d_]+)(\s+)\1\b(?![-’'])", re.IGNORECASE)
# Doublings that English writes on purpose.
_RIGHT = frozenset("had that is was do so very really many long big far never no ha bye hear tut blah knock".split())


class DoubledWord(Rule):
    """A word stands twice in a row.

    Why it matters: it is the most visible slip a reader can find, and translation systems make it when two source words
    have one English equivalent.
    Quiet: doublings that English uses (*had had*, *that that*, *very very*), names (*Duran Duran*), and doublings over
    a sentence border.
    Known misses: a doubled name that is no name (*Moscow Moscow*).
    """

    id = "repetition/doubled-word"
    severity = Severity.MAJOR
    confidence = Confidence.CERTAIN
    category = Category.GRAMMAR
    examples = (
        Example("The engineers said that ⟦the the⟧ bridge was safe."),
        Example("He had had enough of Duran Duran, he said."),
    )

    @dataclasses.dataclass(frozen=True)
    class Options:
        """``allowed``: further words that may stand twice, in lower case."""

        allowed: tuple[str, ...] = ()

    def check(self, document: Document) -> Iterator[Finding]:
        for match in _DOUBLED.finditer(document.prose):
            word = match[1]
            if (
                word.lower() in _RIGHT
                or word.lower() in self.options.allowed
                or (word[0].isupper() and match[0][-len(word)].isupper())
            ):
                continue
            yield self.finding(document, match.span(), f"“{word}” stands twice in a row", suggestions=(word,), safe=True)
