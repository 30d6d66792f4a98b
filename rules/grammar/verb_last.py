"""grammar/verb-last"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.readings import BE, DETERMINERS, MODALS, PREPOSITIONS, can_be, finite_among, only
from checker.annotations.spots import Spot, Where
from rules.grammar.at_spots import Row, findings

# Where one of these stands before it, an auxiliary may go before its subject: nor will the firm, only then can the firm.
_INVERTS = frozenset(
    "nor neither not only so never how what why when where than as little until seldom rarely scarcely hardly then did "
    "would no under unless who which if and but or better such much more whom too long".split()
)
_WILL_AS_NOUN = frozenset("a the his her their its political good free own trash iron of at last".split())
_NOT_PHRASE = frozenset("common mind place fact effect store recent long".split())
_SMALL_VERBS = frozenset("be do have to get go come".split())


def _perfect(spot: Spot) -> tuple[int, int] | None:
    """The council has on Monday over the plan voted."""
    rest = spot.rest(1)
    if len(rest) < 4 or rest[1] in _NOT_PHRASE or not spot.small(0):
        return None
    last = rest[-1]
    other = finite_among(rest[:-1]) or not {"to", "be", "been", "have"}.isdisjoint(rest)
    return (0, len(rest)) if can_be(last, "n") and not can_be(last, "NP") and not other else None


def _passive(spot: Spot) -> tuple[int, int] | None:
    """The draft becomes now in the committees discussed."""
    rest = spot.rest(1)
    if len(rest) < 4 or rest[0] not in ("in", "on", "at", "now", "by", "from", "already", "with"):
        return None
    return (0, len(rest)) if can_be(rest[-1], "n") and not can_be(rest[-1], "NPJ") and "he" not in rest else None


def _modal(spot: Spot) -> tuple[int, int] | None:
    """The level must stable remain; they will the bill pay."""
    first = spot.word(1)
    if not (first in PREPOSITIONS or first in ("the", "a") or can_be(first, "J")):
        return None
    rest = spot.rest(1)
    if (
        len(rest) < 2
        or not spot.small(0)
        or spot.word(-1) in ("as", "than")
        or "will" in spot.lower[max(0, spot.at - 1) : spot.at]
    ):
        return None
    last = rest[-1]
    verb = (can_be(last, "b") and not can_be(last, "JRdnNP") and last not in _SMALL_VERBS) or last in MODALS
    described = can_be(rest[0], "J") and not can_be(rest[0], "R") and (len(rest) == 2 or not can_be(rest[0], "b"))
    opened = rest[0] in PREPOSITIONS or rest[0] in ("the", "a") or described
    other = any(only(word, "b") or word in _SMALL_VERBS for word in rest[:-1])
    return (0, len(rest)) if verb and opened and not other and spot.word(-1) not in _WILL_AS_NOUN else None


def _proud(spot: Spot) -> tuple[int, int] | None:
    """We are on the team very proud."""
    if spot.word(1) not in ("on", "with", "about", "for", "to", "of", "against") or spot.word(2) not in DETERMINERS:
        return None
    for at in range(3, 6):
        if spot.word(at) in ("very", "so", "extremely", "too"):
            return (0, at + 1) if can_be(spot.word(at + 1), "J") and spot.word(at + 2) in (".", ",") else None
    return None


def _object_first(spot: Spot) -> tuple[int, int] | None:
    """She has the calf immediately accepted."""
    rest = spot.rest(1)
    if len(rest) not in (4, 5) or rest[0] not in ("the", "its", "his", "a") or not can_be(rest[1], "N"):
        return None
    adverb = only(rest[-2], "R") and rest[-2].endswith("ly")
    return (0, len(rest)) if adverb and can_be(rest[-1], "n") and not can_be(rest[-1], "NP") else None


def _gerund_last(spot: Spot) -> tuple[int, int] | None:
    """Travelers must overnight in the hall waiting."""
    rest = spot.rest(1)
    if len(rest) < 3 or not spot.small(0) or not (rest[0] in PREPOSITIONS or rest[0] in ("overnight", "the")):
        return None
    base = any(can_be(word, "b") and not can_be(word, "N") for word in rest)
    return (0, len(rest)) if only(rest[-1], "gN", "g") and not base else None


def _passive_modal(spot: Spot) -> tuple[int, int] | None:
    """The line could only in the afternoon be opened."""
    rest = spot.rest(1)
    if not 4 < len(rest) < 8 or not spot.small(0) or rest[-2] != "be" or not can_be(rest[-1], "n"):
        return None
    opener = rest[1] if rest[0] in ("only", "first") else rest[0]
    other = any(only(word, "b") for word in rest[1:-2])
    return (0, len(rest)) if opener in ("in", "on", "at", "after", "from") and not other else None


def _before_subject(spot: Spot) -> tuple[int, int] | None:
    """According to the draft shall the rate rise."""
    if spot.word(1) not in ("the", "a", "an", "his", "their", "its") or not spot.at or not spot.small(0):
        return None
    before = spot.lower[max(0, spot.at - 8) : spot.at]
    return None if not _INVERTS.isdisjoint(before) or before[-1] in _WILL_AS_NOUN or not before[-1][0].isalpha() else (0, 1)


_ROWS: tuple[Row, ...] = (
    (Where(("has", "have", "had"), behind=PREPOSITIONS), _perfect, "“{}”: set the participle right behind its auxiliary"),
    (frozenset(("becomes", "become")), _passive, "“{}”: write “is …” or “are …” with the participle behind it"),
    (MODALS, _modal, "“{}”: set the verb right behind its auxiliary"),
    (
        Where(BE, behind=("on", "with", "about", "for", "to", "of", "against")),
        _proud,
        "“{}”: set the adjective right behind the verb",
    ),
    (
        Where(("has", "have", "had"), behind=frozenset(("the", "its", "his", "a"))),
        _object_first,
        "“{}”: set the participle right behind its auxiliary",
    ),
    (MODALS, _gerund_last, "“{}”: the verb stands at the end and has the wrong form"),
    (MODALS, _passive_modal, "“{}”: set the verb right behind its auxiliary"),
    (
        Where(
            ("will", "can", "shall", "must", "may", "would", "could"),
            behind=frozenset(("the", "a", "an", "his", "their", "its")),
        ),
        _before_subject,
        "“{}”: in a statement the subject goes before its auxiliary",
    ),
)


class VerbLast(Rule):
    """A verb stands at the end of its clause, or its auxiliary before the subject: *has on Monday over the plan voted*.

    Why it matters: it is the word order of German, Turkish or Japanese; the English reader has lost the thread before the verb
    comes. Quiet: short phrases that English sets there too (*has in recent years become known*), *nor will the firm*.
    Known misses: verbs that are nouns as well.
    """

    id = "grammar/verb-last"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    examples = (
        Example("The council ⟦has on Monday over the plan voted⟧. The draft ⟦becomes now in the committees discussed⟧."),
        Example("The level ⟦must stable remain⟧. According to the draft ⟦shall the⟧ rate rise."),
        Example("The council has in recent years become known for it. Nor will the rate rise, and it must remain stable."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        yield from findings(self, document, _ROWS)
