"""A register in memory: for examples and tests, and for a list that is too short for a database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.annotations.romanisation import name_distance
from checker.register.keys import folded
from checker.register.kinds import Kind
from checker.register.lookup import Entity, Near


class ListedRegister:
    """What a sequence of entities knows, asked as a ``HouseRegister`` is."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._entities = tuple(entities)

    def find(self, texts: Iterable[str]) -> dict[str, tuple[Entity, ...]]:
        """Who or what is known under each text."""
        return {text: tuple(one for one in self._entities if one.form(text) is not None) for text in texts}

    def near(self, texts: Iterable[str], kinds: Iterable[Kind] = (Kind.PERSON,)) -> dict[str, tuple[Near, ...]]:
        """Known forms that each text may be a spelling of, the nearest first."""
        wanted = frozenset(kinds)
        answers: dict[str, tuple[Near, ...]] = {}
        for text in texts:
            found = [
                Near(one, form, name_distance(text, form.text))
                for one in self._entities
                if one.kind in wanted
                for form in one.forms
                if folded(form.text) != folded(text)
            ]
            answers[text] = tuple(sorted((one for one in found if one.distance < 1.0), key=lambda one: one.distance))
        return answers

    def state(self) -> str:
        """The entities' number: a list does not change."""
        return f"list@{len(self._entities)}"

    def away(self) -> None:
        """Nothing: a list is never away."""
