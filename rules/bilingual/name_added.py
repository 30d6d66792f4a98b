"""bilingual/name-added"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.alignment import source_at
from checker.annotations.name_presence import name_presence
from checker.annotations.town_counterparts import changed_towns


class NameAdded(Rule):
    """A person or a town of the draft is nowhere in the source.

    Why it matters: a name from nowhere is somebody who has nothing to do with the matter.
    Quiet: names that any sentence of the source has, in any spelling or under another name that the town goes by; countries
    and peoples; single names of people; sources in scripts whose names cannot be read letter by letter.
    Known misses: a name that happens to resemble some word of the source.
    """

    id = "bilingual/name-added"
    severity = Severity.CRITICAL
    confidence = Confidence.LIKELY
    category = Category.ADDITION
    needs = (Need.SOURCE,)
    examples = (
        Example(
            "The captain, ⟦Anton Gorbunov⟧, left the ship last.",
            source="Капитан покинул корабль последним.",
            source_language="ru",
        ),
        Example(
            "The captain, Oleg Zimin, left the ship last.",
            source="Капитан Олег Зимин покинул корабль последним.",
            source_language="ru",
        ),
        Example("The ferry left ⟦Calais⟧ at noon.", source="Le ferry a quitté Dieppe à midi.", source_language="fr"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        towns = {one.target: one.source for one in changed_towns(document)}
        for one in name_presence(document):
            if one.target is None or one.target in towns:
                continue
            said = document[one.target]
            if one.source is None:
                yield self.finding(document, one.target, f"“{said}” renders no name in the source")
            else:
                there = source_at(document, one.source)
                yield self.finding(document, one.target, f"“{said}” stands where the source has “{there}”")
        for target, replaced in towns.items():
            said, there = document[target], source_at(document, replaced)
            yield self.finding(document, target, f"“{said}” stands where the source has “{there}”")
