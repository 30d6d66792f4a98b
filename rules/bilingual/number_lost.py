"""bilingual/number-lost"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.alignment import source_at
from checker.annotations.counterparts import in_english, unmatched_numbers
from checker.annotations.cues import lost_cues


class NumberLost(Rule):
    """A number of the source has no counterpart in the draft.

    Why it matters: the number often goes together with the words around it (*four of them children*), and nobody who
    reads only the draft can see that something is gone.
    Quiet: *one* and ordinals; numbers that a neighbouring sentence carries; small numbers of Japanese, which count what
    English leaves uncounted.
    Known misses: a number that stands elsewhere in the draft for something else.
    """

    id = "bilingual/number-lost"
    severity = Severity.MAJOR
    confidence = Confidence.POSSIBLE
    category = Category.OMISSION
    needs = (Need.SOURCE,)
    examples = (
        Example(
            "⟦The bus was carrying pupils.⟧",
            source="Le bus transportait 38 élèves.",
            source_language="fr",
        ),
        Example("The bus was carrying 38 pupils.", source="Le bus transportait 38 élèves.", source_language="fr"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for one in unmatched_numbers(document):
            theirs = one.source
            if theirs is None or one.target is not None:
                continue
            value, there = in_english(round(theirs.value, 3)), source_at(document, theirs)
            yield self.finding(document, one.pair.target, f"The source’s {value} (“{there}”) is not in the draft")
        for cue in lost_cues(document):
            if cue.kind == "below":
                there = source_at(document, cue.source)
                yield self.finding(document, cue.target, f"The source says “{there}”, below zero; the draft does not")
