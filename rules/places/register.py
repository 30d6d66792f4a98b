"""The dated register of places: which name was right when, and which other forms are met."""

from __future__ import annotations

import csv
import dataclasses
import datetime
import enum
import functools
import io
from collections.abc import Mapping

from checker.annotations.gazetteer import fold
from checker.shipped import text_of

# Letters of the longest form that stands beside the house form as its initials.
INITIALS = 4
_FIRST, _LAST = datetime.date.min, datetime.date.max


class Role(enum.Enum):
    """What a form is to its place: the house form of a period, a form that other houses write, one that is right beside
    it, a spelling that is not written, such a spelling that is also another word, person or place, or the house form of
    another period."""

    FORM = ""
    ACCEPTED = "="
    BESIDE = "+"
    VARIANT = "variant"
    AMBIGUOUS = "~"
    OLD = "old"


@dataclasses.dataclass(frozen=True, slots=True)
class Period:
    """A row of the register: the house form from one day to the day before another, and the forms met beside it.

    ``ambiguous`` says that the house form itself is also a word or a person's name. ``forms`` maps folded forms to
    their role and spelling.
    """

    form: str
    ambiguous: bool
    start: datetime.date
    end: datetime.date
    note: str
    forms: Mapping[str, tuple[Role, str]]

    def holds(self, day: datetime.date) -> bool:
        """Whether the period's form was right on a day."""
        return self.start <= day < self.end


@dataclasses.dataclass(frozen=True, slots=True)
class Entity:
    """A place of the register with its periods, oldest first. ``country`` is ISO 3166 alpha-2."""

    name: str
    country: str
    kind: str
    periods: tuple[Period, ...]

    def at(self, day: datetime.date | None) -> Period:
        """The period of a day, the nearest one where the register begins later; the present one for ``None``."""
        if day is None:
            return self.periods[-1]
        for period in self.periods:
            if day < period.end:
                return period
        return self.periods[-1]


@dataclasses.dataclass(frozen=True, slots=True)
class Use:
    """What a folded form can stand for: an entity, in one of its periods, in some role."""

    entity: Entity
    period: Period
    role: Role


class RegisterError(ValueError):
    """A row of a register that cannot be read; the message names the line."""


@functools.cache
def entities() -> Mapping[str, Entity]:
    """The register as shipped, by entity."""
    return parse(text_of("rules.places", "register.csv"))


@functools.cache
def index() -> Mapping[str, tuple[Use, ...]]:
    """Every folded form of the register with what it can stand for, oldest period first.

    Initials (*UK* beside *Britain*) are left out: nothing is ever said of them.
    """
    found: dict[str, list[Use]] = {}
    for entity in entities().values():
        for period in entity.periods:
            for key, (role, _) in period.forms.items():
                if role is not Role.BESIDE or len(key) > INITIALS:
                    found.setdefault(key, []).append(Use(entity, period, role))
    return {key: tuple(uses) for key, uses in found.items()}


def parse(text: str) -> dict[str, Entity]:
    """Entities of a register in the form of ``register.csv``. Raises ``RegisterError``."""
    rows: dict[str, list[dict[str, str]]] = {}
    reader = csv.DictReader(io.StringIO(text))
    for row in reader:
        if None in row or None in row.values() or not row["entity"] or not row["form"].lstrip("~"):
            raise RegisterError(f"line {reader.line_num}: a row needs eight columns, an entity and a form")
        row["line"] = str(reader.line_num)
        rows.setdefault(row["entity"], []).append(row)
    return {
        name: Entity(name, group[0]["country"], group[0]["kind"], tuple(_period(row) for row in group))
        for name, group in rows.items()
    }


def _period(row: Mapping[str, str]) -> Period:
    """The period of a row. Raises ``RegisterError`` where a day cannot be read."""
    form = row["form"].lstrip("~")
    forms = {fold(form): (Role.FORM, form)}
    for variant in filter(None, row["variants"].split(";")):
        role = {"=": Role.ACCEPTED, "+": Role.BESIDE, "~": Role.AMBIGUOUS}.get(variant[0], Role.VARIANT)
        spelling = variant.lstrip("=+~")
        forms.setdefault(fold(spelling), (role, spelling))
    try:
        start, end = _day(row["from"], _FIRST), _day(row["to"], _LAST)
    except ValueError as error:
        raise RegisterError(f"line {row['line']}: {error}") from error
    return Period(form, row["form"].startswith("~"), start, end, row["note"], forms)


def _day(text: str, missing: datetime.date) -> datetime.date:
    """The day of an ISO date, a year and month, or a year; the first day of what it names."""
    if not text:
        return missing
    return datetime.date(*[int(part) for part in [*text.split("-"), "1", "1"][:3]])
