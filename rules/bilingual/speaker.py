"""bilingual/speaker"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.alignment import source_text
from checker.annotations.speakers import moved_speakers


class Speaker(Rule):
    """The draft puts a quotation into the mouth of somebody whom the source names only later.

    Why it matters: a quotation given to another person is libel in both directions.
    Quiet: a name in the place of *he* or *the minister*, where the source has named the person before.
    Known misses: two speakers who are both unnamed; languages that inflect Latin-script names.
    """

    id = "bilingual/speaker"
    severity = Severity.CRITICAL
    confidence = Confidence.LIKELY
    category = Category.MISTRANSLATION
    needs = (Need.SOURCE,)
    examples = (
        Example(
            "“The dam will hold,” said the engineer, ⟦Marta Ruiz⟧. The mayor disagreed.",
            source="«La presa aguantará», dijo el alcalde. La ingeniera Marta Ruiz no está de acuerdo.",
            source_language="es",
        ),
        Example(
            "“The dam will hold,” the mayor said. The engineer, Marta Ruiz, does not agree.",
            source="«La presa aguantará», dijo el alcalde. La ingeniera Marta Ruiz no está de acuerdo.",
            source_language="es",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        source = source_text(document)
        for one in moved_speakers(document):
            there = source[one.source.start : one.source.end]
            yield self.finding(
                document,
                one.target,
                f"The draft has “{document[one.target]}” beside this quotation; the source names “{there}” only after it",
            )
