"""Names in other scripts and what they may be in Latin letters."""

from __future__ import annotations

import pytest

from checker.annotations.rendering import SAME, rendering_cost
from checker.annotations.romanisation import fold


@pytest.mark.parametrize(
    ("word", "latin", "language"),
    [
        ("Щукин", "Shchukin", "ru"),
        ("Щукиным", "Shchukin", "ru"),
        ("Евгений", "Evgenii", "ru"),
        ("Жуковой", "Zhukova", "ru"),
        ("Качинського", "Kaczynski", "uk"),
        ("Гриценко", "Hrytsenko", "uk"),
        ("Хьюстон", "Houston", "ru"),
        ("بوعلام", "Boualem", "ar"),
        ("رشيد", "Rachid", "ar"),
        ("رشيد", "Rasheed", "ar"),
        ("الدليمي", "Dulaimi", "ar"),
        ("میرزایی", "Mirzaei", "fa"),
        ("Groß", "Gross", "de"),
        ("Strößner", "Stroessner", "de"),
        ("Çağlayan", "Caglayan", "tr"),
    ],
)
def test_one_name(word: str, latin: str, language: str) -> None:
    assert rendering_cost(word, fold(latin), language) <= SAME


@pytest.mark.parametrize(
    ("word", "latin", "language"),
    [
        ("Жуковой", "Zhurova", "ru"),
        ("Воронцовой", "Voronina", "ru"),
        ("Волощука", "Voloshyn", "uk"),
        ("بوعلام", "Boudiaf", "ar"),
        ("حداد", "Hamdan", "ar"),
        ("کاظمی", "Karimi", "fa"),
        ("Groß", "Grass", "de"),
        ("Çağlayan", "Çağlar", "tr"),
    ],
)
def test_two_names(word: str, latin: str, language: str) -> None:
    assert rendering_cost(word, fold(latin), language) > SAME
