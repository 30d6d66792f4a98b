"""places/wrong-country"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.gazetteer import gazetteer
from checker.annotations.places import Mention
from checker.lazy import regex
from rules.places import context, known, register
from rules.places.countries import adjectives, codes, contested, countries
from rules.places.countries import pattern as country_pattern

# A town is taken for well known from so many thousand inhabitants.
LARGE = 100
# Code points before and after a place in which its country is looked for.
_REACH = 80
_NO_ADJECTIVE = r"(?!(?:the|an?|in|to|at|of|and|from|on|for)\b)"
_OF = regex(
    rf"\s+(?:{_NO_ADJECTIVE}[a-z-]+\s+){{0,2}}"
    r"(?:capital|city|town|port|village|port city|capital city|border town|coastal city|resort|metropolis|oasis)\s+(?:of\s+)?\Z"
)
_SIDE = r"(?:north|south)-?(?:east|west)(?:ern)?|(?:north|south|east|west)(?:ern)?|central"
_IN = regex(rf",?\s+in\s+(?:the\s+)?(?:(?:{_SIDE})\s+(?:of\s+)?(?:the\s+)?)?\Z")
# Aleppo, Iraq and Iran; in Geneva, Iran said: there the comma does not say where the city lies.
_LISTED = regex(r"(?:,|\band|\bor|&)\s+\Z")
_CLAUSE_BEGINS = regex(r"(?:\A|[.!?:;,“\"—–-]\s*|\n)(?:[a-z]+\s+)?[A-Za-z]+\s+\Z")
_CLOSED = regex(
    r"\s*(?:[.;)”\"\n]|\Z|,\s+(?:on|said|where|which|when|after|for|by|told|at|with)\b|(?:on|said|where|when|after|for)\b)"
)


class WrongCountry(Rule):
    """A city stands with a country that it does not lie in.

    Why it matters: *Aleppo, Iraq* is an error that every reader of the region sees; translation systems fill in a country
    where the source has none, or take one name for another.
    Quiet: names that the stated country has too (*Birmingham*, *Tripoli*, *Santiago*), disputed places, lists (*Berlin, France
    and Spain*), the past, and clauses where the country begins what follows (*In Geneva, Iran said*). *Aleppo, Iraq* without
    a further word is only possible, *the Iraqi city of Aleppo* likely.
    Known misses: towns below 100,000 inhabitants that the register does not hold, regions and provinces.
    """

    id = "places/wrong-country"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.MISTRANSLATION
    examples = (
        Example("The Iraqi city of ⟦Aleppo⟧ was shelled again."),
        Example("The convoy left for ⟦Benghazi⟧ in eastern Egypt."),
        Example("He comes from a family of traders from ⟦Aleppo, Iraq⟧."),
        Example("They visited Aleppo, Iraq and Iran. In Geneva, Iran said no."),
        Example("The Ukrainian city of Sevastopol and the Libyan city of Tripoli are ports."),
        Example("The Prussian and German city of Königsberg was destroyed in World War II."),
        Example("A crew from Iranian ships in the port of Busan went home."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for mention in known.mentions(document):
            right = frozenset[str]() if mention.longer else lies_in(mention.key)
            stated = _stated(document.prose, mention) if right else None
            if stated is None:
                continue
            code, end, sure = stated
            if any(code == one or contested(code, one) for one in right):
                continue
            if context.historical(document, mention) or context.explained(document, mention):
                continue
            names = " or ".join(sorted(countries()[one].names[0] for one in right if one in countries()))
            yield self.finding(
                document,
                (mention.start, end),
                f"“{mention.text}” lies in {names}, not in {countries()[code].names[0]}",
                confidence=None if sure else Confidence.POSSIBLE,
            )


def _stated(prose: str, mention: Mention) -> tuple[str, int, bool] | None:
    """The country that the text puts a place in, the end of the statement, and whether it can be read in one way only."""
    before = prose[max(0, mention.start - _REACH) : mention.start]
    kind = _OF.search(before) if mention.before.islower() and mention.before not in ("in", "from", "to", "and") else None
    if kind:
        nations = [match for match in country_pattern().finditer(before, 0, kind.start()) if match.end() == kind.start()]
        if nations and nations[0][0] in adjectives():
            return codes()[nations[0][0]], mention.end, True
    if not prose.startswith((", ", " in "), mention.end):
        return None
    follows = country_pattern().search(prose, mention.end, mention.end + _REACH)
    if follows is None or follows[0] in adjectives() or not _CLOSED.match(prose, follows.end()):
        return None
    between = prose[mention.end : follows.start()]
    if _IN.fullmatch(between):
        return codes()[follows[0]], mention.end, "," not in between
    if between == ", " and mention.located and not _LISTED.search(before) and not _CLAUSE_BEGINS.search(before):
        return codes()[follows[0]], follows.end(), False
    return None


@functools.lru_cache(maxsize=4096)
def lies_in(key: str) -> frozenset[str]:
    """Codes of every country that has a place of this folded name, or none where no such place is well known."""
    towns = gazetteer()
    uses = register.index().get(key, ())
    well_known = any(use.entity.kind in ("city", "town") for use in uses)
    found = {use.entity.country for use in uses}
    for number in (*towns.by_name.get(key, ()), *towns.by_spelling.get(key, ())):
        town = towns.town(number)
        well_known = well_known or (town.thousands >= LARGE and key in towns.by_name)
        found |= {town.country} | town.elsewhere
    return frozenset(found) if well_known else frozenset()
