"""grammar/far-agreement"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.grammatical_number import bare_verb, plural, singular
from checker.annotations.readings import DETERMINERS, MODALS, PREPOSITIONS, PRONOUNS, can_be, only
from checker.annotations.spots import Spot, Where, spots
from checker.annotations.subjects import ARTICLES, COUNTED, OBJECTS
from checker.annotations.suspects import SINGULAR_PLURALS
from checker.inflection import THIRD, inflections

_RIGHT = {"is": "are", "was": "were", "has": "have", "does": "do", "have": "has", "are": "is", "were": "was"}
_OPENS = frozenset(("that", ".", ",", "and", "but", ""))
# What opens an insertion between subject and verb: , with offices in five cities, …
_INSERTED = frozenset(
    "with in including who which as along together having founded based located after while despite on at during where "
    "whose through for from according most many some".split()
)
_LONGEST_SUBJECT, _LONGEST_INSERTION = 8, 18
_REPORTS = "report inform say announce state note add explain emphasize stress write declare believe".split()
_ARTICLES = ARTICLES | COUNTED | {"these", "those"}
_BEFORE_ARTICLE = PREPOSITIONS - {"that"}
_NOT_VERB = frozenset("except save like".split())


def _head(s: Spot) -> tuple[int, int] | None:
    """Offsets of the head noun and of the comma behind the noun phrase that opens at the spot."""
    at = 0 if plural(s.word(0)) else 1
    head = -1
    while at < _LONGEST_SUBJECT and s.word(at) != ",":
        word = s.word(at)
        if word in ("of", "for"):
            head = at - 1 if head < 0 else head
        elif not (can_be(word, "JNP") or word[:1].isdigit() or (word in ("the", "and") and head >= 0) or not s.small(at)):
            return None
        at += 1
    return (head if head >= 0 else at - 1, at) if s.word(at) == "," and at > 0 else None


def _behind_insertion(s: Spot) -> tuple[int, int, str] | None:
    """The place of the verb behind an insertion, and its subject: *The firm, with offices in Rome, carry goods*."""
    if s.word(-1) not in _OPENS or (s.at and s.word(0) not in _ARTICLES):
        return None
    found = _head(s)
    if found is None:
        return None
    head, comma = found
    opener = s.word(comma + 1)
    if not (opener in _INSERTED or (can_be(opener, "g") and not can_be(opener, "b")) or only(opener, "dn", "n")):
        return None
    end = next((n for n in range(comma + 2, comma + _LONGEST_INSERTION) if s.word(n) == ","), 0)
    if not end or "," in s.word(end + 1):
        return None
    verb = end + 1 + (s.word(end + 1) in ("also", "now", "still"))
    noun, form, follows = s.word(head), s.word(verb), s.word(verb + 1)
    office = s.word(head + 1) == "of" and only(form, "b")
    if not s.small(verb) or not (s.small(head) or office):
        return None
    if plural(noun) and noun not in SINGULAR_PLURALS:
        return (verb, verb, noun) if form in ("is", "was", "has", "does") or only(form, "z") else None
    if s.word(0) not in ARTICLES or not singular(noun) or form in _NOT_VERB:
        return None
    bare = (only(form, "b") and bare_verb(form)) or (
        can_be(form, "b")
        and not can_be(form, "dnJRP")
        and (follows in OBJECTS or follows in ("that", "to") or follows[:1].isdigit())
    )
    bare = bare or (form in ("have", "are", "were") and follows not in ("the", "you", "they"))
    return (verb, verb, noun) if bare else None


def _reporter(s: Spot) -> tuple[int, int, str] | None:
    """…, the regional company inform."""
    if s.word(1) != "." or not s.small(0):
        return None
    comma = next((n for n in range(-1, -13, -1) if s.word(n) in (",", "”", '"', "")), 0)
    if not comma or not s.word(comma) or s.word(comma + 1) not in ("the", "a", "his", "its") or comma > -3:
        return None
    inside = [s.word(n) for n in range(comma + 2, 0)]
    head = next((n - 1 for n in range(1, len(inside)) if inside[n] in PREPOSITIONS), len(inside) - 1)
    one = singular(inside[head]) and "and" not in inside
    other = any(only(word, "dz") or only(word, "b") for word in inside)
    return (0, 0, inside[head]) if one and not other else None


def _share(s: Spot) -> tuple[int, int, str] | None:
    """About 40 percent of residents is older."""
    at = 2 + (s.word(2) in ("the", "its", "their", "these", "those", "all", "our", "his"))
    while only(s.word(at), "J"):
        at += 1
    if s.word(1) != "of" or not plural(s.word(at)) or s.word(at + 1) not in ("is", "was", "has"):
        return None
    single = any(s.word(n) in ("one", "each") for n in range(-4, 0))
    return None if single else (at + 1, at + 1, s.word(at))


def _amount(s: Spot) -> tuple[int, int, str] | None:
    """An amount of 18 million rupees have been paid."""
    if s.word(-1) not in ("a", "an") or s.word(1) != "of":
        return None
    verb = next((n for n in range(3, 8) if s.word(n) in ("have", "are", "were", "is", "was", "has")), 0)
    inside = [s.word(n) for n in range(2, verb)]
    plain = all(can_be(word, "NPJ") or word[0].isdigit() for word in inside)
    return (verb, verb, "amount") if verb and plain and s.word(verb) in ("have", "are", "were") else None


def _relative(s: Spot) -> tuple[int, int, str] | None:
    """The law that oblige importers."""
    noun, verb = s.word(-1), s.word(1)
    if s.word(-2) not in ("the", "his", "her", "its", "their", "our") or not singular(noun):
        return None
    if s.word(-3) and (s.word(-3) in PREPOSITIONS or can_be(s.word(-3), "P")):
        return None
    return (1, 1, noun) if only(verb, "b") and bare_verb(verb) else None


def _its(s: Spot) -> tuple[int, int, str] | None:
    """Galatasaray raise its points to 29."""
    verb, name = s.word(-1), s.word(-2)
    if not can_be(verb, "b") or can_be(verb, "dnR") or not s.small(-1) or not name[:1].isalpha() or s.small(-2):
        return None
    if can_be(name, "P") or name in DETERMINERS | PREPOSITIONS | PRONOUNS | MODALS or name in ("there", "to", "not", "and"):
        return None
    return (-1, -1, s.tokens[s.at - 2].text) if s.word(-3) in ("", ",", ".") else None


_Test = Callable[[Spot], tuple[int, int, str] | None]
_TESTS: tuple[tuple[frozenset[str] | Where, _Test], ...] = (
    (Where(ARTICLES | COUNTED, before=_OPENS), _behind_insertion),
    (frozenset(_REPORTS), _reporter),
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
        for triggers, test in _TESTS:
            for spot in spots(document, triggers):
                found = test(spot)
                if found is not None:
                    yield self._report(document, spot, found[0], found[2])

    def _report(self, document: Document, spot: Spot, verb: int, noun: str) -> Finding:
        span = spot.span(verb, verb)
        form = document[span]
        right = _RIGHT.get(form)
        if right is None and can_be(form, "z"):
            right = next((word for word in (form[:-1], form[:-2], form[:-3] + "y") if only(word, "bNJ", "b")), None)
        right = right or inflections(form)[THIRD][0]
        message = f"“{form}” does not agree with its subject “{noun}”: write “{right}”"
        return self.finding(document, span, message, suggestions=(right,))
