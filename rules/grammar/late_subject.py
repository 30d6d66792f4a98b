"""grammar/late-subject"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.phrases import Phrase, any_of
from checker.annotations.readings import BE, DETERMINERS, MODALS, PREPOSITIONS, can_be, finite_among, only
from checker.annotations.spots import Spot, Where
from rules.grammar.at_spots import Row, findings

_SUBJECT_FIRST = "“{}” stands before its subject; set the subject first"
_START = r"(?:^|(?<=[.!?…] )|(?<=\n))"
_AUXILIARY = r"(?:Is|Are|Was|Were|Will be|Has been|Have been|Had been|Can be|Should be|Must be)"
_ADVERB = r"(?:(?:not|also|still|already|now|currently|later|then) )?"
# Verbs whose passive keeps an object: “he said that was given a name” has “that” for its subject.
_KEEPS_OBJECT = frozenset("given told asked offered shown named called considered made sent paid awarded".split())
_REPORTED = "said added noted announced stressed explained reported stated recalled confirmed emphasized indicated"
# A pattern, the message ({} stands for the words at fault), and whether a match of the pattern is wrong.
_PATTERNS: tuple[tuple[Phrase, str, Callable[[re.Match[str]], bool]], ...] = (
    # Will be installed new lighting; Were also present the deputy.
    (
        Phrase(
            "is are was were will has have had can should must",
            rf"{_START}(?P<all>{_AUXILIARY} {_ADVERB}(?P<verb>[a-z]+))\b(?! (?:to|that)\b)",
            opening=True,
            flags=re.MULTILINE,
        ),
        "“{}” opens the sentence before its subject; set the subject first",
        lambda m: (only(m["verb"], "nd", "n") or m["verb"] in ("present", "planned", "closed")) and m["verb"] != "had",
    ),
    # He added that was reached an understanding.
    (
        Phrase(
            _REPORTED,
            rf"{any_of(_REPORTED)} that "
            rf"(?P<all>(?:is|are|was|were|will be|has been|have been) {_ADVERB}(?P<verb>[a-z]+))"
            r"(?= (?:an?|the|more|new|two|three|several|\d[\d,.]*) [a-z]+)",
        ),
        _SUBJECT_FIRST,
        lambda m: can_be(m["verb"], "n") and m["verb"] not in _KEEPS_OBJECT,
    ),
    # It was told by the deputy mayor that …
    (
        Phrase(
            "it",
            rf"{_START}(?P<all>It (?:was|is|has been) (?P<verb>told|informed) (?:by|about|that))\b",
            opening=True,
            flags=re.MULTILINE,
        ),
        "“{}”: say who told it first (“… said that …”)",
        lambda m: True,
    ),
)

_OPENS_PLACE = frozenset("in at on from to for during under near after".split())
# Verbs of appearing, going on and taking part, and the forms of “be” with their participles.
_APPEARS = BE | frozenset(
    "continues continued begins began starts started finished finishes ends ended opens opened closes closed works worked "
    "operates operated died arrived passed performed spoke fell happened occurred participated participates took takes "
    "appeared gathered live lives lived remain remains exist exists come comes work operate participate gather attend attended "
    "competed compete won scored".split()
)
_NAMED_WINNER = frozenset("won scored spoke performed died appeared competed worked lived".split())
_COUNTS = frozenset("the a an about more over some two three many several new representatives residents only also".split())
_BE_WITH = frozenset("planned held expected scheduled opened created built signed present".split())
_LONGEST_PLACE = 12
_STATIVE = BE | frozenset("lies lay stood stands sits sat lived lives has had".split())


def _phrase_first(spot: Spot) -> tuple[int, int] | None:
    """In the mountains continues the search; in the final of the cup won Daria Kuzmina."""
    if spot.at > 1 or (spot.at == 1 and spot.word(-1)[0].isalnum()):
        return None
    at = 1 + (spot.word(1) in DETERMINERS)
    opened = at
    while at < _LONGEST_PLACE and spot.word(at):
        word = spot.word(at)
        if word in _APPEARS and at > opened:
            return _late(spot, at) if spot.small(at) else None
        if word in PREPOSITIONS or word == "and":
            opened = at = at + 1 + (spot.word(at + 1) in DETERMINERS)
            continue
        plural = only(word, "P") and at > opened + 2
        if plural or not (
            can_be(word, "NPJ") or word == "-" or word[0].isdigit() or spot.tokens[spot.at + at].text[0].isupper()
        ):
            return None
        at += 1
    return None


def _late(spot: Spot, at: int) -> tuple[int, int] | None:
    """The place of the verb at offset ``at``, where what follows it must be its subject."""
    verb, behind = spot.word(at), spot.word(at + 1)
    follows = behind
    if verb in BE or verb in ("took", "takes"):
        if not (behind in ("part", "place") if verb not in BE else _participle(behind, spot.word(at + 2))):
            return None
        follows = spot.word(at + 2)
        if follows == "to":
            return (
                (at, at + 1)
                if verb in BE and behind in ("planned", "expected", "scheduled") and not _person(spot, at)
                else None
            )
    if _person(spot, at):
        return None
    named = verb in _NAMED_WINNER and not spot.small(at + 1) and behind[:1].isalpha() and spot.small(at - 1)
    new = follows in _COUNTS or follows[:1].isdigit() or (only(follows, "P") and verb not in ("won", "scored", "attended"))
    transitive = (
        verb in ("won", "scored", "attended", "opened", "closed", "passed") and spot.word(at - 1) and not spot.small(at - 1)
    )
    return (at, at + (follows != behind)) if named or (new and not transitive and verb != "won" and verb != "scored") else None


def _participle(word: str, behind: str) -> bool:
    """Whether the word is a participle; one that is an adjective as well, only before a number."""
    counted = behind[:1].isdigit() or behind in ("two", "three", "several", "many", "more", "about", "over")
    return only(word, "dn", "n") or word in _BE_WITH or (counted and only(word, "dnJ", "n"))


def _how_will(spot: Spot) -> tuple[int, int] | None:
    """It is unclear how will get the children to school."""
    modal, verb = spot.word(1), spot.word(2)
    base = only(verb, "b") and verb not in ("be", "have", "do")
    return (0, 2) if spot.at and modal not in ("may", "can") and base and spot.word(-1) not in ("“", '"', ":") else None


def _person(spot: Spot, at: int) -> bool:
    """Whether whoever did it stands right before the verb: *In May Mr Brown is …*."""
    return not spot.small(at - 1) and not spot.small(at - 2) and at > 2


def _which(spot: Spot) -> tuple[int, int] | None:
    """The cup, in which took part 300 athletes."""
    verb, behind = spot.word(1), spot.word(2)
    if spot.word(-1) not in ("in", "at", "during", "from", "to", "for", "by", "after", "on", "with") or verb in _STATIVE:
        return None
    finite = only(verb, "dz", "dz") or only(verb, "dn", "d") or verb in ("took", "takes")
    new = behind in DETERMINERS or behind in _COUNTS or behind in ("part", "place") or behind[:1].isdigit()
    return (1, 1 + (behind in ("part", "place"))) if finite and new else None


_SAID = frozenset(
    "indicated announced declared stated said explained reported confirmed added specified underlined affirmed estimated "
    "recalled assured revealed warned noted commented emphasized told".split()
)
_QUOTED = frozenset((",", "”", '"'))


def _has_said(spot: Spot) -> tuple[int, int] | None:
    """…, has indicated the prefecture."""
    rest = spot.rest(2)
    if (
        spot.word(-1) not in _QUOTED
        or spot.word(1) not in _SAID
        or not 1 < len(rest) < 7
        or spot.word(2 + len(rest)) not in (".", ",")
    ):
        return None
    named = rest[0] in ("the", "its", "his") or not spot.small(2)
    return (0, 1) if named and "," not in spot.lower[: spot.at - 1] and not finite_among(rest) else None


def _said_there(spot: Spot) -> tuple[int, int] | None:
    """…, stated at the briefing the head of the board."""
    if spot.word(-1) not in _QUOTED and spot.word(-1) not in ("–", "—"):
        return None
    if spot.word(1) not in ("at", "in", "on", "during"):
        return None
    rest = spot.rest(2)
    for place in range(1, min(7, len(rest))):
        found = rest[place] in ("the", "a", "its") and rest[place - 1] not in PREPOSITIONS and can_be(rest[place - 1], "N")
        if found:
            return None if finite_among(rest[place + 1 :]) or spot.word(2 + len(rest)) != "." else (0, 1)
    return None


def _follows(spot: Spot) -> tuple[int, int] | None:
    """…, follows from the message of the regulator."""
    return (0, 1) if spot.word(-1) == "," and spot.word(1) == "from" and spot.word(2) in ("the", "a", "its") else None


def _after_that(spot: Spot) -> tuple[int, int] | None:
    """After that was registered an increase."""
    new = spot.word(2) in BE and can_be(spot.word(3), "n") and spot.word(4) in ("a", "an", "the")
    return (2, 3) if spot.word(1) == "that" and new else None


_ROWS: tuple[Row, ...] = (
    (Where(_OPENS_PLACE, first=2), _phrase_first, _SUBJECT_FIRST),
    (frozenset(("which",)), _which, _SUBJECT_FIRST),
    (frozenset(("has", "have")), _has_said, _SUBJECT_FIRST),
    (_SAID, _said_there, _SUBJECT_FIRST),
    (frozenset(("follows",)), _follows, _SUBJECT_FIRST),
    (Where(("how", "when", "where", "why"), behind=MODALS), _how_will, _SUBJECT_FIRST),
    (
        Where(("after", "before", "since", "because", "although", "until"), behind=frozenset(("that",))),
        _after_that,
        _SUBJECT_FIRST,
    ),
)


class LateSubject(Rule):
    """A verb stands before its subject in a statement: *Will be built two schools*, *In the march took part 300 people*.

    Why it matters: languages with free word order bring the new thing last; in English the reader takes it for a question or
    loses the thread. Quiet: questions, a pronoun between (*In May he took part*).
    Known misses: inversions in the middle of a sentence.
    """

    id = "grammar/late-subject"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    examples = (
        Example("The plan is ready. ⟦Will be built⟧ two schools. In the march ⟦took part⟧ 300 people."),
        Example("The mayor said that ⟦was signed⟧ a contract. ⟦It was told by⟧ the press office that work goes on."),
        Example("In the hills ⟦continues⟧ the search. It is a march in which ⟦took part⟧ 300 people."),
        Example("In Rome ⟦is planned⟧ to build it."),
        Example("The road is shut, ⟦has indicated⟧ the prefecture."),
        Example("Will they be built? In the hills she continues the search."),
        Example("In May he took part in the march. The mayor said that the contract was signed."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for phrase, message, wrong in _PATTERNS:
            for match, sentence in phrase.matches(document):
                closed = document.prose[max(0, sentence.end - 3) : sentence.end]
                if "?" not in closed and "." in closed and wrong(match):
                    yield self.finding(document, match.span("all"), message.format(match["all"]))
        yield from findings(self, document, _ROWS)
