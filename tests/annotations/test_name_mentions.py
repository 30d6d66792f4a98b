"""Which capitalised words are names, and where they begin and end."""

from __future__ import annotations

import pytest

from checker.annotations.names import names
from checker.document import Document


def texts(draft: str) -> list[str]:
    return [mention.text for mention in names(Document(draft))]


def people(draft: str) -> list[str]:
    return [mention.text for mention in names(Document(draft)) if mention.person]


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("Police said that Anatole Vasseur had left.", ["Anatole Vasseur"]),  # not the first word of a sentence
        ("Vasseur left. He was late.", ["Vasseur"]),  # but a first word that is no English word
        ("Then Rose left. She told Rose why.", ["Rose", "Rose"]),  # a word that the draft writes with a capital inside
        ("Dr. J. P. van der Laan spoke.", ["J. P. van der Laan"]),
        ("Foreign Minister Rauf bin Talib al-Harthi resigned.", ["Rauf bin Talib al-Harthi"]),
        ("Gen Abd el-Rahman Zaki and Prof. Abdel Karim Noor met.", ["Abd el-Rahman Zaki", "Abdel Karim Noor"]),
        ("Mrs O'Hara's son met Ms de la Vega’s.", ["O'Hara", "de la Vega"]),
        ("the Lavrovs and Jean-Luc Béranger’s dog", ["Lavrovs", "Jean-Luc Béranger"]),
        ("a report by Olsen Monday said so", ["Olsen"]),
        ("Russian President Ivan Talov met French envoy Luc Morel.", ["Ivan Talov", "French", "Luc Morel"]),
        ("Agency director Ida Moe Deputy Director Per Lund wrote to NATO.", ["Ida Moe", "Per Lund"]),
        ("I told him: “We saw Kostov.” It's fine.", ["Kostov"]),
        ("d'Estaing was there, and so was al-Bahra.", ["d'Estaing", "al-Bahra"]),
        ("Речь об Орлан-МКС and Zvezda", ["Zvezda"]),
        ("", []),
    ],
)
def test_names(draft: str, found: list[str]) -> None:
    assert texts(draft) == found


def test_people_are_told_from_organisations_and_countries() -> None:
    assert people("He met Ana Ruiz of the Ebro Foundation in Spain, said Ruiz Bank.") == ["Ana Ruiz"]


def test_the_title_before_a_name_is_kept() -> None:
    mention = names(Document("The Russian Deputy Foreign Minister Ivan Talov spoke."))[0]
    assert (mention.title, mention.text) == ("Russian Deputy Foreign Minister", "Ivan Talov")


def test_spans_are_code_points_of_the_text() -> None:
    draft = "🚀 “Ñandú,” said Zoë Ngũgĩ’s aunt."
    found = names(Document(draft))
    assert [draft[slice(*mention.span)] for mention in found] == [mention.text for mention in found]
    assert "Zoë Ngũgĩ" in [mention.text for mention in found]


def test_a_title_case_headline_makes_no_sure_names() -> None:
    draft = "Mayor Opens Bridge Near Old Harbour Market\n\nThe mayor, Ida Moe, opened it."
    assert [mention.text for mention in names(Document(draft)) if mention.sure] == ["Ida Moe"]
