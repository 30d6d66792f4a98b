"""Phrases find what their pattern finds, wherever one of their words stands."""

from __future__ import annotations

import pytest

from checker import Document
from checker.annotations.phrases import Phrase, any_of, openings
from checker.annotations.tokens import tokens


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        (Phrase("is are", rf"{any_of('is are')} \w+"), "It is so, they are not; his area isn’t.", ["is so", "are not"]),
        (Phrase("is", r"[Ii]s \w+"), "Is it so? It is.", ["Is it"]),
        (Phrase("don't", r"don[’']t \w+"), "We don’t know, they don't care.", ["don’t know", "don't care"]),
        (Phrase("since", r"\w+ (?:here )?since \d+", back=(1, 2)), "He lives here since 2010.", ["lives here since 2010"]),
        (Phrase("since", r"\w+ since", back=(1,)), "Since then", []),
        (Phrase("a", r"a a"), "a a a a", ["a a", "a a"]),
        (Phrase("he", r"he \w+", opening=True), "I think he came, and he saw, he won", ["he saw", "he won"]),
        (Phrase("absent", r"("), "A pattern whose words do not stand in the text is never compiled.", []),
    ],
)
def test_found(phrase: Phrase, text: str, expected: list[str]) -> None:
    assert [match[0] for match in phrase.found(Document(text))] == expected


def test_matches_are_in_running_copy() -> None:
    document = Document("Mayor is here\n\nThe mayor is here. He\nis late, as he was on Monday.\n\n- he is there")
    phrase = Phrase("is was", r"\w+ (?:is|was)", back=(1,))
    assert [(match[0], sentence.start) for match, sentence in phrase.matches(document)] == [("mayor is", 15), ("he was", 34)]


def test_openings_follow_marks_conjunctions_and_line_breaks() -> None:
    document = Document("He left, and she stayed. “It rained\nall day because we …")
    opening = [tokens(document)[number].text for number in sorted(openings(document)) if number < len(tokens(document))]
    assert opening == ["He", "and", "she", "“", "It", "all", "we"]
