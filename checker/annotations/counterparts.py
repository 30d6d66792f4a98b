"""Numbers of the source beside those of the draft: which have no counterpart, and which stand for each other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from checker.annotations.alignment import LONGEST, Pair, sentence_pairs, source_text
from checker.annotations.english_quantities import english_quantities
from checker.annotations.source_dates import source_dates
from checker.annotations.source_language import source_language
from checker.annotations.source_numbers import reads_words, source_numbers
from checker.annotations.source_numerals import ascii_digits
from checker.annotations.source_quantities import Quantity, Sort, near
from checker.annotations.source_times import source_times
from checker.annotations.within import beginning_in
from checker.document import Document, annotation
from checker.lazy import regex

# One unit in another, by the names of units.tsv: what a translator may convert.
_CONVERSIONS = {
    ("kilometre", "mile"): 0.621371, ("metre", "foot"): 3.28084, ("metre", "yard"): 1.09361, ("centimetre", "inch"): 0.393701,
    ("centimetre", "foot"): 0.0328084, ("kilogram", "pound"): 2.20462, ("hectare", "acre"): 2.47105,
    ("square kilometre", "square mile"): 0.386102, ("square metre", "square foot"): 10.7639, ("litre", "gallon"): 0.264172,
    ("hectare", "square kilometre"): 0.01, ("kilometre", "metre"): 1000.0, ("day", "hour"): 24.0, ("week", "day"): 7.0,
    ("year", "month"): 12.0, ("hour", "minute"): 60.0, ("metre", "centimetre"): 100.0, ("tonne", "kilogram"): 1000.0,
    ("gram", "ounce"): 0.035274, ("jin", "kilogram"): 0.5,
    ("jin", "tonne"): 0.0005, ("jin", "pound"): 1.10231, ("mu", "hectare"): 1 / 15,
    ("mu", "acre"): 0.164737, ("mu", "square metre"): 666.667, ("mu", "square kilometre"): 1 / 1500, ("month", "week"): 4.345,
    ("year", "decade"): 0.1, ("tonne", "ton"): 1.10231,
    ("square metre", "hectare"): 0.0001, ("square metre", "acre"): 0.000247105, ("cubic metre", "litre"): 1000.0,
    ("square kilometre", "acre"): 247.105, ("millimetre", "inch"): 0.0393701, ("centimetre", "millimetre"): 10.0,
    ("kilogram", "gram"): 1000.0, ("gigawatt", "megawatt"): 1000.0,
}  # fmt: skip
# By the unit of the draft: that of the source, and the draft's number for each of the source's.
_CONVERTED: dict[str, list[tuple[str, float]]] = {}
for (_one, _other), _factor in _CONVERSIONS.items():
    _CONVERTED.setdefault(_other, []).append((_one, _factor))
    _CONVERTED.setdefault(_one, []).append((_other, 1 / _factor))
_RUN = regex(r"\d+")
# Digits that count nothing: round the clock, half and half, telephone numbers.
_ALWAYS = regex(r"24/7|50[/-]50|\+\d|\(\d{3}\)|\d{3}[ -]\d{3}[ -]\d|\d{3}-\d{4}")
_BRACKETED = regex(r"[(\[][^()\[\]]{0,24}\Z")
# Shares of the value by which a converted number and a rounded one may be off.
_CONVERSION_SLACK, _ROUNDING = 0.04, 0.03
_DEGREES = 1.5  # degrees Fahrenheit by which a converted temperature may be off
# What a percentage may be off from a share, in percent; a share from one; and from one in so many.
_PERCENT_SLACK, _SHARE_SLACK, _ONE_IN_SLACK = 1.0, 0.005, 1e-4
_FEWEST_FIGURES = 2  # significant figures of a number that nobody rounds
_BIG = 100  # of Japanese and Korean only numbers from here on are missed by themselves
# Names of units that say the same where a number beside them is the same.
_ALIKE = (
    {"tonne", "ton"},
    {"%", "%pt"},
    {"pound", "GBP", "EGP", "LBP", "SYP"},
    {"USD", "AUD", "CAD", "HKD", "NZD", "SGD", "TWD"},
    {"IRR", "SAR", "YER", "QAR", "OMR"},
    {"minute", "metre"},
)
# What stands between two numbers of one measure, and how many of the second unit make one of the first.
_WITH = regex(r"\W{0,2}[^\W\d]{1,12}(?:\sو\s?|\sve\s|,?\s)")
_SMALLER = {("kilometre", "metre"): 1000.0, ("metre", "centimetre"): 100.0, ("kilogram", "gram"): 1000.0}


class Unmatched(NamedTuple):
    """A number of the source (place in ``source_text``) and the number of the draft that stands in its place; one of
    them is ``None`` where nothing does."""

    pair: Pair
    source: Quantity | None
    target: Quantity | None


@annotation
def unmatched_numbers(document: Document) -> tuple[Unmatched, ...]:
    """Numbers without a counterpart of the same value in the aligned sentence, nor in the sentences beside it."""
    pairs = sentence_pairs(document)
    theirs = [quantities_of_source(document, pair) for pair in pairs]
    ours = [quantities_of_draft(document, pair) for pair in pairs]
    dated = [_date_values(document, pair) for pair in pairs]
    found: list[Unmatched] = []
    for index, pair in enumerate(pairs):
        if not pair.comparable:
            continue
        window = range(max(0, index - 1), min(len(pairs), index + 2))
        available = [quantity for at in window for quantity in ours[at]]
        given = [quantity for at in window for quantity in theirs[at]]
        dates = [value for at in window for value in dated[at]]
        missing = [one for one in theirs[index] if not _answered(one, available)]
        digits = _digits(document, [pairs[at] for at in window])
        extra = [one for one in ours[index] if not _given(one, given, dates)]
        found += [one for one in _paired(pair, missing, extra) if not _only_digits(document, one, digits)]
    language = source_language(document)
    source = source_text(document)
    return tuple(one for one in found if _comparable(one, language) or _share_of_them(one, source))


def _comparable(one: Unmatched, language: str) -> bool:
    """Whether the language is read well enough for the difference to mean anything: Japanese counts what English leaves
    uncounted, and of other languages the number words may not be known."""
    if language in ("ja", "ko"):
        big = [quantity for quantity in (one.source, one.target) if quantity is not None]
        return all(
            quantity.value >= _BIG or (len(big) == 2 and (quantity.sort is Sort.PERCENT or quantity.unit)) for quantity in big
        )
    if not reads_words(language) and one.target is not None:
        return one.source is not None and not one.target.spelled
    return True


def _share_of_them(one: Unmatched, source: str) -> bool:
    """Whether a number of a Japanese or Korean source is how many of those named before: 12人のうち3人, 12명 가운데 3명."""
    if one.source is None or one.target is not None:
        return False
    return source[max(0, one.source.start - 4) : one.source.start].rstrip(" 、").endswith(("うち", "内", "중", "가운데"))


def _digits(document: Document, pairs: Iterable[Pair]) -> frozenset[str]:
    """Every run of digits in some source sentences."""
    source = source_text(document)
    return frozenset(one for pair in pairs for one in _RUN.findall(ascii_digits(source[pair.source.start : pair.source.end])))


def _only_digits(document: Document, one: Unmatched, digits: frozenset[str]) -> bool:
    """Whether a number that the draft adds is digits that the source has, a telephone number, a sum in another
    currency in brackets, or what means *always*."""
    if one.source is not None or one.target is None:
        return False
    text = document.prose
    runs = _RUN.findall(document[one.target[:2]])
    if one.target.unit.isupper() and _BRACKETED.search(text, max(0, one.target.start - 32), one.target.start):
        return True  # (about 4.3 billion U.S. dollars)
    around = text[max(0, one.target.start - 12) : one.target.end + 12]
    return all(run in digits for run in runs) or _ALWAYS.search(around) is not None


class UnitDiffers(NamedTuple):
    """A number that is the same on both sides, in different units."""

    pair: Pair
    source: Quantity
    target: Quantity


@annotation
def unit_differences(document: Document) -> tuple[UnitDiffers, ...]:
    """Numbers of the draft whose value is right and whose unit or currency is another than the source's."""
    found: list[UnitDiffers] = []
    for pair in sentence_pairs(document):
        if not pair.comparable:
            continue
        theirs, ours = quantities_of_source(document, pair), quantities_of_draft(document, pair)
        for target in ours:
            alike = [one for one in theirs if any(near(value, other) for value in one.values for other in target.values)]
            if target.sort is Sort.PERCENT and alike and all(one.unit.isupper() for one in alike):  # $2 is not 2%
                found.append(UnitDiffers(pair, alike[0], target))
            if not target.unit or target.soft or target.sort is not Sort.NUMBER:
                continue
            units = {one.unit for one in alike}
            if alike and "" not in units and all(_another(unit, target.unit) for unit in units):
                found.append(UnitDiffers(pair, alike[0], target))
    return tuple(found)


def _another(unit: str, other: str) -> bool:
    """Whether a unit of the draft (``other``) is another than the source's, and no closer name of it."""
    return unit != other and not other.startswith(f"{unit} ") and not any({unit, other} <= pair for pair in _ALIKE)


def _text(document: Document, pair: Pair) -> str:
    """The source of a pair, as much of it as can be a few sentences."""
    return source_text(document)[pair.source.start : min(pair.source.end, pair.source.start + 4 * LONGEST)]


@annotation
def _read(document: Document) -> dict[Pair, list[Quantity]]:
    """What ``quantities_of_source`` has read so far."""
    return {}


def quantities_of_source(document: Document, pair: Pair) -> list[Quantity]:
    """The numbers of a source sentence that belong to no date or time; places in ``source_text``."""
    known = _read(document)
    if pair not in known:
        known[pair] = _quantities(document, pair)
    return known[pair]


def _quantities(document: Document, pair: Pair) -> list[Quantity]:
    """The numbers of a source sentence, read anew."""
    text, language = _text(document, pair), source_language(document)
    spans = [(date.start, date.end) for date in source_dates(text, language)]
    spans += [(time.start, time.end) for time in source_times(text, language)]
    return [
        quantity._replace(start=quantity.start + pair.source.start, end=quantity.end + pair.source.start)
        for quantity in _joined(text, source_numbers(text, language))
        if not any(start < quantity.end and quantity.start < end for start, end in spans)
    ]


def _joined(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The numbers, where two of one measure are one: 11 kilometres and 200 metres are 11.2 kilometres."""
    found: list[Quantity] = []
    for one in quantities:
        last = found[-1] if found else one
        size = _SMALLER.get((last.unit, one.unit))
        if size is not None and one.value < size and _WITH.fullmatch(text, last.end, one.start):
            whole = last.value + one.value / size
            found[-1] = last._replace(end=one.end, values=(whole,), parts=(last.value, one.value))
        else:
            found.append(one)
    return found


def _date_values(document: Document, pair: Pair) -> list[float]:
    """Every number that a date or time of a source sentence may put into the draft."""
    text, language = _text(document, pair), source_language(document)
    values: list[float] = []
    for date in source_dates(text, language):
        for day in date.days:
            values += [float(part) for part in day if part is not None]
            if day.year is not None:
                values.append(float(day.year % 100))
        if date.last_day is not None:
            values.append(float(date.last_day))
        values += [one for quantity in source_numbers(text[date.start : date.end], language) for one in quantity.values]
    for time in source_times(text, language):
        for minutes in time.minutes:
            values += [float(minutes), minutes // 60, minutes // 60 % 12, minutes % 60, minutes // 60 + (minutes % 60) / 100]
    return values


def quantities_of_draft(document: Document, pair: Pair) -> list[Quantity]:
    """The numbers of the draft in a sentence, in order; places are those of the whole draft."""
    return list(beginning_in(english_quantities(document), pair.target))


def same(source: Quantity, target: Quantity) -> bool:
    """Whether a number of the draft says what a number of the source says: its value, a rounding or a conversion."""
    for value in (*source.values, *source.parts):
        for other in target.values:
            if (
                near(value, other)
                or (1900 < value < 2100 and target.soft and other == value % 100)
                or (source.sort is Sort.TIMES and _times(value, target, other))
                or _share(source, value, target, other)
            ):
                return True
    return _rounded(source, target) or converted(source, target)


def _times(value: float, target: Quantity, other: float) -> bool:
    """Whether grown to so many times as much is said as a percentage or as so many times more."""
    if target.sort is Sort.PERCENT:
        return near(100 * value, other) or near(100 * (value - 1), other)
    return target.sort is Sort.NUMBER and near(value - 1, other)


def _share(source: Quantity, value: float, target: Quantity, other: float) -> bool:
    """Six tenths and 60 percent, half and 50 percent."""
    kinds = {source.sort, target.sort}
    if kinds == {Sort.PERCENT, Sort.SHARE}:
        percent, share = (value, other) if source.sort is Sort.PERCENT else (other, value)
        return abs(percent - 100 * share) < _PERCENT_SLACK
    if source.sort is Sort.ORDINAL and target.sort is Sort.SHARE and value:  # каждый третий, a third
        return near(1 / value, other) or abs(1 / value - other) < _ONE_IN_SLACK
    # A third of one million may come as 0.33; two thirds as 0.666….
    return source.sort is Sort.SHARE and target.sort is Sort.SHARE and abs(value - other) < _SHARE_SLACK


def _rounded(source: Quantity, target: Quantity) -> bool:
    """Whether the draft gives a number with fewer figures."""
    value, other = source.value, target.value
    if (target.spelled and target.soft) or value == 0 or abs(value - other) > _ROUNDING * abs(value):
        return False
    return _figures(other) < _figures(value) and _figures(value) > _FEWEST_FIGURES


def _figures(value: float) -> int:
    """Significant figures of a number as people would write it."""
    return len(f"{value:.10g}".replace(".", "").replace("e+", "").strip("0")) if value else 0


def converted(source: Quantity, target: Quantity) -> bool:
    """Whether the draft gives the number in another unit, rightly converted."""
    if target.value == 0 or source.value == 0:
        return False
    for unit, by in _CONVERTED.get(target.unit, ()):
        # Without a unit in the source, a round factor is as likely a slip of the decimal point.
        fits = source.unit == unit or (not source.unit and abs(math.log10(by)) % 1 > 1e-9)
        if fits and abs(target.value / source.value / by - 1) <= _CONVERSION_SLACK:
            return True
    if target.unit.startswith("degree"):
        return abs(source.value * 1.8 + 32 - target.value) < _DEGREES
    return False


def _answered(quantity: Quantity, available: Sequence[Quantity]) -> bool:
    """Whether numbers of the draft say what one of the source says, in one or in its parts."""
    if any(same(quantity, other) for other in available):
        return True
    return len(quantity.parts) > 1 and all(
        any(near(part, value) for other in available for value in other.values) for part in quantity.parts
    )


def _given(quantity: Quantity, given: Sequence[Quantity], dates: Iterable[float]) -> bool:
    """Whether a number of the draft is one of the source's, or part of one of its dates or times."""
    return any(same(other, quantity) for other in given) or any(near(value, quantity.value) for value in dates)


def _paired(pair: Pair, missing: list[Quantity], extra: list[Quantity]) -> list[Unmatched]:
    """Missing numbers with the numbers that stand in their place, likest first; then those that are left."""
    found: list[Unmatched] = []
    candidates = sorted(
        ((likeness(one, other, pair), one, other) for one in missing for other in extra if _may_stand_for(one, other)),
        key=lambda candidate: -candidate[0],
    )
    used: set[int] = set()
    for _, one, other in candidates:
        if id(one) not in used and id(other) not in used and not any(_overlap(other, done.target) for done in found):
            used |= {id(one), id(other)}
            found.append(Unmatched(pair, one, other))
    counted = (Sort.NUMBER, Sort.PERCENT)
    found += [
        Unmatched(pair, one, None)
        for one in missing
        if id(one) not in used and not one.soft and one.sort in counted and not (one.sort is Sort.PERCENT and one.value == 100)
    ]
    found += [
        Unmatched(pair, None, other)
        for other in extra
        if id(other) not in used and not other.soft and not other.spelled and other.sort in counted
        if not any(_overlap(other, done.target) for done in found)
    ]
    return found


def _overlap(first: Quantity, second: Quantity | None) -> bool:
    return second is not None and first.start < second.end and second.start < first.end


def _may_stand_for(source: Quantity, target: Quantity) -> bool:
    """Whether a number of the draft may be a wrong rendering of one of the source: both are surely numbers, of sorts that one
    may be taken for the other."""
    if source.soft and target.soft and source.sort is target.sort is Sort.ORDINAL:
        return min(source.value, target.value) > 1  # the second flight for the third; the first is many things
    if source.soft and (target.soft or source.sort is not target.sort or source.sort is not Sort.ORDINAL):
        return False
    if source.sort is Sort.ORDINAL and target.sort is Sort.SHARE:  # each fifth, one in four
        return source.value > 2 and target.value <= 0.5
    if target.soft:
        return target.sort is source.sort and target.sort in (Sort.SHARE, Sort.TIMES, Sort.ORDINAL)
    return not (source.sort is Sort.ORDINAL) ^ (target.sort is Sort.ORDINAL) or source.value >= 3


def likeness(source: Quantity, target: Quantity, pair: Pair) -> float:
    """How likely one number stands for the other: same sort and unit, same figures, same place in the sentence."""
    score = 2.0 * (source.sort is target.sort) + 2.0 * (bool(source.unit) and source.unit == target.unit)
    if source.value > 0 and target.value > 0:
        power = math.log10(target.value / source.value)
        score += 2.0 if abs(power - round(power)) < 1e-6 else max(0.0, 1.0 - abs(power))
    if sorted(f"{source.value:g}") == sorted(f"{target.value:g}"):
        score += 1.5
    place = (source.start - pair.source.start) / max(1, pair.source.end - pair.source.start)
    other = (target.start - pair.target.start) / max(1, pair.target.end - pair.target.start)
    return score - abs(place - other)


def in_english(value: float) -> str:
    """A value as English copy would write it: 2.8 million, 1,245."""
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:,.6g} {name}"
    return f"{value:,.10g}"
