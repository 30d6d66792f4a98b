"""names/unknown-variant"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.house_rule import other_form
from checker.register.evidence import house_form, times, variants
from checker.register.examples import entity
from checker.register.kinds import Kind

_MINISTER = entity(Kind.PERSON, ("Sergei Vershinin", 212, 2015), office="deputy minister", country="russia")
_POET = entity(Kind.PERSON, ("Karel Vrbaz", 18, 2018))
_PAINTER = entity(Kind.PERSON, ("Karel Vrbash", 12, 2021))


class UnknownVariant(Rule):
    """A person's name that the house has never published is close to one that it has.

    Why it matters: translation systems romanise a name anew each time; a name that has stood in the paper for years turns
    up in a spelling that nobody has seen.
    It is a finding where exactly one known person can be meant: another word of the name is the same, or the office or the
    country beside it, or every word of a full name is near. The message says which, and how often the archive has the known
    spelling; it is likely where that is often and the spellings are close.
    Quiet: names of which two known ones are near, men and women of one family, names of which each has its bearers (*Davis,
    Davies*), fuller and shorter names, a family name alone without an office beside it.
    Known misses: spellings that no system of romanisation connects; people whom the archive has once.
    """

    id = "names/unknown-variant"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.NAME_FORMAT
    needs = (Need.REGISTER,)
    examples = (
        Example(
            "Russian Deputy Minister ⟦Sergei Verchinen⟧ left for Tunis on Monday. ⟦Verchinen⟧ is to meet the mediators there.",
            register=(_MINISTER,),
        ),
        Example("The exhibition opens with a speech by Karel Vrbas on Friday.", register=(_POET, _PAINTER)),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for asked, near, why, sure in variants(document):
            known = near.entity
            message = f"“{asked.text}” stands here for the first time, “{known.house}” {times(house_form(known))} ({why})"
            yield other_form(self, document, asked, known, message, sure)
