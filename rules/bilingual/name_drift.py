"""bilingual/name-drift"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.alignment import source_at
from checker.annotations.name_drift import drifting_names


class NameDrift(Rule):
    """One name of the source has two forms in the draft.

    Why it matters: readers take two spellings for two people. One finding holds every form.
    Quiet: forms that the draft alone shows to be one name, which names/spelling reports; a people and its country; inflected
    names that are those of a man and of a woman.
    Known misses: sources in Latin script, which leave names as they are, and in Chinese.
    """

    id = "bilingual/name-drift"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.NAME_FORMAT
    needs = (Need.SOURCE,)
    examples = (
        Example(
            "The judge heard ⟦Khodzhayev⟧ on Monday. On Friday ⟦Hojaev⟧ was freed.",
            source="В понедельник судья допросил Ходжаева. В пятницу Ходжаева освободили.",
            source_language="ru",
        ),
        Example(
            "The judge heard Tsukanov on Monday. On Friday Tsukanov was freed.",
            source="В понедельник судья допросил Цуканова. В пятницу Цуканова освободили.",
            source_language="ru",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for one in drifting_names(document):
            usual, *others = one.targets
            said = "” and “".join(document[place] for place in one.targets)
            there = source_at(document, one.source)
            yield self.finding(
                document,
                others[0],
                f"“{said}” are one name in the source (“{there}”)",
                related=(usual, *others[1:]),
                suggestions=(document[usual],),
            )
