"""What ties two spellings to one bearer, and what keeps them apart."""

from __future__ import annotations

import pytest

from checker.annotations.bearers import Tie
from checker.annotations.identities import bearers, variations
from checker.document import Document


def ties(draft: str) -> list[tuple[list[str], Tie]]:
    return [([form.text for form in variation.forms], variation.tie) for variation in variations(Document(draft))]


@pytest.mark.parametrize(
    ("draft", "forms", "tie"),
    [
        ("Leila Haddad spoke. Leyla Haddad left.", ["Leila", "Leyla"], Tie.NAME),
        ("Karim Boudjema spoke. Later Boujema left, and Boudjema followed.", ["Boudjema", "Boujema"], Tie.SURNAME),
        ("Cardinal Aurelio spoke. Nobody answered Cardinal Aurellio.", ["Aurelio", "Aurellio"], Tie.TITLE),
        ("The firm Gazstroy is rich. Debts of Gasstroi grew.", ["Gazstroy", "Gasstroi"], Tie.NEARNESS),
        ("Mr Petros Kanellos left. “I saw it,” Canellos said.", ["Kanellos", "Canellos"], Tie.SURNAME),
        ("Yevhen Tkach spoke. Eugene Tkach left.", ["Yevhen", "Eugene"], Tie.NAME),
    ],
)
def test_ties(draft: str, forms: list[str], tie: Tie) -> None:
    assert ties(draft) == [(forms, tie)]


@pytest.mark.parametrize(
    "draft",
    [
        "Karim Nasser won. His predecessor, Omar Nassar, congratulated him.",  # two introductions
        "Ivan Sorokin and Olga Sorokina, his daughter, came. Sorokina spoke.",  # the endings of the sexes
        "Talks of Iran and Iraq failed. Niger and Nigeria stayed away.",  # countries
        "Syrian and Syrians, Scotland and Scottish, Marxist and Marxism",  # inflections
        "Goals: Davis, Keane, Davies, Roy. Smith (Leeds), Smyth (York).",  # a line-up
        "Davis and Davies scored. Davis was injured.",  # side by side
        "Su-25 and Su-27 jets flew. The Tu-95 and the Tu-160 stayed.",  # models
        "Maria Soto met Marie Blanc. Carl Dunn met Carole Ross.",  # given names of different people
        "The Bank of Kent met the Bonk of Kunt in the street of banks.",
        "President Vladimir Talov met President Volodymyr Rudenko.",
        "Ahmed Mohamed came. Mohamed spoke, said Ahmed Mohamed.",  # one name holds both
    ],
)
def test_kept_apart(draft: str) -> None:
    assert ties(draft) == []


def test_the_best_supported_form_comes_first() -> None:
    draft = "Rashid Khelif won. Khelif spoke; Mr Khellif wept, and Khelif laughed."
    variation = variations(Document(draft))[0]
    assert [form.text for form in variation.forms] == ["Khelif", "Khellif"]
    assert variation.reason == "3 times, and first in full"


def test_three_spellings_are_one_variation() -> None:
    draft = "Arkady Voskresensky spoke. Voskresenskiy left. Voskressensky wept, and so did Arkady Voskresensky."
    assert [len(variation.forms) for variation in variations(Document(draft))] == [3]


def test_bearers_hold_every_mention() -> None:
    draft = "Leila Haddad spoke. Leyla Haddad left. Haddad wept. Omar Zein laughed."
    found = bearers(Document(draft))
    assert [(bearer.name, len(bearer.mentions), len(bearer.variations)) for bearer in found] == [
        ("Leila Haddad", 3, 1),
        ("Omar Zein", 1, 0),
    ]
