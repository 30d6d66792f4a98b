"""grammar/double-subject"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.phrases import Phrase
from checker.annotations.readings import BE, FINITE_AUXILIARIES, HAVE, PREPOSITIONS, can_be, only
from checker.annotations.spots import Spot, Where, spots

# The company, Lanyu, it develops …
_TAKEN_UP = Phrase(
    "the this that these those his her its their our",
    r"(?<!\S)(?:^|(?<=[.!?] )|(?<=\n))(?P<noun>(?:The|This|That|These|Those|His|Her|Its|Their|Our) [^,.;:!?()“”\"\n]{2,60}),"
    r"(?P<apposition> (?:the |an? )?[A-Z][^,.;:!?()“”\"\n]{2,60},)? (?P<all>(?P<pronoun>it|he|she|they) (?P<verb>[a-z]+))\b",
    opening=True,
    flags=re.MULTILINE,
)
# … the tomb, which the mission discovered it in April
_TAKEN_UP_BEHIND = Phrase(
    "which whom",
    r"(?:which|whom) (?P<subject>(?:the|a|an|his|her|its|their) (?:[\w’'-]+ ){1,3}|he |she |they |we )"
    r"(?P<all>(?P<verb>[a-z]+) (?:(?:about|on|to|for|with|from) )?(?P<pronoun>it|him|them|her))"
    r"(?= (?:in|on|at|during|from|last|yesterday|for|with|two|three)\b|[,.])",
)
_TIMES = re.compile(r"\b(?:day|week|month|year|time|morning|evening|night|afternoon|season|moment|way|summer|winter)s?\b")

_TAKES_TWO = frozenset(("told", "made", "said", "gave"))
# It was hoped, they were told: the passive of these has a clause or an object behind it.
_TAKES_MORE = frozenset(
    "hoped said thought given told offered shown asked believed expected called taught agreed argued feared claimed made used "
    "known designed forced paid".split()
)


def _which_it(s: Spot) -> tuple[int, int] | None:
    """The buses, which it was introduced last May; crossings which they were closed in May."""
    if s.word(-1) in PREPOSITIONS or s.word(1) not in ("it", "they", "he", "she") or s.word(2) not in BE | HAVE:
        return None
    at = 3 + (s.word(3) == "been")
    whole = s.word(at + 1) in ("last", "since", "in", "on", "during", "yesterday", "by", ".")
    return (1, at) if whole and can_be(s.word(at), "n") and s.word(at) not in _TAKES_MORE else None


_LONGEST_NOUN, _LONGEST_INSERTION = 6, 26
_INSERTED = frozenset(("where", "who", "which", "whose", "with"))
# Speech and conditions in between may bring their own pronoun.
_OWN_CLAUSE = frozenset(
    "said says if when while as because although after before since once until though then and , ; :".split()
)


_ASIDES = tuple(
    tuple(aside.split()) for aside in ("on the other hand", "for its part", "for his part", "for her part", "in turn")
)
_ASIDE = Where(("on", "for", "in"), before=frozenset(","), first=8)
_OPENING = Where(("the", "a", "an", "his", "her", "its", "their", "our", "this", "these", "those"), first=1)


def _aside(s: Spot) -> int:
    """The offset of a pronoun that repeats a name before an aside: *Galatasaray, on the other hand, it won*; otherwise 0."""
    if not 1 < s.at < 8 or s.word(-1) != "," or not s.word(-2)[0].isalpha() or s.lower[0] in ("and", "but", "if"):
        return 0
    for aside in _ASIDES:
        size = len(aside)
        if tuple(s.lower[s.at : s.at + size]) == aside and s.word(size) == ",":
            return size + 1 if s.word(size + 1) in ("it", "he", "she", "they") else 0
    return 0


def _inserted(s: Spot) -> int:
    """The offset of a pronoun behind an insertion, where it repeats the noun that opens the sentence; 0 where there is none.

    *The hospital, where 1,200 people work, it was built in 2017.*
    """
    at = 1
    while at < _LONGEST_NOUN and can_be(s.word(at), "NPJ"):
        at += 1
    # The director, Selma Koch, stating that …, she said.
    named = 1
    while s.word(at + named) and s.tokens[s.at + at + named].text[0].isupper():
        named += 1
    if named > 1 and s.word(at + named) == ",":
        at += named
    opener = s.word(at + 1)
    if at == 1 or s.word(at) != "," or _TIMES.search(s.word(at - 1)) or len(s.lower) < at + 5:
        return 0
    if opener not in _INSERTED and not (can_be(opener, "g") and not can_be(opener, "b")):
        return 0
    for place in range(at + 2, at + _LONGEST_INSERTION):
        if s.word(place) == ",":
            verb = s.word(place + 2)
            finite = can_be(verb, "zd") or verb in FINITE_AUXILIARIES
            return place + 1 if s.word(place + 1) in ("it", "he", "she", "they") and finite else 0
        if s.word(place) in _OWN_CLAUSE or s.word(place) in '“”"':
            return 0
    return 0


class DoubleSubject(Rule):
    """A pronoun takes up a noun that is already there: *The company, Lanyu, it develops …*, *which the crew found it*.

    Why it matters: spoken style in many languages and plain wrong in English copy; the reader looks for a second firm.
    Quiet: openings of time and manner (*The next day, he left*), clauses with a verb of their own before the comma.
    Known misses: pronouns that take up a bare name (*Petrov, he said …*), which are often quoted speech.
    """

    id = "grammar/double-subject"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    examples = (
        Example("The factory, Northern Tyres, ⟦it employs⟧ 300 people in the city."),
        Example("The letter, which the museum ⟦found it⟧ in a drawer, will be sold."),
        Example("The clinic, where nine doctors work, ⟦it was⟧ built in May."),
        Example("They ride in buses which ⟦they were bought⟧ last May."),
        Example("Milan, on the other hand, ⟦it⟧ lost."),
        Example("The next morning, he left. The letter, which the museum found in a drawer, will be sold."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for match, _ in _TAKEN_UP.matches(document):
            verb = match["verb"]
            before = match["noun"] + (match["apposition"] or "")
            if _TIMES.search(match["noun"]) or not (can_be(verb, "zd") or verb in FINITE_AUXILIARIES or can_be(verb, "b")):
                continue
            if any(word in FINITE_AUXILIARIES or only(word, "dz") for word in before.lower().replace(",", " ").split()):
                continue
            # “The governors, it is said, …” is a parenthesis, and without an apposition the noun is often an adverbial.
            if not match["apposition"] or verb in FINITE_AUXILIARIES:
                continue
            message = f"“{match['pronoun']}” repeats the subject “{match['noun']}”; drop it"
            yield self.finding(document, match.span("all"), message, suggestions=(verb,))
        for match, _ in _TAKEN_UP_BEHIND.matches(document):
            if (
                not can_be(match["verb"], "dzb")
                or can_be(match["verb"], "J")
                or match["verb"] in ("told", "made", "said", "gave")
            ):
                continue
            message = f"“{match['pronoun']}” repeats what “which” already stands for; drop it"
            yield self.finding(document, match.span("all"), message, suggestions=(match["all"].rsplit(None, 1)[0],))
        for spot in spots(document, _ASIDE):
            pronoun = _aside(spot)
            if pronoun:
                message = f"“{spot.word(pronoun)}” repeats the subject before the aside; drop it"
                yield self.finding(document, spot.span(pronoun, pronoun), message)
        for spot in spots(document, _OPENING):
            pronoun = _inserted(spot)
            if pronoun:
                span = spot.span(pronoun, pronoun + 1)
                message = f"“{spot.word(pronoun)}” repeats the subject that opens the sentence; drop it"
                yield self.finding(document, span, message, suggestions=(spot.word(pronoun + 1),))
        for spot in spots(document, Where(("which",), behind=frozenset(("it", "they", "he", "she")))):
            place = _which_it(spot)
            if place is not None:
                span = spot.span(*place)
                message = f"“{spot.word(1)}” repeats what “which” already stands for; drop it"
                yield self.finding(document, span, message, suggestions=(document[span].split(None, 1)[1],))
