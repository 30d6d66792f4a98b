"""sentences/quotation-without-verb"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.clauses import Kind
from checker.annotations.readings import DETERMINERS
from checker.annotations.strays import strays

_SHORTEST = 8  # words, marks not counted


class QuotationWithoutVerb(Rule):
    """A quotation is presented as a full sentence, with a full stop, and has no main verb.

    “*The necessity of working …*”. Why it matters: nobody spoke like that; the verb of saying or the main clause was lost in
    translation, and a quotation must be what the speaker said.
    Quiet: short exclamations and answers, which people do speak, and quotations inside a sentence that has a verb.
    Known misses: quotations in which some word could be a finite verb.
    """

    id = "sentences/quotation-without-verb"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    needs = (Need.SYNTAX,)
    examples = (
        Example("The two ⟦sides met in Rome.⟧ “⟦The need for a new round of talks that includes all of the groups.⟧”"),
        Example("“Simple as that,” he said. “A good day. No regrets.”"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for stray in strays(document):
            fragment = stray.fragment
            if not fragment.quoted or fragment.kind is not Kind.NOMINAL or not fragment.sure:
                continue
            if sum(word[0].isalnum() for word in stray.lower) < _SHORTEST:
                continue
            text = document[stray.span]
            lead = len(text) - len(text.lstrip("\"“‘«„'"))
            trail = len(text) - len(text.rstrip("\"”’»“'")) if not text.endswith(".") else 0
            plain = stray.first in DETERMINERS
            yield self.finding(
                document,
                (stray.span.start + lead, stray.span.end - trail),
                "this quotation is set as a sentence and has no main verb; restore what the speaker said of it",
                related=stray.related,
                severity=None if plain else Severity.MINOR,
                confidence=None if plain else Confidence.POSSIBLE,
            )
