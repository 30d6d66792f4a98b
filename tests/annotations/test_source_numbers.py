"""Numbers of source texts by value."""

from __future__ import annotations

import pytest

from checker.annotations.source_numbers import source_numbers
from checker.annotations.source_quantities import Sort


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("٢٫٨ مليون طن", "ar", 2_800_000),
        ("أحد عشر عاملاً", "ar", 11),
        ("اثنان وعشرون آخرون", "ar", 22),
        ("3 آلاف و500 شخص", "ar", 3_500),
        ("۳/۵ درصد", "fa", 3.5),
        ("بیست و سه کارگر", "fa", 23),
        ("۲ هزار و ۵۰۰ نفر", "fa", 2_500),
        ("1 245 виїздів", "uk", 1_245),
        ("12,75 млрд рублей", "ru", 12_750_000_000),
        ("полтора миллиона", "ru", 1_500_000),
        ("1 млн 200 тыс. человек", "ru", 1_200_000),
        ("3120.5万吨", "zh", 31_205_000),
        ("2.34万亿元", "zh", 2_340_000_000_000),
        ("一亿二千万", "zh", 120_000_000),
        ("三千五百人", "zh", 3_500),
        ("１万０３６３", "ja", 10_363),
        ("1.250 konut", "tr", 1_250),
        ("on iki ev", "tr", 12),
        ("bir buçuk milyon", "tr", 1_500_000),
        ("tres mil millones", "es", 3_000_000_000),
        ("mil novecientos treinta y cinco", "es", 1_935),
        ("quatre-vingt-douze élèves", "fr", 92),
        ("62 000 personnes", "fr", 62_000),
        ("siebenundzwanzig Menschen", "de", 27),
        ("anderthalb Millionen", "de", 1_500_000),
        ("zwölftausend", "de", 12_000),
        ("9,5 millones", "es", 9_500_000),
    ],
)
def test_value(text: str, language: str, value: float) -> None:
    (number,) = (one for one in source_numbers(text, language) if not one.soft)
    assert number.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "language", "sort", "value"),
    [
        ("yüzde 12,4", "tr", Sort.PERCENT, 12.4),
        ("17 في المئة", "ar", Sort.PERCENT, 17),
        ("其中六成", "zh", Sort.PERCENT, 60),
        ("百分之十五", "zh", Sort.PERCENT, 15),
        ("三分之二", "zh", Sort.SHARE, 2 / 3),
        ("deux tiers", "fr", Sort.SHARE, 2 / 3),
        ("вдвое", "ru", Sort.TIMES, 2),
        ("第十二届", "zh", Sort.ORDINAL, 12),
    ],
)
def test_sort(text: str, language: str, sort: Sort, value: float) -> None:
    (number,) = source_numbers(text, language)
    assert number.sort is sort
    assert number.value == pytest.approx(value, abs=1e-4)


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [("за 30 км", "uk", "kilometre"), ("15亿美元", "zh", "USD"), ("5 000 euros", "fr", "EUR"), ("€15", "de", "EUR")],
)
def test_unit(text: str, language: str, unit: str) -> None:
    assert source_numbers(text, language)[0].unit == unit


def test_words_that_look_like_numbers() -> None:
    assert not source_numbers("семью спасли", "ru")
    assert not source_numbers("一带一路", "zh")
    assert not source_numbers("сім’я", "uk")
    assert all(one.soft for one in source_numbers("Телефон: +7 (495) 229 62 01", "ru"))


def test_ranges_share_their_magnitude() -> None:
    low, high = source_numbers("от 3 до 5 тысяч", "ru")
    assert (low.value, high.value) == (3_000, 5_000)
