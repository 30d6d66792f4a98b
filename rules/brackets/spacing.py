"""brackets/spacing"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.brackets import SIGNS, brackets
from checker.lazy import regex
from rules.slips import Slip, together

_SPACES = " \u00a0\u202f"
# member(s), (re)open, un(der)paid: a bracket inside a word.
_IN_WORD = regex(r"\(\w{1,8}\)")


class BracketSpacing(Rule):
    """A space stands inside a bracket, or none outside of it.

    Why it matters: the bracket may fall on another line than its words, and joined words read as one.
    Quiet: brackets inside a word (*member(s)*, *(re)open*), references (*[1]*), formulas and names of functions.
    Known misses: a single short word in brackets that sticks to the word before it.
    """

    id = "brackets/spacing"
    severity = Severity.MINOR
    confidence = Confidence.CERTAIN
    category = Category.PUNCTUATION
    triggers = SIGNS
    examples = (
        Example("The plant ⟦( ⟧built in 1963⟦ )⟧ makes cars."),
        Example("The plant⟦(⟧built in 1963⟦)⟧makes cars."),
        Example("The member(s) want to (re)open it [1], f(x) and H(2)O too (see below)."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        yield from together(self, document, _slips(document), safe=True)


def _slips(document: Document) -> Iterator[Slip]:
    text = document.text
    for one in brackets(document):
        if one.open is None or one.close is None or text[one.open] not in "([":
            continue
        opened, closed = one.open, one.close
        inner = opened + 1
        while inner < closed and text[inner] in _SPACES:
            inner += 1
        if inner == closed:
            continue
        if inner > opened + 1:
            yield Slip(opened, inner, "A space follows the opening bracket", text[opened])
        outer = closed
        while text[outer - 1] in _SPACES:
            outer -= 1
        if outer < closed:
            yield Slip(outer, closed + 1, "A space stands before the closing bracket", text[closed])
        if text[opened] == "(" and " " in text[opened:closed] and not _IN_WORD.match(text, opened):
            if text[opened - 1 : opened].isalpha() and text[opened - 2 : opened - 1].isalpha():
                yield Slip(opened, opened + 1, "No space stands before the opening bracket", " (")
            if text[closed + 1 : closed + 3].isalpha():
                yield Slip(closed, closed + 1, "No space follows the closing bracket", ") ")
