"""grammar/preposition"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.phrases import Phrase, any_of
from checker.shipped import rows_of


@functools.cache
def _table() -> tuple[tuple[Phrase, str], ...]:
    """The phrase of each row and what it advises."""
    rows = rows_of("rules.grammar", "verb_prepositions.tsv")
    return tuple((Phrase(words, rf"{any_of(words)} (?:{behind})(?!\w)"), advice) for words, behind, advice in rows)


class Preposition(Rule):
    """A verb or adjective stands with a preposition that English does not set there: *discussed about*, *depends from*.

    Why it matters: the preposition was translated by itself; to an English reader it is the plainest mark of a translation.
    Quiet: everything that is not in the table beside the rule. Known misses: prepositions that depend on the meaning.
    """

    id = "grammar/preposition"
    severity = Severity.MINOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    examples = (
        Example("They ⟦discussed about⟧ trade, and the cost ⟦reached to⟧ 5 million."),
        Example("They discussed trade, and the cost reached 5 million. A visit to the city is planned."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        taken: set[int] = set()
        for phrase, right in _table():
            for match, _ in phrase.matches(document):
                if taken.isdisjoint(range(*match.span())):  # the first row of the table that fits has the word
                    taken.update(range(*match.span()))
                    words = match[0].strip()
                    wanted = "English sets no preposition here" if right == "no preposition" else f"English sets “{right}”"
                    yield self.finding(document, match.span(), f"“{words}”: {wanted}")
