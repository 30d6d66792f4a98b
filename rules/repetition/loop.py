"""repetition/loop"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.echoes import echoes
from checker.annotations.tokens import texts, tokens
from checker.lazy import regex

_SENTENCE_END = regex(r"[.!?]\s|\n")
_AND = regex(r"\b(?:and|or|by|to|after)\s*\Z|\A(?:and|or|by|to|after)\b")
_SYLLABLES = regex(r"([^\W\d_]{1,4}?)\1{5,}")


class Loop(Rule):
    """The same words, or the same syllable, come again and again.

    Why it matters: a neural system that has lost its way repeats itself until it is cut off; what should have stood
    there is missing, and the copy cannot be published.
    Quiet: a word said three times for effect, chants of a word inside quotation marks (*no, no, no, no*), laughter.
    Known misses: a loop of whole sentences, which repetition/repeated-sentence reports.
    """

    id = "repetition/loop"
    severity = Severity.CRITICAL
    confidence = Confidence.CERTAIN
    category = Category.UNINTELLIGIBLE
    examples = (
        Example("The minister ⟦of the city of the city of the city⟧ welcomed the guests."),
        Example("The output rose to ⟦million million million million⟧ tons."),
        Example("The word was ⟦lalalalalalalalala⟧ in the draft."),
        Example("“No, no, no, no,” she said. They went on and on and on."),
        Example("“Nur-Sultan, Nur-Sultan, Nur-Sultan,” he said, leafing through them."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        for echo in echoes(document):
            phrase = document[echo.first]
            if echo.times < (3 if echo.words > 1 else 4) or sum(map(str.isalpha, phrase)) < 3:
                continue
            spoken = _spoken(prose, echo.span)
            if (spoken and echo.words == 1) or (echo.times < 5 and (echo.joined or _AND.search(phrase))):
                continue  # no, no, no, no; thousands and thousands and thousands
            if _SENTENCE_END.search(prose, echo.first.start, echo.second.start):
                continue  # repetition/repeated-sentence
            yield self._loop(document, echo.span, phrase, echo.times, Confidence.POSSIBLE if spoken else None)
        long = [text for text in texts(document) if len(text) > 11]
        syllables = {text for text in long if _SYLLABLES.search(text)}
        for token in tokens(document) if syllables else ():
            match = _SYLLABLES.search(token.text) if token.text in syllables else None
            if match:
                span = token.start + match.start(), token.start + match.end()
                times = len(match[0]) // len(match[1])
                yield self._loop(document, span, match[1], times, Confidence.LIKELY)

    def _loop(
        self, document: Document, span: tuple[int, int], phrase: str, times: int, confidence: Confidence | None
    ) -> Finding:
        message = f"“{phrase}” comes {times} times in a row: the translating system seems to have looped"
        return self.finding(document, span, message, suggestions=(phrase,), confidence=confidence)


def _spoken(prose: str, span: tuple[int, int]) -> bool:
    """Whether the words are parted by commas or stand right inside quotation marks."""
    return "," in prose[span[0] : span[1]] or prose[span[0] - 1 : span[0]] in ("“", '"', "‘", "'")
