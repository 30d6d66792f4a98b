"""Places of trigger words in running copy."""

from __future__ import annotations

from checker.annotations.spots import spots
from checker.document import Document

TEXT = (
    "Ferry to Rome late again\n\nThe ferry will sail on Monday, and it will dock at noon. Will it be late?\n\n"
    "Nobody said that it will leave again."
)


def test_spots_are_found_in_running_copy_without_questions() -> None:
    document = Document(TEXT)
    found = list(spots(document, ("will",)))
    assert [(spot.sentence, spot.word(-1), spot.word(1)) for spot in found] == [
        (1, "ferry", "sail"),
        (1, "it", "dock"),
        (3, "it", "leave"),
    ]
    assert found[0].rest(1) == ["sail", "on", "monday"]
    assert document[found[1].span(-1, 1)] == "it will dock"
    assert found[0].small(1)
    assert not found[0].small(3)
    assert found[0].word(-9) == ""


def test_words_that_do_not_stand_in_the_text_cost_nothing() -> None:
    document = Document(TEXT)
    assert not list(spots(document, ("would", "shall")))
    assert "spots._firsts" not in document.seconds
