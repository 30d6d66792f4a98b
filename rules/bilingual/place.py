"""bilingual/place"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.alignment import source_at
from checker.annotations.country_counterparts import changed_countries
from checker.annotations.han_places import translated_places
from checker.annotations.han_short_names import short_names


class PlaceDiffers(Rule):
    """A place of a Chinese source has become another one: another country or county, a name translated word by word, or the
    short name of a state abroad read as if it were Chinese (*Xinzhou* for New South Wales).

    Why it matters: a flood in Horse Pass County cannot be found on any map, and a visit to Brazil is none to Bahrain.
    Quiet: where the sentence has the place, its people or its capital; where the source has the other place as well.
    Known misses: places without the word for what they are (county, town); towns outside China.
    """

    id = "bilingual/place"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.MISTRANSLATION
    needs = (Need.SOURCE,)
    examples = (
        Example("Talks with ⟦Iraq⟧ failed on Monday.", source="与伊朗的谈判周一破裂。", source_language="zh"),
        Example("Talks with Iran failed on Monday.", source="与伊朗的谈判周一破裂。", source_language="zh"),
        Example("The bridge in ⟦Stone Gate⟧ County is closed.", source="湖南省石门县的大桥已封闭。", source_language="zh"),
        Example("The bridge in Shimen County is closed.", source="湖南省石门县的大桥已封闭。", source_language="zh"),
        Example("Storms hit ⟦Snow State⟧ on Friday.", source="暴雨周五袭击雪州。", source_language="zh"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for country in changed_countries(document):
            if country.target is not None:
                there, said = source_at(document, country.source), document[country.target]
                yield self.finding(document, country.target, f"The source’s country here is “{there}”, the draft says “{said}”")
        for town in translated_places(document):
            there, said = source_at(document, town.source), document[town.target]
            one_word = (town.right,) if town.right else ()
            yield self.finding(
                document, town.target, f"The place is “{there}” in the source, the draft says “{said}”", suggestions=one_word
            )
        for short in short_names(document):
            there, said = source_at(document, short.source), document[short.target]
            yield self.finding(document, short.target, f"“{there}” is short for {short.right}, the draft says “{said}”")
