"""bilingual/omission"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.alignment import source_at
from checker.annotations.country_counterparts import changed_countries
from checker.annotations.cues import lost_cues
from checker.annotations.shortened import Sign, shortened


class Omission(Rule):
    """A sentence of the draft says less than the sentence it translates: it is far too short, or a list lost a member, or
    a clause is gone, or the word that makes a minister a former or a deputy minister.

    Why it matters: what a translation system leaves out, nobody who reads the draft can miss.
    Quiet: lengths within what published translations differ by; a shorter sentence that still joins as much.
    Known misses: a few words left out of a long sentence.
    """

    id = "bilingual/omission"
    severity = Severity.MAJOR
    confidence = Confidence.POSSIBLE
    category = Category.OMISSION
    needs = (Need.SOURCE,)
    examples = (
        Example(
            "⟦The farm grows apples and plums.⟧", source="На фермі вирощують яблука, груші та сливи.", source_language="uk"
        ),
        Example(
            "The farm grows apples, pears and plums.", source="На фермі вирощують яблука, груші та сливи.", source_language="uk"
        ),
        Example(
            "⟦The bridge will reopen in May.⟧",
            source="El puente, cuyas obras han costado el doble de lo previsto, reabrirá en mayo.",
            source_language="es",
        ),
        Example(
            "⟦The minister of trade was arrested at the airport.⟧",
            source="اعتُقل وزير التجارة السابق في المطار.",
            source_language="ar",
        ),
        Example(
            "The ex-minister of trade was arrested at the airport.",
            source="اعتُقل وزير التجارة السابق في المطار.",
            source_language="ar",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for one in shortened(document):
            if one.sign is Sign.LENGTH:
                message = (
                    f"This sentence has {one.share:.0%} of the length to be expected from the source; something may be left out"
                )
            elif one.sign is Sign.LIST:
                message = "The source lists more things here than the draft"
            else:
                message = (
                    f"Part of the source’s sentence seems to be left out: the draft has {one.share:.0%} of the expected length"
                )
            yield self.finding(document, one.pair.target, message)
        told = {one.pair.target for one in shortened(document)}
        for cue in lost_cues(document):
            if cue.kind in ("former", "deputy", "contrast") and cue.target not in told:
                there = source_at(document, cue.source)
                yield self.finding(document, cue.target, f"The source’s “{there}” has no counterpart in the draft")
        for country in changed_countries(document):
            if country.target is None:
                there = source_at(document, country.source)
                yield self.finding(
                    document, country.pair.target, f"The source’s list has “{there}”, which the draft leaves out"
                )
