"""bilingual/bracket-lost"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.alignment import source_at
from checker.annotations.source_brackets import bracket_differences


class BracketLost(Rule):
    """What the source says in brackets is not set off in the draft, or the draft has a remark in brackets of its own.

    Why it matters: a lost bracket is often a lost fact (*two of them children*); an added one is a remark that nobody made.
    Quiet: dashes, commas or a relative clause in the place of brackets; abbreviations and figures in brackets; long
    paragraphs; Chinese and Japanese.
    Known misses: paragraphs with several brackets.
    """

    id = "bilingual/bracket-lost"
    severity = Severity.MINOR
    confidence = Confidence.POSSIBLE
    category = Category.OMISSION
    needs = (Need.SOURCE,)
    examples = (
        Example("⟦The mayor has resigned.⟧", source="Le maire (sans étiquette) a démissionné.", source_language="fr"),
        Example(
            "The mayor, who belongs to no party, has resigned.",
            source="Le maire (sans étiquette) a démissionné.",
            source_language="fr",
        ),
        Example("The mayor ⟦(to nobody’s surprise)⟧ has resigned.", source="Le maire a démissionné.", source_language="fr"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for one in bracket_differences(document):
            if one.source is None:
                said = document[one.target]
                yield self.finding(document, one.target, f"The source has no brackets where the draft has “{said}”")
            else:
                there = source_at(document, one.source)
                yield self.finding(document, one.target, f"The source’s “{there}” is not set off in the draft")
