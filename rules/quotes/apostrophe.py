"""quotes/apostrophe"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.lazy import regex
from rules.slips import Slip, together

_TURNED = regex(r"(?<!\w)‘(?=\d0s\b|(?:em|til|tis|twas|cause)\b(?!’))")
_ACCENT = regex(r"(?<=[A-Za-z])[`´](?=(?:s|t|re|ve|ll|d|m)\b)")
_APART = regex(r"(?<=[a-z])(?: ['’] (?=(?:s|re|ve|ll|t) )| ['’](?=(?:s|re|ve|ll)\b(?! ?['’]))|['’] (?=(?:s|re|ve|ll|t)\b ))")
# An apostrophe with a space on one side; what stands around it is looked at only there.
_BESIDE_SPACE = regex(r"['’](?:(?= )|(?<= .))")
_NOT = regex(r"\b(?:do|does|did|is|are|was|were|wo|ca|could|should|would|has|have|had) n['’]t\b")


class Apostrophe(Rule):
    """An apostrophe is turned, is an accent, or stands apart from its word: ‘90s, China´s, China 's, do n't.

    Why it matters: the turned mark reads as a quotation that opens; the others are traces of machines.
    Quiet: opening single quotation marks, plural possessives, transliterated names.
    Known misses: straight apostrophes in curly copy.
    """

    id = "quotes/apostrophe"
    severity = Severity.MINOR
    confidence = Confidence.CERTAIN
    category = Category.PUNCTUATION
    examples = (
        Example("The bridge was built in the ⟦‘⟧90s."),
        Example("China⟦´⟧s trade and China⟦ '⟧s banks ⟦do n't⟧ grow."),
        Example("Xu Beihong⟦ ’ ⟧s painting was sold."),
        Example("In the ’90s the players’ coach said: ‘We won’ and 'so what'."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        yield from together(self, document, _slips(document.prose), safe=True)


def _slips(prose: str) -> Iterator[Slip]:
    if "‘" in prose:
        for match in _TURNED.finditer(prose):
            yield Slip(*match.span(), "The apostrophe faces the wrong way", "’")
    if "`" in prose or "´" in prose:
        for match in _ACCENT.finditer(prose):
            yield Slip(*match.span(), "An accent stands where an apostrophe belongs", "’" if "’" in prose else "'")
    for mark in _BESIDE_SPACE.finditer(prose):
        apart = _APART.match(prose, mark.start() - 1) or _APART.match(prose, mark.start())
        if apart:
            yield Slip(*apart.span(), "The apostrophe stands apart from its word", apart[0].strip())
    if " n't" in prose or " n’t" in prose:
        for match in _NOT.finditer(prose):
            yield Slip(*match.span(), "The negation is torn apart", match[0].replace(" n", "n"))
