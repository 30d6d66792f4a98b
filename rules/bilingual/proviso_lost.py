"""bilingual/proviso-lost"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.alignment import source_at
from checker.annotations.cues import lost_cues


class ProvisoLost(Rule):
    """The source makes an exception or a condition (*except*, *unless*, *if*, *only*), and the draft makes none.

    Why it matters: *all schools will close* is another story than *all schools except those in the countryside*.
    Quiet: where anything in the sentence may answer, from *apart from* to *provided* or *should*.
    Known misses: provisos that a language makes without a word of its own for them.
    """

    id = "bilingual/proviso-lost"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.OMISSION
    needs = (Need.SOURCE,)
    examples = (
        Example("⟦Every shop will close.⟧", source="Всі крамниці, крім аптек, зачиняться.", source_language="uk"),
        Example(
            "Every shop but the pharmacies will close.", source="Всі крамниці, крім аптек, зачиняться.", source_language="uk"
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for one in lost_cues(document):
            if one.kind in ("exception", "condition", "concession", "limit", "unless"):
                there = source_at(document, one.source)
                kind = "condition" if one.kind == "unless" else one.kind
                yield self.finding(document, one.target, f"The source’s {kind} (“{there}”) has no counterpart in the draft")
