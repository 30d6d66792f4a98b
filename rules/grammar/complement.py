"""grammar/complement"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.readings import DETERMINERS, PREPOSITIONS, Bare, can_be, only
from checker.annotations.spots import Spot, Where
from rules.grammar.at_spots import BEHIND_GERUND, Row, findings

# Verbs, nouns and adjectives that take “to” and a base form, never “to” and a word in “-ing”.
_TAKES_INFINITIVE = frozenset(
    "want wants wanted hope hopes hoped plan plans planned intend intends intended decide decides decided refuse refuses "
    "refused promise promises promised manage manages managed tried tries request requested requests ask asked asks "
    "attempt attempted attempts fail fails failed expect expected expects threatened threatens able unable willing likely "
    "eager urged urge urges invited invite invites chance opportunity began begin begins started starts start ability "
    "pledged vowed agreed agree agrees aims aim aimed forced obliged allowed allows permitted offered offers continued "
    "continues continue prepared prepares ready pretend pretends wish wishes wished seek sought seeks try supposed "
    "scheduled planned has have had".split()
)
# Behind these a verb ends in “-ing”, and never has “to”.
_TAKES_GERUND = frozenset(
    "avoid avoids avoided finish finishes finished suggest suggests suggested deny denies denied enjoy enjoys enjoyed "
    "postpone postponed quit envisages dislike recommend recommends".split()
)
_ASKS = frozenset("asked requested urged called ordered advised warned recommended ask request".split())
# Whoever stands before “that” makes it a relative word: those that exist.
_ANTECEDENT = frozenset(
    "those all ones everything anything something nothing things much many some any others one everyone anyone two three "
    "and or but few more of these both several most like than".split()
)
_BESIDE_PASSIVE = frozenset("is are was were be been being also only".split())


def _gerund(spot: Spot) -> tuple[int, int] | None:
    """Asked to adding a section."""
    governs = spot.word(-1) in _TAKES_INFINITIVE
    found = governs and only(spot.word(1), "gNJ" if spot.word(-1) == "had" else "gN", "g") and spot.word(1) != "being"
    behind = spot.word(2)
    return (-1, 1) if found and (behind in BEHIND_GERUND or behind[:1].isdigit()) else None


def _bent_behind_to(spot: Spot) -> tuple[int, int] | None:
    """They are told to not taking the road."""
    verb = spot.word(2)
    bent = only(verb, "gN", "g") or (can_be(verb, "gdnz") and not can_be(verb, "bNJ"))
    return (0, 2) if spot.word(1) == "not" and bent else None


def _let_to(spot: Spot) -> tuple[int, int] | None:
    """It lets them to stay."""
    base = can_be(spot.word(3), "b") and not can_be(spot.word(3), "NJ")
    return (0, 3) if spot.word(1) in ("them", "him", "us", "me") and spot.word(2) == "to" and base else None


def _avoid_to(spot: Spot) -> tuple[int, int] | None:
    """They avoid to drive."""
    if spot.word(1) != "to" or not can_be(spot.word(2), "b") or spot.word(-1) in _BESIDE_PASSIVE or only(spot.word(-1), "J"):
        return None
    return None if spot.word(0) == "finishes" else (0, 2)


def _asked_that(spot: Spot) -> tuple[int, int] | None:
    """He asked the people that do not return."""
    at = 1 + (spot.word(1) == "do")
    asked = not _ASKS.isdisjoint(spot.lower[max(0, spot.at - 6) : spot.at])
    return (0, at + 1) if spot.word(at) == "not" and asked and can_be(spot.word(at + 1), "b") else None


def _no_subject(spot: Spot) -> tuple[int, int] | None:
    """The firms are ready that participate in the work."""
    at = 1 + (spot.word(1) in ("not", "also"))
    behind, before = spot.word(at + 1), spot.word(-1)
    if not only(spot.word(at), "b") or spot.word(at) in ("are", "am", "do", "be", "have", "let"):
        return None
    if not (behind in DETERMINERS or behind in PREPOSITIONS or behind == "to" or behind[:1].isdigit() or behind in ("“", '"')):
        return None
    relative = before in _ANTECEDENT or can_be(before, "NPR") or not can_be(before, "dzbJn")
    return None if relative or not spot.small(-1) else (-1, at)


def _to_through(spot: Spot) -> tuple[int, int] | None:
    """We hope to through this route attract guests."""
    place = spot.word(1) in ("through", "via") and spot.word(2) in DETERMINERS
    return (0, 1) if place and spot.word(-1) not in ("due", "up", "down") else None


_ROWS: tuple[Row, ...] = (
    (Where(("to",), before=_TAKES_INFINITIVE), _gerund, "“{}” needs the base form of the verb behind “to”"),
    (Where(("to",), behind=frozenset(("not",))), _bent_behind_to, "“{}” needs the base form of the verb behind “to”"),
    (frozenset("let lets letting make makes".split()), _let_to, "“{}”: no “to” behind this verb"),
    (_TAKES_GERUND, _avoid_to, "“{}”: behind this verb the next one ends in “-ing”"),
    (frozenset(("that",)), _asked_that, "“{}”: write “not to” behind a verb of asking"),
    (Where(("that",), behind=Bare("not also")), _no_subject, "“{}”: the verb behind “that” has no subject, or “to” is meant"),
    (Where(("to",), behind=frozenset(("through", "via"))), _to_through, "“{}”: set the verb right behind “to”"),
)


class Complement(Rule):
    """A verb has the wrong form behind the word it hangs from: *asked to adding*, *avoid to drive*, *ready that participate*.

    Why it matters: other languages have one form where English has three (base form, *to*, *-ing*); a reader of English
    stumbles over each wrong one. Quiet: *to* as a preposition (*committed to building*), relative clauses (*those that exist*).
    Known misses: verbs that take either form with another meaning (*stopped to smoke*).
    """

    id = "grammar/complement"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    examples = (
        Example(
            "The deputy ⟦requested to adding⟧ a clause."
            " They were told ⟦to not taking⟧ the road, and drivers ⟦avoid to drive⟧ there."
        ),
        Example(
            "The firms are ⟦ready that participate⟧ in the work."
            " It ⟦lets them to choose⟧. He asked the people ⟦that do not return⟧."
        ),
        Example("We hope ⟦to through⟧ this route attract guests."),
        Example("The deputy asked to add a clause, is committed to building it, and saw those that exist in the text."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        yield from findings(self, document, _ROWS)
