"""numbers/across-drafts"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from checker import Category, Document, Example, Finding, Severity
from checker.annotations.numbers import Kind, Number, numbers
from checker.annotations.paragraphs import Kind as Block
from checker.annotations.running import sentence_at
from checker.annotations.sentences import Sentence
from checker.run_rule import Batch, Fact, RunRule
from checker.statements import Places, minorities, statements, told
from rules.numbers.words import FUNCTION, NOUN, is_exact

# Under this name a draft tells every value that it has, so that one that tells both is no contradiction.
_EVERY = "every value"


class AcrossDrafts(RunRule):
    """Drafts of one story give one quantity different values: 34 people here, 43 people there.

    Why it matters: one of the two is wrong, and a reader who opens both stories sees that before the desk does.
    Two drafts tell one story when they share names, figures and longer words; two sentences state one thing when most of
    their words of content are the same. The finding stands in the drafts that are in the minority, or in the later ones
    where neither leads.
    Quiet: rounded and hedged numbers (*about*, *nearly*, *more than*; 2.8 million beside 2.84 million), a value that the
    draft also has elsewhere, sentences with several numbers of one kind.
    Known misses: things counted by other words (*dead*, *victims*); sentences worded quite differently. A toll that rose
    between two drafts is reported too: the older draft is out of date.
    """

    id = "numbers/across-drafts"
    severity = Severity.MAJOR
    category = Category.MISTRANSLATION
    examples = (
        Example(
            "Rescuers pulled 34 people from the water near the Kerlin lighthouse when the ferry Ostrava Star "
            "capsized on Sunday, coastguard spokeswoman Petra Malik said.",
            beside=(
                (
                    "The ferry Ostrava Star capsized near the Kerlin lighthouse on Sunday and rescuers pulled ⟦43 people⟧ "
                    "from the water, said the coastguard’s spokeswoman, Petra Malik."
                ),
            ),
        ),
        Example(
            "Rescuers pulled 34 people from the water near the Kerlin lighthouse when the ferry Ostrava Star "
            "capsized on Sunday, coastguard spokeswoman Petra Malik said.",
            beside=(
                (
                    "The ferry Ostrava Star capsized near the Kerlin lighthouse on Sunday and rescuers pulled more than 30 "
                    "people from the water, said the coastguard’s spokeswoman, Petra Malik."
                ),
            ),
        ),
    )

    def facts(self, document: Document) -> Iterator[Fact]:
        prose = document.prose
        every = [number for number in numbers(document) if number.value is not None]
        yield self.fact(document, (0, 0), about=_EVERY, words=[_hash(number) for number in every])
        homes = [sentence_at(document, number.start) for number in every]
        kinds = Counter([_place(home, number) for home, number in zip(homes, every, strict=True)])
        for home, number in zip(homes, every, strict=True):
            if home is None or home.kind is Block.TABLE or kinds[_place(home, number)] > 1 or not is_exact(prose, number):
                continue
            noun = NOUN.match(prose, number.end) if number.kind is Kind.CARDINAL else None
            if number.kind is Kind.CARDINAL and (noun is None or noun[1] in FUNCTION):
                continue
            about = f"{number.kind} {number.unit} {noun[1].removesuffix('s') if noun else ''}"
            around = f"{prose[home.start : number.start]} … {prose[number.end : home.end]}"
            span = (number.start, noun.end() if noun else number.end)
            yield self.fact(document, span, about=about, says=_plain(number.value), around=around)

    def judge(self, batch: Batch) -> Iterator[tuple[int, Finding]]:
        for story in batch.stories:
            facts = {draft: batch.of(self.id, draft) for draft in story}
            values = {
                draft: {word for fact in own if fact.about == _EVERY for word in fact.words} for draft, own in facts.items()
            }
            counted = ((draft, fact) for draft, own in facts.items() for fact in own if fact.about != _EVERY)
            for statement in statements(counted):
                for odd, other in minorities(told(statement)):
                    yield from self._found(odd, other, values, batch)

    def _found(self, odd: Places, other: Places, values: dict[int, set[int]], batch: Batch) -> Iterator[tuple[int, Finding]]:
        here, there = odd[0][1], other[0][1]
        if _rounded(Decimal(here.says), Decimal(there.says)):
            return
        if any(_crc(there.says) in values[draft] for draft, _ in odd) or any(_crc(here.says) in values[d] for d, _ in other):
            return
        for draft, fact in odd:
            yield draft, self.report(fact, f"“{fact.text}” here, “{there.text}” for the same thing in {batch.named(other)}")


def _place(home: Sentence | None, number: Number) -> tuple[int, Kind, str]:
    """The sentence of a number, and what kind it is: of two of one kind in a sentence nobody knows which is which."""
    return home.start if home else -1, number.kind, number.unit


def _rounded(one: Decimal, other: Decimal) -> bool:
    """Whether one value is the other with fewer digits, rounded or cut off."""
    return any(
        coarse in (_to_digits(fine, _digits(coarse), way) for way in (ROUND_HALF_UP, ROUND_DOWN))
        for coarse, fine in ((one, other), (other, one))
    )


def _digits(value: Decimal) -> int:
    return max(1, len(f"{value.normalize():f}".replace(".", "").strip("0")))


def _to_digits(value: Decimal, digits: int, way: str) -> Decimal:
    return value.quantize(Decimal((0, (1,), value.adjusted() - digits + 1)), way)


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def _crc(value: str) -> int:
    return zlib.crc32(value.encode())


def _hash(number: Number) -> int:
    return _crc(_plain(number.value))
