"""untranslated/foreign-sentence"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.language import foreign_sentences


class ForeignSentence(Rule):
    """A whole sentence was left in another language.

    Why it matters: segments that the system skips come through as they were, often in the middle of a story.
    Quiet: sentences that are quoted in the original and translated beside it; names and titles.
    Known misses: sentences of fewer than four words.
    """

    id = "untranslated/foreign-sentence"
    severity = Severity.CRITICAL
    confidence = Confidence.CERTAIN
    category = Category.UNTRANSLATED
    examples = (
        Example("The council met on Monday. ⟦Los vecinos del barrio pidieron más agua para los jardines.⟧ It voted at noon."),
        Example("The council met on Monday. ⟦Der Bürgermeister wurde nicht gefragt.⟧ It voted at noon."),
        Example("The council met on Monday in Rio de Janeiro with the Sociedad Española de Radiodifusión, El País reported."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for sentence, language in foreign_sentences(document):
            message = f"This sentence was left untranslated: “{_short(document[sentence])}”"
            yield self.finding(document, sentence, message, confidence=None if language else Confidence.LIKELY)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rsplit(" ", 1)[0] + " …"
