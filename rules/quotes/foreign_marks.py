"""quotes/foreign-marks"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.marks import Form, Mark, is_curly
from checker.annotations.quotes import Quotation, quotations
from checker.annotations.tokens import characters
from checker.lazy import regex
from rules.slips import Slip, together

_FOREIGN = frozenset("«»‹›「」『』《》„‟‚＂")
_ENGLISH = {(True, True): "“”", (True, False): "‘’", (False, True): '""', (False, False): "''"}


# Marks made of two others: ,,Polish“ <<French>> ``TeX'' ‘‘typed’’
_MADE = (
    (",,", regex(r"(?<![\w,]),,(?=[A-Za-z])"), False),
    ("<<", regex(r"<<\s?(?=[A-Za-z])"), False),
    (">>", regex(r"(?<=[\w.,!?])\s?>>"), True),
    ("``", regex(r"``(?=\w)"), False),
    ("''", regex(r"(?<=[\w.,!?])''(?![\w'])"), True),
    ("''", regex(r"(?<![\w'’”\".,!?])''(?=[A-Za-z])"), False),
    ("‘‘", regex(r"‘‘(?=\w)"), False),
    ("’’", regex(r"(?<=[\w.,!?])’’(?![\w’])"), True),
)


class ForeignMarks(Rule):
    """Quotation marks of another language are left in English copy: « », „ “, 「 」, 《 》.

    Why it matters: readers of English do not know them, and they tell at once that the copy is a translation.
    Quiet: marks that stand in copy of another script. A pair of which one half is English is reported as
    quotes/mismatched-pair.
    Known misses: ” used on both sides as in Swedish, which quotes/wrong-way reports.
    """

    id = "quotes/foreign-marks"
    severity = Severity.MINOR
    confidence = Confidence.CERTAIN
    category = Category.PUNCTUATION
    examples = (
        Example("The newspaper ⟦«⟧Izvestia⟦»⟧ wrote about the bridge."),
        Example("The film ⟦《⟧Red Cliff⟦》⟧ and ⟦„⟧The Wave⟦“⟧ were shown."),
        Example("The paper ⟦« ⟧Le Monde⟦ »⟧ wrote about it."),
        Example("⟦<<⟧We won⟦>>⟧, he said. ⟦,,⟧We lost⟦''⟧, she said."),
        Example("The paper “Le Monde” wrote about it."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        yield from together(self, document, _slips(document), safe=True)


def _slips(document: Document) -> Iterator[Slip]:
    text = document.text
    curly = is_curly(document)
    for made, pattern, closing in _MADE:
        if made in text:
            for match in pattern.finditer(document.prose):
                yield Slip(*match.span(), f"{made} stands for a quotation mark", ('""', "“”")[curly][closing])
    if _FOREIGN.isdisjoint(characters(document)):
        return
    for one in quotations(document):
        if one.open is not None and one.close is not None and one.open.form is not one.close.form:
            continue
        low = one.open is not None and one.open.text in "„‟‚"
        for mark, closing in ((one.open, False), (one.close, True)):
            if mark is not None and (mark.text in _FOREIGN or (low and mark.text in "“‘")) and _beside_latin(text, mark):
                yield _slip(document, one, mark, closing)


def _slip(document: Document, one: Quotation, mark: Mark, closing: bool) -> Slip:
    text, (start, end) = document.text, mark.span
    while closing and start > one.bounds.start + 1 and text[start - 1] in " \u00a0\u202f":
        start -= 1
    while not closing and end < one.bounds.end and text[end] in " \u00a0\u202f":
        end += 1
    remedy = _ENGLISH[is_curly(document) or '"' not in text, one.level == 0 or mark.form is Form.CORNER][closing]
    return Slip(start, end, f"The mark {mark.text} is not used in English", remedy)


def _beside_latin(text: str, mark: Mark) -> bool:
    """Whether the quoted word next to the mark, on either side, is written in Latin letters or digits."""
    around = text[max(0, mark.start - 3) : mark.start] + text[mark.end : mark.end + 3]
    return any(letter.isascii() and letter.isalnum() for letter in around) or not any(map(str.isalpha, around))
