"""grammar/bare-verb"""

from __future__ import annotations

import itertools
from collections.abc import Container, Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.readings import DETERMINERS, MODALS, PREPOSITIONS, Bare, can_be, only, readings
from checker.annotations.spots import Spot, Where
from rules.grammar.at_spots import Row, findings

# Behind these a bare verb lacks its “to”.
_LACKS_TO = frozenset(
    "necessary impossible unable able willing supposed allowed forced obliged required asked invited ordered permitted "
    "urged decided promised managed refused obligated instructed authorized authorised entitled intends".split()
)
_DECIDED = frozenset("decided agreed refused promised intends intend planned hopes wants decides wanted".split())
_OBJECT = frozenset("a an the its his her their all two three more".split())
_NOT_BARE = frozenset("to not be help do let have am are will may can must act divide".split())
_NOT_AFTER_PREPOSITION = frozenset("do be have let am are come go get become need will may act divide".split())
_BEHIND_BARE = DETERMINERS | PREPOSITIONS | frozenset("so it them him many more up out . ,".split())


class _BareOrNoun(Container[str]):
    """The words that are base forms of verbs, and at most nouns beside."""

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and readings(word) in ("b", "bN")


_BARE = _BareOrNoun()
_NOT_BEHIND_COMMA = frozenset(
    "despite like notwithstanding say including save respectively plus while are have do see be".split()
)
# Behind these a bare verb goes on: to widen the road, mark the lanes.
_ALSO_BARE = MODALS | frozenset("to let make makes help helps helped must please and not don't do did does said says".split())


def _no_to(spot: Spot) -> tuple[int, int] | None:
    """It is necessary give them time; the firm decided, on Monday, sell the port."""
    at = 1
    if spot.word(1) == "," and spot.word(0) in _DECIDED:
        at = next((n + 1 for n in range(2, 8) if spot.word(n) == ","), 0)
    elif spot.word(0) not in _LACKS_TO:
        return None
    verb, behind = spot.word(at), spot.word(at + 1)
    if not at or not spot.small(at) or not can_be(verb, "b") or can_be(verb, "dnJRPg") or verb in _NOT_BARE:
        return None
    noun = can_be(verb, "N") and not (behind in _OBJECT or behind in ("them", "him", "it") or only(behind, "gN", "g"))
    return None if noun or (at > 1 and behind not in _OBJECT) else (0, at)


def _plans(spot: Spot) -> tuple[int, int] | None:
    """The province plans increase the number."""
    subject = only(spot.word(-1), "N") and spot.small(-1) and spot.word(-2) in ("the", "a", "its", "this")
    verb = can_be(spot.word(1), "b") and not can_be(spot.word(1), "dnJRPgz")
    return (0, 1) if subject and verb and spot.word(2) in ("the", "its", "a", "their", "his") else None


def _behind_preposition(spot: Spot) -> tuple[int, int] | None:
    """Not built for receive so many guests."""
    verb, behind = spot.word(1), spot.word(2)
    bare = only(verb, "b") and spot.at > 0 and spot.small(0) and spot.small(1) and verb not in _NOT_AFTER_PREPOSITION
    known = behind in _BEHIND_BARE or behind[:1].isdigit() or only(behind, "P")
    return (0, 1) if bare and known and spot.word(-1) != "kind" else None


def _bare_behind_comma(spot: Spot) -> tuple[int, int] | None:
    """The ship left on Sunday, mark the opening of the route."""
    verb, before = spot.word(1), spot.lower[: spot.at]
    if spot.at < 5 or not can_be(verb, "b") or can_be(verb, "dnJRzPg") or verb in _NOT_BEHIND_COMMA or not spot.small(1):
        return None
    if spot.word(2) not in ("the", "a", "an", "its", "their") or "," in before or before[0] in ("if", "when", "as", "for"):
        return None
    # Discredit them, hinder the next ones, and wait: a row of orders.
    if only(before[0], "b") or any(
        word == "and" and can_be(after, "b") for word, after in itertools.pairwise(spot.lower[spot.at :])
    ):
        return None
    # To widen the road, mark the lanes: another verb stands bare as well, or a quotation opens the sentence.
    if not before[0].isalpha() or not _ALSO_BARE.isdisjoint(before) or any(only(word, "b") for word in before):
        return None
    finite = any(can_be(word, "d") or only(word, "z") or word in ("was", "were", "is", "has") for word in before)
    return (1, 1) if finite else None


_ROWS: tuple[Row, ...] = (
    (_LACKS_TO | _DECIDED, _no_to, "“{}”: “to” is missing before the verb"),
    (frozenset(("plans", "hopes", "aims", "tries", "wishes", "seeks")), _plans, "“{}”: “to” is missing before the verb"),
    (
        Where("for of without by after before from about".split(), behind=Bare()),
        _behind_preposition,
        "“{}”: behind a preposition the verb ends in “-ing”, or “to” is meant",
    ),
    (
        Where((",",), behind=_BARE),
        _bare_behind_comma,
        "“{}” hangs in the air behind the comma: write the form in “-ing”, or “and”",
    ),
)


class BareVerb(Rule):
    """A verb stands bare where it needs *to* or *-ing*: *is necessary give*, *for receive guests*, *left, mark the end*.

    Why it matters: Chinese or Vietnamese verbs have one form for all places; in English the bare one reads as an order.
    Quiet: nouns of the same form (*asked questions*), rows of orders, *to widen the road, mark the lanes and open it*.
    Known misses: verbs that are nouns too, behind words that take both.
    """

    id = "grammar/bare-verb"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    examples = (
        Example(
            "It is ⟦necessary give⟧ them time. The province ⟦plans increase⟧ the number."
            " The hall was not built ⟦for receive⟧ so many."
        ),
        Example(
            "The ship left the port on Sunday, ⟦mark⟧ the opening of the route. The firm ⟦decided, on Monday, sell⟧ the port."
        ),
        Example("They were asked questions. He plans to widen the road, mark the lanes and open it for good."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        yield from findings(self, document, _ROWS)
