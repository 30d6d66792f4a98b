"""dates/numeric-date"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.dates import MONTHS, DateMention, Shape, dates
from checker.lazy import regex

# The stamp of a page at the end of its headline: … talks go on - DW - 08.02.2023
_STAMP = regex(r"(?:\s[–—|-]\s|\()\Z")
_LINE_END = regex(r"\)?\s*(?:\n|\Z)")


class NumericDate(Rule):
    """A date in figures in running copy: 12.05.2022, 03/05/2022.

    Why it matters: 03/05/2022 is 3 May in London and March 5 in New York; 12.05.2022 is not written in English at all.
    Quiet: ISO dates (2022-05-03), which files and tables use; the stamp of a page at the end of its headline.
    Known misses: dates without a year (03/05), which look like fractions.
    """

    id = "dates/numeric-date"
    severity = Severity.MINOR
    confidence = Confidence.LIKELY
    category = Category.DATE_FORMAT
    examples = (
        Example("The contract was signed on ⟦12.05.2022⟧ in Varna."),
        Example("The contract was signed on ⟦03/05/2022⟧ in Varna.", note="may be read in two ways"),
        Example("The contract was signed on 12 May 2022; the file is dated 2022-05-12."),
        Example("The talks go on - DW - 12.05.2022\n\nThe talks will go on in May."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        for mention in dates(document):
            if mention.shape is not Shape.NUMERIC or not _may_be(mention):
                continue
            if _STAMP.search(prose, max(0, mention.start - 4), mention.start) and _LINE_END.match(prose, mention.end):
                continue
            span = (mention.start, mention.end)
            text = document[span]
            both = "." not in text and mention.day is not None and mention.day <= 12 and mention.day != mention.month
            written = f"{mention.day} {MONTHS[(mention.month or 1) - 1]} {mention.year}"
            if both:
                message = f"“{text}” may be read in two ways"
                yield self.finding(document, span, message, confidence=Confidence.POSSIBLE)
            else:
                yield self.finding(document, span, f"“{text}” is not how copy writes a date", suggestions=(written,))


def _may_be(mention: DateMention) -> bool:
    return (
        mention.month is not None
        and mention.day is not None
        and mention.year is not None
        and 1 <= mention.month <= 12
        and 1 <= mention.day <= 31
        and 1900 <= mention.year <= 2100
    )
