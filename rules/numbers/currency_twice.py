"""numbers/currency-twice"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.lazy import regex

# A sign, and the words that name the same currency again.
_SIGNS = {
    "$": r"(?:U\.?S\.?\s)?dollars?\b|USD\b|US\$|reais\b|BRL\b",
    "€": r"euros?\b|EUR\b|€",
    "£": r"pounds?(?:\ssterling)?\b|GBP\b|£",
    "¥": r"yen\b|yuan\b|JPY\b|CNY\b",
    "₽": r"rou?bles?\b|RUB\b",
    "₴": r"hryvnias?\b|UAH\b",
    "₺": r"liras?\b|TRY\b",
    "₹": r"rupees?\b|INR\b",
    "₩": r"won\b|KRW\b",
}
_NUMBER = r"\d[\d.,]{0,24}(?:\s?(?:thousand|million|billion|trillion|[mk]|bn|mn|tn))?"
_TWICE = regex(
    rf"[{''.join(_SIGNS)}]\s?(?P<number>{_NUMBER})\s?(?P<name>[A-Z$€£]+\$?|[A-Za-z.]+(?:\s[a-z]+)?)(?!\s(?:bill|coin|note))"
)
_NAMES = {sign: regex(words) for sign, words in _SIGNS.items()}
_RUPEES = regex(r"\bRs\.?\s?(?P<number>\d[\d.,]{0,24}(?:\s(?:lakh|crore|thousand|million|billion))?)\srupees?\b")
_LEAD = regex(r"(?:US|R|A|C|HK|NZ|S|NT)\Z")
_AFTER = regex(r"[$€£₽₴₺₹](?P<big>\s(?:thousand|million|billion|trillion))?(?![\w$])")
_BEFORE = regex(r"(?<![$€£¥\w.,])(?P<number>\d[\d.,]{0,24})\s?\Z")


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
    triggers = frozenset(_SIGNS) | {"R"}
    examples = (
        Example("The bridge cost ⟦$5 million dollars⟧ and ⟦€20,000 euros⟧ a year."),
        Example("The toll is ⟦Rs. 65 rupees⟧."),
        Example("They paid ⟦500$⟧ at the border, then ⟦20 €⟧."),
        Example("A $5 bill, $5 million, 20 euros (£18) and US$3 a ton."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        for match in _TWICE.finditer(prose):
            named = _NAMES[match[0][0]].match(match["name"])
            if named is None or prose[match.end("name") : match.end("name") + 5] in (" bill", " coin", " note"):
                continue
            lead = _LEAD.search(prose, max(0, match.start() - 3), match.start())
            start = lead.start() if lead else match.start()
            span = start, match.start("name") + named.end()
            kept = prose[start : match.end("number")]
            message = f"“{document[span]}” names its currency twice"
            yield self.finding(document, span, message, suggestions=(kept,), safe=True)
        for match in _RUPEES.finditer(prose) if "rupee" in prose else ():
            kept = f"Rs {match['number']}"
            yield self.finding(document, match.span(), f"“{match[0]}” names its currency twice", suggestions=(kept,), safe=True)
        for match in _AFTER.finditer(prose):
            number = _BEFORE.search(prose, max(0, match.start() - 20), match.start())
            if number:
                span = number.start(), match.end()
                right = f"{match[0][0]}{number['number']}{match['big'] or ''}"
                message = f"The sign stands behind the number in “{document[span]}”: {right}"
                yield self.finding(document, span, message, suggestions=(right,), safe=True, confidence=Confidence.LIKELY)
