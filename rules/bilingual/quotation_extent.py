"""bilingual/quotation-extent"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.alignment import source_at
from checker.annotations.quote_counterparts import Change, quote_changes


class QuotationExtent(Rule):
    """A quotation of the draft takes in words that the source does not quote, or leaves words out.

    Why it matters: a reporter’s words in somebody’s mouth are a false quotation.
    Quiet: quotations whose length is in proportion, give or take what translations differ by; titles and names.
    Known misses: other words of the same length; Japanese, whose quotations English words anew.
    """

    id = "bilingual/quotation-extent"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.ADDITION
    needs = (Need.SOURCE,)
    examples = (
        Example("She called the plan ⟦“cruel and useless”⟧.", source="Sie nannte den Plan „grausam“.", source_language="de"),
        Example("She called the plan “cruel”.", source="Sie nannte den Plan „grausam“.", source_language="de"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for one in quote_changes(document):
            if one.change is Change.LOST:
                continue
            there = source_at(document, one.source)[:60]
            what = "has more words than" if one.change is Change.GROWN else "leaves out words of"
            yield self.finding(document, one.target, f"This quotation {what} the source’s {there}")
