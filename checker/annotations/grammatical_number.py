"""Grammatical number as the lexicon alone can tell it: nouns that are surely one or surely several, and bare verbs."""

from __future__ import annotations

from checker.annotations.readings import can_be, only
from checker.annotations.suspects import SINGULAR_PLURALS

# Bodies of people take a plural verb in British copy; a number, a range or a lot of things are many.
_MANY = frozenset(
    "team government staff police crew family group couple committee council public army side board firm band party club squad "
    "cabinet company ministry union majority pair audience jury press crowd trio quartet duo youth number variety range series "
    "lot handful dozen host generation class opposition management leadership community population minority rest half set "
    "two three fifth third tenth quarter people cattle aircraft person men women children media data who which "
    "that other total string spate wave raft mix slew array bunch collection mixture proportion percentage share part fraction "
    "selection chain fleet average".split()
)
_NOT_FINITE = frozenset(
    "be do have are were can could may might must shall should will would am let come ought line layer program divide select "
    "bridge get".split()
)


def bare_verb(verb: str) -> bool:
    """Whether the word is a base form and hardly anything else, which a singular subject cannot have."""
    return can_be(verb, "b") and not can_be(verb, "dnJR") and verb not in _NOT_FINITE


def singular(noun: str) -> bool:
    """Whether the noun is one thing, and no body of people that may take a plural verb."""
    return only(noun, "bN", "N") and noun not in _MANY and (not noun.endswith("s") or noun.endswith(("ss", "us", "is")))


def plural(noun: str) -> bool:
    """Whether the noun is several things, and no sum or measure that may take a singular verb."""
    if noun in ("people", "works", "police"):
        return True
    return only(noun, "Pz", "P") and noun not in SINGULAR_PLURALS and noun not in _MANY
