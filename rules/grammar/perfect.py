"""grammar/perfect"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.dates import MONTHS, WEEKDAYS
from checker.annotations.readings import MODALS, can_be
from checker.annotations.spots import Spot, Where
from rules.grammar.at_spots import Row, findings

_DAYS = frozenset(map(str.lower, WEEKDAYS))
_LAST = _DAYS | frozenset("week month year night summer autumn spring".split())
_MONTHS = frozenset(map(str.lower, MONTHS))
_SINCE = _DAYS | _MONTHS | {"last", "yesterday"}
_UNITS = frozenset("day days week weeks month months year years hour hours decades".split())
_COUNTS = frozenset("two three four five six seven eight nine ten several many some a".split())
# Words that make the time a span up to now, or another clause.
_SPANS = frozenset("since for that who which , . and from until to by than over before".split())
_NOT_PARTICIPLE = frozenset("been to had until set yet got".split())
_LONGEST = 8


def _finished(spot: Spot) -> tuple[int, int] | None:
    """The museum has announced on Wednesday a limit."""
    if not {spot.word(-1), spot.word(-2)}.isdisjoint(MODALS) or spot.word(-1) in ("to", "not", "also", "what"):
        return None
    verb = 1 + (spot.word(1) in ("also", "already"))
    if not can_be(spot.word(verb), "n") or spot.word(verb) in _NOT_PARTICIPLE:
        return None
    for at in range(verb + 1, verb + _LONGEST):
        word, behind, before = spot.word(at), spot.word(at + 1), spot.word(at - 1)
        if word in _SPANS:
            return None
        day = word == "on" and behind in _DAYS and before not in ("early", "late")
        last = word == "last" and behind in _LAST and before not in ("the", "of")
        if day or last or word == "yesterday":
            return (0, at + (word != "yesterday"))
    return None


def _dated(spot: Spot) -> tuple[int, int] | None:
    """In 2022, the museum has received eight million visitors."""
    before, opener = spot.lower[: spot.at], spot.lower[0]
    year = opener == "in" and len(before) > 1 and before[1].isdigit() and len(before[1]) == 4
    day = len(before) > 1 and ((opener == "on" and before[1] in _DAYS) or (opener == "last" and before[1] in _LAST))
    if not (year or day) or len(before) > 13 or not {"since", "who", "which", "that", "says", "said", "and"}.isdisjoint(before):
        return None
    return (0, 1) if can_be(spot.word(1), "n") and spot.word(1) not in _NOT_PARTICIPLE else None


def _duration(spot: Spot) -> tuple[int, int] | None:
    """They ask since several months for guards."""
    at = 1 + (spot.word(1) in ("about", "almost", "nearly", "over"))
    count = spot.word(at)
    counted = (count in _COUNTS or (count.isdigit() and len(count) < 4)) and spot.word(at + 1) in _UNITS
    return (0, at + 1) if counted and spot.word(at + 2) not in ("ago", "after", "before", "later", "earlier", "prior") else None


def _present(spot: Spot) -> tuple[int, int] | None:
    """He is detained since February."""
    year = spot.word(1)[:1].isdigit() and len(spot.word(1)) == 4
    if not (year or spot.word(1) in _SINCE):
        return None
    verb = spot.word(-1)
    if can_be(verb, "b") and not can_be(verb, "dnJR") and spot.small(-1) and spot.small(-2) and can_be(spot.word(-2), "P"):
        return None if can_be(spot.word(-2), "b") else (-2, 1)
    for at in range(-1, -6, -1):
        if spot.word(at) in ("is", "are"):
            return (
                (at, 1) if can_be(spot.word(at + 1), "n") and spot.word(at + 1) not in ("back", "up", "down", "ahead") else None
            )
        if spot.word(at) in (",", ".", "that", "who", "which", "and", "it", "than", "but", "most", "first", ""):
            return None
    return None


def _since_first(spot: Spot) -> tuple[int, int] | None:
    """We have since four o'clock all forces in action."""
    rest = spot.rest(2)
    if spot.word(1) != "since" or len(rest) < 2 or rest[0] == "then" or any(can_be(word, "n") for word in rest[:5]):
        return None
    return (0, 2)


_ROWS: tuple[Row, ...] = (
    (("has", "have"), _finished, "“{}”: a time that is over needs the past tense"),
    (("has", "have"), _dated, "“{}”: the sentence opens with a time that is over, which needs the past tense"),
    (
        Where(("has", "have", "is", "are", "am"), behind=frozenset(("since",))),
        _since_first,
        "“{}”: set the time behind the verb, which needs the perfect",
    ),
    (("since",), _duration, "“{}”: write “for” with a length of time, and the verb in the perfect"),
    (("since",), _present, "“{}”: what began then and goes on needs the perfect (“has been”)"),
)


class Perfect(Rule):
    """A perfect stands beside a time that is over, or a present beside *since*: *has left on Monday*, *is shut since May*.

    Why it matters: French, German and Italian have one tense for both; in English the tense says whether the thing still holds.
    Quiet: *may have left on Monday*, spans up to now (*in the last year*), *since two years ago*.
    Known misses: times far from their verb; see `grammar/tense` for years and months.
    """

    id = "grammar/perfect"
    severity = Severity.MINOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    examples = (
        Example("The museum ⟦has announced on Wednesday⟧ a limit. In 2022, the museum ⟦has received⟧ eight million guests."),
        Example(
            "They wait ⟦since several months⟧, and the road ⟦is shut since Friday⟧. Nine ⟦boats block since May⟧ the port."
        ),
        Example("The museum may have lost it on Wednesday. The road has been blocked since Friday, for several months."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        yield from findings(self, document, _ROWS)
