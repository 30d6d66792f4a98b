"""punctuation/space-before"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.tokens import characters
from checker.lazy import regex
from rules.slips import Slip, together

_SPACES = " \u00a0\u202f"
_APART = regex(r"[,;:!?.](?<=[ \u00a0\u202f].)")
# .5 .com ... :) :-) :// and ?! after another mark
_NO_STOP = regex(r"\.[\w.…]|:[-'^]?[()\[\]DPp/|]|[!?]=|:\d")
_AFTER = frozenset(")]}”’»\"'%…")
_NAMES = {",": "comma", ";": "semicolon", ":": "colon", "!": "exclamation mark", "?": "question mark", ".": "full stop"}


class SpaceBefore(Rule):
    """A space stands before a comma, full stop, colon, semicolon, question mark or exclamation mark.

    Why it matters: the mark may fall on the next line; it is a trace of French, of tokenised text or of words that were
    deleted.
    Quiet: decimal points (*.5*), ellipses, domain and file names, smileys, and spaces that are markup.
    In 1.1 million words of published copy it speaks 49 times, most often in opinion sites' copy; each was a stray space, many
    left behind by a deleted link or italics.
    Known misses: a mark at the beginning of a line.
    """

    id = "punctuation/space-before"
    severity = Severity.MINOR
    confidence = Confidence.CERTAIN
    category = Category.PUNCTUATION
    examples = (
        Example("They cleared the entire area⟦ .⟧"),
        Example("They found⟦ ,⟧ under the floor, a coffin. The director said⟦ :⟧ “We won.”"),
        Example("The .com firm fell by .5 ... to nothing :)"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        used = [space for space in _SPACES if space in characters(document)]
        if any(f"{space}{mark}" in prose for space in used for mark in _NAMES):
            yield from together(self, document, _slips(document), safe=True)


def _slips(document: Document) -> Iterator[Slip]:
    prose, text = document.prose, document.text
    for match in _APART.finditer(prose):
        at = match.start()
        start = at - 1
        while start > 0 and prose[start - 1] in _SPACES:
            start -= 1
        before = prose[start - 1 : start]
        if not (before.isalnum() or before in _AFTER) or _NO_STOP.match(prose, at) or text[start:at] != prose[start:at]:
            continue
        yield Slip(start, at + 1, f"A space stands before the {_NAMES[prose[at]]}", prose[at])
