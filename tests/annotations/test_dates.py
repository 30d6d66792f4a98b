"""Dates of English copy: parts and exact spans."""

from __future__ import annotations

import datetime

import pytest

from checker.annotations.dates import Shape, english_dates

ONE = [
    ("on Monday 14 March 2018 to see", "Monday 14 March 2018", (2018, 3, 14, 0)),
    ("on Friday, March 24, 2022.", "Friday, March 24, 2022", (2022, 3, 24, 4)),
    ("born on Sept. 14, 1930, in", "Sept. 14, 1930", (1930, 9, 14, None)),
    ("the 3rd of May", "3rd of May", (None, 5, 3, None)),
    ("opens 1 January.", "1 January", (None, 1, 1, None)),
    ("on Monday, Nov. 31.", "Monday, Nov. 31", (None, 11, 31, 0)),
    ("on 3 May (Tuesday) at", "3 May (Tuesday)", (None, 5, 3, 1)),
    ("on May 3, a Tuesday, he", "May 3, a Tuesday", (None, 5, 3, 1)),
    ("in April 2020 it", "April 2020", (2020, 4, None, None)),
    ("file of 2022-07-05 says", "2022-07-05", (2022, 7, 5, None)),
    ("on 05/13/2022 at", "05/13/2022", (2022, 5, 13, None)),
    ("by next March or", "March", (None, 3, None, None)),
    ("a briefing on Tuesday in", "Tuesday", (None, None, None, 1)),
]


@pytest.mark.parametrize(("text", "found", "parts"), ONE)
def test_one_date(text: str, found: str, parts: tuple[int | None, ...]) -> None:
    (date,) = english_dates(text)
    assert text[date.start : date.end] == found
    assert (date.year, date.month, date.day, date.weekday) == parts


@pytest.mark.parametrize("text", ["May I march on", "March 300 people", "version 1.2.2022.1", "at 10:30", "Will Mark May come"])
def test_no_date(text: str) -> None:
    assert english_dates(text) == ()


def test_a_range_of_days() -> None:
    (date,) = english_dates("the weekend of 11–12 March.")
    assert (date.shape, date.day, date.last_day) == (Shape.DAY_MONTH, 11, 12)


def test_the_day_meant() -> None:
    (may,), (april,) = english_dates("on 3 May"), english_dates("on 31 April 2022")
    assert may.as_date(2022) == datetime.date(2022, 5, 3)
    assert may.as_date() is None
    assert april.as_date() is None


@pytest.mark.parametrize("hour", ["08H00", "8 a.m.", "8:30", "8.30", "8 o’clock", "8h"])
def test_a_time_ends_no_range_of_days(hour: str) -> None:
    [mention, *_] = english_dates(f"The line was open from 6 a.m. on July 25 to {hour} on July 26.")
    assert (mention.day, mention.last_day) == (25, None)
