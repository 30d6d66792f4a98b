"""Foreign words in English copy: exact spans, languages, and names left alone."""

from __future__ import annotations

import pytest

from checker.annotations.foreign import foreign_runs, foreign_words, is_rare_foreign, little_words
from checker.annotations.language import foreign_sentences, language_of
from checker.annotations.lexicon import english_words
from checker.document import Document

FOUND = [
    ("He spoke at the rueda de prensa today.", "rueda de prensa", {"es"}),
    ("to cover it from renewables zu decken.", "zu decken", {"de"}),
    ("has banned rassemblements there", "rassemblements", {"fr"}),
    ("the belediyesi ve valilik said", "belediyesi ve valilik", {"tr"}),
]


@pytest.mark.parametrize(("text", "words", "languages"), FOUND)
def test_one_run(text: str, words: str, languages: set[str]) -> None:
    document = Document(text)
    (run,) = foreign_runs(document)
    assert document[run.span] == words
    assert run.languages == languages


@pytest.mark.parametrize("text", ["They met in Rio de Janeiro.", "A café on the autobahn.", "He had no idea in a way."])
def test_no_run(text: str) -> None:
    assert foreign_runs(Document(text)) == ()


def test_a_name_is_marked_as_such() -> None:
    (run,) = foreign_runs(Document("The series Casa de papel is back."))
    assert run.named


def test_no_english_word_is_in_the_table() -> None:
    assert not foreign_words().keys() & english_words()
    assert "the" not in little_words()


def test_rare_words_are_known_and_english_ones_are_not() -> None:
    assert all(map(is_rare_foreign, ("umsteigen", "rodízio", "criée")))
    assert not any(is_rare_foreign(word) for word in english_words())
    (run,) = foreign_runs(Document("Passengers must umsteigen in Hamm."))
    assert run.rare
    assert run.span == (16, 25)


def test_foreign_sentence_with_its_language() -> None:
    text = "It voted. Los vecinos del barrio pidieron más agua para los jardines de la ciudad. It left."
    document = Document(text)
    ((span, language),) = foreign_sentences(document)
    assert document[span] == "Los vecinos del barrio pidieron más agua para los jardines de la ciudad."
    assert language == "es"


def test_short_text_has_no_language_and_equal_texts_have_equal_answers() -> None:
    assert language_of("zu decken") == ""
    text = "Der Gemeinderat hat am Dienstag über den Haushalt für das nächste Jahr beraten."
    assert {language_of(text) for _ in range(3)} == {"de"}
