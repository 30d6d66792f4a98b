"""grammar/number"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.grammatical_number import bare_verb, plural, singular
from checker.annotations.phrases import Phrase
from checker.annotations.readings import PREPOSITIONS, can_be, only
from checker.annotations.subjects import ARTICLES, OBJECTS, PRONOUNS, RELATIVES, Subject, subjects
from checker.annotations.words import words
from checker.lazy import regex
from rules.grammar import disagreement

# After these verbs a bare verb behind a noun is right: makes the city grow; they demand that the plant close.
_BARE_VERB_BEFORE = regex(
    r"\b(?:make|makes|made|making|let|lets|letting|help|helps|helped|helping|see|sees|saw|seen|watch\w*|hear\w*|ha[dsv]\w*|did|do"
    r"|does|will|would|can|could|may|might|must|should|cannot|to|recommend\w*|requir\w*|demand\w*|insist\w*|prefer\w*|propos\w*|suggest\w*"
    r"|ask\w*|urg\w*|order\w*|request\w*|advis\w*|important|essential|vital|crucial|necessary|imperative|lest|if|condition|bid|how"
    r"|when|why|feel\w*|felt|bill|motion|rule\w*|vote\w*|voting|god|long|God|recommendation|mandate\w*|direct\w*|instruct\w*)\b"
    r"|n[’']t\b"
)
_ONE_OF = Phrase(
    "one each either",
    r"(?:One|Each|Either|each|either) of (?:the|these|those|its|his|their) (?:[a-z]+ )?[a-z]+s (?P<verb>have|are|were)\b",
)
_OF_WHICH = Phrase(
    "which",
    r"of which (?:[a-z]+ ){0,2}?(?P<noun>[a-z]+) (?P<verb>[a-z]+)"
    r"(?= (?:for|the|an?|its|his|her|their|about|more|over|\d[\d,.]*)\b)",
    back=(1,),
)
# The two lines, with a length of 52 km, has: what stands between is short and has no verb of its own.
_COUNTED_FAR = Phrase(
    "two three four five six seven eight nine ten both several",
    r"(?:[Tt]he |[Tt]hese |[Tt]hose )?(?:two|three|four|five|six|seven|eight|nine|ten|both|several|Two|Three|Both|Several) "
    r"(?:[a-z]+ )?(?P<noun>[a-z]+s)(?:, (?:with|including|of|on|in|near) (?:[^,.;:!?\n]|\.(?=\d)){3,60},"
    r"| of [A-Z]\w+ and [A-Z]\w+) "
    r"(?P<verb>has|is|was|does)\b",
    back=(1, 0),
)
_SUMS = frozenset(
    "years months weeks days hours minutes seconds times percent dollars euros pounds yuan rubles roubles rupees lira liras "
    "yen won kilometers kilometres miles meters metres feet tons tonnes degrees points acres hectares thirds halves".split()
)
_COUNTED = frozenset("the these those all many several some two three four five six seven eight nine ten".split())
_SURE_OBJECT = frozenset("a an him them it us me".split())
_FIRST_DETERMINER = ARTICLES - {"that", "another"}


class Number(Rule):
    """A verb and the subject right before it differ in number: *The fuel represent 40 percent*, *more than 300 books was*.

    Why it matters: the missing or extra *s* tells whether one thing does so or several.
    Quiet: bodies of people (*the team are*), sums (*Five years is*), the subjunctive (*demands that the plant close*), bare
    infinitives (*makes the town grow*), subjects in which another word could be the verb.
    Known misses: subjects with a clause of their own (see `grammar/agreement`).
    """

    id = "grammar/number"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    examples = (
        Example("The canal ⟦represent⟧ a border, and it ⟦connect⟧ two lakes, of which the village ⟦lack⟧ a bridge."),
        Example("He noted that the repair works ⟦is⟧ going on and that more than 300 books ⟦was⟧ saved."),
        Example("The list of the damaged houses ⟦include⟧ a school. The results of the test of the water ⟦shows⟧ an excess."),
        Example("The two lines, with a length of 52 kilometers, ⟦has⟧ 41 stations."),
        Example("They made the canal divide the town, and demanded that the plant close. Five years is long."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for subject in subjects(document):
            if _differs(subject) and not (_bare(subject) and _licensed(document, subject)):
                token = words(document)[subject.sentence].tokens[subject.verb]
                yield disagreement.finding(self, document, (token.start, token.end), subject.noun)
        for match, _ in _ONE_OF.matches(document):
            yield disagreement.finding(self, document, match.span("verb"), match[0].split()[0].lower())
        for match, _ in _COUNTED_FAR.matches(document):
            if can_be(match["noun"], "P") and match["noun"] not in _SUMS and not _inside(document, match.start()):
                yield disagreement.finding(self, document, match.span("verb"), match["noun"])
        for match, _ in _OF_WHICH.matches(document):
            if singular(match["noun"]) and bare_verb(match["verb"]):
                yield disagreement.finding(self, document, match.span("verb"), match["noun"])


def _inside(document: Document, at: int) -> bool:
    """Whether words stand before a place in its clause, so that no subject begins there: *one of the two lines*."""
    before = document.prose[max(0, at - 16) : at].rsplit("\n", 1)[-1].split()
    return bool(before) and before[-1][-1] not in '.!?”"' and before[-1].lower() not in ("that", "and", "but")


def _differs(subject: Subject) -> bool:
    """Whether subject and verb differ in number, as far as the lexicon tells."""
    noun, verb, first = subject.noun, subject.finite, subject.lower[subject.opener]
    if noun in ("they", "we"):
        return (verb in ("is", "was", "has", "does") or only(verb, "z")) and subject.behind not in ("of", "and")
    if noun in PRONOUNS and verb in ("are", "have") and subject.behind in ("", ",", "“", "that", "because"):
        return subject.behind != "that" or verb != "have"
    if noun in PRONOUNS:
        return only(verb, "b") and bare_verb(verb) and subject.behind not in ("to", "of")
    if first in RELATIVES and subject.opener > subject.head:
        return _relative_differs(subject)
    if noun == "number" and first == "the" and subject.head == subject.opener + 1 and not subject.simple:
        return verb in ("have", "are", "were") or (only(verb, "b") and bare_verb(verb))
    and_before = subject.behind == "and"
    if plural(noun):
        if verb in ("is", "was", "has", "does"):
            return not and_before and subject.follows not in ("what", "a", "too", "enough")
        sure = only(noun, "P") or not subject.simple
        # “Shows” is a noun as well: a pronoun or “an” behind it makes it the verb, as does a plural before it.
        clear = subject.follows in _SURE_OBJECT or only(subject.lower[subject.verb - 1], "P")
        third = only(verb, "z") or (only(verb, "zP", "z") and subject.follows in OBJECTS and clear)
        return third and sure and not and_before and noun != "people"
    if not singular(noun) or first not in _FIRST_DETERMINER or and_before:
        return False
    if verb in ("have", "are", "were"):
        # Behind a plural the attraction is common, and “the amount of data people are …” has a clause of its own.
        far = not subject.simple and only(subject.lower[subject.verb - 1], "N")
        return (only(noun, "N") or far) and subject.follows not in ("had", "to")
    sure = only(verb, "b") or (only(noun, "N") and can_be(verb, "b") and subject.follows in OBJECTS)
    return sure and bare_verb(verb)


def _relative_differs(subject: Subject) -> bool:
    """Whether the verb of a relative clause differs from the noun before it: *a hospital which serve two districts*."""
    noun, verb, first = subject.noun, subject.finite, subject.lower[subject.opener]
    before = subject.lower[max(0, subject.head - 2) : subject.head]
    if first == "which" and verb in ("is", "was", "has") and subject.behind != ",":
        return (
            subject.head > 1
            and plural(noun)
            and subject.follows != "why"
            and before[-1] in _COUNTED
            and before[0] not in PREPOSITIONS
        )
    if first == "who" and verb in ("is", "was", "has", "does"):
        # One of the few people who has …: as good writers write it.
        earlier = subject.lower[max(0, subject.head - 9) : subject.head]
        return subject.head > 0 and (only(noun, "P") or noun == "people") and {"one", "only"}.isdisjoint(earlier)
    if subject.behind != "," and not {"a", "an", "this", "each", "every"}.isdisjoint(before):
        return only(verb, "b") and bare_verb(verb) and singular(noun)
    return False


def _bare(subject: Subject) -> bool:
    """Whether the verb has the form that a subjunctive or an infinitive without *to* has too."""
    return can_be(subject.finite, "b") or subject.finite in ("have", "are", "were")


def _licensed(document: Document, subject: Subject) -> bool:
    """Whether a verb earlier in the clause takes a bare verb: *makes the town grow*, *demands that the plant close*."""
    tokens = words(document)[subject.sentence].tokens
    before = document.prose[tokens[0].start : tokens[subject.opener].start][-160:]
    return _BARE_VERB_BEFORE.search(re.split(r"[.!?,;]\s|[，；]|\n", before)[-1]) is not None
