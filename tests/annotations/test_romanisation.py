"""Distances between spellings, keys and whole names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.annotations.romanisation import (
    FAR,
    align,
    costs,
    distance,
    fold,
    keys,
    name_distance,
    same_given_name,
)

NAMES = st.text(alphabet="abcdefghijklmnopqrstuvwxyzéüşğı'-", min_size=1, max_size=14)


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Al-Nu'aymi", "alnuaymi"),
        ("Ḥusayn", "husayn"),
        ("Łódź", "lodz"),
        ("Ørsted", "örsted"),
        ("Straße", "strasse"),
        ("Yıldız", "yildiz"),
        ("ŞAHİN", "şahin"),
        ("’Abd", "abd"),
    ],
)
def test_fold(word: str, folded: str) -> None:
    assert fold(word) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khalifa", "Halifa"),  # Arabic
        ("Qasim", "Kasim"),
        ("Houssein", "Hussein"),
        ("Chokri", "Shukri"),
        ("Prokofiev", "Prokofyev"),  # Russian
        ("Zhukovsky", "Joukovskiy"),
        ("Shcheglov", "Scheglov"),
        ("Hrytsenko", "Gritsenko"),  # Ukrainian
        ("Hsieh", "Xie"),  # Chinese
        ("Tseng", "Zeng"),
        ("Jeong", "Jung"),  # Korean
        ("Şimşek", "Shimshek"),  # Turkish
        ("Özgür", "Oezguer"),
        ("Moshe", "Mosche"),  # Hebrew by way of German
        ("Banerjee", "Banerji"),  # Indic
        ("Assunção", "Assunsão"),  # Portuguese
    ],
)
def test_systems_of_romanisation_are_near(one: str, other: str) -> None:
    assert distance(one, other) < 0.6
    assert keys(one) & keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Anna", "Ivan"), ("Hamid", "Tariq"), ("Kowalski", "Petrovic"), ("Li", "Wang"), ("Tong", "Pak"), ("Garcia", "Herrera")],
)
def test_different_names_are_far(one: str, other: str) -> None:
    assert distance(one, other) > 1


def test_listed_names_are_one_whatever_their_letters() -> None:
    assert same_given_name("yevhen", "eugene")
    assert distance("Yevhen", "Eugene") <= 0.1 < distance("Yevhen", "Stepan")


@given(NAMES, NAMES)
def test_distance_is_symmetric_and_never_negative(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one) >= 0
    assert distance(one, one) == 0


@given(NAMES)
def test_fold_is_idempotent_and_keys_are_few(word: str) -> None:
    assert fold(fold(word)) == fold(word)
    assert 1 <= len(keys(word)) <= 8 * (len(word) * 2 + 2)


@given(NAMES, NAMES)
def test_an_alignment_never_costs_more_than_writing_anew(one: str, other: str) -> None:
    a, b = fold(one), fold(other)
    cost, steps = align(a, b, costs())
    assert cost <= len(a) + len(b)
    assert all(first or second for first, second in steps)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Abd al-Rahman al-Dosari", "Abdulrahman Aldossari", True),
        ("Park Ji-hoon", "Jihoon Pak", True),  # the order does not matter, two words may be one
        ("Yusuf Ibrahim Karam", "Youssef Karam", True),  # a name may be left out
        ("Rosa Marin Soto", "Clara Marin Soto", False),  # sisters
        ("Kim Chol-su", "Kim Yong-ho", False),
    ],
)
def test_whole_names(one: str, other: str, same: bool) -> None:
    assert (name_distance(one, other) <= 1) is same
    assert name_distance(one, other) == name_distance(other, one)


def test_nothing_in_common_is_far() -> None:
    assert distance("", "Anna") == FAR
    assert name_distance("Anna", "Wolfgang Amadeus") > 1


def test_tables_are_symmetric_and_in_range() -> None:
    table = costs()
    assert all(table[other][one] == cost for one, row in table.items() for other, cost in row.items())
    assert all(0 < cost <= 1 for row in table.values() for cost in row.values())
