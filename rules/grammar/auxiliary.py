"""grammar/auxiliary"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.readings import MODALS, can_be, only, transitive
from checker.annotations.verb_groups import BE, DO, FINITE_BE, HAVE, MODAL, TO, VerbGroup, verb_groups

# Verbs that have no passive: a form of be before their participle is left over from the source language.
_NO_PASSIVE = frozenset(
    "arrived happened occurred existed appeared disappeared died emerged belonged consisted depended seemed remained "
    "lasted coincided participated resulted arisen waited ensued vanished fluctuated elapsed coexisted persisted".split()
)
# Base forms that are nouns too, though hardly ever behind a form of be or have.
_BARE = frozenset(
    "find make take give do die choose buy sell keep say see know write speak send spend carry think feel hear grow throw "
    "lose meet teach tell forget go eat understand begin build hold pay live".split()
)
_BARE_BEHIND_HAVE = frozenset("find make take give see know write speak choose forget grow meet tell".split())
# What the law does is hinder trade: the verb after “is” is right.
_CLEFT = frozenset(
    "do does did done doing need needs needed want wants wanted motto advice just thing things way step all job task goal "
    "key tip option answer priority".split()
)
_NOUN_BEFORE = frozenset("the a an his her its their our my your free good of trash beer tin in".split())
_QUESTION = frozenset("how why what when where who so nor neither only which and but if".split())
_SMALL = frozenset(
    "by in on at to for from with before after until till during within under over as the a an his her its their this "
    "these and or that when if because , . ;".split()
)
# Nouns that stand bare behind “be” and before a preposition: it was key in the talks; the meeting is now under way.
_BARE_NOUNS = frozenset(
    "key time need concern room case clutch cause look trouble dust research silence understudy bottom forecast "
    "telecast run pressure support access help work change danger doubt play demand control power peace hope love "
    "war fire rain snow fun talk news proof progress home land head captain host heir party witness interest anger "
    "fear pride joy cheer grief shame cover cash credit debt delay death deadlock chaos harm hurt hype lack loss "
    "luck mud noise pain panic phase pork prey sand second sin sleep smoke speculation sport state steam stress "
    "study surprise talent tax trade traffic unrest value waste water wind wine worth level top spot".split()
)
_NOUN_BEFORE_PREPOSITION = frozenset("in on at under from with by since until during after before".split())
_NOT_THIRD = frozenset("is has does thanks".split())
_NOT_BARE = frozenset("do be have let come are am complete".split())
_SAID = frozenset("said is was were".split())
_TIME_OR_AGENT = frozenset("until by in on at from after before yesterday last next".split())
_NO_OBJECT = frozenset("to a an the no".split())


def _bent(group: VerbGroup) -> bool:
    """Whether the word after a modal is bent (*will completed*), with no reading that lets it stand there."""
    verb = group.governed
    if verb in _SAID or verb == "been" or not can_be(verb, "dnz") or can_be(verb, "bNPR"):
        return False
    noun = group.before in _NOUN_BEFORE or group.before.endswith("'s")
    if group.auxiliary in ("will", "can", "may", "might") and noun:
        return False
    if not can_be(verb, "J"):
        return True
    return group.after() in _SMALL and group.before not in _QUESTION


def _cleft(group: VerbGroup) -> bool:
    """Whether the verb after *is* may be what someone does: *All he did was find the key*."""
    return not _CLEFT.isdisjoint(group.lower[max(0, group.first - 14) : group.first])


def _only_past(verb: str) -> bool:
    """Whether the word is a past tense and nothing else (*took*, *went*): no auxiliary goes with it."""
    return only(verb, "d") and verb not in ("said", "was", "were", "had", "did") and not verb.endswith("ed")


def _bare_noun(group: VerbGroup) -> bool:
    """Whether a verb that could only be a bare noun stands before a preposition: *the ship is sail under the flag*."""
    verb = group.governed
    start = verb in ("start", "stop", "continue") and group.after() not in ("of", "to", "or", "and", "point", "time", "date")
    return (
        (start or group.after() in _NOUN_BEFORE_PREPOSITION)
        and can_be(verb, "b")
        and not can_be(verb, "JRndPz")
        and verb not in _BARE_NOUNS
        and (group.auxiliary in FINITE_BE or group.auxiliary == "been")
        and "there" not in group.lower[max(0, group.first - 3) : group.first]
        and not _cleft(group)
    )


def _bare_behind_have(group: VerbGroup) -> bool:
    verb = group.governed
    if verb == "hold" or group.after() in ("some", "up", "orders"):
        return False
    if group.adverb in ("already", "never", "recently", "yet"):
        return can_be(verb, "b") and not can_be(verb, "nJR") and not verb.endswith("cast") and verb != "to"
    return verb in (_BARE if group.adverb else _BARE_BEHIND_HAVE)


_Test = Callable[[VerbGroup], bool]
# By kind of auxiliary: what to say, the test, and how many words before and behind belong to the place.
_TESTS: dict[str, tuple[tuple[str, _Test, tuple[int, int]], ...]] = {
    BE: (
        (
            "“{}” needs a participle (or no “be”)",
            lambda g: (
                g.auxiliary == "be"
                and (g.before in MODALS or g.before in ("to", "not"))
                and (only(g.governed, "b") or _only_past(g.governed))
                and g.governed not in ("be", "complete")
                and g.after() != "as"
            ),
            (1, 0),
        ),
        ("“{}” has one auxiliary too many", lambda g: g.after() == "been" and can_be(g.governed, "n"), (0, 1)),
        (
            "“{}”: this verb has no passive; drop the form of “be”",
            lambda g: g.governed in _NO_PASSIVE and g.after() not in ("by", "on", "upon"),
            (0, 0),
        ),
        (
            "“{}”: one auxiliary too many, or the wrong one",
            lambda g: (
                g.auxiliary in FINITE_BE
                and g.governed in ("been", "has", "had")
                and g.after() not in _NO_OBJECT
                and not _cleft(g)
            ),
            (0, 0),
        ),
        (
            "“{}” needs a participle",
            lambda g: g.governed in _BARE and g.auxiliary != "be" and g.after() not in ("or", "and") and not _cleft(g),
            (0, 0),
        ),
        ("“{}” has an auxiliary too many, or the wrong form of the verb", _bare_noun, (0, 0)),
        (
            "“{}” has an auxiliary too many",
            lambda g: g.auxiliary in FINITE_BE and only(g.governed, "z") and g.governed not in _NOT_THIRD and not _cleft(g),
            (0, 0),
        ),
        ("“{}”: a form of “be” does not go with a past tense", lambda g: _only_past(g.governed), (0, 0)),
        (
            "“{}” mixes a passive with a reflexive; drop one of the two",
            lambda g: (
                g.after() in ("itself", "themselves", "himself", "herself")
                and g.governed.endswith("ed")
                and can_be(g.governed, "n")
                and not g.adverb
                and g.after(2) not in ("as", "and")
            ),
            (0, 1),
        ),
        (
            "“{}” has an auxiliary too many",
            lambda g: g.auxiliary in FINITE_BE and g.governed not in _NOT_BARE and only(g.governed, "b") and not _cleft(g),
            (0, 0),
        ),
    ),
    HAVE: (
        (
            "“{}” needs a participle",
            lambda g: (only(g.governed, "b") and g.governed not in ("do", "be")) or _only_past(g.governed),
            (0, 0),
        ),
        ("“{}” needs a participle", _bare_behind_have, (0, 0)),
        (
            "“{}” lacks “been”: whoever stands behind “by” did it",
            lambda g: (
                (g.governed in transitive() or g.governed == "signed")
                and g.after() == "by"
                and g.after(2) in ("the", "a", "an", "both", "two", "three")
                and g.after(3) not in ("end", "time", "middle", "beginning", "start", "way", "close")
            ),
            (0, 0),
        ),
        ("“{}”: write “was born” or “were born”", lambda g: g.governed == "born", (0, 0)),
    ),
    DO: (
        (
            "after a form of “do” the verb has its base form: “{}”",
            lambda g: (
                (g.auxiliary.endswith("n't") or g.lower[g.first + 1] == "not")
                and can_be(g.governed, "dz")
                and not can_be(g.governed, "bJR")
                and g.governed not in _SAID
            ),
            (0, 0),
        ),
    ),
    MODAL: (
        ("“{}” lacks an auxiliary or has the wrong form of the verb", _bent, (0, 0)),
        (
            "“{}”: no “to” after this auxiliary",
            lambda g: (
                g.governed == "to"
                and g.auxiliary in ("must", "should", "cannot", "can't", "won't")
                and can_be(g.after(), "b")
                and g.after() != "begin"
                and g.after(2) != "with"
            ),
            (0, 1),
        ),
    ),
    TO: (
        (
            "“{}” needs the base form of the verb",
            lambda g: (
                not g.adverb
                and only(g.governed, "dn", "d")
                and not g.governed.endswith("sed")
                and g.after() in ("the", "a", "an", "his", "her", "its", "their")
            ),
            (0, 0),
        ),
        (
            "“{}” needs the base form of the verb, or “be”",
            lambda g: (
                can_be(g.governed, "dn")
                and not can_be(g.governed, "bNPRg")
                and g.after() in _TIME_OR_AGENT
                and g.before not in ("due", "according", "compared", "used", "thanks", "owing")
            ),
            (0, 0),
        ),
    ),
}


class Auxiliary(Rule):
    """An auxiliary and its verb do not go together: *will be build*, *was not completed been*, *was arrived*, *can treated*.

    Why it matters: the reader cannot tell whether something was done, will be done or must be done.
    Quiet: words that can also be nouns or adjectives (*will be open*, *is worked out*), questions.
    Known misses: regular participles that are adjectives too. In a million words of published copy the rule spoke 40 times,
    all but a few of them real slips.
    """

    id = "grammar/auxiliary"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    examples = (
        Example("The firm ⟦will be employ⟧ 300 people, and the road ⟦was not finished been⟧."),
        Example("The crew ⟦was arrived⟧ at noon; the bridge ⟦must rebuilt⟧ before winter, and it ⟦did not opened⟧ in May."),
        Example("The gate will be open, the plan was worked out, and the crew has been there since noon."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for group in verb_groups(document):
            for message, wrong, reach in _TESTS[group.kind]:
                if wrong(group):
                    span = group.span(document, *reach)
                    yield self.finding(document, span, message.format(document[span]))
                    break
