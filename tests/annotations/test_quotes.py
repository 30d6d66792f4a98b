"""Quotation marks told apart from apostrophes, and paired over paragraphs and levels."""

from __future__ import annotations

import pytest

from checker.annotations.brackets import brackets
from checker.annotations.marks import Side, is_curly, quote_marks
from checker.annotations.quotes import Quotation, is_quoted, quotations, quoted
from checker.document import Document
from tests.timing import cpu_seconds, fastest


def texts(text: str) -> list[str]:
    """What each quotation holds, ``|`` for a missing mark, with ``+`` where it runs on and its level in front."""
    document = Document(text)
    return [_shown(document, one) for one in quotations(document)]


def _shown(document: Document, one: Quotation) -> str:
    opened = one.open.text if one.open else "|"
    closed = one.close.text if one.close else "+" if one.runs_on else "|"
    start = one.open.end if one.open else one.bounds.start
    end = one.close.start if one.close else one.bounds.end
    return f"{one.level}{opened}{document.text[start:end]}{closed}"


@pytest.mark.parametrize(
    "text",
    [
        "In the ’90s and the '90s, class of '98.",
        "The players’ union and the players' union, James' hat.",
        "O’Brien, Sana’a, Qur’an, al-Ma’arri, Ba'ath, Be'er Sheva, L’viv.",
        "‘Abd al-Rahman and ’Amr met ‘Ali Hassan.",
        "Rock ’n’ roll, rock 'n' roll, fish ‘n’ chips, get 'em, ’twas, 'til then.",
        "He is 6'2\" and she is 5’ 6”; it took 5' 30\".",
        "Don't, can’t, it's, I'll, they’ve.",
        "John 's and they 're do n't.",
    ],
)
def test_apostrophes_are_no_quotation_marks(text: str) -> None:
    assert texts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we won” to us.", ["0“we won”"]),
        ('He said "we won" to us.', ['0"we won"']),
        ("'We won,' he said.", ["0'We won,'"]),
        ("‘It’s the players’ day,’ he said.", ["0‘It’s the players’ day,’"]),
        ("'It's the players' rights that count,' he said.", ["0'It's the players' rights that count,'"]),
        ("„We won“, he said.", ["0„We won“"]),
        ("«We won», he said.", ["0«We won»"]),
        ("``We won,'' he said.", ["0``We won,''"]),
        ("“He said ‘we won’ to us,” she said.", ["0“He said ‘we won’ to us,”", "1‘we won’"]),
        (
            "'He told them, \"I washed cars.\" So what,' he said.",
            ["0'He told them, \"I washed cars.\" So what,'", '1"I washed cars."'],
        ),
        ('She has a 19" screen and a "small" phone.', ['0"small"']),
        ("“We won,“ he said.", ["0“We won,“"]),
        ('"We won, " he said.', ['0"We won, "']),
        ("«We won,” he said.", ["0«We won,”"]),
        ("“He told the “jury” about it,” he said.", ["0“He told the “jury” about it,”", "1“jury”"]),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we won. He left.", ["0“we won. He left.|"]),
        ("We won,” he said.", ["0|We won,”"]),
        ("“A,” he said. We won,” she said. “B.”", ["0“A,”", "0| he said. We won,”", "0“B.”"]),
        ("She called it “absurd and “silly” too.", ["0“absurd and |", "0“silly”"]),
        ("It was done by terrorists “.", ["0|It was done by terrorists “"]),
    ],
)
def test_marks_without_partner(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_running_quotations() -> None:
    assert texts("“We came. We saw.\n\n“We won,” he said.") == ["0“We came. We saw.+", "0“We won,”"]
    assert texts("He said: “We came.\n\n“We won.\n\n“We left.”") == ["0“We came.+", "0“We won.+", "0“We left.”"]
    assert texts("“We came.\n\nHe left.\n\n“We won.”") == ["0“We came.|", "0“We won.”"]


def test_running_quotation_that_lost_its_paragraph_breaks() -> None:
    assert texts('He said: "We came. We saw. "We won," he said.') == ['0"We came. We saw. +', '0"We won,"']
    assert texts('"We came, he said. "We won," she said.') == ['0"We came, he said. |', '0"We won,"']


def test_quotation_broken_over_paragraphs() -> None:
    (one,) = quotations(Document("He said: “We came.\n\nWe won.”\n\nHe left."))
    assert one.broken
    assert one.bounds == (9, 28)


def test_quoted_stretches() -> None:
    document = Document("He said “we ‘won’” and “left.\n\nThen he slept.")
    assert [document[span] for span in quoted(document)] == ["“we ‘won’”", "“left."]
    assert [is_quoted(document, at) for at in (0, 8, 9, 17, 19, 24, 32)] == [False, True, True, True, False, True, False]


def test_sides_are_judged_by_the_neighbours() -> None:
    sides = [mark.side for mark in quote_marks(Document('terrorists “. “‘Go!’” (“a”—“b”) " c'))]
    assert sides == [
        *(Side.CLOSE, Side.OPEN, Side.OPEN, Side.CLOSE, Side.CLOSE),
        *(Side.OPEN, Side.CLOSE, Side.OPEN, Side.CLOSE, Side.EITHER),
    ]


def test_the_style_of_a_draft() -> None:
    assert is_curly(Document("“It’s late,” he said."))
    assert not is_curly(Document('"It\'s late," he said.'))
    assert not is_curly(Document("It is late."))


def test_brackets_pair_cross_and_stay_alone() -> None:
    def shown(text: str) -> list[str]:
        return [
            text[one.bounds.start : one.bounds.end] + ("!" if one.open is None or one.close is None else "x" * one.crossed)
            for one in brackets(Document(text))
        ]

    assert shown("a (b [c] d) e") == ["(b [c] d)", "[c]"]
    assert shown("a (b [c) d] e") == ["(b [c)x", "[c) d]"]
    assert shown("a (b. c") == ["b. c!"]
    assert shown("a bb) c") == ["a bb!"]
    assert shown("They want: a) more; b) less; 1) all; iv) none :) :-( ;)") == []
    assert shown("a (bb.\n\ncc) d") == ["(bb.\n\ncc)"]


@pytest.mark.parametrize(
    "piece",
    ["“", '"', "'", "“word ", "word” ", "'Word ", "‘A word, ", "“We, Abc, ", "(", "([{", ")", "“We go.\n\n", "We go.”\n\n"],
)
def test_time_is_linear(piece: str) -> None:
    def seconds(times: int) -> float:
        document = Document(piece * times)
        return cpu_seconds(lambda: (quotations(document), brackets(document)))

    seconds(100)
    # Ten times the text may take ten times as long; a quadratic scan takes a hundred times. The rest is noise.
    assert fastest(seconds, 40_000) < 50 * fastest(seconds, 4_000) + 0.5
