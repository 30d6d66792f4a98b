"""sentences/runaway"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.paragraphs import Kind
from checker.annotations.sentences import sentences


class Runaway(Rule):
    """A sentence is so long that a reader loses it.

    Why it matters: source languages with long periods (Arabic, Chinese, Russian officialese) leave sentences that English copy
    would set as two or three.
    Quiet: sentences made long by a list with semicolons. Known misses: none; the limit is a matter of house style.
    """

    id = "sentences/runaway"
    severity = Severity.MINOR
    confidence = Confidence.POSSIBLE
    category = Category.AWKWARD
    examples = (
        Example("⟦" + "The mayor said that the bridge was safe and that " * 12 + "it would stay open.⟧"),
        Example("The mayor said that the bridge was safe and that it would stay open."),
    )

    @dataclasses.dataclass(frozen=True)
    class Options:
        """``words``: a sentence of more words is reported."""

        words: int = 110

    def check(self, document: Document) -> Iterator[Finding]:
        for sentence in sentences(document):
            # Five code points to a word: nothing shorter can be too long.
            if sentence.kind is not Kind.BODY or sentence.end - sentence.start < 4 * self.options.words:
                continue
            text = document.prose[sentence.start : sentence.end]
            count = len(text.split())
            if count > self.options.words and text.count(";") < 2:
                yield self.finding(document, sentence.span, f"this sentence has {count} words; set it as two or three")
