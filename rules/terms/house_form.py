"""terms/house-form"""

from __future__ import annotations

from checker import Category, Example, Severity
from checker.house_rule import HouseFormRule
from checker.register.examples import entity
from checker.register.kinds import Kind

_COURT = entity(Kind.ORGANISATION, ("Supreme Audit Office", 88, 2012), ("Supreme Control Office", 4, 2020))
_UNION = entity(Kind.ORGANISATION, ("Railway Workers Union", 20, 2012), ("Union of Railway Workers", 18, 2013))


class TermHouseForm(HouseFormRule):
    """An organisation, a title or a term is written in a form that the house has published, but does not write.

    Why it matters: an institution under a second name is a second institution to the reader; translation systems render its
    name word by word, as if it had none in English.
    Certain where a person has forbidden the form, likely where one has chosen the house form or the archive has it many
    times more often, possible where the archive leans to it.
    Quiet: two forms that are both legitimate, forms that differ in capitals only, an archive of two minds.
    Known misses: renderings that share no word with the form that the register knows.
    """

    id = "terms/house-form"
    severity = Severity.MINOR
    category = Category.WRONG_TERM
    kinds = (Kind.ORGANISATION, Kind.TITLE, Kind.TERM)
    examples = (
        Example("The ⟦Supreme Control Office⟧ will publish its report on Friday.", register=(_COURT,)),
        Example(
            "The Union of Railway Workers called a strike, which the Supreme Audit Office noted.", register=(_COURT, _UNION)
        ),
    )
