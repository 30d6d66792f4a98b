"""What the rules share that find a verb and its subject in different numbers: the form to write, and the finding. No rule."""

from __future__ import annotations

from checker import Document, Finding, Rule
from checker.annotations.readings import can_be, only
from checker.inflection import THIRD, inflections

_IRREGULAR = {"is": "are", "was": "were", "has": "have", "does": "do", "have": "has", "are": "is", "were": "was"}


def other_number(verb: str) -> str:
    """The form of a finite verb in the other number: *are* for *is*, *carry* for *carries*, *carries* for *carry*."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if can_be(verb, "z") and not can_be(verb, "b"):
        for base in (verb[:-1], verb[:-2], verb[:-3] + "y"):
            if only(base, "bNJ", "b"):
                return base
    return inflections(verb)[THIRD][0]


def finding(rule: Rule, document: Document, span: tuple[int, int], noun: str) -> Finding:
    """The finding that the verb at ``span`` (code points) does not agree with its subject ``noun``."""
    verb = document[span]
    right = other_number(verb)
    message = f"“{verb}” does not agree with its subject “{noun}”: write “{right}”"
    return rule.finding(document, span, message, suggestions=(right,))
