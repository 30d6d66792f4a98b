"""grammar/verb-form"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.phrases import Phrase, any_of
from checker.annotations.readings import FINITE_AUXILIARIES, can_be, only

_WANTS = (
    "want wants wanted hope hopes hoped plan plans planned intend intends intended decided refuse refuses refused promised "
    "tries tried managed has have had"
)
_IS_TO = "agreed need needs needed promises must able started began ready expected scheduled"
# What stands before “can to” and “will to” where they are right: all they can to win, the political will to act.
_ALL_HE_CAN = re.compile(r"\b(?:all|everything|anything|what|whatever|much|as|best|that|the|a|no|free)\b")
_NOT_SUBJECT = frozenset(
    "or and but if why maybe perhaps though although often then also so even possibly probably certainly when whether because "
    "than both only simply well just still whose".split()
)
# Nouns that stand bare behind “be”.
_BARE_NOUNS = frozenset(
    "key time age evidence concern home part proof news reason help work fun music water food trouble cause room rain snow "
    "fire talk love hope peace war play change progress support power air land case hell luck ground heart mother father man "
    "king run best next last second like worth rest cash silver gold game price capital head child".split()
)
_CLEFT = re.compile(
    r"\b(?:do|does|did|done|doing|need|want|wants|wanted|thing|things|way|step|all|job|task|goal|there|There)\b"
)
_Test = Callable[[re.Match[str]], bool]
_PATTERNS: tuple[tuple[str, Phrase, _Test], ...] = (
    (
        "“{}” needs the base form of the verb",
        Phrase(
            f"{_WANTS} {_IS_TO} in", rf"(?:{any_of(f'{_WANTS} {_IS_TO}')}|in order) (?:not )?to (?P<verb>[a-z]+)\b(?![-’'])"
        ),
        lambda m: can_be(m["verb"], "dn") and not can_be(m["verb"], "bJRNP"),
    ),
    (
        "“{}” needs the base form of the verb",
        Phrase(
            f"{_WANTS} in",
            rf"(?:{any_of(_WANTS)}|in order) to (?P<verb>[a-z]+ing) "
            r"(?:the|an?|its|his|her|their|new|in|on|at|all|more|\d)",
        ),
        lambda m: only(m["verb"], "gN", "g"),
    ),
    (
        "“{}”: a verb must follow “to”",
        Phrase("order", r"in order (?:not )?to (?P<verb>[a-z]+)\b(?![-’'])", back=(1,)),
        lambda m: only(m["verb"], "NPJz", "NP"),
    ),
    (
        "“{}” needs a participle",
        Phrase(
            "be",
            r"(?<!here )(?:will|can|must|should|to|could|would|may|might|cannot) be (?:also )?(?P<verb>[a-z]+)"
            r"(?= (?:in|on|by|at|to|until|before|after|from|during|next|this)\b)",
            back=(1,),
        ),
        lambda m: can_be(m["verb"], "b") and not can_be(m["verb"], "JRndP") and m["verb"] not in _BARE_NOUNS,
    ),
    (
        "“{}” has an auxiliary too many, or lacks a participle",
        Phrase(
            "is are was were",
            r"(?<!here )(?:is|are|was|were) (?P<verb>[a-z]+)"
            r"(?= (?:the|an?|his|its|their|every|(?:\d[\d,.]*|two|three) [a-z]+s)\b)",
        ),
        lambda m: (
            can_be(m["verb"], "b")
            and not can_be(m["verb"], "JRndP")
            and m["verb"] not in _BARE_NOUNS
            and not _CLEFT.search(m.string, max(0, m.start() - 70), m.start())
        ),
    ),
    (
        "“{}”: “not” needs an auxiliary (“does not”, “did not”, “has not”)",
        Phrase(
            "not",
            r"(?P<subject>[a-z]+) not (?P<verb>[a-z]+)(?= (?:the|an?|any|its|his|her|their|in|on|to|only|new|enough)\b)",
            back=(1,),
        ),
        lambda m: (
            (only(m["verb"], "zP", "z") or only(m["verb"], "dn", "d") or m["verb"] in ("has", "is", "was"))
            and (can_be(m["subject"], "NP") or m["subject"] in ("he", "she", "it", "they", "who", "which"))
            and (not can_be(m["subject"], "bRJ") or only(m["verb"], "z"))
            and m["subject"] not in FINITE_AUXILIARIES | _NOT_SUBJECT
            and (m["subject"] in ("he", "she", "it", "they", "who", "which") or not can_be(m["verb"], "nP"))
        ),
    ),
    (
        "“{}”: no “to” after this auxiliary",
        Phrase("will can could would", r"(?P<subject>[A-Za-z]+) (?:will|can|could|would) to (?P<verb>[a-z]+)\b", back=(1,)),
        lambda m: (
            can_be(m["verb"], "b")
            and (can_be(m["subject"], "NP") or m["subject"] in ("he", "she", "it", "they", "who", "which"))
            and not can_be(m["subject"], "JR")
            and not _ALL_HE_CAN.search(re.split(r"[.!?]\s|\n", m.string[max(0, m.start() - 60) : m.end("subject")])[-1])
        ),
    ),
    (
        "“{}”: a noun stands where a verb is due",
        Phrase("who they he she", r"(?:who|they|he|she) (?P<verb>[a-z]+) (?:to|the|a|an|for|with|on|of|in|that)\b"),
        lambda m: only(m["verb"], "N"),
    ),
    (
        "“{}” is no English conjunction; a preposition takes a clause with “-ing” or “the fact that”",
        Phrase(
            "that",
            r"(?P<verb>(?:without|despite|because of|due to|during|instead of) that) "
            r"(?:an?|the|it|he|she|they|we|there|any|no|its|his|her|their)\b",
            back=(1, 2),
        ),
        lambda m: True,
    ),
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
        Example("All he did was send a letter, and they do all they can to find the political will to act."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        seen: set[int] = set()
        for message, phrase, wrong in _PATTERNS:
            for match, sentence in phrase.matches(document):
                if match.start() in seen or document.prose[sentence.end - 1] == "?" or not wrong(match):
                    continue
                seen.add(match.start())
                span = (match.start(), match.end("verb"))
                yield self.finding(document, span, message.format(document.prose[span[0] : span[1]]))
