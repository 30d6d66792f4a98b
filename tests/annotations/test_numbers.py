"""Numbers of English copy: values, kinds, units and exact spans."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.annotations.numbers import Kind, Number, numbers
from checker.annotations.numerals import read_numeral, read_words
from checker.document import Document

ONE = [
    ("rose to 2.8 million tonnes", "2.8 million tonnes", "2800000", Kind.MEASURE, "tonne"),
    ("up 12% on last year", "12%", "12", Kind.PERCENT, "%"),
    ("up 3 percentage points", "3 percentage points", "3", Kind.PERCENT, "%pt"),
    ("a $148.6 million loss", "$148.6 million", "148600000", Kind.MONEY, "USD"),
    ("hid £1.3m in tax", "£1.3m", "1300000", Kind.MONEY, "GBP"),
    ("paid R$18.6 million", "R$18.6 million", "18600000", Kind.MONEY, "BRL"),
    ("cost 80,000 yuan then", "80,000 yuan", "80000", Kind.MONEY, "CNY"),
    ("half a million people", "half a million", "500000", Kind.CARDINAL, ""),
    ("two and a half million", "two and a half million", "2500000", Kind.CARDINAL, ""),
    ("two hundred and five thousand", "two hundred and five thousand", "205000", Kind.CARDINAL, ""),
    ("about two-thirds of it", "two-thirds", str(Decimal(2) / 3), Kind.FRACTION, ""),
    ("fell by a quarter", "a quarter", "0.25", Kind.FRACTION, ""),
    ("the twenty-first time", "twenty-first", "21", Kind.ORDINAL, ""),
    ("in the 19th century", "19th", "19", Kind.ORDINAL, ""),
    ("founded in 1956 by", "1956", "1956", Kind.YEAR, ""),
    ("nearly 2000 people", "2000", "2000", Kind.CARDINAL, ""),
    ("at 8:30 p.m. sharp", "8:30 p.m.", "1230", Kind.TIME, ""),
    ("a 1,300km road", "1,300km", "1300", Kind.MEASURE, "kilometre"),
    ("about 1,20,000 rupees", "1,20,000 rupees", "120000", Kind.MONEY, "INR"),
]
FOREIGN = [
    ("25.000 households", "25000"),
    ("14.300.000 euros", "14300000"),
    ("1 850 000,50 euros", "1850000.50"),
    ("1,0000 people", "10000"),
    ("35/4 percent", "35.4"),
    ("4,7 million", "4700000"),
    ("3.2 ten thousand mu", "32000"),
    ("٢٫٨", "2.8"),
    ("1.200,00 million", "1200000000"),
]


def english_numbers(text: str) -> tuple[Number, ...]:
    return numbers(Document(text))


@pytest.mark.parametrize(("text", "found", "value", "kind", "unit"), ONE)
def test_one_number(text: str, found: str, value: str, kind: Kind, unit: str) -> None:
    (number,) = english_numbers(text)
    assert text[number.start : number.end] == found
    assert (number.value, number.kind, number.unit, number.well_formed) == (Decimal(value), kind, unit, True)


@pytest.mark.parametrize(("text", "value"), FOREIGN)
def test_numbers_of_other_locales_are_read_as_meant(text: str, value: str) -> None:
    (number,) = english_numbers(text)
    assert number.value == Decimal(value)
    assert not number.well_formed


def test_dates_scores_and_codes_are_told_apart() -> None:
    found = english_numbers("On 1 July 1990 the F-16 squad of COVID-19 survivors won 27-24 before 6,418 fans.")
    kinds = [number.kind for number in found]
    assert kinds == [Kind.DATE, Kind.DATE, Kind.CODE, Kind.CODE, Kind.SCORE, Kind.SCORE, Kind.CARDINAL]


def test_one_is_a_pronoun_and_years_in_words_are_no_sum() -> None:
    assert english_numbers("No one knows which one it was.") == ()
    assert read_words(["nineteen", "forty"]) is None


def test_space_groups_need_no_doubt() -> None:
    assert read_numeral("10 000").value == 10_000
    assert [number.digits for number in english_numbers("Flight 370 239 left")] == ["370", "239"]


def test_positions_hold_after_a_letter_whose_lower_form_is_longer() -> None:
    text = "İzmir sent two hundred trucks"
    (number,) = english_numbers(text)
    assert text[number.start : number.end] == "two hundred"
