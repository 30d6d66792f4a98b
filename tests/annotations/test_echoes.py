"""Phrases that come again: exact places, counts, and time that grows with the text."""

from __future__ import annotations

from checker.annotations.echoes import echoes
from checker.document import Document
from tests.timing import cpu_seconds, fastest


def test_a_phrase_said_twice_in_a_row() -> None:
    document = Document("It grew for two years, for two years.")
    (echo,) = echoes(document)
    assert (document[echo.first], document[echo.second]) == ("for two years", "for two years")
    assert (echo.words, echo.between, echo.times, echo.joined) == (3, 0, 2, False)


def test_a_phrase_said_again_with_and_between() -> None:
    (echo,) = echoes(Document("They raised their income and raised their income."))
    assert (echo.words, echo.between, echo.times, echo.joined) == (3, 1, 2, True)


def test_a_loop_is_one_echo() -> None:
    document = Document("the head of the town of the town of the town of the town said")
    (echo,) = echoes(document)
    assert echo.times == 4
    assert document[echo.span] == "of the town of the town of the town of the town"


def test_one_word_needs_three_times() -> None:
    assert echoes(Document("They had had enough.")) == ()
    (echo,) = echoes(Document("very very very bad"))
    assert (echo.words, echo.times) == (1, 3)


def test_time_grows_with_the_text() -> None:
    def seconds(text: str) -> float:
        document = Document(text)
        return cpu_seconds(lambda: echoes(document))

    for pattern in ("a b ", "a ", "a b c d e f g h a b c "):
        assert fastest(seconds, pattern * 50_000) < 40 * fastest(seconds, pattern * 5_000) + 0.5
