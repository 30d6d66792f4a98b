"""Korean dates, times and numbers, read as if in Chinese characters: every place stays."""

from __future__ import annotations

import pytest

from checker.annotations.source_date_types import Day
from checker.annotations.source_dates import source_dates
from checker.annotations.source_korean import as_han
from checker.annotations.source_numbers import source_numbers
from checker.annotations.source_times import source_times


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("수출액은 547억 달러였다", "547억", 547e8),
        ("예산은 677조 원이다", "677조", 677e12),
        ("적자는 1조 2천억 원", "1조 2천억", 1.2e12),
        ("주민 3만 명이 대피했다", "3만", 3e4),
    ],
)
def test_numbers(text: str, said: str, value: float) -> None:
    (found,) = source_numbers(text, "ko")
    assert text[found.start : found.end] == said
    assert found.value == value


def test_dates_and_times() -> None:
    text = "재판은 2024년 3월 14일 목요일 오후 2시 30분에 열린다"
    day, weekday = source_dates(text, "ko")
    assert day.days == (Day(2024, 3, 14),)
    assert weekday.weekday == 3
    (time,) = source_times(text, "ko")
    assert time.minutes == (14 * 60 + 30,)


@pytest.mark.parametrize("text", ["547억 달러", "1조 2천억 원", "오는 27일 오전 10시", "아무 숫자도 없다", ""])
def test_every_place_stays(text: str) -> None:
    assert len(as_han(text)) == len(text)
