"""grammar/verb-form"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.phrases import Phrase, any_of
from checker.annotations.readings import FINITE_AUXILIARIES, MODALS, can_be, only
from checker.annotations.verb_groups import BE, FINITE_BE, MODAL, TO, VerbGroup
from rules.grammar.in_verb_groups import Case, findings

_WANTS = frozenset(
    "want wants wanted hope hopes hoped plan plans planned intend intends intended agreed decided need needs needed "
    "refuse refuses refused promised promises try tries tried managed has have had must able "
    "started began ready expected scheduled".split()
)
_WANTS_BASE = frozenset(
    "want wants wanted hope hopes hoped plan plans planned intend intends intended decided refuses refused promised "
    "managed have has had tries tried".split()
)
_BEHIND_GERUND = frozenset("the a an its his her their new in on at all more".split())
# What stands before “can to” and “will to” where they are right: all they can to win, the political will to act.
_ALL_HE_CAN = frozenset("all everything anything what whatever much as best that the a no free".split())
_NOT_SUBJECT = frozenset(
    "or and but if why maybe perhaps though although often then also so even possibly probably certainly when whether "
    "because than both only simply well just still whose".split()
)
# Nouns that stand bare behind “be”.
_BARE_NOUNS = frozenset(
    "key time age evidence concern home part proof news reason help work fun music water food trouble cause room rain "
    "snow fire talk love hope peace war play change progress support power air land case hell luck ground heart mother "
    "father man king run best next last second like worth rest cash silver gold game price capital head child".split()
)
_COUNTS = frozenset("two three four five several".split())
_CLEFT = frozenset("do does did done doing need want wants wanted thing things way step all job task goal there".split())
_PREPOSITIONS = frozenset("in on by at to until before after from during next this".split())
_OBJECT = frozenset("the a an his its their every".split())
_LOOKS = frozenset("look looks looked looking".split())
_PERSONS = frozenset("he she it they who which".split())


def _wants(group: VerbGroup, verbs: frozenset[str]) -> bool:
    """Whether a verb such as *wants* stands before “to”, or it is *in order to*."""
    return group.before in verbs or (group.before == "order" and group.first > 1 and group.lower[group.first - 2] == "in")


def _base(verb: str) -> bool:
    """Whether the word can be a base form, and is no noun that stands bare behind *be* nor a word of another kind."""
    return can_be(verb, "b") and not can_be(verb, "JRndP") and verb not in _BARE_NOUNS


def _object_behind(group: VerbGroup) -> bool:
    """Whether the words behind the verb are its object: an article, or a number and a plural."""
    counted = group.after()[:1].isdigit() or group.after() in ("two", "three")
    return group.after() in _OBJECT or (counted and group.after(2).endswith("s"))


# By kind of auxiliary.
_CASES: dict[str, tuple[Case, ...]] = {
    TO: (
        Case(
            "“{}” needs the form in “-ing” behind “forward to”",
            lambda group: (
                group.before == "forward"
                and not group.adverb
                and _base(group.governed)
                and group.lower[max(0, group.first - 2)] in _LOOKS
            ),
            before=2,
        ),
        Case(
            "“{}” needs the base form of the verb",
            lambda group: (
                group.adverb in ("", "not")
                and _wants(group, _WANTS)
                and can_be(group.governed, "dn")
                and not can_be(group.governed, "bJRNP")
            ),
            before=1,
        ),
        Case(
            "“{}” needs the base form of the verb",
            lambda group: (
                only(group.governed, "gN", "g")
                and _wants(group, _WANTS_BASE)
                and (group.after() in _BEHIND_GERUND or group.after()[:1].isdigit())
            ),
            before=1,
        ),
        Case(
            "“{}”: a verb must follow “to”",
            lambda group: _wants(group, frozenset()) and only(group.governed, "NPJz", "NP"),
            before=2,
        ),
    ),
    BE: (
        Case(
            "“{}” needs a participle",
            lambda group: (
                group.auxiliary == "be"
                and (group.before in MODALS or group.before == "to")
                and group.after() in _PREPOSITIONS
                and _base(group.governed)
                and group.lower[max(0, group.first - 2)] not in ("there", "here")
            ),
            before=1,
        ),
        Case(
            "“{}” has an auxiliary too many, or lacks a participle",
            lambda group: (
                group.auxiliary in FINITE_BE
                and not group.adverb
                and _object_behind(group)
                and _base(group.governed)
                and _CLEFT.isdisjoint(group.lower[max(0, group.first - 12) : group.first])
                and group.before not in ("there", "here")
            ),
        ),
    ),
    MODAL: (
        Case(
            "“{}” needs the base form of the verb",
            lambda group: (
                group.auxiliary in ("will", "would", "could", "should")
                and not group.adverb
                and can_be(group.governed, "z")
                and not can_be(group.governed, "bdn")
                and (can_be(group.before, "NP") or group.before in _PERSONS)
                and not can_be(group.before, "JR")
            ),
        ),
        Case(
            "“{}”: no “to” after this auxiliary",
            lambda group: (
                group.governed == "to"
                and group.auxiliary in ("will", "can", "could", "would")
                and can_be(group.after(), "b")
                and (can_be(group.before, "NP") or group.before in _PERSONS)
                and not can_be(group.before, "JR")
                and _ALL_HE_CAN.isdisjoint(group.lower[max(0, group.first - 10) : group.first])
            ),
            before=1,
            behind=1,
        ),
    ),
}
_NOT = Phrase(
    "not",
    r"(?P<subject>[a-z]+) not (?P<verb>[a-z]+)(?= (?:the|an?|any|its|his|her|their|in|on|to|only|new|enough)\b)",
    back=(1,),
)
_NOUN_FOR_VERB = Phrase("who they he she", r"(?:who|they|he|she) (?P<verb>[a-z]+) (?:to|the|a|an|for|with|on|of|in|that)\b")
_LACKS_TO = "managed decided refused refuses wants wanted failed intends promised tried manages agreed agrees plans hopes"
_NO_TO = Phrase(
    _LACKS_TO,
    rf"(?P<first>{any_of(_LACKS_TO)}) (?P<verb>[a-z]+)(?= (?P<after>[a-z\d]+))",
)
_NO_CONJUNCTION = "without despite because due during instead"
_CONJUNCTION = Phrase(
    _NO_CONJUNCTION,
    rf"(?P<all>{any_of(_NO_CONJUNCTION)} (?:of |to )?that) (?:an?|the|it|he|she|they|we|there|any|no|its|his|her|their)\b",
)


class VerbForm(Rule):
    """A verb has a form that cannot stand where it stands: *wants to expanding*, *the road will be repair in May*.

    Why it matters: the reader has to guess who does what, and when; most come from a language with other verb endings.
    Quiet: clefts (*all he did was send a letter*), *all they can to win*, *the will to act*, nouns bare after *be*.
    Known misses: wrong forms that are words of another class.
    """

    id = "grammar/verb-form"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    examples = (
        Example("The firm ⟦wants to expanding⟧ the port, and the pier ⟦will be repair⟧ in May."),
        Example("The crew ⟦has to rebuilt⟧ it ⟦in order to success⟧, yet ⟦they not received⟧ any money."),
        Example("The board ⟦will starts⟧ purchases in May, and farmers are ⟦looking forward to take⟧ part."),
        Example("All he did was send a letter, and they do all they can to find the political will to act."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        yield from findings(self, document, _CASES)
        for match, _ in _NOT.matches(document):
            if _lacks_do(match["subject"], match["verb"]):
                message = "“{}”: “not” needs an auxiliary (“does not”, “did not”, “has not”)"
                yield self._report(document, match.span(), message)
        for match, _ in _NOUN_FOR_VERB.matches(document):
            if only(match["verb"], "N"):
                yield self._report(document, (match.start(), match.end("verb")), "“{}”: a noun stands where a verb is due")
        for match, _ in _NO_TO.matches(document):
            if _lacks_to(match["first"], match["verb"], match["after"]):
                yield self._report(document, (match.start(), match.end()), "“{}”: “to” is missing before the verb")
        for match, _ in _CONJUNCTION.matches(document):
            message = "“{}” is no English conjunction; a preposition takes a clause with “-ing” or “the fact that”"
            yield self._report(document, match.span("all"), message)

    def _report(self, document: Document, span: tuple[int, int], message: str) -> Finding:
        return self.finding(document, span, message.format(document[span]))


def _lacks_to(first: str, verb: str, after: str) -> bool:
    """Whether a bare verb stands behind *managed* or *wants*: *managed save two people*."""
    if not can_be(verb, "b") or can_be(verb, "dnJR") or verb in ("to", "not", "help", "will", "can", "may"):
        return False
    noun = can_be(verb, "NP") and (
        first in ("plans", "hopes", "agreed") or not (after in _OBJECT or after in _COUNTS or after[0].isdigit())
    )
    return not noun and first not in ("plans", "hopes")


def _lacks_do(subject: str, verb: str) -> bool:
    """Whether *not* stands between a subject and a finite verb, with no auxiliary: *they not received*."""
    person = subject in _PERSONS
    return (
        (only(verb, "zP", "z") or only(verb, "dn", "d") or verb in ("has", "is", "was"))
        and (can_be(subject, "NP") or person)
        and (not can_be(subject, "bRJ") or only(verb, "z"))
        and subject not in FINITE_AUXILIARIES | _NOT_SUBJECT
        and (person or not can_be(verb, "nP"))
    )
