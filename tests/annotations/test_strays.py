"""Whether words that the parser takes for a fragment may hold the main verb that it did not see."""

from __future__ import annotations

import pytest

from checker.annotations.clauses import Fragment, Kind
from checker.annotations.strays import Stray
from checker.finding import Span


def stray(text: str) -> Stray:
    lower = text.lower().replace(",", " ,").split()
    fragment = Fragment(0, Kind.PHRASE, "", True, False, False, False)
    return Stray(fragment, Span(0, len(text)), lower, lower[0], False, None)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("With an election looming the next speech will be watched for signs", True),
        ("The trust that we all value also gives us a degree of doubt", True),
        ("The team that conducted the study recommend a new sponge", True),
        ("With a railway line that reaches the terminal", False),
        ("The meeting which is expected to end in a joint call and has a long agenda", False),
        ("A plant to collect old batteries and to recover the lithium in them", False),
        ("After the men they hired had left", False),
    ],
)
def test_a_finite_verb_that_no_clause_needs_may_be_the_main_one(text: str, whole: bool) -> None:
    assert stray(text).perhaps_whole is whole


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("In a complex cycle, ice melts at the edges", True),
        ("In the evening, and in the rain, the match", False),
        ("Relying on the board, the firm expects growth", False),
        ("With support from the town, help in cash and kind", False),
    ],
)
def test_a_main_clause_may_stand_behind_a_comma(text: str, opened: bool) -> None:
    assert stray(text).perhaps_opened is opened
