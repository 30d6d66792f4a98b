"""bilingual/people-exchanged"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.people import Person, people


class PeopleExchanged(Rule):
    """Two people have changed places: each stands in the draft where the source has the other.

    Why it matters: who accused and who was accused, who governs and who deputises, is the news.
    Quiet: people whose order differs but who keep their offices (*the judge*, *the witness*, *his successor*).
    Known misses: sentences in which neither text says what the two are.
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
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for sentence in people(document):
            for number, one in enumerate(sentence.people):
                for other in sentence.people[number + 1 :]:
                    first, second = document[one.target], document[other.target]
                    if _exchanged(one, other, full=" " in first and " " in second):
                        yield self.finding(
                            document,
                            one.target,
                            f"“{first}” and “{second}” stand the other way round in the source, with each other’s offices",
                            related=(other.target,),
                        )


def _exchanged(one: Person, other: Person, full: bool) -> bool:
    """Whether two people changed their order and each has the office that the source gives the other; of two full names it
    is enough that one has the title of the other, and neither its own."""
    straight = len(one.there & one.here) + len(other.there & other.here)
    cross = len(one.there & other.here) + len(other.there & one.here)
    reversed_order = one.source.start > other.source.end
    both = bool(one.there & other.here) and bool(other.there & one.here)
    title = full and not straight and bool(one.titled & other.here or other.titled & one.here)
    return reversed_order and cross > straight and (both or title)
