"""names/surname-first-mention"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.bearers import speaks
from checker.annotations.lexicon import english_words, known_places
from checker.annotations.names import Mention, names
from checker.annotations.paragraphs import Kind, paragraphs


class SurnameFirstMention(Rule):
    """A person is quoted by the surname alone before the draft has said who that is.

    Why it matters: news copy introduces people in full, with their office, and then uses the surname. Where translation or
    cutting has moved sentences about, the reader meets a stranger first. It is a matter of style, so it is neutral.
    Quiet: headlines, subheads, captions and bylines; names that the draft never gives in full (the reader is expected to
    know them); people who are mentioned, not quoted.
    Known misses: people whom the draft introduces by an office and the surname alone.
    """

    id = "names/surname-first-mention"
    severity = Severity.NEUTRAL
    confidence = Confidence.POSSIBLE
    category = Category.NAME_FORMAT
    examples = (
        Example(
            "Plan for tram line dropped\n\nThe line will not be built, ⟦Verhulst⟧ said on Monday.\n\n"
            "The decision of the mayor, ⟦Jan Verhulst⟧, surprised the council."
        ),
        Example("Verhulst wins vote\n\nThe mayor, Jan Verhulst, won the vote on Monday. Verhulst thanked the council."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        starts = [block for block in paragraphs(document) if block.kind is Kind.BODY]
        body = [(block.start, block.end) for block in starts]
        alone: dict[str, Mention] = {}
        introduced: set[str] = set()
        at = 0
        for mention in names(document):
            words = mention.words
            start = words[0].start
            while at < len(body) and body[at][1] <= start:
                at += 1
            if at == len(body) or start < body[at][0]:
                continue
            surname = words[-1].core
            if len(words) > 1 and mention.person:
                if surname in alone and surname not in introduced:
                    first = alone[surname]
                    yield self.finding(
                        document,
                        first.span,
                        f"“{first.text}” is mentioned before the draft introduces “{mention.text}”",
                        related=[mention.span],
                        suggestions=(mention.text,),
                    )
                introduced.add(surname)
                continue
            if surname in introduced or surname in alone or surname in known_places() or surname in english_words():
                continue
            if speaks(document.prose, words[-1]):
                alone[surname] = mention
