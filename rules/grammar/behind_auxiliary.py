"""grammar/behind-auxiliary"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.readings import DETERMINERS, MODALS, can_be, only
from checker.annotations.spots import Spot, Where
from rules.grammar.at_spots import BEHIND_GERUND, Row, findings

_ADVERBS = frozenset("not also still only now already again soon always never even yet".split())
_CLEFT = frozenset("do does did done all there here thing way step job task want need wants".split())
_BESIDE_BE = frozenset("forecast cast run set do like home key time up post go stagnate".split())
# Where one of these stands before it, the word is the noun: the political will, a tin can.
_NOUN_BEFORE = frozenset("the a his her their political of good free living iron tin".split())
_BEHIND_HAVE = frozenset("the a an his its their her measures it them him two three four five six several many".split())


def _modal_to(spot: Spot) -> tuple[int, int] | None:
    """The price could also to rise."""
    at = 1
    while spot.word(at) in _ADVERBS:
        at += 1
    return (0, at + 1) if at > 1 and spot.word(at) == "to" and spot.small(0) and can_be(spot.word(at + 1), "b") else None


def _two_auxiliaries(spot: Spot) -> tuple[int, int] | None:
    """We do not can live."""
    at = 1 + (spot.word(1) == "not")
    return (0, at) if spot.word(at) in MODALS and (at > 1 or spot.word(0).endswith("n't")) else None


def _be_and_base(spot: Spot) -> tuple[int, int] | None:
    """The machine is break down; nobody is tell us."""
    at = 1 + (spot.word(1) in ("not", "also", "still", "now", "already"))
    verb, behind = spot.word(at), spot.word(at + 1)
    if not spot.small(0) or not can_be(verb, "b") or can_be(verb, "dnJRPg") or verb in _BESIDE_BE:
        return None
    if spot.word(0) == "been" and not only(verb, "b"):
        return None
    goes_on = (
        (spot.word(0) == "been" and not only(behind, "P"))
        or (behind == "to" and spot.word(at + 2) in DETERMINERS)
        or behind in ("us", "me", "him", "them", "it", "her", "you")
        or (behind in ("up", "down", "off", "out", "back") and verb != "way")
        or (behind == "to" and can_be(spot.word(at + 2), "b") and spot.word(at + 2) not in ("be", "have"))
    )
    return (0, at) if goes_on and _CLEFT.isdisjoint(spot.lower[max(0, spot.at - 12) : spot.at]) else None


def _bent_behind_modal(spot: Spot) -> tuple[int, int] | None:
    """We will taking steps; the club and will hosts a match."""
    at = 1 + (spot.word(1) in ("not", "also", "still", "now", "soon"))
    verb, behind, before = spot.word(at), spot.word(at + 1), spot.word(-1)
    if not spot.small(0) or not spot.small(at) or not before or before in _NOUN_BEFORE or before.endswith("'s"):
        return None
    if before in ("and", "also", "but", "which", "that", "who") and at == 1 and can_be(verb, "z") and not can_be(verb, "bdnJ"):
        return 0, 1
    gerund = only(verb, "gN", "g") and verb not in (
        "being",
        "morning",
        "evening",
        "nothing",
        "anything",
        "something",
        "everything",
    )
    known = behind in BEHIND_GERUND or can_be(behind, "JNP") or behind in ("their", "its")
    return (0, at) if gerund and known else None


def _has_and_base(spot: Spot) -> tuple[int, int] | None:
    """The board has stop the work."""
    at = 1 + (spot.word(1) in ("also", "already", "now"))
    verb = spot.word(at)
    bare = can_be(verb, "b") and not can_be(verb, "dnJRPgz") and verb not in _BESIDE_BE
    return (0, at) if spot.at and bare and spot.word(at + 1) in _BEHIND_HAVE else None


_ROWS: tuple[Row, ...] = (
    (Where(MODALS, behind=_ADVERBS), _modal_to, "“{}”: no “to” after this auxiliary"),
    (
        frozenset("do does did don't doesn't didn't".split()),
        _two_auxiliaries,
        "“{}” has two auxiliaries that do not go together",
    ),
    (frozenset("is are was were been".split()), _be_and_base, "“{}” has an auxiliary too many, or the wrong form of the verb"),
    (MODALS, _bent_behind_modal, "“{}” needs the base form of the verb"),
    (frozenset(("has", "have", "had")), _has_and_base, "“{}” needs a participle"),
)


class BehindAuxiliary(Rule):
    """A verb has the wrong form behind its auxiliary: *will taking*, *could also to rise*, *is break*, *has stop*.

    Why it matters: the reader cannot tell whether it happened, happens or may happen. Quiet: the auxiliary's namesakes (*the
    political will*), forecasts (*is forecast to*), what somebody did was to run.
    Known misses: verbs whose participle is their base form.
    """

    id = "grammar/behind-auxiliary"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    examples = (
        Example("The price ⟦could also to rise⟧. We ⟦do not can⟧ wait, and we ⟦will taking⟧ steps."),
        Example("The machine ⟦is break⟧ down, and the board ⟦has stop⟧ the work."),
        Example("Rain is forecast to last, the political will waning. All they can do is stop it."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        yield from findings(self, document, _ROWS)
