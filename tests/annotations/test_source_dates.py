"""Dates and times of source texts, in whatever calendar."""

from __future__ import annotations

import pytest

from checker.annotations.source_dates import source_dates
from checker.annotations.source_times import source_times


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("۱۲ اردیبهشت ۱۴۰۲", "fa", (2023, 5, 2)),
        ("7 رمضان 1444", "ar", (2023, 3, 29)),
        ("15 أيار/مايو 2022", "ar", (2022, 5, 15)),
        ("3 تشرين الأول 2019", "ar", (2019, 10, 3)),
        ("28 сентября", "ru", (None, 9, 28)),
        ("11 грудня 2022 року", "uk", (2022, 12, 11)),
        ("民国110年", "zh", (2021, None, None)),
        ("令和5年3月1日", "ja", (2023, 3, 1)),
        ("二〇二五年十月一日", "zh", (2025, 10, 1)),
        ("14 Şubat", "tr", (None, 2, 14)),
        ("6 de julio de 2020", "es", (2020, 7, 6)),
        ("1er mai 2022", "fr", (2022, 5, 1)),
        ("12. Februar", "de", (None, 2, 12)),
        ("3 במאי 2021", "he", (2021, 5, 3)),
        ("15 अगस्त 1947", "hi", (1947, 8, 15)),
        ("12.03.2021", "ru", (2021, 3, 12)),
    ],
)
def test_day(text: str, language: str, day: tuple[int | None, int | None, int | None]) -> None:
    (date,) = source_dates(text, language)
    assert tuple(date.days[0]) == day


@pytest.mark.parametrize(
    ("text", "language", "part"),
    [("9月下旬", "zh", "late"), ("в начале августа", "ru", "early"), ("mi-juin", "fr", "middle"), ("Ende Mai", "de", "late")],
)
def test_part_of_month(text: str, language: str, part: str) -> None:
    assert source_dates(text, language)[0].part == part


@pytest.mark.parametrize(
    ("text", "language", "weekday"),
    [
        ("يوم الأحد", "ar", 6),
        ("سه‌شنبه", "fa", 1),
        ("в среду,", "ru", 2),
        ("周五", "zh", 4),
        ("Perşembe günü", "tr", 3),
        ("am Montag", "de", 0),
    ],
)
def test_weekday(text: str, language: str, weekday: int) -> None:
    assert source_dates(text, language)[0].weekday == weekday


@pytest.mark.parametrize(
    ("text", "language", "minutes"),
    [
        ("السابعة مساءً", "ar", 19 * 60),
        ("ساعت ۹:۳۰ صبح", "fa", 9 * 60 + 30),
        ("в 14:00", "ru", 14 * 60),
        ("晚上七点半", "zh", 19 * 60 + 30),
        ("saat 20.45", "tr", 20 * 60 + 45),
        ("à 14 h 30", "fr", 14 * 60 + 30),
        ("um halb acht", "de", 19 * 60 + 30),
        ("um 9.30 Uhr", "de", 9 * 60 + 30),
    ],
)
def test_time(text: str, language: str, minutes: int) -> None:
    (time,) = source_times(text, language)
    assert minutes in time.minutes


def test_words_that_look_like_months() -> None:
    assert not source_dates("نقطة الصفر", "ar")
    assert not source_dates("Sie mag ihn", "de")
