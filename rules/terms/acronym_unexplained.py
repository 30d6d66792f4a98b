"""terms/acronym-unexplained"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.acronyms import Acronym, acronyms, initials
from checker.annotations.organisations import organisations

# Acronyms that news copy does not explain.
_KNOWN = frozenset(
    "USA USSR NATO UNESCO UNICEF OPEC FIFA UEFA NASA FBI CIA BBC CNN NBC CBS ABC AFP HIV AIDS DNA GDP CEO GMT UTC GPS DVD VAT "
    "NGO IMF WTO WHO OECD OSCE IAEA UAE USD EUR GBP ISIS PLO IRA KGB FSB SUV LGBT COVID ICU MRI ATM PDF SMS VIP TNT UFO".split()
)


class AcronymUnexplained(Rule):
    """An acronym is never explained.

    Why it matters: the source's readers know what the letters mean, those of the translation may not.
    Off by default: many desks have a list of acronyms that need no explanation; ``known`` takes it. Neutral, since it is a
    matter of style. The finding stands at the first place and lists the others.
    Quiet: acronyms whose words stand somewhere in the draft, and some thirty that all news copy uses bare.
    Known misses: acronyms of two letters.
    """

    id = "terms/acronym-unexplained"
    severity = Severity.NEUTRAL
    confidence = Confidence.POSSIBLE
    category = Category.TEXTUAL
    enabled = False
    examples = (
        Example("The line is run by ⟦KTZ⟧. Its chairman, Arman Duisen, says that ⟦KTZ⟧ has no money."),
        Example("The Baltic Transport Agency has a new chairman. He said the BTA would move to Riga. NATO will not."),
    )

    @dataclasses.dataclass(frozen=True)
    class Options:
        """``known``: further acronyms that need no explanation."""

        known: tuple[str, ...] = ()

    def check(self, document: Document) -> Iterator[Finding]:
        places: dict[str, list[Acronym]] = defaultdict(list)
        for acronym in acronyms(document):
            places[acronym.text].append(acronym)
        explained = {initials(document[organisation.span]) for organisation in organisations(document)}
        for text, found in places.items():
            if text in _KNOWN or text in self.options.known or text in explained or any(place.expansion for place in found):
                continue
            yield self.finding(
                document,
                found[0].span,
                f"“{text}” is never explained",
                related=[place.span for place in found[1:]],
            )
