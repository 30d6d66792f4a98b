"""names/house-form"""

from __future__ import annotations

from checker import Category, Example, Severity
from checker.house_rule import HouseFormRule
from checker.register.examples import entity
from checker.register.kinds import Kind

_MINISTER = entity(Kind.PERSON, ("Sergei Vershinin", 212, 2015), ("Sergei Verchinen", 3, 2019))
_COACH = entity(
    Kind.PERSON, ("Mehmed Baždarević", 40, 2016), ("Mehmed Bazdarevic", 31, 2014), legitimate=("Mehmed Bazdarevic",)
)


class NameHouseForm(HouseFormRule):
    """A person is written in a form that the house has published, but does not write.

    Why it matters: readers, searches and archives find a person under one name; the house chose its form, or settled on it
    over the years, and the translation did not know.
    Certain where a person has forbidden the form, likely where one has chosen the house form or the archive has it many
    times more often, possible where the archive leans to it. The message gives the counts; the suggestion is the house form.
    Quiet: two forms that are both legitimate, namesakes of whom one is written so, forms that differ in capitals only, an
    archive of two minds.
    Known misses: a name the register knows under several bearers.
    """

    id = "names/house-form"
    severity = Severity.MAJOR
    category = Category.NAME_FORMAT
    kinds = (Kind.PERSON,)
    examples = (
        Example(
            "The envoy, ⟦Sergei Verchinen⟧, left for Tunis on Monday. ⟦Verchinen⟧ is to meet the mediators there.",
            register=(_MINISTER,),
        ),
        Example(
            "The coach, Mehmed Bazdarevic, named his squad. The envoy, Sergei Vershinin, left.", register=(_MINISTER, _COACH)
        ),
    )
