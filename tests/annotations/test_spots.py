"""Places of trigger words in running copy."""

from __future__ import annotations

from checker.annotations.readings import Bare
from checker.annotations.spots import Where, spots
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
    assert "spots._copy" not in document.seconds


def test_neighbours_and_the_place_in_the_sentence_narrow_the_search() -> None:
    document = Document(TEXT)

    def found(where: Where) -> list[tuple[int, str]]:
        return [(spot.sentence, spot.word(1)) for spot in spots(document, where)]

    assert found(Where(("will",), before=frozenset(("it",)))) == [(1, "dock"), (3, "leave")]
    assert found(Where(("will",), behind=frozenset(("sail", "leave")))) == [(1, "sail"), (3, "leave")]
    assert found(Where(("it", "that"), behind=Bare("will"))) == [(1, "will"), (3, "will")]
    assert found(Where(("the", "nobody"), before=frozenset(("no",)))) == [(1, "ferry"), (3, "said")]
    assert found(Where(("the", "will"), first=1)) == [(1, "ferry")]
