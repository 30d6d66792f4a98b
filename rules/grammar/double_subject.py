"""grammar/double-subject"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.phrases import Phrase
from checker.annotations.readings import BE, FINITE_AUXILIARIES, HAVE, PREPOSITIONS, can_be, only
from checker.annotations.spots import Spot, Where
from checker.lazy import regex
from rules.grammar.at_spots import Row, findings, hits

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
_TIMES = regex(r"\b(?:day|week|month|year|time|morning|evening|night|afternoon|season|moment|way|summer|winter)s?\b")

_PRONOUNS = frozenset(("it", "he", "she", "they"))
# Verbs that have a person and a thing behind them: which he told him.
_TAKES_TWO = frozenset(("told", "made", "said", "gave"))
# It was hoped, they were told: the passive of these has a clause or an object behind it.
_TAKES_MORE = frozenset(
    "hoped said thought given told offered shown asked believed expected called taught agreed argued feared claimed made used "
    "known designed forced paid".split()
)


def _which_it(spot: Spot) -> tuple[int, int] | None:
    """A pronoun behind *which*, and its verb: *the buses, which it was introduced last May*."""
    if spot.word(-1) in PREPOSITIONS or spot.word(1) not in _PRONOUNS or spot.word(2) not in BE | HAVE:
        return None
    at = 3 + (spot.word(3) == "been")
    whole = spot.word(at + 1) in ("last", "since", "in", "on", "during", "yesterday", "by", ".")
    return (1, at) if whole and can_be(spot.word(at), "n") and spot.word(at) not in _TAKES_MORE else None


_LONGEST_NOUN, _LONGEST_INSERTION = 6, 26
_INSERTED = frozenset(("where", "who", "which", "whose", "with"))
# Speech and conditions in between may bring their own pronoun.
_OWN_CLAUSE = frozenset(
    "said says if when while as because although after before since once until though then and , ; :".split()
)


_ASIDES = tuple(
    tuple(aside.split()) for aside in ("on the other hand", "for its part", "for his part", "for her part", "in turn")
)
_OPENS_ASIDE = Where(("on", "for", "in"), before=frozenset(","), first=8)
_WHICH_PRONOUN = Where(("which",), behind=_PRONOUNS)
_OPENING = Where(("the", "a", "an", "his", "her", "its", "their", "our", "this", "these", "those"), first=1)


def _aside(spot: Spot) -> tuple[int, int] | None:
    """A pronoun that repeats the name before an aside: *Galatasaray, on the other hand, it won*."""
    if not 1 < spot.at < 8 or spot.word(-1) != "," or not spot.word(-2)[0].isalpha() or spot.lower[0] in ("and", "but", "if"):
        return None
    for aside in _ASIDES:
        size = len(aside)
        if tuple(spot.lower[spot.at : spot.at + size]) == aside and spot.word(size) == ",":
            return (size + 1, size + 1) if spot.word(size + 1) in _PRONOUNS else None
    return None


_ASIDE: Row = (_OPENS_ASIDE, _aside, "“{last}” repeats the subject before the aside; drop it")


def _inserted(spot: Spot) -> tuple[int, int] | None:
    """A pronoun behind an insertion that repeats the noun which opens the sentence, and its verb.

    *The hospital, where 1,200 people work, it was built in 2017.*
    """
    at = 1
    while at < _LONGEST_NOUN and can_be(spot.word(at), "NPJ"):
        at += 1
    # The director, Selma Koch, stating that …, she said.
    named = 1
    while spot.word(at + named) and spot.tokens[spot.at + at + named].text[0].isupper():
        named += 1
    if named > 1 and spot.word(at + named) == ",":
        at += named
    opener = spot.word(at + 1)
    if at == 1 or spot.word(at) != "," or _TIMES.search(spot.word(at - 1)) or len(spot.lower) < at + 5:
        return None
    if opener not in _INSERTED and not (can_be(opener, "g") and not can_be(opener, "b")):
        return None
    for place in range(at + 2, at + _LONGEST_INSERTION):
        if spot.word(place) == ",":
            verb = spot.word(place + 2)
            finite = can_be(verb, "zd") or verb in FINITE_AUXILIARIES
            return (place + 1, place + 2) if spot.word(place + 1) in _PRONOUNS and finite else None
        if spot.word(place) in _OWN_CLAUSE or spot.word(place) in '“”"':
            return None
    return None


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
            if not can_be(match["verb"], "dzb") or can_be(match["verb"], "J") or match["verb"] in _TAKES_TWO:
                continue
            message = f"“{match['pronoun']}” repeats what “which” already stands for; drop it"
            yield self.finding(document, match.span("all"), message, suggestions=(match["all"].rsplit(None, 1)[0],))
        yield from findings(self, document, [_ASIDE])
        for spot, (pronoun, verb) in hits(document, _OPENING, _inserted):
            message = f"“{spot.word(pronoun)}” repeats the subject that opens the sentence; drop it"
            yield self.finding(document, spot.span(pronoun, verb), message, suggestions=(spot.word(verb),))
        for spot, (pronoun, verb) in hits(document, _WHICH_PRONOUN, _which_it):
            span = spot.span(pronoun, verb)
            message = f"“{spot.word(pronoun)}” repeats what “which” already stands for; drop it"
            yield self.finding(document, span, message, suggestions=(document[span].split(None, 1)[1],))
