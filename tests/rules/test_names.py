"""Rules on names: places, suggestions, confidence, and when nothing is said."""

from __future__ import annotations

import pytest

from checker.finding import Confidence
from checker.rule import Rule
from rules.names.case_hyphen import CaseHyphen
from rules.names.order import Order
from rules.names.role_drift import RoleDrift
from rules.names.spelling import Spelling
from rules.names.surname_first_mention import SurnameFirstMention
from rules.names.title_gender import TitleGender
from rules.places.two_forms import TwoForms
from tests.rules.running import found, words
from tests.timing import cpu_seconds, fastest

ALL: tuple[type[Rule], ...] = (CaseHyphen, Order, RoleDrift, Spelling, SurnameFirstMention, TitleGender)


def test_one_finding_lists_every_place_of_every_spelling() -> None:
    text = "Arkady Voskresensky spoke. Voskresenskiy left. Voskressensky wept, and so did Voskresensky."
    (finding,) = found(Spelling, text)
    assert words([finding], text) == [["Voskresensky", "Voskresenskiy", "Voskressensky", "Voskresensky"]]
    assert finding.text == "Voskresenskiy"
    assert finding.suggestions == ("Voskresensky",)
    assert finding.message == (
        "“Voskresenskiy” and “Voskressensky” are also spelled “Voskresensky” (2 times, and first in full)"
    )


def test_two_words_of_one_name_are_one_finding() -> None:
    text = "Mayor Baek Myung-soo opened the fair. Paek Myeong-su then left."
    (finding,) = found(Spelling, text)
    assert (finding.text, finding.suggestions) == ("Paek Myeong-su", ("Baek Myung-soo",))


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("Tariq Barghuthi spoke. Later al-Barghouthi left.", "al-Barghuthi"),
        ("Tariq al-Barghuthi spoke. Later Barghouthi left.", "Barghuthi"),
    ],
)
def test_the_suggestion_keeps_the_article_of_the_place(text: str, suggestion: str) -> None:
    assert found(Spelling, text)[0].suggestions == (suggestion,)


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("Leila Haddad spoke. Leyla Haddad left.", Confidence.CERTAIN),
        ("Karim Boudjema spoke. Later Boujema left.", Confidence.LIKELY),
        ("The firm Gazstroy is rich. Debts of Gasstroi grew.", Confidence.POSSIBLE),
    ],
)
def test_confidence_follows_the_evidence(text: str, confidence: Confidence) -> None:
    assert [finding.confidence for finding in found(Spelling, text)] == [confidence]


def test_a_town_is_left_to_the_rule_on_places() -> None:
    text = "Mortar fire hit Arsal. Two people left Ersal in May, and Arsal was calm."
    assert found(Spelling, text) == []
    assert found(TwoForms, text)


@pytest.mark.parametrize(
    ("rule", "text", "places"),
    [
        (CaseHyphen, "He met Hisham Al Sabban. Police seek al-Sabban.", [["Al Sabban", "al-Sabban"]]),
        (CaseHyphen, "Theo van Aerde came. “Van Aerde left,” said Ms Moe. Ask Van Aerde.", []),
        (CaseHyphen, "The poet Nursultan Bekov came to Nur-Sultan.", []),
        (CaseHyphen, "It’s O’Hara, not O'Hara.", []),
        (Order, "He met Imre Zentai. The prize of Zentai Imre is old.", [["Imre Zentai", "Zentai Imre"]]),
        (Order, "He met Sanna Oy. The Oy of Sanna is old.", []),
        (RoleDrift, "Vice Mayor Per Lund spoke. Per Lund, the deputy mayor, left.", [["Vice Mayor", "deputy mayor"]]),
        (RoleDrift, "Deputy Mayor Per Lund spoke. The mayor, Ida Moe, left.", []),
        (TitleGender, "Mr Noor Rahimi won. Ms Noor Rahimi wept.", [["Mr", "Ms"]]),
        (TitleGender, "Ms Moe blamed himself for it.", [["Ms", "himself"]]),
        (TitleGender, "Ms Moe said he had blamed himself.", []),
        (SurnameFirstMention, "“No,” said Lund. The mayor, Per Lund, left.", [["Lund", "Per Lund"]]),
        (SurnameFirstMention, "The mayor, Per Lund, left. “No,” said Lund.", []),
    ],
)
def test_rule(rule: type[Rule], text: str, places: list[list[str]]) -> None:
    assert words(found(rule, text), text) == places


ODD = [
    "",
    "A",
    "A. B. C.",
    "al-",
    "Al Al Al",
    "’’’ ‘’ 'a",
    "X" * 5000,
    "A" + "-A" * 2000,
    "Аа Бб",
    "\u202eEvil\u202c Name",
    "O'",
]


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_drafts_have_findings_inside_them_or_none(rule: type[Rule], text: str) -> None:
    places = [place for finding in found(rule, text) for place in finding.places]
    assert all(0 <= start < end <= len(text) for start, end in places)


def many_names(people: int) -> str:
    given = [first + last for first in "BDFGKLMNPRSTVZ" for last in ("alo", "eri", "ino", "oma", "uka")]
    middles, ends = ("ar", "el", "is", "on", "um"), ("dov", "gan", "kić", "lin", "tez")
    family = [first + middle + end for first in "BDFGKLMNPRSTVZ" for middle in middles for end in ends]
    speakers = [(given[n % 67], family[n * 7 % 341], family[n * 11 % 337]) for n in range(people)]
    return "\n\n".join(f"Then {one} {two} spoke to {three}." for one, two, three in speakers)


@pytest.mark.slow
def test_time_grows_with_the_draft() -> None:
    def seconds(people: int) -> float:
        text = many_names(people)
        return cpu_seconds(lambda: [found(rule, text) for rule in ALL])

    seconds(200)
    assert fastest(seconds, 4000) < 12 * max(fastest(seconds, 1000), 0.05)
