"""repetition/doubled-word"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity

_DOUBLED = re.compile(r"\b([^\W\d_]+)((?:[^\S\n]+|[^\S\n]*\n[^\S\n]*(?=[a-z]))\1){1,2}\b(?![-’'@])(?!\s+\1\b)", re.IGNORECASE)
# Doublings that English writes on purpose, interjections among them.
_RIGHT = frozenset(
    "so very really many long big far much too more again never no yes now well there ha hey oh ooh bye hear tut tick "
    "knock boom bang blah yeah yada whoop hip cha choo pom woof quack la na chop please pretty old poor deep blow".split()
)
# Pairs that one sentence needs and the next has by mistake.
_MAYBE = re.compile(r"(?:had had|is is|was was|do do|that that|her her|did did|are are|has has)\Z", re.IGNORECASE)
_DETERMINER = re.compile(r"\s+(?:the|an?|his|its|their|these|those|he|she|they|we)\b")
_CLEFT = re.compile(
    r"\b(?:what|all|who|where|how|thing|problem|truth|point|question|it|this|that|there)\b[^.!?]{0,40}\Z", re.IGNORECASE
)
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
        prose = document.prose
        for match in _DOUBLED.finditer(prose):
            word = match[1]
            confidence = self._confidence(prose, match, word.lower(), match[0][-len(word) :])
            if confidence is None:
                continue
            safe = confidence is Confidence.CERTAIN
            message = f"“{word}” stands {'twice' if match[0].lower().count(word.lower()) == 2 else 'three times'} in a row"
            yield self.finding(document, match.span(), message, suggestions=(word,), safe=safe, confidence=confidence)

    def _confidence(self, prose: str, match: re.Match[str], word: str, second: str) -> Confidence | None:
        """How sure it is that the doubling is a slip; ``None`` where it is none."""
        if word in _RIGHT or word in self.options.allowed:
            return None
        if _MAYBE.match(f"{word} {second}"):
            return _maybe(prose, match, word)
        if word in _FUNCTION:
            # a title or a new sentence may begin with the second: of The Hague
            return Confidence.CERTAIN if second[0].islower() else Confidence.LIKELY
        if second[0].isupper():
            if not match[1][0].isupper() or word in _NAMES:
                return None
            name = re.escape(second)
            alone = re.search(rf"(?<!\b{name}\s)\b{name}\b(?!\s+{name}\b)", prose)
            return Confidence.POSSIBLE if alone else None
        before = prose[max(0, match.start() - 24) : match.start()]
        if re.search(r"\b[A-Z][a-z]+ \Z", before) and len(word) > 6:
            return None  # Pan troglodytes troglodytes
        return Confidence.LIKELY


def _maybe(prose: str, match: re.Match[str], word: str) -> Confidence | None:
    if word == "that":
        return Confidence.LIKELY if _DETERMINER.match(prose, match.end()) else None
    if word in ("had", "her", "do", "did", "has"):
        return None
    return None if _CLEFT.search(prose, max(0, match.start() - 60), match.start()) else Confidence.CERTAIN
