"""repetition/doubled-word"""

from __future__ import annotations

import dataclasses
import itertools
import operator
import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.forms import forms
from checker.annotations.readings import PREPOSITIONS
from checker.annotations.tokens import tokens
from checker.lazy import regex

# Doublings that English writes on purpose, interjections among them.
_RIGHT = frozenset(
    "so very really many long big far much too again never no yes now well there ha hey oh ooh bye hear tut tick "
    "knock boom bang blah yeah yada whoop hip cha choo pom woof quack la na sera chop please pretty old poor deep blow".split()
)
# Pairs that one sentence needs and the next has by mistake.
_MAYBE = frozenset("had is was do that her did are has".split())
_DETERMINER = regex(
    r"\s+(?:the|an?|his|her|its|their|our|these|those|he|she|they|we|all|both|no|some|many|most|every|each|several|there|if|"
    r"when|in|two|three|four|\d+)\b"
)
_CLEFT = regex(
    r"\b(?:what|all|who|where|how|thing|problem|truth|point|question|it|this|that|there)\b[^.!?]{0,40}\Z", re.IGNORECASE
)
# The name of a species may double that of its genus: Pan troglodytes troglodytes.
_GENUS = regex(r"\b([A-Z][a-z]+) \Z")
_FUNCTION = frozenset(
    "a an the of to and in on for with from by at or but as if is are was were be been has have had will would can could "
    "may might must shall should do does did not it its he she they we you i his her their our your my this that these "
    "those who which what when where than then into over under out up down off about after before between during against "
    "through because while since until said also only".split()
)
# Names that repeat themselves.
_NAMES = frozenset("duran walla baden boutros sirhan bora pago wagga lang ping zsa jean john bafana berber the".split())


class DoubledWord(Rule):
    """A word stands twice in a row.

    Why it matters: it is the most visible slip a reader can find, and translation systems make it when two source words
    have one English equivalent (*slowly slowly* from Hindi, *the the* from anything).
    Quiet: doublings that English uses (*had had*, *what it is is*, *very very*, *knock knock*), names (*Duran Duran*),
    subspecies (*Gorilla gorilla*), and doublings over a line that ends a headline or a paragraph.
    Known misses: a doubled name that is no name (*Moscow Moscow*) where the draft never has it once.
    """

    id = "repetition/doubled-word"
    severity = Severity.MAJOR
    confidence = Confidence.CERTAIN
    category = Category.GRAMMAR
    examples = (
        Example("The engineers said that ⟦the the⟧ bridge was safe."),
        Example("The level of the river is rising ⟦slowly slowly⟧, he said."),
        Example("She said ⟦that that⟧ the court would rule on Friday."),
        Example("Prices have ⟦gone gone⟧ up in the port of Odesa."),
        Example("He had had enough of Duran Duran, he said. What it is is a very, very long song."),
        Example("She said that that decision was final."),
        Example("New dam angers farmers\n\nFarmers are angry over plans for a dam.", note="the headline ends there"),
    )

    @dataclasses.dataclass(frozen=True)
    class Options:
        """``allowed``: further words that may stand twice, in lower case."""

        allowed: tuple[str, ...] = ()

    def check(self, document: Document) -> Iterator[Finding]:
        prose, every, lower = document.prose, tokens(document), forms(document).lower
        done = -1
        single: dict[str, bool] = {}
        for index in itertools.compress(itertools.count(), map(operator.eq, lower, itertools.islice(lower, 1, None))):
            word = lower[index]
            if index < done or not word.isalpha():
                continue
            done = index + 1
            while lower[done + 1 : done + 2] == [word]:
                done += 1
            times = done + 1 - index
            span = every[index].start, every[done].end
            if times > 3 or not all(_close(prose, every[at].end, every[at + 1].start) for at in range(index, done)):
                continue  # four times is repetition/loop
            first, second = every[index].text, every[done].text
            confidence = self._confidence(prose, span, word, first, second)
            if confidence is None and first[0].isupper() and second[0].isupper() and word not in _NAMES and times == 2:
                # a name that the draft has once elsewhere is no Duran Duran
                if word not in single:
                    single[word] = _stands_alone(lower, forms(document).places[word])
                confidence = Confidence.POSSIBLE if single[word] else None
            if confidence is not None:
                message = f"“{first}” stands {'twice' if times == 2 else 'three times'} in a row"
                safe = confidence is Confidence.CERTAIN
                yield self.finding(document, span, message, suggestions=(first,), safe=safe, confidence=confidence)

    def _confidence(self, prose: str, span: tuple[int, int], word: str, first: str, second: str) -> Confidence | None:
        """How sure it is that the doubling is a slip; ``None`` where it is none."""
        if word in _RIGHT or word in self.options.allowed:
            return None
        if word in _MAYBE:
            return _maybe(prose, span, word)
        if word in _FUNCTION:
            # a name, a title or a new sentence may begin with the second: the The Hague Group, as in In the Heat of the Night
            if second[0].islower():
                return Confidence.CERTAIN
            return None if word in PREPOSITIONS and first[0].islower() else Confidence.POSSIBLE
        if second[0].isupper():
            return None
        before = prose[max(0, span[0] - 24) : span[0]]
        genus = _GENUS.search(before)
        if genus and len(word) > 6 and genus[1].lower() not in _FUNCTION:
            return None
        return Confidence.LIKELY


def _stands_alone(lower: list[str], places: list[int]) -> bool:
    """Whether a word stands somewhere without its double."""
    return any(lower[at - 1 : at] != [lower[at]] and lower[at + 1 : at + 2] != [lower[at]] for at in places)


def _close(prose: str, end: int, start: int) -> bool:
    """Whether two words stand in one line, or in a line that was wrapped between them."""
    gap = prose[end:start]
    return gap.isspace() and (gap.count("\n") == 0 or (gap.count("\n") == 1 and prose[start].islower()))


def _maybe(prose: str, span: tuple[int, int], word: str) -> Confidence | None:
    """How sure it is that one of ``_MAYBE`` stands twice by mistake; ``None`` where the sentence may need both."""
    if word == "that":
        return Confidence.LIKELY if _DETERMINER.match(prose, span[1]) else None
    if word in ("had", "her", "do", "did", "has"):
        return None
    return None if _CLEFT.search(prose, max(0, span[0] - 60), span[0]) else Confidence.CERTAIN
