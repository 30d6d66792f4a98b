"""grammar/auxiliary"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.phrases import Phrase, any_of
from checker.annotations.readings import can_be, only

_ADVERB = r"(?:(?:not|also|already|still|now|never|just|only|soon|later|fully|completely|officially|recently|finally) )?"
_MODALS = "will would can could may might must should cannot won't wouldn't can't couldn't shouldn't"
_MODAL = any_of(_MODALS.replace("'", "[’']"))
_DO = "do does did don't doesn't didn't"
_IS = "is are was were"
_BE = "is are was were been being be"
_HAVE = "has have had"
# Verbs that have no passive: a form of be before their participle is left over from the source language.
_NO_PASSIVE = (
    r"arrived|happened|occurred|existed|appeared|disappeared|died|emerged|belonged|consisted|depended|seemed|remained|lasted"
    r"|coincided|participated|resulted|arisen|waited|ensued|vanished|fluctuated|elapsed|coexisted|persisted"
)
# Base forms that are nouns too, though hardly ever behind a form of be or have.
_BARE = (
    r"find|make|take|give|do|die|choose|buy|sell|keep|say|see|know|write|speak|send|spend|carry|think|feel|hear|grow|throw|lose"
    r"|meet|teach|tell|forget|go|eat|understand|begin|build"
)
# What the law does is hinder trade: the verb after “is” is right.
_CLEFT = re.compile(
    r"\b(?:do|does|did|done|doing|need|needs|needed|want|wants|wanted|motto|advice|just|thing|things|way|step|all|job|task|goal"
    r"|key|tip|option|answer|priority)\b"
)
_NOUN_BEFORE = re.compile(r"(?:\b(?:the|a|an|his|her|its|their|our|my|your|free|good|of|trash|beer|tin|in)|[’']s) \Z")
_QUESTION = frozenset("how why what when where who so nor neither only which and but if".split())
_SMALL = frozenset(
    "by in on at to for from with before after until till during within under over as the a an his her its their this these "
    "and or that when if because".split()
)
_NOT_BARE = frozenset("do be have let come are am complete".split())
_Test = Callable[[re.Match[str]], bool]


def _bent(match: re.Match[str]) -> bool:
    """Whether the word after a modal is bent (*will completed*), with no reading that lets it stand there."""
    verb = match["verb"]
    if verb in ("been", "said", "is", "was", "were") or not can_be(verb, "dnz") or can_be(verb, "bNPR"):
        return False
    if match["modal"] in ("will", "can", "may", "might") and _NOUN_BEFORE.search(match.string, 0, match.start()):
        return False
    if not can_be(verb, "J"):
        return True
    before = match.string[max(0, match.start() - 12) : match.start()].lower().split()
    follows = re.match(r" ([a-z]+)|[.,;]", match.string[match.end() : match.end() + 16])
    return follows is not None and (follows[1] is None or follows[1] in _SMALL) and not (before and before[-1] in _QUESTION)


def _cleft(match: re.Match[str]) -> bool:
    """Whether the verb after *is* may be what someone does: *All he did was find the key*."""
    before = match.string[max(0, match.start() - 80) : match.start()]
    return _CLEFT.search(re.split(r"[.!?]\s|\n", before)[-1]) is not None


def _only_past(verb: str) -> bool:
    """Whether the word is a past tense and nothing else (*took*, *went*): no auxiliary goes with it."""
    return only(verb, "d") and verb not in ("said", "was", "were", "had", "did") and not verb.endswith("ed")


_PATTERNS: tuple[tuple[str, Phrase, _Test], ...] = (
    (
        "“{}” needs a participle (or no “be”)",
        Phrase(_MODALS + " to", rf"(?:{_MODAL}|to) (?:not )?be (?P<verb>[a-z]+)\b(?! as\b)"),
        lambda m: (only(m["verb"], "b") or _only_past(m["verb"])) and m["verb"] not in ("be", "complete"),
    ),
    (
        "“{}” has one auxiliary too many",
        Phrase(_IS + " be", rf"{any_of(_IS + ' be')} (?:not |also |already )?(?P<verb>[a-z]+) been\b"),
        lambda m: can_be(m["verb"], "n"),
    ),
    (
        "“{}”: this verb has no passive; drop the form of “be”",
        Phrase(_BE, rf"{any_of(_BE)} {_ADVERB}(?P<verb>{_NO_PASSIVE})\b(?! (?:by|on|upon)\b)"),
        lambda m: True,
    ),
    (
        "“{}” lacks an auxiliary or has the wrong form of the verb",
        Phrase(_MODALS, rf"(?P<modal>{_MODAL}) {_ADVERB}(?P<verb>[a-z]+)\b(?![-’'])"),
        _bent,
    ),
    (
        "“{}”: no “to” after this auxiliary",
        Phrase("must should cannot can't won't", r"(?:must|should|cannot|can[’']t|won[’']t) to (?P<verb>[a-z]+)\b(?! with\b)"),
        lambda m: can_be(m["verb"], "b") and m["verb"] != "begin",
    ),
    (
        "“{}”: one auxiliary too many, or the wrong one",
        Phrase(_IS, rf"{any_of(_IS)} (?:been|has|had)\b(?! (?:to|a|an|the|no)\b)"),
        lambda m: not _cleft(m),
    ),
    (
        "after a form of “do” the verb has its base form: “{}”",
        Phrase(_DO, r"(?:do|does|did)(?: not|n[’']t) (?P<verb>[a-z]+)\b"),
        lambda m: can_be(m["verb"], "dz") and not can_be(m["verb"], "bJR") and m["verb"] not in ("said", "is", "was", "were"),
    ),
    (
        "“{}” needs the base form of the verb",
        Phrase("to", r"to (?P<verb>[a-z]+) (?:the|a|an|his|her|its|their)\b"),
        lambda m: only(m["verb"], "dn", "d") and not m["verb"].endswith("sed"),
    ),
    (
        "“{}” needs a participle",
        Phrase(_HAVE, rf"{any_of(_HAVE)} {_ADVERB}(?P<verb>[a-z]+)\b"),
        lambda m: (only(m["verb"], "b") and m["verb"] not in ("do", "be")) or _only_past(m["verb"]),
    ),
    (
        "“{}” needs a participle",
        Phrase(
            _HAVE,
            rf"{any_of(_HAVE)} (?:(?:also|now|already|never|recently|just) (?P<verb>{_BARE})"
            r"|(?:already|never|recently) (?P<noun>[a-z]+)"
            r"|(?:find|make|take|give|see|know|write|speak|choose|forget|grow|meet|tell))"
            r"\b(?![-’'])(?! (?:some|up|orders)\b)",
        ),
        lambda m: (
            m["noun"] is None or (can_be(m["noun"], "b") and not can_be(m["noun"], "nJRP") and not m["noun"].endswith("cast"))
        ),
    ),
    (
        "“{}” needs a participle",
        Phrase(
            "is are was were been being",
            rf"(?:is|are|was|were|been|being) {_ADVERB}(?P<verb>{_BARE})\b(?![-’'])(?! (?:or|and)\b)",
        ),
        lambda m: not _cleft(m),
    ),
    (
        "“{}”: a form of “be” does not go with a past tense",
        Phrase(_BE, rf"{any_of(_BE)} {_ADVERB}(?P<verb>[a-z]+)\b"),
        lambda m: _only_past(m["verb"]),
    ),
    (
        "“{}” mixes a passive with a reflexive; drop one of the two",
        Phrase(
            _BE,
            rf"{any_of(_BE)} (?P<verb>[a-z]+ed) "
            r"(?:itself|themselves|himself|herself)\b(?! (?:as|and)\b)",
        ),
        lambda m: can_be(m["verb"], "n"),
    ),
    (
        "“{}” has an auxiliary too many",
        Phrase(_IS, rf"{any_of(_IS)} {_ADVERB}(?P<verb>[a-z]+)\b"),
        lambda m: only(m["verb"], "b") and m["verb"] not in _NOT_BARE and not _cleft(m),
    ),
)


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
        seen: set[int] = set()
        for message, phrase, wrong in _PATTERNS:
            for match, sentence in phrase.matches(document):
                if match.start() in seen or not wrong(match) or document.prose[sentence.end - 1] == "?":
                    continue
                seen.add(match.start())
                yield self.finding(document, match.span(), message.format(match[0]))
