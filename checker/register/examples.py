"""Short ways to write down what a register knows, for the examples of rules."""

from __future__ import annotations

import datetime
import itertools

from checker.register.kinds import Kind, Status
from checker.register.lookup import Context, Entity, Form, Role

_NUMBERS = itertools.count(1)


def entity(
    kind: Kind,
    *forms: tuple[str, int, int],
    house: str = "",
    legitimate: tuple[str, ...] = (),
    forbidden: tuple[str, ...] = (),
    office: str = "",
    country: str = "",
    roles: tuple[Role, ...] = (),
) -> Entity:
    """Somebody or something known: ``forms`` are texts with their mentions and the year since which they were seen, the house
    form first unless ``house`` names another, which a person then decided."""

    def seen(text: str, mentions: int, year: int) -> Form:
        status = Status.LEGITIMATE if text in legitimate else Status.FORBIDDEN if text in forbidden else Status.SEEN
        return Form(text, status, mentions, mentions, datetime.date(year, 1, 15), datetime.date(2026, 1, 15))

    contexts = [Context(what, value, 9, "", "") for what, value in (("office", office), ("country", country)) if value]
    known = tuple(seen(*form) for form in forms)
    return Entity(next(_NUMBERS), kind, house or forms[0][0], bool(house), "", known, roles, tuple(contexts))


def role(office: str, place: str = "", since: str = "", until: str = "") -> Role:
    """An office with its first and last day, ISO 8601."""
    days = (datetime.date.fromisoformat(day) if day else None for day in (since, until))
    return Role(office, place, *days)
