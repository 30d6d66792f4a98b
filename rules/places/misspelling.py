"""places/misspelling"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.gazetteer import fold, gazetteer
from checker.annotations.places import Mention
from rules.places import context, countries, known, near, register
from rules.places.known import Group
from rules.places.register import Role


class Misspelling(Rule):
    """A place is spelled in a way that English news does not use.

    Why it matters: a spelling carried over from another language or an old map (*Kweiyang*, *Trebizond*, *Köln*) or made
    up by the translation (*Nor Sultan*, *Bethlehem* for the port of Belém) sends the reader to no place or to the wrong one.
    The register lists such forms with the form to write; the gazetteer's spellings of large towns, and words one slip away
    from one well-known place, are only possible, and only where the draft names the country.
    Quiet: inside the name of an organisation or a work, where the sentence speaks of the past or explains the name, and,
    for a form that is also a word, a person or another place, unless the draft names the country too and something beside
    the form says that it is a place. Where the draft also has the right form, `places/two-forms` speaks.
    Known misses: small places, and spellings further off; free guessing by closeness is wrong more often than right.
    """

    id = "places/misspelling"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.SPELLING
    examples = (
        Example("Data centers were built in ⟦Kweiyang⟧ one after another."),
        Example("The minister is expected in ⟦Köln⟧ at the end of the month."),
        Example("The Brazilian company ships the panels from the port of ⟦Bethlehem⟧ to Marajó."),
        Example("Pilgrims walked to Bethlehem on Christmas Eve."),
        Example("The Ottoman army reached Trebizond in 1461. She works for the Banco di Napoli."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        glossed = {place.start for gloss in known.glosses(document) for place in gloss}
        for group in known.entity_groups(document):
            if any(role in (Role.FORM, Role.ACCEPTED, Role.OLD) for _, role in group.members):
                continue
            wrong = [m for m, role in group.members if m.start not in glossed and _is_wrong(document, m, role, group)]
            if wrong:
                roles = {role for mention, role in group.members if mention in wrong}
                here = group.entity is not None and group.entity.country in countries.named(document)
                sure = Role.VARIANT in roles and (here or any(mention.located for mention in wrong))
                yield self._finding(document, wrong, group.house or group.name, sure)
        yield from self._foreign(document)
        yield from self._slips(document)

    def _foreign(self, document: Document) -> Iterator[Finding]:
        """Spellings of large towns that only the gazetteer lists, in a draft that names the country."""
        towns = gazetteer()
        for group in known.town_groups(document):
            wrong = [mention for mention, role in group.members if role is Role.VARIANT and _is_place(document, mention)]
            if not wrong or len(wrong) < len(group.members) or wrong[0].key in register.index():
                continue
            town = towns.town(towns.by_spelling[wrong[0].key][0])
            if town.thousands >= near.LARGE and town.country in countries.named(document):
                uses = register.index().get(fold(town.name))
                right = uses[-1].entity.periods[-1].form if uses else town.name
                if not known.part_of(right, wrong[0].text) and fold(right) != wrong[0].key:
                    yield self._finding(document, wrong, right, False)

    def _slips(self, document: Document) -> Iterator[Finding]:
        """Words of no list that are one slip away from one well-known place of a country that the draft names."""
        slips: dict[str, list[Mention]] = {}
        for mention in near.unlisted(document):
            slips.setdefault(mention.key, []).append(mention)
        paired = {mention.key for group in near.near_groups(document) for mention, _ in group.members}
        for key, some in slips.items():
            meant = None if key in paired else near.nearest(key)
            if meant is not None and (len(key) >= near.SURE or meant[1] in countries.named(document)):
                yield self._finding(document, some, meant[0], False)

    def _finding(self, document: Document, wrong: list[Mention], right: str, sure: bool) -> Finding:
        first = wrong[0]
        return self.finding(
            document,
            first.span,
            f"“{first.text}” is written “{right}” in English news",
            related=[mention.span for mention in wrong[1:]],
            suggestions=[right],
            confidence=None if sure else Confidence.POSSIBLE,
        )


def _is_wrong(document: Document, mention: Mention, role: Role, group: Group) -> bool:
    """Whether a mention is the draft's own word for the place today."""
    if role is Role.VARIANT:
        return not (mention.longer or context.explained(document, mention) or context.historical(document, mention))
    country = group.entity.country if group.entity else ""
    return role is Role.AMBIGUOUS and _is_place(document, mention) and country in countries.named(document)


def _is_place(document: Document, mention: Mention) -> bool:
    """Whether a mention can only be a place, and one of today."""
    return (
        mention.located
        and not mention.longer
        and not context.explained(document, mention)
        and not context.historical(document, mention)
    )
