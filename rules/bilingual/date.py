"""bilingual/date"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.alignment import source_at
from checker.annotations.date_counterparts import Difference, date_differences
from checker.annotations.dates import MONTHS
from checker.annotations.lunar_dates import lunar_dates
from checker.annotations.source_date_types import Day
from checker.annotations.year_parts import year_parts

_PART = {"early": "early", "middle": "mid-", "late": "late"}


class DateDiffers(Rule):
    """The draft gives another day, month or year than the source, or another part of a month or year.

    Why it matters: a wrong date sends readers to an empty hall and makes a timeline a lie. Dates of the Persian and
    Islamic calendars and of the Republic of China are where translation systems guess.
    Quiet: dates are compared as days of our calendar (Solar Hijri, Hijri give or take a day, 民国, 令和); a date that the
    draft leaves out or words otherwise (*yesterday*); a date that the neighbouring sentence carries.
    Known misses: a Hijri date without its year; month names of languages that the project does not list.
    """

    id = "bilingual/date"
    severity = Severity.MAJOR
    confidence = Confidence.CERTAIN
    category = Category.MISTRANSLATION
    needs = (Need.SOURCE,)
    examples = (
        Example("The court sits again on ⟦12 June⟧.", source="Das Gericht tagt wieder am 21. Juni.", source_language="de"),
        Example("The court sits again on 21 June.", source="Das Gericht tagt wieder am 21. Juni.", source_language="de"),
        Example("The school reopened on ⟦5 April 2021⟧.", source="مدرسه در ۵ تیر ۱۴۰۰ بازگشایی شد.", source_language="fa"),
        Example("The school reopened on 26 June 2021.", source="مدرسه در ۵ تیر ۱۴۰۰ بازگشایی شد.", source_language="fa"),
        Example("The bridge is due at ⟦the end of the year⟧.", source="大桥将于年初通车。", source_language="zh"),
        Example("Voting ends in ⟦early July⟧.", source="投票将于7月下旬结束。", source_language="zh"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for one in date_differences(document):
            if one.what not in (Difference.DATE, Difference.YEAR, Difference.PART):
                continue
            meant = " or ".join(dict.fromkeys(_said(day) for day in one.meant[:1]))
            if one.part:
                meant = f"{_PART[one.part]} {meant}".replace("- ", "-")
            there = source_at(document, one.source)
            yield self.finding(
                document, one.target, f"The source’s date is {meant} (“{there}”), the draft says “{document[one.target]}”"
            )
        for lunar in lunar_dates(document):
            there = source_at(document, lunar.source)
            yield self.finding(
                document, lunar.target, f"“{there}” is a day of the Chinese calendar, not “{document[lunar.target]}”"
            )
        for part in year_parts(document):
            there = source_at(document, part.source).strip()
            yield self.finding(document, part.target, f"The source says “{there}”, the draft “{document[part.target]}”")


def _said(day: Day) -> str:
    month = MONTHS[day.month - 1] if day.month else ""
    return " ".join(str(part) for part in (day.day or "", month, day.year or "") if part)
