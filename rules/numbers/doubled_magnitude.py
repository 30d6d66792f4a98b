"""numbers/doubled-magnitude"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.phrases import Phrase, triggers_of

_WORDS = "thousand|million|billion|trillion"
_FORMS = "thousand million billion trillion thousands millions billions trillions"
_DOUBLED = Phrase(
    _FORMS,
    rf"(?P<digits>\d[\d.,]{{0,24}})\s(?P<words>(?:(?:{_WORDS})\s)?(?:ten|hundreds?|tens?\sof)\s(?:{_WORDS})s?"
    rf"|(?:{_WORDS})s?\s(?:of\s)?(?:{_WORDS})s?)\b",
    back=(2, 3),
)
_SPELLED = Phrase(_FORMS, rf"(?P<words>(?:million|billion|trillion)s?\s(?:{_WORDS}))\b")
# 45,000 thousand; where a thousand is grouped already, no second one belongs.
_THOUSANDS = Phrase("thousand hundred", r"\d{1,3}(?:,\d{3}){1,6}\s(?:thousand|hundred)\b", back=(1,))
_FACTORS = {"ten": 10, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_NAMES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


class DoubledMagnitude(Rule):
    """Two words of magnitude stand where one belongs: 2.3 billion million, 3.2 ten thousand, 12 hundred million.

    Why it matters: Chinese, Japanese and Korean count in ten thousands and hundred millions, and a number rendered piece
    by piece cannot be read; 3.2 ten thousand is 32,000, and a story can be wrong by a factor of ten.
    Quiet: numbers in words (*five hundred thousand*, *a thousand million*), *tens of thousands*.
    Known misses: a single wrong magnitude, which only the source shows (bilingual rules).
    """

    id = "numbers/doubled-magnitude"
    severity = Severity.CRITICAL
    confidence = Confidence.CERTAIN
    category = Category.NUMBER_FORMAT
    triggers = triggers_of(_DOUBLED, _SPELLED, _THOUSANDS)
    examples = (
        Example("The town has planted ⟦3.2 ten thousand⟧ trees."),
        Example(
            "The project cost ⟦2.3 billion million⟧ yuan, not ⟦15 hundred million⟧, and earned ⟦1.8 thousand ten thousand⟧."
        ),
        Example("They harvested ⟦45,000 thousand⟧ tons."),
        Example("The state spent ⟦million billion⟧ rubles."),
        Example("Five hundred thousand people and tens of thousands of cars crossed 3.2 million bridges."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        found: set[int] = set()
        for match in _DOUBLED.found(document):
            found.add(match.start("words"))
            suggestion = _resolved(match["digits"], match["words"].lower())
            message = f"“{match[0]}” has two words of magnitude" + (f"; write {suggestion}" if suggestion else "")
            loose = match["words"].lower().startswith("hundred")
            confidence = Confidence.LIKELY if loose else None
            yield self.finding(
                document, match.span(), message, suggestions=(suggestion,) if suggestion else (), confidence=confidence
            )
        for match in _THOUSANDS.found(document):
            message = f"“{match[0]}” counts its thousands twice"
            yield self.finding(document, match.span(), message, confidence=Confidence.LIKELY)
        for match in _SPELLED.found(document):
            if match.start() not in found:
                message = f"“{match[0]}” are two words of magnitude where one belongs"
                yield self.finding(document, match.span(), message, confidence=Confidence.LIKELY)


def _resolved(digits: str, words: str) -> str:
    """The number with one magnitude, where the two make sense together (ten thousand, hundred million)."""
    parts = [word.removesuffix("s") for word in words.split() if word != "of"]
    if parts[0] not in ("ten", "hundred") or ("." in digits.rstrip(".") and "," in digits):
        return ""
    value = round(float(digits.replace(",", "")) * _FACTORS[parts[0]] * _FACTORS[parts[1]], 3)
    for factor, name in _NAMES:
        if value >= factor:
            return f"{value / factor:g} {name}" if value % (factor / 1000) == 0 else f"{value:,.0f}"
    return f"{value:,.0f}"
