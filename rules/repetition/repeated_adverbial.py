"""repetition/repeated-adverbial"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.echoes import echoes
from checker.annotations.forms import forms
from checker.annotations.quotes import is_quoted
from checker.annotations.tokens import Token, tokens
from checker.lazy import regex

# The same day or month joined to itself, and the half of the day twice.
_TWICE = regex(
    r"\b(?:(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day and \1day"
    r"|(January|February|April|June|July|August|September|October|November|December) and \2|([ap])\.m\. \3\.m\.)(?!\w)"
)
_PREPOSITIONS = frozenset(
    "in on at by for from with since during after before until under over through throughout within between against among "
    "according despite because due".split()
)
_TIME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december morning evening afternoon night week month year day today yesterday weekend century hour hours "
    "days weeks months years spring summer autumn winter time meeting period".split()
)
_FUNCTION = frozenset("the a an to in on at by for from with of and or but as that this his her its their than if".split())
_CLOSED = regex(r"\s*(?:[,;:!?”\")]|\.(?!\d)|\Z)")
# Where the sentence says two things side by side, each may have the same time or place.
_PARALLEL = regex(
    r"\b(?:and|or|but|nor|than|not|while|whereas|when|if|which|who|where|as well as|then)\b|[;:–—\n]|[.!?]\s", re.IGNORECASE
)
_BREAK = regex(r"[,;:.!?]\s|\n")
_NEXT = regex(r"\s+([a-z]{2,})")
_ADVERBS = frozenset(("also", "together", "again"))
# Adverbs that news copy may well need twice, and words that only look like adverbs.
_COMMON = frozenset(
    "only early likely family daily weekly monthly really actually particularly previously supply butterfly ally bully "
    "assembly rally reply anomaly monopoly melancholy hourly yearly elderly deadly friendly costly timely lonely".split()
)
_DEGREE = regex(r"\b(?:more|less|very|so|too|as|most|just|equally)\s\Z")
_BORDER = regex(r"[,;:.!?–—()\n]|\b(?:but|or|than|that|which|who)\b")
_FRONTED = regex(r"(?:^|\n|[.!?:,“\"]\s?|\b(?:that|and|but)\s)\Z")


class RepeatedAdverbial(Rule):
    """One sentence says the same *when*, *where* or *how* twice: once before the verb and again behind it.

    Why it matters: the source language puts the adverbial first, English last, and the system does both (*since the
    frost in May the road has been closed since the frost in May*).
    Quiet: two clauses side by side that share a time or place; quotations; phrases with no word of content.
    Known misses: an adverbial that is varied the second time, a repeated subject or verb.
    """

    id = "repetition/repeated-adverbial"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.ADDITION
    examples = (
        Example("He said that ⟦since the frost in May⟧ the road to the farm has been closed ⟦since the frost in May⟧."),
        Example("⟦On Tuesday⟧ the council approved the budget by a large majority ⟦on Tuesday⟧."),
        Example("The two firms will ⟦jointly⟧ train welders and engineers ⟦jointly⟧ with the college."),
        Example("The tour is held on ⟦Sunday and Sunday⟧ from 7 ⟦a.m. a.m.⟧ to noon."),
        Example("In May it rained in Oslo and the river rose, but in June it did not rain in Oslo."),
        Example("“In my village there was no school in my village,” she said."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        for echo in echoes(document):
            if echo.times > 1 or not echo.between:
                continue
            # an echo may run on into the next sentence: in March the … in March. The
            phrase = _BREAK.split(document[echo.second], maxsplit=1)[0]
            if phrase.split(None, 1)[0].lower() not in _PREPOSITIONS:
                continue
            first = echo.first.start, echo.first.start + len(phrase)
            second = echo.second.start, echo.second.start + len(phrase)
            confidence = _weight(phrase)
            if confidence is None or not _CLOSED.match(prose, second[1]) or is_quoted(document, second[0]):
                continue
            same = phrase == document[first] or (phrase[1:] == document[first][1:] and phrase[0].islower())
            if same and not _PARALLEL.search(prose, first[1], second[0]) and not _listed(prose, first, second):
                message = f"“{phrase}” is said twice in one sentence"
                yield self.finding(document, second, message, related=[first], confidence=confidence)
        yield from self._adverbs(document)
        for match in _TWICE.finditer(prose):
            yield self.finding(document, match.span(), f"“{match[0]}” says the same twice")

    def _adverbs(self, document: Document) -> Iterator[Finding]:
        prose, every = document.prose, tokens(document)
        for form, places in forms(document).places.items():
            if len(places) < 2 or not (form.endswith("ly") or form in _ADVERBS) or form in _COMMON:
                continue
            for one, two in itertools.pairwise(places):
                first, second = every[one], every[two]
                if 5 < second.start - first.end < 60 and second.text.islower() and _one_clause(prose, first, second):
                    if is_quoted(document, second.start):
                        continue
                    message = f"“{form}” is said twice in one clause"
                    yield self.finding(document, (second.start, second.end), message, related=[(first.start, first.end)])


def _one_clause(prose: str, first: Token, second: Token) -> bool:
    """Whether an adverb stands before a verb the first time and behind one the second."""
    verb, after = _NEXT.match(prose, first.end), _NEXT.match(prose, second.end)
    if verb is None or after is None or verb[1] in _FUNCTION or after[1] not in _FUNCTION:
        return False
    between, before = _BORDER.search(prose, first.end, second.start), prose[second.start - 8 : second.start]
    return between is None and _DEGREE.search(before) is None


def _listed(prose: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether the phrase belongs to two items of a list: smoking in public places, dog walking in public places."""
    if "," not in prose[first[1] : second[0]]:
        return False
    fronted = _FRONTED.search(prose, max(0, first[0] - 6), first[0]) is not None
    return not fronted


def _weight(phrase: str) -> Confidence | None:
    """How telling a repeated phrase is: a time most of all, then length; ``None`` for two words that name no time."""
    words = phrase.lower().split()
    if len(words) < 2:
        return None
    if any(word in _TIME or word.isdigit() for word in words[1:]):
        return Confidence.LIKELY
    if len(words) < 3 or all(word in _FUNCTION or word in _PREPOSITIONS for word in words):
        return None
    return Confidence.LIKELY if len(words) > 4 else Confidence.POSSIBLE
