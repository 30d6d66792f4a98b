"""numbers/foreign-digits"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.lazy import regex

_DIGITS = regex(r"(?=[^\x00-\x7f])\d[\d.,٫٬،:/٪%-]{0,40}(?<![.,،:/-])")
_SIGNS = str.maketrans({"٫": ".", "٬": ",", "،": ",", "٪": "%"})


class ForeignDigits(Rule):
    """A number is written in the digits of another script: ٣٥٠ (Arabic), ۱۴۰۰ (Persian), १२ (Hindi), １２ (full-width).

    Why it matters: most readers cannot read it, and no search or template will.
    Quiet: a number inside a run of text in the same script, which untranslated/foreign-script reports as a whole.
    Known misses: Chinese numerals (三十五), which that rule reports too.
    """

    id = "numbers/foreign-digits"
    severity = Severity.MAJOR
    confidence = Confidence.CERTAIN
    category = Category.NUMBER_FORMAT
    examples = (
        Example("The fire destroyed ⟦٣٥٠⟧ hectares of forest."),
        Example("About ⟦१२⟧ people and ⟦１２,５００⟧ sheep were moved."),
        Example("Some 350 hectares burned in العام ١٩٩٠ according to the sign."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        if prose.isascii():
            return
        for match in _DIGITS.finditer(prose):
            beside = prose[max(0, match.start() - 2) : match.start()] + prose[match.end() : match.end() + 2]
            if any(letter.isalpha() and not letter.isascii() and unicodedata.bidirectional(letter) != "L" for letter in beside):
                continue
            digits = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in match[0])
            digits = digits.translate(_SIGNS)
            message = f"“{match[0]}” is written in the digits of another script: {digits}"
            yield self.finding(document, match.span(), message, suggestions=(digits,), safe=True)
