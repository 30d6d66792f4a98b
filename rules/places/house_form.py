"""places/house-form"""

from __future__ import annotations

from checker import Category, Example, Severity
from checker.house_rule import HouseFormRule
from checker.register.examples import entity
from checker.register.kinds import Kind

_KHARKIV = entity(Kind.PLACE, ("Kharkiv", 640, 2014), ("Kharkov", 21, 2014))
_KYIV = entity(Kind.PLACE, ("Kyiv", 300, 2014), ("Kiev", 250, 2014))


class PlaceHouseForm(HouseFormRule):
    """A place is written in a form that the house has published, but does not write.

    Why it matters: the form of a place name is a decision of the house, often a political one; a reader who meets both
    takes the second for another place, or for a change of mind.
    Certain where a person has forbidden the form, likely where one has chosen the house form or the archive has it many
    times more often, possible where the archive leans to it.
    Quiet: two forms that are both legitimate, forms that differ in capitals only, an archive of two minds.
    Known misses: forms that neither the archive nor a person has ever given the register.
    """

    id = "places/house-form"
    severity = Severity.MAJOR
    category = Category.NAME_FORMAT
    kinds = (Kind.PLACE,)
    examples = (
        Example("Trains to ⟦Kharkov⟧ were late on Monday; those to Odesa left on time.", register=(_KHARKIV,)),
        Example("Trains to Kharkiv were late on Monday; those to Kiev left on time.", register=(_KHARKIV, _KYIV)),
    )
