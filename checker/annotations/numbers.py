"""Numbers as English copy writes them, with their values, units and kinds."""

from __future__ import annotations

import enum
import math
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from checker.annotations.dates import DateMention, Shape, dates
from checker.annotations.forms import forms
from checker.annotations.numerals import MAGNITUDES, ONES, ORDINALS, PARTS, SHORT_MAGNITUDES, TENS, read_numeral, read_words
from checker.annotations.tokens import tokens
from checker.document import Document, annotation
from checker.lazy import regex
from checker.shipped import rows_of

# Digits in a row beyond this are no number of news.
LONGEST = 40
_DIGITS = regex(r"\d+(?:[.,٫٬·'’，．]\d+)*")
_LONGER_DIGITS = regex(
    # Groups parted by spaces: a plain space counts only where a second group, a decimal comma or a unit leaves no doubt.
    r"(?<![\w.,+])\d{1,3}(?:(?:[\u00a0\u2009\u202f]\d{3}){1,8}(?:[.,]\d+)?"
    r"|(?: \d{3}){2,8}(?:[.,]\d+)?|(?: \d{3}){1,8},\d+)(?!\w| \d)"
    r"|(?<=[a-z$€£] )\d{1,3} \d{3}(?= (?:people|men|women|children|percent|per cent|million|[a-z]{3,}s|[A-Z]{3})\b)"
    r"|\d+/\d+(?=\s?(?:%|٪|per\s?cent\b))"
)
# The patterns for words read a lower-case copy of the text, only where one of these words stands.
_WORD = regex(r"[a-z]+")
_NUMBER_WORDS = frozenset((*ONES, *TENS, *ORDINALS, *MAGNITUDES, *PARTS)) - {"lakh", "crore", "milliard"}
_LEAD = regex(r"\b(?:half an?|half|an?) \Z")
_CARDINAL = "|".join(sorted((*ONES, *TENS), key=len, reverse=True))
_BIG = "hundred|thousand|million|billion|trillion|dozen"
_SPELLED = regex(
    rf"(?:(?P<lead>half an?|half|an?)\s(?={_BIG})|(?=(?:{_CARDINAL})\b))"
    rf"(?P<words>(?:{_CARDINAL}|{_BIG})(?:[-\s](?:and\s)?(?:{_CARDINAL}|{_BIG})\b){{0,16}})\b"
    r"(?P<plus>[\s-]and[\s-]a[\s-]half(?:\s(?P<big>thousand|million|billion|trillion))?\b)?"
)
_ORDINAL = regex(rf"(?:(?P<tens>{'|'.join(TENS)})[- ])?(?P<unit>{'|'.join(sorted(ORDINALS, key=len, reverse=True))})\b")
_PART = "half|third|quarter|fifth|tenth"
_FRACTION = regex(
    rf"(?P<top>an?|one|two|three|four)[- ](?P<part>{_PART})s?\b(?:(?=\s(?:of|more|less|higher|lower)\b)|(?<=\bby a \w{{4}})"
    rf"|(?<=\bby a \w{{5}})|(?<=\bby a \w{{7}}))|(?P<half>half)(?=\s(?:of|the|its|their)\b)"
)
_SIGN = regex(
    r"(?:(?P<sign>(?:\b(?:US|R|A|C|HK|NZ|S|NT|CA|AU)\s?)?[$]|[£€¥￥₽₹₴₺₩₪₫₦]|\b(?:USD|EUR|GBP|CNY|RMB|RUB|INR|Rs\.?|CHF|JPY))\s?"
    r"|(?P<percent>[%٪]))\Z"
)
_SIGNS = dict(
    pair.split("=")
    for pair in "£=GBP €=EUR ¥=JPY ￥=CNY ₽=RUB ₹=INR ₴=UAH ₺=TRY ₩=KRW ₪=ILS ₫=VND ₦=NGN RMB=CNY Rs=INR =USD US=USD R=BRL "
    "A=AUD AU=AUD C=CAD CA=CAD HK=HKD NZ=NZD S=SGD NT=TWD".split()
)
_MAGNITUDE = regex(
    rf"(?:[-\s](?:ten(?=\s(?:thousand|million))|(?:{'|'.join(MAGNITUDES)})(?:s\b(?!\sof\b)|\b))){{1,4}}", re.IGNORECASE
)
_SHORT = regex(rf"\s?({'|'.join(sorted(SHORT_MAGNITUDES, key=len, reverse=True))})\b", re.IGNORECASE)
_UNIT = regex(
    r"(?P<gap>[-\s]?)(?:of\sa\s)?(?P<first>[%٪％°€£$₽₴₹]|[^\W\d_]+(?:/h|[23²³]\b)?)(?:[ \u00a0-](?P<second>[^\W\d_]+))?"
)
_TIME = regex(
    r"(?P<h>\d{1,2})(?:[:.](?P<m>\d{2}))?\s?(?P<half>[ap])\.?m\b\.?|(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?(?![\d:]|"
    r"[.,]\d)|(?P<four>[012]\d[0-5]\d)(?=\s?(?:GMT|UTC|BST|hours\b|local time))",
    re.IGNORECASE,
)
_ORDINAL_ENDING = regex(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_JOINED = regex(r"(\d+)([-–:])\Z")
_COUNTED = regex(r"[\s-](?:[A-Za-z-]+\s)?(?:people|men|women|children|police|[a-z]{3,}s)\b")
_THOUSANDS_WITH_POINT = regex(r"[1-9]\d{0,2}\.\d{3}\Z")
_APART = regex(r"[-\s]+")
_IN = regex(r"\b[Ii]n\s\Z")
_SCALE = regex(r"[\s-](?:basis\s)?(?:points|times|lengths|runs|births|marks|goals|assists|standard)\b")


class Kind(enum.StrEnum):
    """What a number counts or names."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    PERCENT = "percent"
    MONEY = "money"
    MEASURE = "measure"
    YEAR = "year"
    DATE = "date"
    TIME = "time"
    SCORE = "score"
    CODE = "code"


class Number(NamedTuple):
    """A number in the text.

    ``start`` and ``end`` (code points) take in a currency sign, a magnitude and a unit. ``value`` is in units of
    ``unit``, magnitudes multiplied out (2.8 million is 2800000); a time is in minutes since midnight; a code such as
    F-16 or a version has ``None``. ``unit`` is an ISO 4217 code, ``%``, ``%pt`` or the singular of a measure
    (``kilometre``); empty for things counted. ``digits`` is the numeral as written and ``at`` where it begins; empty
    and -1 where the number is in words. ``well_formed`` is false where the numeral is written as English does not write
    it; ``value`` is then what it means in the locale that writes it so.
    """

    start: int
    end: int
    value: Decimal | None
    kind: Kind
    unit: str = ""
    digits: str = ""
    at: int = -1
    magnitude: int = 1
    well_formed: bool = True


def _units() -> dict[str, tuple[str, Kind]]:
    """Forms of units to their canonical name and kind, from ``data/units.tsv``."""
    found: dict[str, tuple[str, Kind]] = {}
    for name, kind, listed in rows_of("checker.annotations", "data/units.tsv"):
        found.update(dict.fromkeys(listed.split(","), (name, Kind(kind))))
    return found


UNITS = _units()


@annotation
def numbers(document: Document) -> tuple[Number, ...]:
    """Every number of the draft in order, without overlaps, in digits and in words.

    Numbers that belong to a date have the kind ``date``, its year included; a year on its own is ``year``.
    """
    every, places = tokens(document), forms(document).places
    starts = [every[at].start for word in places.keys() & _NUMBER_WORDS for at in places[word]]
    for form in places:  # twenty-one, two-thirds
        if (
            len(form) > 3
            and not form.isalpha()
            and (parts := [m.start() for m in _WORD.finditer(form) if m[0] in _NUMBER_WORDS])
        ):
            starts += [every[at].start + part for at in places[form] for part in parts]
    return _numbers(document.prose, dates(document), sorted(starts))


def _lower(text: str) -> str:
    """The text in small letters, place for place: one letter becomes longer otherwise."""
    return text.replace("İ", "i").lower()


def _numbers(text: str, mentions: tuple[DateMention, ...], starts: Iterable[int]) -> tuple[Number, ...]:
    """The numbers of a text, with the dates in it and the places where words stand that may be numbers."""
    found: list[Number] = []
    done = 0
    for match in _DIGITS.finditer(text):
        if match.start() >= done:
            found.append(_in_digits(text, _LONGER_DIGITS.match(text, match.start()) or match))
            done = found[-1].end
    lower = _lower(text)
    done = 0
    for start in starts:
        if start >= done and not lower[start - 1 : start].isalnum():
            number = _in_words(lower, start)
            if number is not None:
                found.append(number)
                done = number.end
    # The longer reading wins where two begin at one place: "two-thirds of" over "two".
    found.sort(key=lambda number: (number.start, -number.end))
    spans = [(date.start, date.end) for date in mentions if date.shape is not Shape.WEEKDAY]
    kept: list[Number] = []
    at = 0
    for number in found:
        if kept and number.start < kept[-1].end:
            continue
        while at < len(spans) and spans[at][1] <= number.start:
            at += 1
        if at < len(spans) and spans[at][0] <= number.start:
            number = number._replace(kind=Kind.DATE, unit="")
        kept.append(number)
    return tuple(kept)


def _in_digits(text: str, match: re.Match[str]) -> Number:
    """The number that a match of digits belongs to, with its sign, magnitude and unit."""
    start, end = match.span()
    digits = match[0]
    plain = Number(start, end, None, Kind.CODE, digits=digits, at=start)
    time = _TIME.match(text, start)
    if time and time.end() >= end:
        return plain._replace(end=time.end(), kind=Kind.TIME, value=_minutes(time))
    if text[start - 1 : start].isalpha() and not _SIGN.search(text, max(0, start - 4), start):
        return plain
    if text[start - 1 : start] in ("-", "_", "/", "#") and text[start - 2 : start - 1].isalpha():
        return plain
    if len(digits) > LONGEST:
        return plain
    numeral = read_numeral(digits)
    if numeral.value is None:
        return plain._replace(well_formed=numeral.well_formed)
    value, kind, unit = numeral.value, Kind.CARDINAL, ""
    sign = _SIGN.search(text, max(0, start - 6), start)
    if sign and sign["sign"]:
        name = sign["sign"].rstrip("$. ") if sign["sign"] != "$" else ""
        start, kind, unit = sign.start(), Kind.MONEY, _SIGNS.get(name, name)
    elif sign:
        start, kind, unit = sign.start(), Kind.PERCENT, "%"
    ordinal = _ORDINAL_ENDING.match(text, end)
    if ordinal:
        return plain._replace(end=ordinal.end(), kind=Kind.ORDINAL, value=value)
    magnitude, end, english = _magnitude(text, end, kind)
    if kind is Kind.CARDINAL:
        kind, unit, end = _unit(text, end, kind)
    if kind is Kind.CARDINAL and magnitude == 1:
        kind = _bare_kind(text, start, end, digits)
    if magnitude == 1 and _THOUSANDS_WITH_POINT.match(digits) and _means_thousands(text, match.end(), digits, kind, unit):
        return Number(start, end, value * 1_000, kind, unit, digits, match.start(), 1, False)
    well_formed = numeral.well_formed and english
    return Number(start, end, value * magnitude, kind, unit, digits, match.start(), magnitude, well_formed)


def _magnitude(text: str, end: int, kind: Kind) -> tuple[int, int, bool]:
    """The factor of the words behind digits that end at ``end`` (*million*, *bn*), their end, and whether English has them."""
    long = _MAGNITUDE.match(text, end)
    if long:
        words = _APART.split(long[0].lower().strip("- \n"))
        factors = (10 if word == "ten" else MAGNITUDES[word.removesuffix("s")] for word in words)
        return math.prod(factors), long.end(), words[0] != "ten"
    short = _SHORT.match(text, end)
    if short and (kind is Kind.MONEY or short[1].lower() not in ("m", "k") or _COUNTED.match(text, short.end())):
        return SHORT_MAGNITUDES[short[1].lower()], short.end(), True
    return 1, end, True


def _means_thousands(text: str, end: int, digits: str, kind: Kind, unit: str) -> bool:
    """Whether 25.000 is twenty-five thousand: nobody writes three decimals of a household, few of a sum of money."""
    if digits.endswith("000"):
        return kind is not Kind.PERCENT
    if kind is Kind.MONEY:
        return digits.endswith("0") or digits.index(".") > 1  # 1.085 may be an exchange rate
    if kind is Kind.MEASURE:
        return digits.endswith("0") and unit not in ("second", "minute")
    return kind is Kind.CARDINAL and _COUNTED.match(text, end) is not None and not _SCALE.match(text, end)


def _unit(text: str, end: int, kind: Kind) -> tuple[Kind, str, int]:
    """Kind, unit and end of a numeral that ends at ``end``: those of the unit behind it, or ``kind`` and none."""
    match = _UNIT.match(text, end)
    if match is None:
        return kind, "", end
    first, second = match["first"], match["second"]
    if second:
        both = UNITS.get(f"{first} {second}") or UNITS.get(f"{first} {second}".lower())
        if both:
            return both[1], both[0], match.end()
    known = UNITS.get(first) or (UNITS.get(first.lower()) if len(first) > 3 else None)
    if known is None or (first == "won" and second in ("the", "a", "by", "in")):
        return kind, "", end
    return known[1], known[0], match.end("first")


def _bare_kind(text: str, start: int, end: int, digits: str) -> Kind:
    """The kind of a numeral with neither sign nor unit."""
    left = _JOINED.search(text, max(0, start - 6), start)
    joins = text[end : end + 1] in ("-", "–", ":") and text[end + 1 : end + 2].isdigit()
    if len(digits) <= 3 and (left or joins) and not _COUNTED.match(text, end):
        return Kind.SCORE
    if len(digits) == 4 and digits.isdigit() and 1100 <= int(digits) <= 2199:
        return Kind.CARDINAL if _COUNTED.match(text, end) and not _IN.search(text[start - 3 : start]) else Kind.YEAR
    if text[end : end + 1].isalpha():
        return Kind.CODE
    return Kind.CARDINAL


def _in_words(lower: str, at: int) -> Number | None:
    """The number in words that the word at ``at`` belongs to: cardinal, fraction or ordinal."""
    lead = _LEAD.search(lower, max(0, at - 8), at)
    begin = lead.start() if lead else at
    fraction = _FRACTION.match(lower, begin)
    if fraction:
        value = Decimal(ONES.get(fraction["top"] or "one", 1)) / PARTS[fraction["part"] or "half"]
        return Number(begin, fraction.end(), value, Kind.FRACTION)
    ordinal = _ORDINAL.match(lower, at)
    if ordinal:
        tens = TENS[ordinal["tens"]] * 10 if ordinal["tens"] else 0
        return Number(at, ordinal.end(), Decimal(tens + ORDINALS[ordinal["unit"]]), Kind.ORDINAL)
    spelled = _SPELLED.match(lower, begin) or _SPELLED.match(lower, at)
    return _cardinal(lower, spelled) if spelled else None


def _cardinal(lower: str, match: re.Match[str]) -> Number | None:
    """The cardinal of a match of ``_SPELLED``, or ``None`` where its words are no one number."""
    words = _APART.split(match["words"])
    if words == ["one"] and not match["plus"]:  # nearly always the pronoun; a counted one says no more than "a"
        return None
    value = read_words(words)
    if value is None:
        return None
    if (match["lead"] or "").startswith("half"):
        value /= 2
    if match["plus"]:
        # two and a half million; two million and a half
        unit_of_half = MAGNITUDES[words[-1]] if MAGNITUDES.get(words[-1], 0) > 1_000 else 1
        value = (value + Decimal(unit_of_half) / 2) * (MAGNITUDES[match["big"]] if match["big"] else 1)
    kind, unit, end = _unit(lower, match.end(), Kind.CARDINAL)
    return Number(match.start(), end, value, kind, unit)


def _minutes(time: re.Match[str]) -> Decimal | None:
    """Minutes since midnight of a match of ``_TIME``; ``None`` for a time that no clock shows."""
    if time["four"]:
        hour, minute = int(time["four"][:2]), int(time["four"][2:])
    else:
        hour, minute = int(time["h"] or time["hour"]), int(time["m"] or time["minute"] or 0)
    if time["half"]:
        hour = hour % 12 + (12 if time["half"].lower() == "p" else 0)
    return Decimal(60 * hour + minute) if hour < 25 and minute < 60 else None
