"""Whether two published forms are one name, as far as the archive tells: the machinery that reads drafts, with the archive's
evidence in place of a draft's.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from checker.annotations.gazetteer import fold as fold_place
from checker.annotations.gazetteer import gazetteer
from checker.annotations.lexicon import english_words, known_names, known_places, sexes
from checker.annotations.romanisation import FAR, distance, name_distance, parts, same_given_name
from checker.register.keys import folded
from checker.register.kinds import Kind

# Up to which distance two forms are one name: where one article takes them for one; where the same office or country stands
# beside both; where nothing ties them but their letters. Fitted on the aliases and the different people with like names of
# OFAC's and the UN's lists (docs/register.md).
TOGETHER, IN_CONTEXT, ALONE = 0.9, 0.75, 0.3
FARTHEST = TOGETHER
# Of two forms of a place one must be this many times the better known.
PLACE_RATIO = 3
_SHORTEST_PLACE = 5
_MOST_EDITS = 0.4  # share of the letters of two names; what differs more is near in the lists in 2 cases of 100
_DIGIT = re.compile(r"\d+")


class Known(NamedTuple):
    """A form with its mentions."""

    id: int
    kind: Kind
    text: str
    mentions: int

    @property
    def strength(self) -> tuple[int, int]:
        """The better known of two forms, and of equal ones the older, is the greater."""
        return self.mentions, -self.id


class Evidence(NamedTuple):
    """What the archive says of two forms: one article takes them for one name, one for two; they share a context."""

    together: bool = False
    apart: bool = False
    context: bool = False


def likeness(one: Known, other: Known) -> float:
    """How far apart two forms of one kind are, or ``FAR`` where they cannot be one name whatever the archive says."""
    if folded(one.text) == folded(other.text):
        return 0.0
    if one.kind is Kind.TERM or _DIGIT.findall(one.text) != _DIGIT.findall(other.text):
        return FAR
    first, second = parts(one.text), parts(other.text)
    if one.kind in (Kind.ORGANISATION, Kind.TITLE):
        return 0.0 if sorted(first) == sorted(second) and len(first) > 1 else FAR
    if one.kind is Kind.PLACE:
        return _places(one, other)
    if len(first) != len(second) or len(first) < 2 or not _alike(first, second):
        return FAR
    near = name_distance(one.text, other.text)
    return FAR if near > FARTHEST or _other_sex(first, second) else near


def _alike(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether two names have so much in common, in either order, that a closer look is worth its time."""
    pairs = ((first, second), (tuple(sorted(first)), tuple(sorted(second))))
    return any(
        Levenshtein.normalized_distance("".join(one), "".join(other), score_cutoff=_MOST_EDITS) <= _MOST_EDITS
        for one, other in pairs
    ) or any(same_given_name(one, other) for one, other in zip(first, second, strict=True) if one != other)


def one_name(one: Known, other: Known, near: float, evidence: Evidence) -> bool:
    """Whether two forms that are ``near`` far apart are taken for one name."""
    if evidence.apart and not evidence.together:
        return False
    if evidence.together:
        return near <= TOGETHER
    if near > 0 and one.kind is Kind.PERSON and _two_known(parts(one.text), parts(other.text)):
        return False
    return near <= (IN_CONTEXT if evidence.context else ALONE)


def _places(one: Known, other: Known) -> float:
    small, large = sorted((one.mentions, other.mentions))
    names = [fold_place(one.text), fold_place(other.text)]
    known = [name in known_places() or name in gazetteer().by_name for name in names]
    if large < PLACE_RATIO * small or all(known) or min(map(len, names)) < _SHORTEST_PLACE:
        return FAR
    return FAR if any(name in english_words() for name in names) else name_distance(one.text, other.text)


def _other_sex(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether some word of two names differs as those of a man and a woman do: Petrov and Petrova."""
    return any(
        a.endswith(x) and b.endswith(y) and a[: len(a) - len(x)] == b[: len(b) - len(y)]
        for one, other in zip(first, second, strict=True)
        if one != other
        for a, b in ((one, other), (other, one))
        for x, y in sexes()
    )


def _two_known(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether two names differ in words that are each a well-known name: Davis and Davies."""
    return any(
        one != other and one in known_names() and other in known_names() and not same_given_name(one, other)
        for one in first
        for other in second
        if one[:1] == other[:1] and distance(one, other) < FARTHEST
    )
