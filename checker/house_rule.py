"""The base class of the rules that hold a draft to the forms of the house's register."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.document import Document
from checker.finding import Confidence, Finding
from checker.register.evidence import departures, house_form, times
from checker.register.kinds import Kind
from checker.rule import Need, Rule


class HouseFormRule(Rule):
    """A rule that reports forms of the register that the house does not write, for entities of certain ``kinds``."""

    confidence = Confidence.LIKELY
    needs = (Need.REGISTER,)
    kinds: ClassVar[tuple[Kind, ...]]

    def check(self, document: Document) -> Iterator[Finding]:
        """One finding for each name written so, with all its places; the suggestion is the house form."""
        for asked, known, form, sure in departures(document, self.kinds):
            yield self.finding(
                document,
                asked.spans[0],
                f"the house writes “{known.house}” ({times(house_form(known))}), not “{asked.text}” ({times(form)})",
                related=asked.spans[1:],
                suggestions=(known.house,) if document[asked.spans[0]] == asked.text else (),
                confidence=sure,
            )
