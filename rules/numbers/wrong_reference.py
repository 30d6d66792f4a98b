"""numbers/wrong-reference"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.numbers import Kind, Number, numbers
from checker.lazy import regex

_THE = regex(r"\b[Tt]he\s\Z|\b(?:[Aa]ll|[Tt]hese|[Tt]hose|[Tt]he same)\s(?:the\s|of the\s)?\Z")
_NOUN = regex(r"[\s-](?:(?!who|that|which|and|or|of|in|on|at)[a-z]+\s)?(?P<noun>[a-z]{3,}s|people|men|women|children|police)\b")
_WHO = regex(r"(?:\s(?:of\s)?[a-z]+){0,3}\s(?:who|that|which)\s")
_OTHER_SET = regex(
    r"\b(?:another|more|additional|further|other|others|total|nationwide|countries|last year|previous\w*|year|compared|later|"
    r"rose|increased|expected|each|of the|per|every|average|first|last|past|next|than|remaining|up to|at least|only)\b"
)
# What stands further back than so many code points does not introduce what *the* points to.
REACH = 400
# A number so many times the first, or more, is of another set.
MOST = 3


class WrongReference(Rule):
    """The copy comes back to a number with *the* and has it larger: 180 residents came; the 200 residents who came.

    Why it matters: the two numbers are one in the source, and the reader cannot know which is right.
    Quiet: parts of the first number, numbers that the copy has elsewhere or has three times as large, comparisons, and
    other sets (*another*, *last year*).
    Known misses: a number that comes back smaller, which may be a part.
    """

    id = "numbers/wrong-reference"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.MISTRANSLATION
    examples = (
        Example("The feast was attended by ⟦180⟧ residents. The ⟦200⟧ residents who came brought gifts."),
        Example("The feast was attended by 180 residents. The 20 residents who came late brought gifts."),
        Example("The school has 180 pupils. Last year the 200 pupils who came were all girls."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        every = [number for number in numbers(document) if number.kind is Kind.CARDINAL and number.well_formed]
        for index, late in enumerate(every):
            if not late.value or late.value < 2 or not _THE.search(prose, max(0, late.start - 16), late.start):
                continue
            noun = _NOUN.match(prose, late.end)
            if noun is None or not _WHO.match(prose, noun.end()) or any(n.value == late.value for n in every[:index]):
                continue
            before = [n for n in every[:index] if late.start - n.end < REACH and _noun(prose, n) == noun["noun"]]
            if len(before) != 1 or _OTHER_SET.search(prose, before[0].end, noun.end()):
                continue
            early = before[0]
            if early.value and early.value < late.value < MOST * early.value:
                figures = document[late.start, late.end], document[early.start, early.end]
                message = f"“the {figures[0]} {noun['noun']}” were {figures[1]} before"
                yield self.finding(document, (late.start, late.end), message, related=[(early.start, early.end)])


def _noun(prose: str, number: Number) -> str:
    """The noun that a number counts, empty for none."""
    noun = _NOUN.match(prose, number.end)
    return noun["noun"] if noun else ""
