"""bilingual/weekday"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.alignment import source_at
from checker.annotations.date_counterparts import Difference, date_differences
from checker.annotations.dates import WEEKDAYS


class WeekdayDiffers(Rule):
    """The draft names another day of the week than the source.

    Why it matters: nobody checks the calendar before setting out on a Thursday.
    Quiet: a weekday that only one of the two texts names.
    Known misses: languages whose names of days the project does not list.
    """

    id = "bilingual/weekday"
    severity = Severity.MAJOR
    confidence = Confidence.CERTAIN
    category = Category.MISTRANSLATION
    needs = (Need.SOURCE,)
    examples = (
        Example("The ferry sails again on ⟦Monday⟧.", source="Feribot salı günü yeniden sefere çıkacak.", source_language="tr"),
        Example("The ferry sails again on Tuesday.", source="Feribot salı günü yeniden sefere çıkacak.", source_language="tr"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for one in date_differences(document):
            if one.what is Difference.WEEKDAY and one.weekday is not None:
                there = source_at(document, one.source)
                said = document[one.target]
                right = WEEKDAYS[one.weekday]
                yield self.finding(
                    document,
                    one.target,
                    f"The source’s day is {right} (“{there}”), the draft says “{said}”",
                    suggestions=(right,) if said in WEEKDAYS else (),
                )
