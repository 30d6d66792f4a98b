"""Numbers of the draft as they are compared with those of the source: what ``numbers`` reads, and shares and multiples."""

from __future__ import annotations

from checker.annotations.numbers import Kind, Number, numbers
from checker.annotations.source_quantities import Quantity, Sort
from checker.document import Document, annotation
from checker.lazy import regex
from checker.shipped import rows_of

_SORT = {Kind.PERCENT: Sort.PERCENT, Kind.ORDINAL: Sort.ORDINAL, Kind.FRACTION: Sort.SHARE}


# Words that name a number without being one: they answer a number of the source, but nobody misses it where it has none.
def _words() -> dict[str, tuple[float, Sort]]:
    rows = rows_of("checker.annotations", "data/english_quantities.tsv")
    return {word: (float(value), Sort(sort)) for word, value, sort in rows}


_WORDS = _words()
_WORD = regex(r"(?<![A-Za-z])(?:(?P<count>one|two|three|four|five|six|seven|eight|nine)[\s-])?(?P<word>[A-Za-z]+)(?![A-Za-z])")
_A = regex(r"\ba \Z")
_DIGITS = regex(r"\d+")
_AND_A_HALF = regex(r"\b(?P<count>an?|one|two|three|four|five|six|seven|eight|nine) (?P<unit>[a-z]+) and a half\b")
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten"
_FRACTION = regex(r"(?<![\w./,$£€-])(\d)/(\d{1,2})(?![\w/]|[.,]\d)")
_IN = regex(
    rf"(?<![\w.,])(?P<part>{_SMALL}|\d) (?:in|out of|of every|in every|of each) (?P<whole>{_SMALL}|\d{{1,3}})"
    r"(?![\w%]|[.,]\d| (?:years|months|weeks|days|hours|minutes|seconds|games|matches))"
)
_COUNTS = {word: value for value, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}


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
            if match["count"] and match.start() not in hard:  # six and eight
                value = float(_COUNTS[match["count"]])
                found.append(Quantity(*match.span("count"), (value,), soft=True, spelled=True))
            continue
        value, sort = known
        if match["count"] and sort is Sort.SHARE:
            value *= _COUNTS[match["count"]]
            found.append(Quantity(match.start(), match.end(), (value,), sort, match.start() not in hard, True))
        elif sort is Sort.SHARE and _A.search(lower, max(0, match.start("word") - 4), match.start("word")):
            found = [one._replace(soft=True) if one.start == match.start("word") else one for one in found]  # a third of them
            found.append(Quantity(match.start("word"), match.end(), (value,), sort, False, True))
        elif match["count"] and value in (10, 12, 100):  # seven decades, two dozen
            found.append(Quantity(*match.span(), (value * _COUNTS[match["count"]],), sort, True, True))
        elif match.start("word") not in hard:
            found.append(Quantity(match.start("word"), match.end(), (value,), sort, True, True))
    for match in _AND_A_HALF.finditer(lower):  # a year and a half
        count = {"a": 1, "an": 1}.get(match["count"], _COUNTS.get(match["count"], 1))
        many = {"decade": 10.0, "decades": 10.0, "century": 100.0, "dozen": 12.0}.get(match["unit"], 1.0)
        found = [one._replace(soft=True) if match.start() <= one.start < match.end() else one for one in found]
        found.append(Quantity(match.start(), match.end(), (many * (count + 0.5), count + 0.5), soft=True, spelled=True))
    for match in _IN.finditer(lower):  # one in four, nine out of ten
        part, whole = (float(_COUNTS.get(match[group]) or match[group]) for group in ("part", "whole"))
        if 0 < part < whole:
            found = [one._replace(soft=True) if match.start() <= one.start < match.end() else one for one in found]
            found.append(Quantity(*match.span(), (part / whole,), Sort.SHARE, True, True))
    for match in _FRACTION.finditer(prose):
        if 0 < int(match[1]) < int(match[2]):
            found = [one._replace(soft=True) if match.start() <= one.start < match.end() else one for one in found]
            found.append(Quantity(*match.span(), (int(match[1]) / int(match[2]),), Sort.SHARE, True))
    for match in _DIGITS.finditer(prose):  # F-16, 1990s, Covid-19: the digits may answer, whatever they are
        if len(match[0]) < 12:
            value = float(match[0])
            found.append(
                Quantity(match.start(), match.end(), (value, value % 100) if 1900 <= value < 2100 else (value,), soft=True)
            )
    return tuple(sorted(found, key=lambda quantity: (quantity.start, quantity.soft)))


# What ``numbers`` leaves to the reader: 4.1 million of them, $1 tln.
_MAGNITUDE = regex(
    r"[\s-](?:(?P<thousand>thousand)|(?P<million>million|mln)|(?P<billion>billion|bln)|(?P<trillion>trillion|tln))\b"
)
_FACTORS = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}


def _quantity(prose: str, number: Number) -> Quantity | None:
    """A number of the draft as one of the source would be; ``None`` for one that is none."""
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
    soft = (
        number.kind in (Kind.DATE, Kind.TIME, Kind.CODE, Kind.YEAR, Kind.SCORE)
        or a_day
        or (sort is Sort.ORDINAL and value <= 2)
    )
    return Quantity(number.start, end, values, sort, soft, not number.digits, unit=number.unit)
