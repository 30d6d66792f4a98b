"""What several rules on numbers read around a number: words, as parts of patterns, and the noun that is counted."""

from __future__ import annotations

import re

from checker.annotations.numbers import Kind, Number
from checker.lazy import regex

# That a number is not meant to be exact: about 20, nearly 300.
NEARLY = r"(?:about|around|some|nearly|almost|roughly|approximately)\s"
# Verbs that say that a number became smaller or larger, in the forms of news copy.
FALLING = (
    r"fell|fallen|falls?|falling|dropp(?:ed|ing)|drops?|declin(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)|shrank|shrunk|shrinking|"
    r"reduc(?:ed|es|ing)|lower(?:ed|s)|slumped|plunged|plummeted|dipped|cut"
)
RISING = (
    r"rose|risen|rises?|rising|increas(?:e[sd]?|ing)|grew|grown|grows?|climbed|jumped|soared|surged|expanded|raised|swelled"
)
# The noun that a number counts, with one adjective before it at most.
NOUN = regex(r"[\s-]+(?:(?:more|new|other|further|additional|local|young)\s)?([a-z]{3,})")
# Words that name nothing, so that sentences are not compared by them and none is the noun that a number counts.
FUNCTION = frozenset(
    "the and for with from that this have has had was were are will would been its his her their they said says who which into "
    "after before about over more than not but also all out can could one two one's our your".split()
)
# What is counted or measured, and may have two values by mistake.
COUNTED = (Kind.CARDINAL, Kind.MONEY, Kind.MEASURE, Kind.PERCENT)
# Not meant to be exact, or a share of something else.
_LOOSE = regex(
    r"\b(?:about|around|nearly|almost|some|over|under|than|up to|at least|least|most|another|other|first|last|next|every|each|"
    r"roughly|approximately|between|to|from|by|or|only|per|within)\s(?:the\s|a\s)?[$€£]?\Z|[-–]\Z",
    re.IGNORECASE,
)


def is_exact(prose: str, number: Number) -> bool:
    """Whether the copy gives a number of things, more than one, as it is: neither hedged nor as a part of another."""
    return (
        number.kind in COUNTED
        and number.well_formed
        and number.value is not None
        and number.value > 1
        and not _LOOSE.search(prose, max(0, number.start - 16), number.start)
    )
