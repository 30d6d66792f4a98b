"""grammar/far-agreement"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.grammatical_number import bare_verb, plural, singular
from checker.annotations.readings import DETERMINERS, MODALS, PREPOSITIONS, PRONOUNS, can_be, only
from checker.annotations.spots import Spot, Where
from checker.annotations.subjects import ARTICLES, COUNTED, OBJECTS
from checker.annotations.suspects import SINGULAR_PLURALS
from rules.grammar import disagreement
from rules.grammar.at_spots import hits

_OPENS_CLAUSE = frozenset(("that", ".", ",", "and", "but", ""))
# What opens an insertion between subject and verb: , with offices in five cities, …
_INSERTED = frozenset(
    "with in including who which as along together having founded based located after while despite on at during where "
    "whose through for from according most many some".split()
)
_LONGEST_SUBJECT, _LONGEST_INSERTION = 8, 18
_REPORTS = frozenset("report inform say announce state note add explain emphasize stress write declare believe".split())
_OPENS_SUBJECT = ARTICLES | COUNTED | {"these", "those"}
# Words of grammar, which no name of a club or a firm is.
_NO_NAME = DETERMINERS | PREPOSITIONS | PRONOUNS | MODALS | {"there", "to", "not", "and"}
_NOT_VERB = frozenset("except save like".split())


def _head(spot: Spot) -> tuple[int, int] | None:
    """Offsets of the head noun and of the comma behind the noun phrase that opens at the spot."""
    at = 0 if plural(spot.word(0)) else 1
    head = -1
    while at < _LONGEST_SUBJECT and spot.word(at) != ",":
        word = spot.word(at)
        if word in ("of", "for"):
            head = at - 1 if head < 0 else head
        elif not (can_be(word, "JNP") or word[:1].isdigit() or (word in ("the", "and") and head >= 0) or not spot.small(at)):
            return None
        at += 1
    return (head if head >= 0 else at - 1, at) if spot.word(at) == "," and at > 0 else None


def _behind_insertion(spot: Spot) -> tuple[int, str] | None:
    """The place of the verb behind an insertion, and its subject: *The firm, with offices in Rome, carry goods*."""
    if spot.word(-1) not in _OPENS_CLAUSE or (spot.at and spot.word(0) not in _OPENS_SUBJECT):
        return None
    found = _head(spot)
    if found is None:
        return None
    head, comma = found
    opener = spot.word(comma + 1)
    if not (opener in _INSERTED or (can_be(opener, "g") and not can_be(opener, "b")) or only(opener, "dn", "n")):
        return None
    end = next((n for n in range(comma + 2, comma + _LONGEST_INSERTION) if spot.word(n) == ","), 0)
    if not end or "," in spot.word(end + 1):
        return None
    verb = end + 1 + (spot.word(end + 1) in ("also", "now", "still"))
    noun, form, follows = spot.word(head), spot.word(verb), spot.word(verb + 1)
    office = spot.word(head + 1) == "of" and only(form, "b")
    if not spot.small(verb) or not (spot.small(head) or office):
        return None
    if plural(noun) and noun not in SINGULAR_PLURALS:
        return (verb, noun) if form in ("is", "was", "has", "does") or only(form, "z") else None
    if spot.word(0) not in ARTICLES or not singular(noun) or form in _NOT_VERB:
        return None
    bare = (only(form, "b") and bare_verb(form)) or (
        can_be(form, "b")
        and not can_be(form, "dnJRP")
        and (follows in OBJECTS or follows in ("that", "to") or follows[:1].isdigit())
    )
    bare = bare or (form in ("have", "are", "were") and follows not in ("the", "you", "they"))
    return (verb, noun) if bare else None


def _reporter(spot: Spot) -> tuple[int, str] | None:
    """…, the regional company inform."""
    if spot.word(1) != "." or not spot.small(0):
        return None
    comma = next((n for n in range(-1, -13, -1) if spot.word(n) in (",", "”", '"', "")), 0)
    if not comma or not spot.word(comma) or spot.word(comma + 1) not in ("the", "a", "his", "its") or comma > -3:
        return None
    inside = [spot.word(n) for n in range(comma + 2, 0)]
    head = next((n - 1 for n in range(1, len(inside)) if inside[n] in PREPOSITIONS), len(inside) - 1)
    one = singular(inside[head]) and "and" not in inside
    other = any(only(word, "dz") or only(word, "b") for word in inside)
    return (0, inside[head]) if one and not other else None


def _share(spot: Spot) -> tuple[int, str] | None:
    """About 40 percent of residents is older."""
    at = 2 + (spot.word(2) in ("the", "its", "their", "these", "those", "all", "our", "his"))
    while only(spot.word(at), "J"):
        at += 1
    if spot.word(1) != "of" or not plural(spot.word(at)) or spot.word(at + 1) not in ("is", "was", "has"):
        return None
    single = any(spot.word(n) in ("one", "each") for n in range(-4, 0))
    return None if single else (at + 1, spot.word(at))


def _amount(spot: Spot) -> tuple[int, str] | None:
    """An amount of 18 million rupees have been paid."""
    if spot.word(-1) not in ("a", "an") or spot.word(1) != "of":
        return None
    verb = next((n for n in range(3, 8) if spot.word(n) in ("have", "are", "were", "is", "was", "has")), 0)
    inside = [spot.word(n) for n in range(2, verb)]
    plain = all(can_be(word, "NPJ") or word[0].isdigit() for word in inside)
    return (verb, "amount") if verb and plain and spot.word(verb) in ("have", "are", "were") else None


def _relative(spot: Spot) -> tuple[int, str] | None:
    """The law that oblige importers."""
    noun, verb = spot.word(-1), spot.word(1)
    if spot.word(-2) not in ("the", "his", "her", "its", "their", "our") or not singular(noun):
        return None
    if spot.word(-3) and (spot.word(-3) in PREPOSITIONS or can_be(spot.word(-3), "P")):
        return None
    return (1, noun) if only(verb, "b") and bare_verb(verb) else None


def _its(spot: Spot) -> tuple[int, str] | None:
    """Galatasaray raise its points to 29."""
    verb, name = spot.word(-1), spot.word(-2)
    if not can_be(verb, "b") or can_be(verb, "dnR") or not spot.small(-1) or not name[:1].isalpha() or spot.small(-2):
        return None
    if can_be(name, "P") or name in _NO_NAME:
        return None
    return (-1, spot.tokens[spot.at - 2].text) if spot.word(-3) in ("", ",", ".") else None


# Where to stop, and the test that is made there: it finds the offset of the verb, in words from the spot, and its subject.
_TESTS: tuple[tuple[frozenset[str] | Where, Callable[[Spot], tuple[int, str] | None]], ...] = (
    (Where(ARTICLES | COUNTED, before=_OPENS_CLAUSE), _behind_insertion),
    (_REPORTS, _reporter),
    (frozenset(("percent", "%", "half", "most", "majority", "third", "quarter")), _share),
    (frozenset(("who", "which", "that")), _relative),
    (frozenset(("its",)), _its),
    (frozenset(("amount", "sum")), _amount),
)


class FarAgreement(Rule):
    """A verb does not agree with a subject that is parted from it: *The firm, with offices in Rome, carry goods*.

    Why it matters: the translator, or the machine, had forgotten the subject when the verb came; so has the reader.
    Quiet: bodies of people (*the team, … , are*), sums, subjects joined by *and*.
    Known misses: insertions set between dashes, or with commas of their own.
    """

    id = "grammar/far-agreement"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    examples = (
        Example(
            "The carrier, with offices in Rome and Milan, ⟦carry⟧ 40 tons a day. The roads, which are old, ⟦has⟧ many holes."
        ),
        Example("Work goes on, the regional carrier ⟦inform⟧. About 40 percent of residents ⟦is⟧ older."),
        Example("With this, Milan ⟦raise⟧ its total to 29."),
        Example("They read the law that ⟦oblige⟧ importers to pay."),
        Example("The carrier, with offices in Rome, carries 40 tons. The team, with nine men, are home."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for where, test in _TESTS:
            for spot, (verb, noun) in hits(document, where, test):
                yield disagreement.finding(self, document, spot.span(verb, verb), noun)
