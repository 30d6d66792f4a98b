"""bilingual/name-lost"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.alignment import source_at
from checker.annotations.han_people import unread_people
from checker.annotations.name_presence import name_presence


class NameLost(Rule):
    """A full name of the source is nowhere in the draft.

    Why it matters: who said it, who did it and to whom is the news; a draft that drops the name cannot be checked or cited.
    Quiet: names that any sentence of the draft has; single names; sources that write no capitals, or every noun with one.
    In Chinese a name counts that an office introduces, where the draft has nothing else that may be one.
    Known misses: names of foreigners in Cyrillic, which have a spelling of their own.
    """

    id = "bilingual/name-lost"
    severity = Severity.MAJOR
    confidence = Confidence.POSSIBLE
    category = Category.OMISSION
    needs = (Need.SOURCE,)
    examples = (
        Example(
            "⟦The captain left the ship last.⟧", source="Капитан Олег Зимин покинул корабль последним.", source_language="ru"
        ),
        Example("⟦The head coach, Forest Sea, has resigned.⟧", source="主教练林海已经辞职。", source_language="zh"),
        Example("The head coach, Lin Hai, has resigned.", source="主教练林海已经辞职。", source_language="zh"),
        Example(
            "Captain Oleg Zimin left the ship last. He was unhurt.",
            source="Капитан Олег Зимин покинул корабль последним. Олег Зимин не пострадал.",
            source_language="ru",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for one in name_presence(document):
            if one.target is None and one.source is not None:
                there = source_at(document, one.source)
                yield self.finding(document, one.pair.target, f"The source names “{there}” here; the draft does not")
        for person in unread_people(document):
            if person.target is None:
                there = source_at(document, person.source)
                yield self.finding(document, person.pair.target, f"The source names “{there}” here; the draft does not")
