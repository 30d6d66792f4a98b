"""The values of numerals and of numbers in words."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from checker.lazy import regex

# Factors of the words that multiply a number. Milliard, lakh and crore stand for themselves in copy from other languages.
MAGNITUDES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
    "milliard": 1_000_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
SHORT_MAGNITUDES = {"k": 1_000, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12}

ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
}
TENS = {word: value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
} | {word[:-1] + "ieth": value * 10 for word, value in TENS.items()}
PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}

_ENGLISH = regex(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\Z")
_INDIAN = regex(r"\d{1,2}(?:,\d{2})+,\d{3}\Z")
_SPACED = regex(r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:\.\d+)?\Z")
_MIXED_GROUPS = regex(r"\d{1,3}\.\d{3},\d{3}\Z")
_DOT_GROUPS = regex(r"\d{1,3}(?:\.\d{3}){2,}\Z|\d{1,3}(?:\.\d{3})+,\d+\Z")
_SPACE_GROUPS = regex(r"\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+(?:,\d+)?\Z")
_COMMA_DECIMAL = regex(r"\d+,\d{1,3}\Z")
_APART = regex(r"[\s'’]")
_MYRIADS = regex(r"\d{1,4}(?:,\d{4})+\Z")
_SLASH = regex(r"\d+/\d+\Z")
_FOREIGN_SIGNS = str.maketrans({"٫": ".", "٬": ",", "،": ",", "，": ",", "．": ".", "·": "."})


class Numeral(NamedTuple):
    """A numeral's value, and whether English writes it so. Without a value it is no number (a version, an address)."""

    value: Decimal | None
    well_formed: bool


def read_numeral(text: str) -> Numeral:
    """The value of digits with their separators, in any script.

    What English does not write is read as the locale that writes it: ``25.000.000`` and ``1 850 000,50`` (continental),
    ``4,7`` (decimal comma), ``1,0000`` (myriads), ``35/4`` (Persian decimal slash), ``٢٫٨`` (Arabic).
    """
    plain = text.translate(_FOREIGN_SIGNS)
    ascii_digits = plain.isascii()
    plain = plain if ascii_digits else "".join(str(int(sign)) if sign.isdecimal() else sign for sign in plain)
    native = text.isascii()
    if _ENGLISH.match(plain) or _INDIAN.match(plain):
        return Numeral(Decimal(plain.replace(",", "")), native)
    if _SPACED.match(plain):
        return Numeral(Decimal(_APART.sub("", plain)), False)
    if _MIXED_GROUPS.match(plain):
        return Numeral(Decimal(plain.replace(".", "").replace(",", "")), False)
    if _DOT_GROUPS.match(plain):
        return Numeral(Decimal(plain.replace(".", "").replace(",", ".")), False)
    if _MYRIADS.match(plain):
        return Numeral(Decimal(plain.replace(",", "")), False)
    if _COMMA_DECIMAL.match(plain):
        return Numeral(Decimal(plain.replace(",", ".")), False)
    if _SPACE_GROUPS.match(plain):
        return Numeral(Decimal(_APART.sub("", plain).replace(",", ".")), False)
    if _SLASH.match(plain):
        top, _, bottom = plain.partition("/")
        if int(top) < int(bottom):
            return Numeral(Decimal(top) / Decimal(bottom), True)
        return Numeral(Decimal(f"{top}.{bottom}"), False)
    return Numeral(None, True)


def read_words(words: list[str]) -> Decimal | None:
    """The value of a cardinal in lower-case words: ``[two, hundred, and, five, thousand]`` is 205,000.

    ``None`` where the words are no one number (*nineteen forty*, *one two three*).
    """
    total, group, last = Decimal(0), Decimal(0), 1000
    for word in words:
        if word == "and":
            continue
        if word in ONES or word in TENS:
            value = ONES[word] if word in ONES else TENS[word] * 10
            if last <= (10 if value < 10 else 20) or (value >= 10 and last < 100):
                return None
            group += value
            last = 1 if value < 20 else 20
        elif word in ("hundred", "dozen"):
            group = max(group, Decimal(1)) * MAGNITUDES[word]
            last = 100
        elif group == 0 and total:  # a thousand million
            total *= MAGNITUDES[word]
        else:
            total += max(group, Decimal(1)) * MAGNITUDES[word]
            group, last = Decimal(0), 1000
    return total + group
