"""bilingual/speaker"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.alignment import source_at
from checker.annotations.speaker_roles import misattributed
from checker.annotations.speakers import moved_speakers


class Speaker(Rule):
    """The draft puts a quotation into the mouth of somebody else: a person whom the source names only later, or the speaker
    of another quotation.

    Why it matters: a quotation given to another person is libel in both directions.
    Quiet: a name in the place of *he* or *the minister*, where the source has named the person before.
    Known misses: speakers by neither name nor a listed office; languages that inflect Latin-script names.
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
        Example(
            "“We have time,” the ⟦driver⟧ said. “We have none,” the doctor replied.",
            source="«Время есть», — сказал врач. «Его нет», — ответил водитель.",
            source_language="ru",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        quotes = set()
        for one in moved_speakers(document):
            quotes.add(one.quote.start)
            there = source_at(document, one.source)
            yield self.finding(
                document,
                one.target,
                f"The draft has “{document[one.target]}” beside this quotation; the source names “{there}” only after it",
            )
        for moved in misattributed(document):
            if moved.quote.start not in quotes:
                here, there = document[moved.target], source_at(document, moved.source)
                yield self.finding(
                    document, moved.target, f"The draft gives this quotation to “{here}”; in the source it is that of “{there}”"
                )
