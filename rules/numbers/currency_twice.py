"""numbers/currency-twice"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity

_SIGNS = {
    "$": r"(?:U\.?S\.?\s)?dollars?\b|USD\b|US\$",
    "US$": r"(?:U\.?S\.?\s)?dollars?\b|USD\b",
    "€": r"euros?\b|EUR\b|€",
    "£": r"pounds?(?:\ssterling)?\b|GBP\b|£",
    "¥": r"yen\b|yuan\b|JPY\b|CNY\b",
    "₽": r"rou?bles?\b|RUB\b",
    "₴": r"hryvnias?\b|UAH\b",
    "₺": r"liras?\b|TRY\b",
    "₹": r"rupees?\b|INR\b",
    "₩": r"won\b|KRW\b",
    "R$": r"reais\b|BRL\b",
}
_NUMBER = r"\d[\d.,]*(?:\s?(?:thousand|million|billion|trillion|[mk]|bn|mn|tn))?"
_TWICE = re.compile(
    "|".join(rf"(?:(?<!\w){re.escape(sign)}\s?{_NUMBER}\s?(?:{word})(?!\s(?:bill|coin|note)))" for sign, word in _SIGNS.items())
)
_AFTER = re.compile(
    r"(?<![$€£¥\w.,])(?P<number>\d[\d.,]*)(?P<space>\s?)(?P<sign>[$€£₽₴₺₹])(?P<big>\s(?:thousand|million|billion|trillion))?(?![\w$])"
)
_MARKS = frozenset("$€£¥₽₴₺₹₩")


class CurrencyTwice(Rule):
    """A sum has its currency twice ($5 million dollars), or its sign behind the number (500$, 20 €).

    Why it matters: news style takes one or the other, and the sign stands first in English.
    Quiet: a dollar bill, sums in two currencies side by side, prices per unit.
    Known misses: a currency that was translated into another one (rubles for hryvnias); the bilingual rules see that.
    """

    id = "numbers/currency-twice"
    severity = Severity.MINOR
    confidence = Confidence.CERTAIN
    category = Category.CURRENCY_FORMAT
    examples = (
        Example("The bridge cost ⟦$5 million dollars⟧ and ⟦€20,000 euros⟧ a year."),
        Example("They paid ⟦500$⟧ at the border, then ⟦20 €⟧."),
        Example("A $5 bill, $5 million, 20 euros (£18) and US$3 a ton."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        if _MARKS.isdisjoint(prose):
            return
        for match in _TWICE.finditer(prose):
            words = match[0].split()
            suggestion = re.match(rf"\D{{1,3}}{_NUMBER}", match[0])
            message = f"“{match[0]}” names its currency twice"
            kept = (suggestion[0].rstrip(),) if suggestion and len(words) > 1 else ()
            yield self.finding(document, match.span(), message, suggestions=kept, safe=bool(kept))
        for match in _AFTER.finditer(prose):
            suggestion_text = f"{match['sign']}{match['number']}{match['big'] or ''}"
            message = f"The sign stands behind the number in “{match[0]}”: {suggestion_text}"
            yield self.finding(
                document, match.span(), message, suggestions=(suggestion_text,), safe=True, confidence=Confidence.LIKELY
            )
