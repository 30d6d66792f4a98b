"""bilingual/name"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.alignment import source_at
from checker.annotations.han_foreigners import foreigners_in_pinyin
from checker.annotations.han_names import changed_han_names
from checker.annotations.han_people import unread_people
from checker.annotations.name_counterparts import changed_names
from checker.annotations.translated_names import translated_names


class NameDiffers(Rule):
    """Part of a name in the draft cannot render the name that stands in its place in the source.

    Why it matters: a wrong surname accuses, promotes or buries somebody else.
    Quiet: every common way to romanise a name is right (Yevgeny, Evgenii; Rachid, Rasheed; Dziuba, Dzyuba); Latin-script
    names may lose their diacritics (Groß, Gross); names that English words have, and names of kings, are left alone.
    Chinese names are read in pinyin, surnames as surnames are read (区 is Ou, 单 is Shan),
    but not those of Japanese, Koreans and Vietnamese.
    Known misses: names of which no part is right; a single name without another beside it; names from languages with a
    spelling of their own in Cyrillic or Arabic letters, unless nothing fits.
    """

    id = "bilingual/name"
    severity = Severity.CRITICAL
    confidence = Confidence.LIKELY
    category = Category.MISTRANSLATION
    needs = (Need.SOURCE,)
    examples = (
        Example(
            "The engineer Pavel ⟦Gorbunov⟧ signed the report.",
            source="Отчёт подписал инженер Павел Горшков.",
            source_language="ru",
        ),
        Example(
            "The engineer Pavel Gorshkov signed the report.",
            source="Отчёт подписал инженер Павел Горшков.",
            source_language="ru",
        ),
        Example("The pilot ⟦Qiu⟧ Wenbo has retired.", source="飞行员单文博已经退休。", source_language="zh"),
        Example(
            "Japanese Foreign Minister ⟦Heye Tailang⟧ left on Monday.",
            source="日本外相河野太郎周一启程。",
            source_language="zh",
        ),
        Example("The pilot Shan Wenbo has retired.", source="飞行员单文博已经退休。", source_language="zh"),
        Example(
            "The engineer ⟦Lion⟧ Gorshkov signed the report.",
            source="Отчёт подписал инженер Лев Горшков.",
            source_language="ru",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for one in changed_names(document):
            there = source_at(document, one.source)
            yield self.finding(
                document, one.target, f"The source’s name here is “{there}”, which “{document[one.target]}” does not render"
            )
        for translated in translated_names(document):
            there = source_at(document, translated.source)
            yield self.finding(document, translated.target, f"“{document[translated.target]}” translates the name “{there}”")
        for han in changed_han_names(document):
            there, said = source_at(document, han.source), document[han.target]
            what = "as a surname" if han.surname else "here"
            single = (han.right,) if " " not in han.right else ()
            yield self.finding(
                document, han.target, f"“{there}” {what} is read {han.right}, the draft says “{said}”", suggestions=single
            )
        for person in unread_people(document):
            if person.target is not None:
                there, said = source_at(document, person.source), document[person.target]
                yield self.finding(
                    document, person.target, f"The source’s name here is “{there}” ({person.right}), not “{said}”"
                )
        for foreign in foreigners_in_pinyin(document):
            there, said = source_at(document, foreign.source), document[foreign.target]
            yield self.finding(
                document, foreign.target, f"“{said}” is “{there}” read in pinyin, by which nobody of another country is known"
            )
