"""bilingual/people-exchanged"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.exchanged_people import exchanged_people


class PeopleExchanged(Rule):
    """Two people have changed places: each stands in the draft where the source has the other.

    Why it matters: who accused and who was accused, who governs and who deputises, is the news.
    Quiet: people whose order differs but who keep their offices (*the judge*, *the witness*, *his successor*).
    Of two where one is denied (*not she but he*) it is the same one in both texts. A passive, a
    fronted clause or a speaker at the end of the sentence turns the order and keeps the sense.
    Known misses: people of one name; order that a language makes free without case endings.
    """

    id = "bilingual/people-exchanged"
    severity = Severity.CRITICAL
    confidence = Confidence.LIKELY
    category = Category.MISTRANSLATION
    needs = (Need.SOURCE,)
    examples = (
        Example(
            "The teacher ⟦Lukas Sommer⟧ thanked the doctor ⟦Jonas Winter⟧.",
            source="Der Lehrer Jonas Winter dankte dem Arzt Lukas Sommer.",
            source_language="de",
        ),
        Example(
            "The teacher Jonas Winter thanked the doctor Lukas Sommer.",
            source="Der Lehrer Jonas Winter dankte dem Arzt Lukas Sommer.",
            source_language="de",
        ),
        Example(
            "The letter was signed not by ⟦Anton Gorbunov⟧ but by ⟦Oleg Zimin⟧.",
            source="Письмо подписал не Олег Зимин, а Антон Горбунов.",
            source_language="ru",
        ),
        Example(
            "⟦Irina Gorbunova⟧ beat ⟦Anna Zimina⟧ in the final.",
            source="В финале Анна Зимина обыграла Ирину Горбунову.",
            source_language="ru",
        ),
        Example(
            "Anna Zimina was beaten by Irina Gorbunova in the final.",
            source="В финале Ирина Горбунова обыграла Анну Зимину.",
            source_language="ru",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for one in exchanged_people(document):
            first, second = document[one.first.target], document[one.second.target]
            if one.contrast:
                message = f"Of “{first}” and “{second}” the source denies the other one"
            else:
                message = f"“{first}” and “{second}” stand the other way round in the source"
            yield self.finding(document, one.first.target, message, related=(one.second.target,))
