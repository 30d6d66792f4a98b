"""numbers/wrong-total"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.numbers import Kind, Number, numbers
from checker.annotations.sums import Sum, sums
from checker.lazy import regex

# Code points between the whole and its first part, at most.
_NEAR = 60
# What makes of the numbers behind it parts of the number before it.
_INCLUDING = regex(
    r"(?:(?:\s[\w’'-]+){1,6},?|,)\s(?:including|among them|among which|of whom|of which|of them)\s"
    r"(?:at least\s|some\s|the\s)?\Z"
)
# The whole, and a part that says it is one: 84 calls, 61 of them from men and 33 from women.
_COUNTED = regex(r"(?:\s[\w’'-]+){1,6},?\s\Z")
_PART_OF = regex(r"\sof\s(?:them|whom|which)\b(?:\s[\w’'-]+){0,3}\sand\s\Z")
_END = regex(r"\s[\w’'-]+(?:\s[\w’'-]+){0,2}\s?(?:[.;)–—]|,\s(?:the|he|she|it|they|a|an|and the|which|who|according|said)\b)")


class WrongTotal(Rule):
    """The parts do not add up to the stated total, or one part is larger than the whole.

    Why it matters: casualty lists and votes are copied by others within minutes; 12 people including 14 children is
    the kind of slip that ends up in corrections columns.
    Quiet: parts that overlap (*of whom 20 are women and 15 under 30*), open lists, units that differ.
    Known misses: totals and parts in two sentences, unless the second says that it parts the first (*of these*, *9 of the
    roads*) or adds up (*870 fell, another 1,300 …; the total is 2,710*).
    """

    id = "numbers/wrong-total"
    severity = Severity.CRITICAL
    confidence = Confidence.LIKELY
    category = Category.MISTRANSLATION
    examples = (
        Example("The accident killed ⟦12 people, including 14⟧ children."),
        Example("The county has ⟦80 thousand wells, of which 90 thousand⟧ are illegal."),
        Example("It had ⟦84 calls, 61 of them from men and 33⟧ from women."),
        Example("They found ⟦12 bodies: five men, four women and two⟧ children."),
        Example("The city lent us ⟦nine buses (four from the east depot and six⟧ from the west depot)."),
        Example(
            "The state gives ⟦five million euros: three million for the roads and one and a half million⟧ for the schools."
        ),
        Example("Of the ⟦40 cows, 25 were sold and the other 20⟧ were moved."),
        Example("They opened ⟦14 kitchens, nine of them in the port and eight⟧ on the hills."),
        Example("The school has ⟦840 pupils, 460 girls and 400⟧ boys."),
        Example("They closed ⟦21 roads. 9 of the roads are in the north, 7 in the east and 6⟧ in the south."),
        Example("⟦Five people were trapped; four of them were rescued and two⟧ are missing."),
        Example("He scored 36 points (12 rebounds and five assists). Of the 40 cows, 25 were sold and the other 15 moved."),
        Example(
            "The blast killed 12 people, including four children. They found 11 bodies: five men, four women and two children."
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        every, prose = numbers(document), document.prose
        for index, whole in enumerate(every[:-1]):
            part = every[index + 1]
            if not (_counts(whole) and _counts(part)) and not _large(whole, part):
                continue
            if part.start - whole.end > _NEAR:
                continue
            gap = prose[whole.end : part.start]
            if whole.value is None or part.value is None:
                continue
            if _INCLUDING.fullmatch(gap) and prose[whole.start - 4 : whole.start] != "top ":
                if part.value > whole.value:
                    span = (whole.start, part.end)
                    numerals = document[part.start, part.end], document[whole.start, whole.end]
                    yield self.finding(document, span, f"{numerals[0]} cannot be part of {numerals[1]}")
            elif _COUNTED.fullmatch(gap) and index + 2 < len(every) and _counts(whole):
                yield from self._two_parts(document, whole, part, every[index + 2])
        for one in sums(document):
            if one.total != one.whole.value if one.closed else one.total > (one.whole.value or 0):
                yield self._of_parts(document, one)

    def _two_parts(self, document: Document, whole: Number, one: Number, two: Number) -> Iterator[Finding]:
        """84 calls, 61 of them from men and 33 from women: parts that tell people apart cannot be more than all."""
        prose, values = document.prose, (whole.value, one.value, two.value)
        if None in values or not _counts(two) or not _PART_OF.fullmatch(prose, one.end, two.start):
            return
        if _END.match(prose, two.end) and sum(values[1:]) > values[0]:  # type: ignore[operator,arg-type]
            figures = [document[number.start, number.end] for number in (one, two, whole)]
            message = f"{figures[0]} and {figures[1]} are more than {figures[2]}"
            yield self.finding(document, (whole.start, two.end), message)

    def _of_parts(self, document: Document, one: Sum) -> Finding:
        """Parts that do not make the whole, or are more than it."""
        whole = document[one.whole.start, one.whole.end]
        every = [one.whole, *one.parts]
        span = min(number.start for number in every), max(number.end for number in every)
        figures = " and ".join(", ".join(document[part.start, part.end] for part in one.parts).rsplit(", ", 1))
        message = f"{figures} are {one.total.normalize():,f}, not {whole}"
        return self.finding(document, span, message, confidence=None if one.sure else Confidence.POSSIBLE)


def _large(whole: Number, part: Number) -> bool:
    """Whether both are counts in thousands or millions: 88 thousand, of which 92 thousand."""
    return whole.kind is part.kind is Kind.CARDINAL and whole.magnitude == part.magnitude


def _counts(number: Number) -> bool:
    """Whether a number counts things one by one: no measure, and neither thousands nor millions."""
    return number.kind is Kind.CARDINAL and number.magnitude == 1
