"""bilingual/unit"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.alignment import source_text
from checker.annotations.counterparts import unit_differences


class UnitDiffers(Rule):
    """A number is right, its unit or currency is another than the source’s.

    Why it matters: 30 kilometres are not 30 miles, and 5 million rubles are not 5 million dollars.
    Quiet: a converted number (its value differs, and fits); units that the source does not name.
    Known misses: units of languages whose words the project does not list.
    """

    id = "bilingual/unit"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.MISTRANSLATION
    needs = (Need.SOURCE,)
    examples = (
        Example(
            "The village lies ⟦30 miles⟧ from the border.", source="Село лежить за 30 км від кордону.", source_language="uk"
        ),
        Example("The village lies 30 km from the border.", source="Село лежить за 30 км від кордону.", source_language="uk"),
        Example("The village lies 19 miles from the border.", source="Село лежить за 30 км від кордону.", source_language="uk"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        source = source_text(document)
        for one in unit_differences(document):
            theirs, place = source[one.source.start : one.source.end + 12].split("\n")[0], one.target[:2]
            yield self.finding(
                document,
                place,
                f"The source’s unit is {one.source.unit} (“{theirs.strip()}”), the draft says “{document[place]}”",
            )
