"""Numbers of the draft as they are compared with those of the source: what ``numbers`` reads, and shares and multiples."""

from __future__ import annotations

import re

from checker.annotations.numbers import Kind, Number, numbers
from checker.annotations.source_numbers import Quantity, Sort
from checker.document import Document, annotation

_SORT = {Kind.PERCENT: Sort.PERCENT, Kind.ORDINAL: Sort.ORDINAL, Kind.FRACTION: Sort.SHARE}
# Words that name a number without being one. They answer a number of the source, but nobody misses it where it has none.
_WORDS = {
    "half": (0.5, Sort.SHARE), "halved": (0.5, Sort.SHARE), "halves": (0.5, Sort.SHARE), "third": (1 / 3, Sort.SHARE),
    "thirds": (1 / 3, Sort.SHARE), "quarter": (0.25, Sort.SHARE), "quarters": (0.25, Sort.SHARE), "fifth": (0.2, Sort.SHARE),
    "fifths": (0.2, Sort.SHARE), "tenth": (0.1, Sort.SHARE), "tenths": (0.1, Sort.SHARE),
    "once": (1.0, Sort.TIMES), "twice": (2.0, Sort.TIMES), "double": (2.0, Sort.TIMES), "doubled": (2.0, Sort.TIMES),
    "doubles": (2.0, Sort.TIMES), "doubling": (2.0, Sort.TIMES), "twofold": (2.0, Sort.TIMES), "thrice": (3.0, Sort.TIMES),
    "triple": (3.0, Sort.TIMES), "tripled": (3.0, Sort.TIMES), "tripling": (3.0, Sort.TIMES), "treble": (3.0, Sort.TIMES),
    "trebled": (3.0, Sort.TIMES), "threefold": (3.0, Sort.TIMES), "quadruple": (4.0, Sort.TIMES),
    "quadrupled": (4.0, Sort.TIMES), "fourfold": (4.0, Sort.TIMES), "quintupled": (5.0, Sort.TIMES), "fivefold": (5.0, Sort.TIMES),
    "tenfold": (10.0, Sort.TIMES), "one": (1.0, Sort.NUMBER), "both": (2.0, Sort.NUMBER), "couple": (2.0, Sort.NUMBER),
    "pair": (2.0, Sort.NUMBER), "twin": (2.0, Sort.NUMBER), "twins": (2.0, Sort.NUMBER), "bilateral": (2.0, Sort.NUMBER),
    "trio": (3.0, Sort.NUMBER), "triplets": (3.0, Sort.NUMBER), "trilateral": (3.0, Sort.NUMBER), "dozen": (12.0, Sort.NUMBER),
    "dozens": (12.0, Sort.NUMBER), "decade": (10.0, Sort.NUMBER), "century": (100.0, Sort.NUMBER), "fortnight": (2.0, Sort.NUMBER),
    "tens": (10.0, Sort.NUMBER), "hundreds": (100.0, Sort.NUMBER), "thousands": (1e3, Sort.NUMBER), "millions": (1e6, Sort.NUMBER),
    "hundred": (100.0, Sort.NUMBER), "thousand": (1e3, Sort.NUMBER), "million": (1e6, Sort.NUMBER), "billion": (1e9, Sort.NUMBER),
    "first": (1.0, Sort.ORDINAL), "second": (2.0, Sort.ORDINAL), "millennium": (1e3, Sort.NUMBER), "all": (1.0, Sort.NUMBER),
    "thirdly": (3.0, Sort.ORDINAL), "fourthly": (4.0, Sort.ORDINAL), "fifthly": (5.0, Sort.ORDINAL),
    "noon": (12.0, Sort.NUMBER), "midnight": (24.0, Sort.NUMBER), "two": (2.0, Sort.NUMBER), "three": (3.0, Sort.NUMBER), "four": (4.0, Sort.NUMBER), "five": (5.0, Sort.NUMBER),
}  # fmt: skip
_WORD = re.compile(r"(?<![A-Za-z])(?:(?P<count>one|two|three|four|five|six|seven|eight|nine)[\s-])?(?P<word>[A-Za-z]+)(?![A-Za-z])")
_DIGITS = re.compile(r"\d+")
_COUNTS = {word: value for value, word in enumerate("one two three four five six seven eight nine".split(), 1)}


@annotation
def english_quantities(document: Document) -> tuple[Quantity, ...]:
    """Every number of the draft in order of place. Dates, times and codes are ``soft``: they answer, and are not missed."""
    found = [quantity for number in numbers(document) if (quantity := _quantity(document.prose, number)) is not None]
    hard = {quantity.start for quantity in found if not quantity.soft}
    prose = document.prose
    lower = prose.replace("İ", "i").lower()
    for match in _WORD.finditer(lower):
        known = _WORDS.get(match["word"])
        if known is None:
            continue
        value, sort = known
        if match["count"] and sort is Sort.SHARE:
            value *= _COUNTS[match["count"]]
            found.append(Quantity(match.start(), match.end(), (value,), sort, match.start() not in hard, True))
        elif match.start("word") not in hard:
            found.append(Quantity(match.start("word"), match.end(), (value,), sort, True, True))
    for match in _DIGITS.finditer(prose):  # F-16, 1990s, Covid-19: the digits may answer, whatever they are
        if len(match[0]) < 12:
            value = float(match[0])
            found.append(Quantity(match.start(), match.end(), (value, value % 100) if 1900 <= value < 2100 else (value,), soft=True))
    return tuple(sorted(found, key=lambda quantity: (quantity.start, quantity.soft)))


# What ``numbers`` leaves to the reader: 4.1 million of them, $1 tln.
_MAGNITUDE = re.compile(r"[\s-](?:(?P<thousand>thousand)|(?P<million>million|mln)|(?P<billion>billion|bln)|(?P<trillion>trillion|tln))\b")
_FACTORS = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}


def _quantity(prose: str, number: Number) -> Quantity | None:
    if number.value is None:
        return None
    sort, value, end = _SORT.get(number.kind, Sort.NUMBER), float(number.value), number.end
    values: tuple[float, ...] = (value,)
    if number.kind is Kind.TIME:  # in minutes; its hour may answer too
        hour, minute = divmod(value, 60)
        values = (value, hour, hour % 12, hour % 12 + minute / 100, hour + minute / 100)
    elif number.magnitude == 1 and number.digits:
        magnitude = _MAGNITUDE.match(prose, end)
        if magnitude and magnitude.lastgroup:
            values, end = (value * _FACTORS[magnitude.lastgroup],), magnitude.end()
    a_day = value == 24 and number.unit == "hour"
    soft = number.kind in (Kind.DATE, Kind.TIME, Kind.CODE, Kind.YEAR, Kind.SCORE) or a_day or (sort is Sort.ORDINAL and value <= 2)
    return Quantity(number.start, end, values, sort, soft, not number.digits, unit=number.unit)
