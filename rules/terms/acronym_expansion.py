"""terms/acronym-expansion"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.acronyms import Acronym, acronyms, initials
from checker.annotations.romanisation import fold


class AcronymExpansion(Rule):
    """One acronym is expanded in two ways.

    Why it matters: the reader cannot tell whether two bodies share an acronym or one was translated twice.
    Quiet: expansions that differ in small words, capitals or a plural only, or by words before the name.
    Known misses: an expansion that does not stand right before the bracket.
    """

    id = "terms/acronym-expansion"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.INCONSISTENT_TERMINOLOGY
    examples = (
        Example(
            "The ⟦Baltic Transport Agency (BTA)⟧ will audit the line. Trains stand still until then.\n\n"
            "The ⟦Baltic Traffic Authority (BTA)⟧ has asked for the files."
        ),
        Example("The Baltic Transport Agency (BTA) met. The Agency of Baltic Transport is new, the BTA said."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        expanded: dict[str, dict[frozenset[str], list[Acronym]]] = defaultdict(lambda: defaultdict(list))
        for acronym in acronyms(document):
            if acronym.expansion is None or initials(document[acronym.expansion])[:1] != acronym.text[0]:
                continue
            parts = re.split(r"[\s-]+", document[acronym.expansion])
            expanded[acronym.text][frozenset(fold(word).rstrip("s") for word in parts if word[:1].isupper())].append(acronym)
        for text, ways in expanded.items():
            best, *others = ways.items()
            for words, odd in others:
                if not (words <= best[0] or best[0] <= words):
                    yield self._found(document, text, odd, best[1])

    def _found(self, document: Document, text: str, odd: list[Acronym], best: list[Acronym]) -> Finding:
        spans = [
            (place.expansion.start, document.text.index(")", place.end) + 1 if ")" in document.text[place.end :] else place.end)
            for place in (*odd, *best)
            if place.expansion is not None
        ]
        return self.finding(
            document,
            spans[0],
            f"“{text}” stands for “{document[odd[0].expansion or odd[0].span]}” here and for "
            f"“{document[best[0].expansion or best[0].span]}” elsewhere",
            related=sorted(spans[1:]),
        )
