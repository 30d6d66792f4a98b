"""numbers/two-values"""

from __future__ import annotations

import bisect
import operator
import re
from collections.abc import Iterator
from decimal import Decimal

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.numbers import Kind, Number, numbers
from checker.annotations.paragraphs import Kind as Block
from checker.annotations.sentences import Sentence, sentences
from checker.lazy import regex
from rules.numbers.words import COUNTED, FUNCTION, NOUN, is_exact

_WORD = regex(r"[^\W\d_][\w’'-]{2,}")
# An age, or how long something lasts: of either a story may name several.
_AGED_OR_LONG = regex(r"\b(?:aged|for)\s(?:the\s|a\s)?[$€£]?\Z", re.IGNORECASE)
_COMPARED = regex(
    r"\b(?:compared|earlier|previous\w*|last year|a year ago|up from|down from|rose|risen|fell|fallen|increase\w*|while|"
    r"instead|initially|originally|later|also|so far|additional|total|record|against|respectively|other|another|"
    r"than|overall|worldwide|nationwide)\b",
    re.IGNORECASE,
)
_AGE = regex(r"[\s-]years?(?:[\s-]old|\sof\sage)")
_TOKEN = regex(r"[\w’'-]+")
# So many numbers of a draft, and so many sentences from its top, are compared.
_MOST, _TOP = 200, 12
# Words that must follow both of two numbers which differ in one digit, and what the sentences must share then.
FRAME, SHARED_FRAMED = 3, 0.4
# Words of content that the two sentences must share, and how much of the shorter one's they must be.
SHARED, SHARE = 3, 0.5


class TwoValues(Rule):
    """The headline or the first sentence gives a quantity one value, the body another: five tombs, then six tombs.

    Why it matters: headline and story are translated apart, and readers see the difference at once.
    Quiet: rounded numbers (*about*, *nearly*, *more than*), numbers that are compared with last year's, sentences that
    speak of different things, and headline values that the body also has somewhere.
    Two numbers of the body are *possible* where they differ in one digit and all else is the same.
    Known misses: other values both in the body; a quantity whose noun was varied (*dead*, *victims*).
    """

    id = "numbers/two-values"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.MISTRANSLATION
    examples = (
        Example(
            "Egyptian mission discovers ⟦five tombs⟧ in Saqqara\n\n"
            "The Egyptian mission working in Saqqara has discovered ⟦six tombs⟧, the ministry said on Saturday."
        ),
        Example(
            "The white paper says that the port has had ⟦115⟧ days of rain this year. It rained and rained.\n\n"
            "The paper says the port has had ⟦135⟧ days of rain this year, a record."
        ),
        Example(
            "Egyptian mission discovers five tombs in Saqqara\n\n"
            "The Egyptian mission working in Saqqara has discovered five tombs, the ministry said. Two tombs were empty."
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        every = sentences(document)
        if len(every) < 2:
            return
        figures = numbers(document)[:_MOST]
        counted = [number for number in figures if _exact(document.prose, number)]
        top = [n for n in counted if n.end <= every[1].end]
        for early in top:
            if sum(number.value == early.value for number in figures) > 1:
                continue
            for late in counted:
                if late.start > early.end and late.value != early.value and self._same(document, every[:_TOP], early, late):
                    spans = [_span(document.prose, n) for n in (late, early)]
                    message = f"The top of the story says “{document[spans[1]]}”, the body “{document[spans[0]]}”"
                    yield self.finding(document, spans[0], message, related=[spans[1]])
                    break
        yield from self._one_digit(document, every)

    def _one_digit(self, document: Document, every: tuple[Sentence, ...]) -> Iterator[Finding]:
        """Two numbers that differ in one digit and go on alike, in sentences that tell the same: 115 days, 135 days."""
        prose = document.prose
        framed: dict[tuple[Kind, str, tuple[str, ...]], list[Number]] = {}
        for number in numbers(document)[:_MOST]:
            if (
                number.kind in COUNTED
                and number.digits
                and number.well_formed
                and not _AGE.match(prose, number.at + len(number.digits))
            ):
                behind = number.at + len(number.digits)
                words = tuple(word.lower() for word in _TOKEN.findall(prose, behind, behind + 60)[:FRAME])
                framed.setdefault((number.kind, number.unit, words), []).append(number)
        starts = [sentence.start for sentence in every]
        for alike in framed.values():
            if len(alike) != 2 or not _slipped(alike[0].digits, alike[1].digits):
                continue  # said once, or a list of such things
            homes = [every[bisect.bisect_right(starts, number.start) - 1] for number in alike]
            one, two = (_words(prose, home) for home in homes)
            shared = len(one & two)
            if homes[0] == homes[1] or shared < SHARED or shared < SHARED_FRAMED * min(len(one), len(two)):
                continue
            if _others(document, homes[0], alike[0]) != _others(document, homes[1], alike[1]):
                continue
            early, late = ((number.at, number.at + len(number.digits)) for number in alike)
            message = f"“{document[late]}” was “{document[early]}” where the copy said the same before"
            yield self.finding(document, late, message, related=[early], confidence=Confidence.POSSIBLE)

    def _same(self, document: Document, every: tuple[Sentence, ...], early: Number, late: Number) -> bool:
        """Whether the two numbers count the same thing in sentences that tell the same."""
        prose = document.prose
        if (early.kind, early.unit) != (late.kind, late.unit):
            return False
        if early.kind is Kind.CARDINAL and (not _noun(prose, early) or _noun(prose, early) != _noun(prose, late)):
            return False
        homes = [next((s for s in every if s.start <= number.start < s.end), None) for number in (early, late)]
        if homes[0] is None or homes[1] is None or homes[0] == homes[1]:
            return False
        if homes[1].kind not in (Block.BODY, Block.SUBHEAD) or _COMPARED.search(
            prose, homes[1].start, min(homes[1].end, homes[1].start + 400)
        ):
            return False
        beside = [_others(document, home, number) for home, number in zip(homes, (early, late), strict=True) if home]
        if beside[0] and beside[1] and beside[0] != beside[1]:
            return False  # 12 firms and 13 people had a medal; 4 firms and 34 people had another
        one, two = (_words(prose, home) for home in homes if home)
        return len(one & two) >= SHARED and len(one & two) >= SHARE * min(len(one), len(two))


def _slipped(one: str, two: str) -> bool:
    """Whether two numerals have the same length and differ in one digit."""
    return len(one) == len(two) > 1 and sum(map(operator.ne, one, two)) == 1


def _others(document: Document, home: Sentence, number: Number) -> frozenset[Decimal]:
    """The other values in the first part of a sentence, by which two things may be told apart."""
    near = (
        one for one in numbers(document) if home.start <= one.start < home.end and one is not number and one.value is not None
    )
    return frozenset(one.value for one in near if one.value is not None and one.kind in COUNTED)


def _exact(prose: str, number: Number) -> bool:
    """Whether a number of things is given as it is, neither hedged nor rounded."""
    return (
        is_exact(prose, number)
        and not _AGED_OR_LONG.search(prose, max(0, number.start - 16), number.start)
        and not _round(number.value or Decimal(0))
    )


def _round(value: Decimal) -> bool:
    """Whether a number looks rounded: a hundred or more that ends in zeros only."""
    digits = f"{value:f}".rstrip("0").rstrip(".")
    return value >= 100 and len(digits.strip("0").replace(".", "")) < 2


def _noun(prose: str, number: Number) -> str:
    """The noun that a number counts, in the singular, empty for none."""
    match = NOUN.match(prose, number.end)
    return match[1].removesuffix("s") if match and match[1] not in FUNCTION else ""


def _span(prose: str, number: Number) -> tuple[int, int]:
    """The number with the noun it counts."""
    noun = NOUN.match(prose, number.end) if number.kind is Kind.CARDINAL else None
    return number.start, noun.end() if noun else number.end


def _words(prose: str, sentence: Sentence) -> frozenset[str]:
    """The words of content in the first part of a sentence, in the singular and in lower case."""
    found = (
        word.lower().removesuffix("s") for word in _WORD.findall(prose, sentence.start, min(sentence.end, sentence.start + 300))
    )
    return frozenset(word for word in found if word not in FUNCTION)
