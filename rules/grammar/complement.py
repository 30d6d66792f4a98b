"""grammar/complement"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Container, Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.readings import DETERMINERS, MODALS, PREPOSITIONS, Bare, can_be, only, readings
from checker.annotations.spots import Spot, Where, spots

_words = str.split
# Verbs, nouns and adjectives that take “to” and a base form, never “to” and a word in “-ing”.
_TAKES_INFINITIVE = frozenset(
    _words(
        "want wants wanted hope hopes hoped plan plans planned intend intends intended decide decides decided refuse refuses "
        "refused promise promises promised manage manages managed tried tries request requested requests ask asked asks "
        "attempt attempted attempts fail fails failed expect expected expects threatened threatens able unable willing likely "
        "eager urged urge urges invited invite invites chance opportunity began begin begins started starts start ability "
        "pledged vowed agreed agree agrees aims aim aimed forced obliged allowed allows permitted offered offers continued "
        "continues continue prepared prepares ready pretend pretends wish wishes wished seek sought seeks try supposed "
        "scheduled planned has have had"
    )
)
# Behind these a verb ends in “-ing”, and never has “to”.
_TAKES_GERUND = frozenset(
    _words(
        "avoid avoids avoided finish finishes finished suggest suggests suggested deny denies denied enjoy enjoys enjoyed "
        "postpone postponed quit envisages dislike recommend recommends"
    )
)
_ASKS = frozenset(_words("asked requested urged called ordered advised warned recommended ask request"))
# Behind these a bare verb lacks its “to”.
_LACKS_TO = frozenset(
    _words(
        "necessary impossible unable able willing supposed allowed forced obliged required asked invited ordered permitted "
        "urged decided promised managed refused obligated instructed authorized authorised entitled intends"
    )
)
_DECIDED = frozenset(_words("decided agreed refused promised intends intend planned hopes wants decides wanted"))
_OBJECT = frozenset(_words("a an the its his her their all two three more"))
_BEHIND_GERUND = DETERMINERS | frozenset(
    _words("with in on at from up more new him them it about for to next last as within without until .")
)
_NOT_BARE = frozenset(_words("to not be help do let have am are will may can must act divide"))
_NOT_AFTER_PREPOSITION = frozenset(_words("do be have let am are come go get become need will may act divide"))
_BEHIND_BARE = DETERMINERS | PREPOSITIONS | frozenset(_words("so it them him many more up out . ,"))
# Whoever stands before “that” makes it a relative word: those that exist.
_ANTECEDENT = frozenset(
    _words(
        "those all ones everything anything something nothing things much many some any others one everyone anyone two three "
        "and or but few more of these both several most like than"
    )
)
_BESIDE_PASSIVE = frozenset(_words("is are was were be been being also only"))
_ADVERBS = frozenset(_words("not also still only now already again soon always never even yet"))
_CLEFT = frozenset(_words("do does did done all there here thing way step job task want need wants"))
_BESIDE_BE = frozenset(_words("forecast cast run set do like home key time up post go stagnate"))
# Where one of these stands before it, the word is the noun: the political will, a tin can.
_NOUN_BEFORE = frozenset(_words("the a his her their political of good free living iron tin"))


def _gerund(s: Spot) -> tuple[int, int] | None:
    """Asked to adding a section."""
    governs = s.word(-1) in _TAKES_INFINITIVE
    found = governs and only(s.word(1), "gNJ" if s.word(-1) == "had" else "gN", "g") and s.word(1) != "being"
    behind = s.word(2)
    return (-1, 1) if found and (behind in _BEHIND_GERUND or behind[:1].isdigit()) else None


def _no_to(s: Spot) -> tuple[int, int] | None:
    """It is necessary give them time; the firm decided, on Monday, sell the port."""
    at = 1
    if s.word(1) == "," and s.word(0) in _DECIDED:
        at = next((n + 1 for n in range(2, 8) if s.word(n) == ","), 0)
    elif s.word(0) not in _LACKS_TO:
        return None
    verb, behind = s.word(at), s.word(at + 1)
    if not at or not s.small(at) or not can_be(verb, "b") or can_be(verb, "dnJRPg") or verb in _NOT_BARE:
        return None
    noun = can_be(verb, "N") and not (behind in _OBJECT or behind in ("them", "him", "it") or only(behind, "gN", "g"))
    return None if noun or (at > 1 and behind not in _OBJECT) else (0, at)


def _no_subject(s: Spot) -> tuple[int, int] | None:
    """The firms are ready that participate in the work."""
    at = 1 + (s.word(1) in ("not", "also"))
    behind, before = s.word(at + 1), s.word(-1)
    if not only(s.word(at), "b") or s.word(at) in ("are", "am", "do", "be", "have", "let"):
        return None
    if not (behind in DETERMINERS or behind in PREPOSITIONS or behind == "to" or behind[:1].isdigit() or behind in ("“", '"')):
        return None
    relative = before in _ANTECEDENT or can_be(before, "NPR") or not can_be(before, "dzbJn")
    return None if relative or not s.small(-1) else (-1, at)


def _modal_to(s: Spot) -> tuple[int, int] | None:
    """The price could also to rise."""
    at = 1
    while s.word(at) in _ADVERBS:
        at += 1
    return (0, at + 1) if at > 1 and s.word(at) == "to" and s.small(0) and can_be(s.word(at + 1), "b") else None


def _two_auxiliaries(s: Spot) -> tuple[int, int] | None:
    """We do not can live."""
    at = 1 + (s.word(1) == "not")
    return (0, at) if s.word(at) in MODALS and (at > 1 or s.word(0).endswith("n't")) else None


def _behind_preposition(s: Spot) -> tuple[int, int] | None:
    """Not built for receive so many guests."""
    verb, behind = s.word(1), s.word(2)
    bare = only(verb, "b") and s.at > 0 and s.small(0) and s.small(1) and verb not in _NOT_AFTER_PREPOSITION
    known = behind in _BEHIND_BARE or behind[:1].isdigit() or only(behind, "P")
    return (0, 1) if bare and known and s.word(-1) != "kind" else None


def _be_and_base(s: Spot) -> tuple[int, int] | None:
    """The machine is break down; nobody is tell us."""
    at = 1 + (s.word(1) in ("not", "also", "still", "now", "already"))
    verb, behind = s.word(at), s.word(at + 1)
    if not s.small(0) or not can_be(verb, "b") or can_be(verb, "dnJRPg") or verb in _BESIDE_BE:
        return None
    if s.word(0) == "been" and not only(verb, "b"):
        return None
    goes_on = (
        (s.word(0) == "been" and not only(behind, "P"))
        or (behind == "to" and s.word(at + 2) in DETERMINERS)
        or behind in ("us", "me", "him", "them", "it", "her", "you")
        or (behind in ("up", "down", "off", "out", "back") and verb != "way")
        or (behind == "to" and can_be(s.word(at + 2), "b") and s.word(at + 2) not in ("be", "have"))
    )
    return (0, at) if goes_on and _CLEFT.isdisjoint(s.lower[max(0, s.at - 12) : s.at]) else None


def _bent_behind_to(s: Spot) -> tuple[int, int] | None:
    """They are told to not taking the road."""
    verb = s.word(2)
    bent = only(verb, "gN", "g") or (can_be(verb, "gdnz") and not can_be(verb, "bNJ"))
    return (0, 2) if s.word(1) == "not" and bent else None


def _let_to(s: Spot) -> tuple[int, int] | None:
    """It lets them to stay."""
    base = can_be(s.word(3), "b") and not can_be(s.word(3), "NJ")
    return (0, 3) if s.word(1) in ("them", "him", "us", "me") and s.word(2) == "to" and base else None


def _bent_behind_modal(s: Spot) -> tuple[int, int] | None:
    """We will taking steps; the club and will hosts a match."""
    at = 1 + (s.word(1) in ("not", "also", "still", "now", "soon"))
    verb, behind, before = s.word(at), s.word(at + 1), s.word(-1)
    if not s.small(0) or not s.small(at) or not before or before in _NOUN_BEFORE or before.endswith("'s"):
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
    known = behind in _BEHIND_GERUND or can_be(behind, "JNP") or behind in ("their", "its")
    return (0, at) if gerund and known else None


def _avoid_to(s: Spot) -> tuple[int, int] | None:
    """They avoid to drive."""
    if s.word(1) != "to" or not can_be(s.word(2), "b") or s.word(-1) in _BESIDE_PASSIVE or only(s.word(-1), "J"):
        return None
    return None if s.word(0) == "finishes" else (0, 2)


def _asked_that(s: Spot) -> tuple[int, int] | None:
    """He asked the people that do not return."""
    at = 1 + (s.word(1) == "do")
    asked = not _ASKS.isdisjoint(s.lower[max(0, s.at - 6) : s.at])
    return (0, at + 1) if s.word(at) == "not" and asked and can_be(s.word(at + 1), "b") else None


def _has_and_base(s: Spot) -> tuple[int, int] | None:
    """The board has stop the work."""
    at = 1 + (s.word(1) in ("also", "already", "now"))
    verb = s.word(at)
    bare = can_be(verb, "b") and not can_be(verb, "dnJRPgz") and verb not in _BESIDE_BE
    return (0, at) if s.at and bare and s.word(at + 1) in _BEHIND_HAVE else None


def _to_through(s: Spot) -> tuple[int, int] | None:
    """We hope to through this route attract guests."""
    place = s.word(1) in ("through", "via") and s.word(2) in DETERMINERS
    return (0, 1) if place and s.word(-1) not in ("due", "up", "down") else None


def _plans(s: Spot) -> tuple[int, int] | None:
    """The province plans increase the number."""
    subject = only(s.word(-1), "N") and s.small(-1) and s.word(-2) in ("the", "a", "its", "this")
    verb = can_be(s.word(1), "b") and not can_be(s.word(1), "dnJRPgz")
    return (0, 1) if subject and verb and s.word(2) in ("the", "its", "a", "their", "his") else None


def _bare_behind_comma(s: Spot) -> tuple[int, int] | None:
    """The ship left on Sunday, mark the opening of the route."""
    verb, before = s.word(1), s.lower[: s.at]
    if s.at < 5 or not can_be(verb, "b") or can_be(verb, "dnJRzPg") or verb in _NOT_BEHIND_COMMA or not s.small(1):
        return None
    if s.word(2) not in ("the", "a", "an", "its", "their") or "," in before or before[0] in ("if", "when", "as", "for"):
        return None
    # Discredit them, hinder the next ones, and wait: a row of orders.
    row = only(before[0], "b") or any(
        word == "and" and can_be(after, "b") for word, after in itertools.pairwise(s.lower[s.at :])
    )
    other = row or not _ALSO_BARE.isdisjoint(before) or any(only(word, "b") for word in before) or before[0].isalpha() is False
    return (
        None
        if other or not any(can_be(word, "d") or only(word, "z") or word in ("was", "were", "is", "has") for word in before)
        else (1, 1)
    )


_BEHIND_HAVE = frozenset(_words("the a an his its their her measures it them him two three four five six several many"))


class _BareOrNoun(Container[str]):
    """The words that are base forms of verbs, and at most nouns beside."""

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and readings(word) in ("b", "bN")


_BARE = _BareOrNoun()
_NOT_BEHIND_COMMA = frozenset(
    _words("despite like notwithstanding say including save respectively plus while are have do see be")
)
# Behind these a bare verb goes on: to widen the road, mark the lanes.
_ALSO_BARE = MODALS | frozenset(_words("to let make makes help helps helped must please and not don't do did does said says"))
_Test = Callable[[Spot], tuple[int, int] | None]
_TESTS: tuple[tuple[frozenset[str] | Where, _Test, str], ...] = (
    (Where(("to",), before=_TAKES_INFINITIVE), _gerund, "“{}” needs the base form of the verb behind “to”"),
    (_LACKS_TO | _DECIDED, _no_to, "“{}”: “to” is missing before the verb"),
    (Where(("that",), behind=Bare("not also")), _no_subject, "“{}”: the verb behind “that” has no subject, or “to” is meant"),
    (Where(MODALS, behind=_ADVERBS), _modal_to, "“{}”: no “to” after this auxiliary"),
    (
        frozenset(_words("do does did don't doesn't didn't")),
        _two_auxiliaries,
        "“{}” has two auxiliaries that do not go together",
    ),
    (
        Where(_words("for of without by after before from about"), behind=Bare()),
        _behind_preposition,
        "“{}”: behind a preposition the verb ends in “-ing”, or “to” is meant",
    ),
    (frozenset(_words("is are was were been")), _be_and_base, "“{}” has an auxiliary too many, or the wrong form of the verb"),
    (Where(("to",), behind=frozenset(("not",))), _bent_behind_to, "“{}” needs the base form of the verb behind “to”"),
    (MODALS, _bent_behind_modal, "“{}” needs the base form of the verb"),
    (_TAKES_GERUND, _avoid_to, "“{}”: behind this verb the next one ends in “-ing”"),
    (frozenset(("that",)), _asked_that, "“{}”: write “not to” behind a verb of asking"),
    (frozenset(("has", "have", "had")), _has_and_base, "“{}” needs a participle"),
    (Where(("to",), behind=frozenset(("through", "via"))), _to_through, "“{}”: set the verb right behind “to”"),
    (frozenset(("plans", "hopes", "aims", "tries", "wishes", "seeks")), _plans, "“{}”: “to” is missing before the verb"),
    (
        Where((",",), behind=_BARE),
        _bare_behind_comma,
        "“{}” hangs in the air behind the comma: write the form in “-ing”, or “and”",
    ),
    (frozenset(_words("let lets letting make makes")), _let_to, "“{}”: no “to” behind this verb"),
)


class Complement(Rule):
    """A verb has the wrong form behind the word it hangs from: *asked to adding*, *it is necessary give*, *for receive guests*.

    Why it matters: other languages have one form where English has three (base form, *to*, *-ing*); a reader of English
    stumbles over each wrong one. Quiet: nouns of the same form (*asked questions*), *to* as a preposition (*committed to
    building*), relative clauses (*those that exist*), clefts.
    Known misses: verbs that take either form with another meaning (*stopped to smoke*).
    """

    id = "grammar/complement"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    examples = (
        Example("The deputy ⟦requested to adding⟧ a clause, and it is ⟦necessary give⟧ them time."),
        Example("The price ⟦could also to rise⟧. We ⟦do not can⟧ wait. The hall was not built ⟦for receive⟧ so many guests."),
        Example("We ⟦will taking⟧ steps, and drivers ⟦avoid to drive⟧ there. The board ⟦has stop⟧ the work."),
        Example("The ship left the port on Sunday, ⟦mark⟧ the opening of the route. The province ⟦plans increase⟧ the number."),
        Example("The firms are ⟦ready that participate⟧ in the work, but the machine ⟦is break⟧ down."),
        Example("The deputy asked to add a clause, is committed to building it, and saw those that exist in the text."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for triggers, test, message in _TESTS:
            for spot in spots(document, triggers):
                place = test(spot)
                if place is not None:
                    span = spot.span(*place)
                    yield self.finding(document, span, message.format(document[span]))
