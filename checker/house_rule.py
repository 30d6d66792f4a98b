"""What the rules share that hold a draft to the forms of the house's register."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.document import Document
from checker.finding import Confidence, Finding
from checker.register.evidence import Asked, departures, house_form, times
from checker.register.kinds import Kind
from checker.register.lookup import Entity
from checker.rule import Need, Rule


class HouseFormRule(Rule):
    """A rule that reports forms of the register that the house does not write, for entities of certain ``kinds``."""

    confidence = Confidence.LIKELY
    needs = (Need.REGISTER,)
    kinds: ClassVar[tuple[Kind, ...]]

    def check(self, document: Document) -> Iterator[Finding]:
        """One finding for each name written so, with all its places; the suggestion is the house form."""
        for asked, known, form, sure in departures(document, self.kinds):
            message = f"the house writes “{known.house}” ({times(house_form(known))}), not “{asked.text}” ({times(form)})"
            yield other_form(self, document, asked, known, message, sure)


def other_form(rule: Rule, document: Document, asked: Asked, known: Entity, message: str, confidence: Confidence) -> Finding:
    """The finding that a name is written otherwise than the register has it, at its first place with the others related.

    The house form is suggested where the first place holds the whole name, and not a part of it such as the surname.
    """
    first, *others = asked.spans
    suggestions = (known.house,) if document[first] == asked.text else ()
    return rule.finding(document, first, message, related=others, suggestions=suggestions, confidence=confidence)
