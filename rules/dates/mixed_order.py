"""dates/mixed-order"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.dates import DateMention, Shape, dates
from checker.lazy import regex

_DATELINE = regex(r"\s?(?:\([^()]{2,40}\)\s?)?(?:--+|[–—-])\s")


class MixedOrder(Rule):
    """One draft writes dates in two orders: 3 May 2022 here, May 3, 2022 there.

    Why it matters: house style has one order, and a mixture shows where one draft was put together from two.
    Quiet: a draft with a single date in the other order than the rest where a quotation or a name has it (*September 11*,
    *4 July*); the dateline.
    Known misses: numeric dates, which dates/numeric-date reports.
    """

    id = "dates/mixed-order"
    severity = Severity.MINOR
    confidence = Confidence.POSSIBLE
    category = Category.INCONSISTENT_STYLE
    examples = (
        Example("It opened on 3 May and closed on 5 May; the second season began on ⟦June 7⟧."),
        Example("It opened on 3 May and closed on 5 May. The September 11 attacks came later."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        ours: dict[Shape, list[DateMention]] = {Shape.DAY_MONTH: [], Shape.MONTH_DAY: []}
        for mention in dates(document):
            name = (mention.month, mention.day) in ((9, 11), (7, 4))
            if mention.shape in ours and not name and not _DATELINE.match(document.prose, mention.end):
                ours[mention.shape].append(mention)
        few, many = sorted(ours.values(), key=len)
        if not few or len(many) <= len(few):
            return
        places = [(mention.start, mention.end) for mention in few]
        other = document[many[0].start, many[0].end]
        message = f"“{document[places[0]]}” has another order than the draft’s other dates (“{other}”)"
        yield self.finding(document, places[0], message, related=places[1:])
