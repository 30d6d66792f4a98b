"""grammar/missing-be"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.readings import (
    BE,
    DETERMINERS,
    HAVE,
    MODALS,
    PREPOSITIONS,
    can_be,
    finite_among,
    only,
)
from checker.annotations.spots import Spot, Where
from rules.grammar.at_spots import Row, findings

# Adjectives that end a predicate, with the words that follow them there.
_PREDICATES = {
    adjective: frozenset(behind.split())
    for adjectives, behind in (
        ("keen", "on to"),
        ("ready prepared scheduled planned necessary important", "to for"),
        (
            "able unable willing likely due eager committed opposed determined obliged expected possible impossible supposed",
            "to",
        ),
        ("equal similar subject close", "to"),
        ("aware afraid proud capable full", "of"),
        ("confident", "that of"),
        ("responsible", "for"),
        ("interested", "in"),
        ("satisfied", "with"),
        ("dependent based", "on"),
        ("aimed", "at"),
        ("located situated", "in on near at"),
        ("far", "from"),
    )
    for adjective in adjectives.split()
}
# Behind a modal these lack “be”, whatever follows.
_NEEDS_BE = frozenset("able unable possible responsible available ready necessary due aware".split())
_AFTER_ADJECTIVE = frozenset("for than to with of at about from by in".split())
_OPENERS = DETERMINERS - {"that", "this", "both", "all", "another"}
_REPORTS = frozenset(
    "said stated announced confirmed added explained noted stressed emphasized emphasised indicated declared reported "
    "claimed believes says states announces confirms adds explains notes stresses emphasizes indicates declares reports "
    "claims affirmed underlined out specified informed revealed clarified argued insisted admitted acknowledged mentioned "
    "recalled reporters agency shows shown considered believe noting adding stressing saying explaining".split()
)
_AUXILIARIES = BE | HAVE | MODALS
_NOT_GERUND = frozenset(
    "following including according during considering regarding concerning depending barring excluding being "
    "notwithstanding".split()
)
_BEHIND_GERUND = frozenset("a the an to in his its their that for".split())
_LONGEST = 8
_AGAINST = frozenset("against ready aware sure interested responsible guilty able".split())
_BEFORE_NOT = frozenset("or nor if but do did does why whether and so".split())


def _predicate(spot: Spot) -> tuple[int, int] | None:
    """He stressed that his country keen on peace."""
    if spot.word(1) not in _PREDICATES[spot.word(0)] or not can_be(spot.word(-1), "NP") or not spot.small(-1):
        return None
    at = -1
    while at > -_LONGEST and spot.word(at) not in _OPENERS and spot.word(at) != "that":
        word = spot.word(at)
        if word in _AUXILIARIES or not (can_be(word, "NPJ") or word in ("of", "in", "two", "three", "several")):
            return None
        at -= 1
    opener = spot.word(at)
    if opener in _OPENERS:
        at -= 1
        opener = spot.word(at)
    if at <= -_LONGEST or finite_among(spot.rest(2)):
        return None
    clause = opener == "that" and spot.word(at - 1) in _REPORTS
    clause = clause or opener in ("while", "because", "although", "whereas")
    return (at + 1, 0) if clause or (not opener and not finite_among(spot.lower[spot.at + 2 :]) and at < -1) else None


def _modal(spot: Spot) -> tuple[int, int] | None:
    """The ministry will responsible for it."""
    at = 1 + (spot.word(1) in ("not", "also", "still", "already"))
    word, behind = spot.word(at), spot.word(at + 1)
    lacks = word in _NEEDS_BE or (word == "better" and behind == "than") or (only(word, "J") and behind in _AFTER_ADJECTIVE)
    return (0, at) if lacks and spot.small(0) else None


def _relative(spot: Spot) -> tuple[int, int] | None:
    """The traders, who demanding a delay; a plant which producing steel."""
    at = 1 + (spot.word(1) in ("also", "now", "still", "not"))
    verb = spot.word(at)
    if not spot.at or spot.word(-1) in PREPOSITIONS or not spot.small(0) or not can_be(verb, "g") or can_be(verb, "b"):
        return None
    if verb in _NOT_GERUND or not (only(verb, "gN") or spot.word(at + 1) in _BEHIND_GERUND):
        return None
    return None if finite_among(spot.rest(at + 1)) else (0, at)


def _whose(spot: Spot) -> tuple[int, int] | None:
    """The farmers, whose cane drying, blocked the road."""
    at = 2 + (can_be(spot.word(2), "NP") and not only(spot.word(2), "g"))
    gerund = only(spot.word(at), "g") and can_be(spot.word(at - 1), "NP")
    return (at - 1, at) if gerund and not finite_among(spot.rest(at + 1)) else None


def _clause(spot: Spot) -> tuple[int, int] | None:
    """Talks during which the two sides discussing the border."""
    if spot.word(0) == "that" and spot.word(-1) not in _REPORTS:
        return None
    if spot.word(1) not in DETERMINERS or spot.word(1) == "that":
        return None
    at = 2
    while at < 5 and can_be(spot.word(at), "NPJ") and not only(spot.word(at), "g"):
        at += 1
    verb = spot.word(at)
    if at == 2 or not only(verb, "g") or verb in _NOT_GERUND or not can_be(spot.word(at - 1), "NP"):
        return None
    rest = spot.lower[spot.at + at + 1 :] if spot.word(0) == "that" else spot.rest(at + 1)
    return None if finite_among(rest) or spot.lower[-1] != "." else (at - 1, at)


def _not(spot: Spot) -> tuple[int, int] | None:
    """And it not allow any party; we not against the law."""
    subject, verb, behind = spot.word(-1), spot.word(1), spot.word(2)
    if subject in ("although", "because", "which", "though"):
        bare = can_be(verb, "b") and not can_be(verb, "JRnd")
        return (-1, 1) if bare and (behind in DETERMINERS or behind in ("out", "that", "up", "to")) else None
    person = subject in ("i", "he", "she", "it", "we", "they", "who")
    if not person and not (can_be(subject, "NP") and spot.small(-1) and not can_be(subject, "JRbzdn")):
        return None
    before = spot.word(-2)
    if subject in _BEFORE_NOT or before in _AUXILIARIES | {"in", "not", "as", "do", "did", "does", "or", "if", "whether"}:
        return None
    if verb in _AGAINST:
        return -1, 1
    base = can_be(verb, "bz") and not can_be(verb, "JRnNP") and verb != "be"
    asked = any(word in ("that", "lest") for word in spot.lower[: spot.at])
    if person:
        return (-1, 1) if base and not (asked and before == "that") else None
    return (-1, 1) if base and not asked and behind in DETERMINERS | {"to", "any", "enough"} else None


def _being(spot: Spot) -> tuple[int, int] | None:
    """He said that food and medicine being made ready."""
    if not can_be(spot.word(1), "n") or can_be(spot.word(1), "J"):
        return None
    that = next((n for n in range(-2, -10, -1) if spot.word(n) in ("that", ",", ";", "")), 0)
    reported = that and spot.word(that) == "that" and spot.word(that - 1) in _REPORTS
    inside = [spot.word(n) for n in range(that + 1, 0)]
    return (-1, 1) if reported and inside and not finite_among(inside) and inside[0] not in PREPOSITIONS else None


def _there(spot: Spot) -> tuple[int, int] | None:
    """There no document proves it."""
    if spot.word(1) not in ("no", "not") or spot.word(2) in ("longer", "matter", "any", "") or not can_be(spot.word(2), "NPJ"):
        return None
    return None if any(spot.word(n) in _AUXILIARIES for n in range(1, 6)) else (0, 2)


_ROWS: tuple[Row, ...] = (
    (frozenset(_PREDICATES), _predicate, "“{}” lacks a form of “be” before “{last}”"),
    (MODALS, _modal, "“{}” lacks “be” before “{last}”"),
    (frozenset(("who", "which")), _relative, "“{}” lacks an auxiliary before “{last}”, or has the wrong form of the verb"),
    (
        Where(("which", "that", "while", "where"), behind=DETERMINERS),
        _clause,
        "“{}” lacks an auxiliary before “{last}”, or has the wrong form of the verb",
    ),
    (frozenset(("whose",)), _whose, "“{}” lacks an auxiliary before “{last}”"),
    (frozenset(("being",)), _being, "“{}” lacks a form of “be” before “being”"),
    (frozenset(("there",)), _there, "“{}” lacks “is” or “are” behind “there”"),
    (frozenset(("not",)), _not, "“{}” lacks an auxiliary before “not”"),
)


class MissingBe(Rule):
    """A predicate stands without its auxiliary: *that his country keen on peace*, *who demanding a delay*, *it will possible*.

    Why it matters: Arabic, Russian, Hebrew and Turkish need no *be* in the present; an English clause has no verb without it.
    Quiet: clauses in which any other word could be the finite verb, adjectives behind a noun (*a firm keen on growth said*).
    Known misses: adjectives that are not in the table, clauses that open with a name.
    """

    id = "grammar/missing-be"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    examples = (
        Example("He stressed that ⟦his country keen⟧ on peace. The office ⟦will responsible⟧ for it."),
        Example("They met the traders, ⟦who demanding⟧ a delay, in talks during which the two ⟦sides discussing⟧ trade."),
        Example("⟦There no paper⟧ proves it, and he said that ⟦food being made⟧ there is good."),
        Example("⟦We not against⟧ the plan, and ⟦it not allow⟧ any delay."),
        Example("He said that a firm keen on growth has come, and stressed that his country is keen on peace."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        yield from findings(self, document, _ROWS)
