"""terms/acronym-letters"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.acronyms import Acronym, acronyms, initials

_SHORTEST = 4  # letters: three in another order are often another acronym


class AcronymLetters(Rule):
    """The letters of an acronym stand in two orders, or not in the order of the words it stands for.

    Why it matters: *OPCW* and *OCPW* are one body and a slip of the pen, which a reader cannot know and a search cannot find.
    Quiet: acronyms of three letters, which may well be two bodies; acronyms that the draft expands in different ways.
    Known misses: a letter too many or too few.
    """

    id = "terms/acronym-letters"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.INCONSISTENT_TERMINOLOGY
    examples = (
        Example("The Organisation for Baltic Rail Freight (⟦OBRF⟧) has met. ⟦ORBF⟧ members will meet again, the ⟦OBRF⟧ said."),
        Example("The National Union of Rail Engineers (⟦NURE⟧) has met. A spokesman for ⟦NUER⟧ declined to comment."),
        Example("Both the UNDP and the UNEP sent observers; so did the AFC and the FCA."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        by_letters: dict[str, dict[str, list[Acronym]]] = defaultdict(lambda: defaultdict(list))
        for acronym in acronyms(document):
            by_letters["".join(sorted(acronym.text))][acronym.text].append(acronym)
        for orders in by_letters.values():
            if len(orders) == 2 and all(len(text) >= _SHORTEST for text in orders):
                best, odd = sorted(orders.values(), key=lambda found: (not _explained(document, found), -len(found), found[0]))
                if not _explained(document, odd):
                    yield self.finding(
                        document,
                        odd[0].span,
                        f"“{odd[0].text}” has the letters of “{best[0].text}” in another order",
                        related=sorted(place.span for place in (*odd[1:], *best)),
                        suggestions=(best[0].text,),
                        confidence=self.confidence if len(best) > 1 or _explained(document, best) else Confidence.POSSIBLE,
                    )


def _explained(document: Document, found: list[Acronym]) -> bool:
    """Whether the draft gives words that an acronym stands for, in the order of its letters."""
    return any(place.expansion and initials(document[place.expansion]).endswith(place.text) for place in found)
