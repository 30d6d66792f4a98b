"""bilingual/time"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.alignment import source_at
from checker.annotations.date_counterparts import Difference, date_differences


class TimeDiffers(Rule):
    """The draft gives another time of day than the source.

    Why it matters: *halb acht*, *14 h 30* and *七点半* are easily turned into the wrong hour, and an hour decides whether
    a curfew has begun.
    Quiet: an hour that may be meant in the morning or in the evening fits either; drafts that name a time zone of their
    own.
    Known misses: times that a language writes in words that the project does not list.
    """

    id = "bilingual/time"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.MISTRANSLATION
    needs = (Need.SOURCE,)
    examples = (
        Example("Doors open at ⟦8.30pm⟧.", source="Einlass ist um halb acht.", source_language="de"),
        Example("Doors open at 7.30pm.", source="Einlass ist um halb acht.", source_language="de"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for one in date_differences(document):
            if one.what is Difference.TIME:
                there = source_at(document, one.source)
                right = " or ".join(f"{minutes // 60}:{minutes % 60:02}" for minutes in sorted(one.minutes))
                yield self.finding(
                    document, one.target, f"The source’s time is {right} (“{there}”), the draft says “{document[one.target]}”"
                )
