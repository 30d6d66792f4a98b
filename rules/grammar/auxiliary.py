"""grammar/auxiliary"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.readings import MODALS, can_be, only, transitive
from checker.annotations.verb_groups import BE, DO, FINITE_BE, HAVE, MODAL, TO, VerbGroup
from rules.grammar.in_verb_groups import Case, findings

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
    """Whether a base form stands behind *have* where a participle should: *has already give*."""
    verb = group.governed
    if verb == "hold" or group.after() in ("some", "up", "orders"):
        return False
    if group.adverb in ("already", "never", "recently", "yet"):
        return can_be(verb, "b") and not can_be(verb, "nJR") and not verb.endswith("cast") and verb != "to"
    return verb in (_BARE if group.adverb else _BARE_BEHIND_HAVE)


# By kind of auxiliary.
_CASES: dict[str, tuple[Case, ...]] = {
    BE: (
        Case(
            "“{}” needs a participle (or no “be”)",
            lambda group: (
                group.auxiliary == "be"
                and (group.before in MODALS or group.before in ("to", "not"))
                and (only(group.governed, "b") or _only_past(group.governed))
                and group.governed not in ("be", "complete")
                and group.after() != "as"
            ),
            before=1,
        ),
        Case(
            "“{}” has one auxiliary too many", lambda group: group.after() == "been" and can_be(group.governed, "n"), behind=1
        ),
        Case(
            "“{}”: this verb has no passive; drop the form of “be”",
            lambda group: group.governed in _NO_PASSIVE and group.after() not in ("by", "on", "upon"),
        ),
        Case(
            "“{}”: one auxiliary too many, or the wrong one",
            lambda group: (
                group.auxiliary in FINITE_BE
                and group.governed in ("been", "has", "had")
                and group.after() not in _NO_OBJECT
                and not _cleft(group)
            ),
        ),
        Case(
            "“{}” needs a participle",
            lambda group: (
                group.governed in _BARE and group.auxiliary != "be" and group.after() not in ("or", "and") and not _cleft(group)
            ),
        ),
        Case("“{}” has an auxiliary too many, or the wrong form of the verb", _bare_noun),
        Case(
            "“{}” has an auxiliary too many",
            lambda group: (
                group.auxiliary in FINITE_BE
                and only(group.governed, "z")
                and group.governed not in _NOT_THIRD
                and not _cleft(group)
            ),
        ),
        Case("“{}”: a form of “be” does not go with a past tense", lambda group: _only_past(group.governed)),
        Case(
            "“{}” mixes a passive with a reflexive; drop one of the two",
            lambda group: (
                group.after() in ("itself", "themselves", "himself", "herself")
                and group.governed.endswith("ed")
                and can_be(group.governed, "n")
                and not group.adverb
                and group.after(2) not in ("as", "and")
            ),
            behind=1,
        ),
        Case(
            "“{}” has an auxiliary too many",
            lambda group: (
                group.auxiliary in FINITE_BE
                and group.governed not in _NOT_BARE
                and only(group.governed, "b")
                and not _cleft(group)
            ),
        ),
    ),
    HAVE: (
        Case(
            "“{}” needs a participle",
            lambda group: (only(group.governed, "b") and group.governed not in ("do", "be")) or _only_past(group.governed),
        ),
        Case("“{}” needs a participle", _bare_behind_have),
        Case(
            "“{}” lacks “been”: whoever stands behind “by” did it",
            lambda group: (
                (group.governed in transitive() or group.governed == "signed")
                and group.after() == "by"
                and group.after(2) in ("the", "a", "an", "both", "two", "three")
                and group.after(3) not in ("end", "time", "middle", "beginning", "start", "way", "close")
            ),
        ),
        Case("“{}”: write “was born” or “were born”", lambda group: group.governed == "born"),
    ),
    DO: (
        Case(
            "after a form of “do” the verb has its base form: “{}”",
            lambda group: (
                (group.auxiliary.endswith("n't") or group.lower[group.first + 1] == "not")
                and can_be(group.governed, "dz")
                and not can_be(group.governed, "bJR")
                and group.governed not in _SAID
            ),
        ),
    ),
    MODAL: (
        Case("“{}” lacks an auxiliary or has the wrong form of the verb", _bent),
        Case(
            "“{}”: no “to” after this auxiliary",
            lambda group: (
                group.governed == "to"
                and group.auxiliary in ("must", "should", "cannot", "can't", "won't")
                and can_be(group.after(), "b")
                and group.after() != "begin"
                and group.after(2) != "with"
            ),
            behind=1,
        ),
    ),
    TO: (
        Case(
            "“{}” needs the base form of the verb",
            lambda group: (
                not group.adverb
                and only(group.governed, "dn", "d")
                and not group.governed.endswith("sed")
                and group.after() in ("the", "a", "an", "his", "her", "its", "their")
            ),
        ),
        Case(
            "“{}” needs the base form of the verb, or “be”",
            lambda group: (
                can_be(group.governed, "dn")
                and not can_be(group.governed, "bNPRg")
                and group.after() in _TIME_OR_AGENT
                and group.before not in ("due", "according", "compared", "used", "thanks", "owing")
            ),
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
        yield from findings(self, document, _CASES)
