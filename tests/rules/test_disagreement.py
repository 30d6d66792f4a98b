"""Which form of a verb the rules on number tell an editor to write."""

from __future__ import annotations

import pytest

from rules.grammar.disagreement import other_number


@pytest.mark.parametrize(
    ("verb", "expected"),
    [("is", "are"), ("have", "has"), ("carry", "carries"), ("carries", "carry"), ("reach", "reaches"), ("reaches", "reach")],
)
def test_the_suggested_form_is_the_verb_in_the_other_number(verb: str, expected: str) -> None:
    assert other_number(verb) == expected
