"""Where the copy says what a number is made of: a whole and its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from checker.annotations.numbers import Kind, Number, numbers
from checker.annotations.sentences import sentences
from checker.document import Document, annotation
from checker.lazy import regex

_AMOUNTS = (Kind.CARDINAL, Kind.MONEY, Kind.MEASURE)
# Numbers that are names (route No. 4, zone 3) and such as are not meant to be exact.
_NAMING = regex(
    r"\b(?:[Nn]os?\.|[Nn]umbers?|[Rr]outes?|[Ll]ines?|[Zz]ones?|[Pp]hases?|[Aa]rticles?|[Hh]ighway|[Ss]ections?|[Dd]istricts?|"
    r"[Cc]hapters?|[Gg]rades?|[Ss]tages?|[Ll]evel|[Pp]ages?|[Aa]ged?|[Tt]op|under|over|about|around|nearly|almost|some|than|"
    r"least|to|roughly|approximately|every|each|per|last|first|next|past)\s[$€£]?\Z"
)
# One code point within a clause.
_INSIDE = r"[^.,;:()\n“”\"]"
# The whole announces a list: Six animals are moving in: two … , 36 students (20 from …).
_ANNOUNCED = regex(rf"{_INSIDE}{{0,90}}(?P<mark>:|\s[–—]|\s[(（])\s?\Z")
_COMPRISING = regex(
    rf"{_INSIDE}{{1,60}},?\s(?:comprising|consisting of|made up of|composed of|divided into|namely|i\.e\.)\s?:?\s?\Z"
)
_INCLUDING = regex(rf"{_INSIDE}{{0,60}},?\s(?:including|among them|of which|of whom)\s\Z")
# The school has 840 pupils, 460 girls and 380 boys.
_APART = regex(rf"{_INSIDE}{{1,40}},\s\Z")
# 96 of the closed roads are in the north, 71 in the east and 47 in the south: the whole stands in the sentence before.
_OF_NOUN = regex(r"\sof\s(?:the|these|those|them)\s(?:[a-z]+\s){0,2}?(?P<noun>[a-z]{3,}s|people|children)\b")
_OF_THIS = regex(
    r"\b[Oo]f\s(?:this|that)\s(?:amount|sum|total|figure|number|quantity|volume|money|area)\b|\bOf\s(?:these|those|them)\b"
)
_ITEM = regex(r"(?P<said>[^.,;:()\n]{0,70}?)(?:[,;]\sand|[,;]|\sand)\s(?:the\s(?:other|remaining)\s)?\Z")
_JOINING = regex(r"\b(?:and|or|plus|one|an?|another|several|some|many|each|including|with|while|of whom|aged|worth|by)\b")
_TAIL = regex(
    r"(?P<said>[^.,;:()\n]{0,90}?)(?:[.;)）\n”\"]|\s[–—]|\Z|,\s(?:the|he|she|it|they|who|which|according|said|officials|police)\b|,[”\"])"
)
_OPEN_END = regex(r"\b(?:and|or|plus|including|others?|more|as well|among|such as|while|respectively|aged|each)\b")
_PLACE = r"\s(?:in|on|at|from|for|to|near|along|outside|inside|under)\s"
_OVERLAP = regex(r"\b(?:aged|under|over|also|both|as well)\b")
_PEOPLE = regex(
    r"\s(?:[a-z]+\s)?(?:men|women|males?|females?|boys|girls|children|adults|civilians|soldiers|dead|deaths|killed|injured|"
    r"wounded|foreigners|locals)\b"
)
_PLACED = regex(_PLACE)
_OF_THEM = regex(r"(?:\s[\w’'-]+){0,8}[,;]?\s(?:(?:of\s(?:which|whom|them)|including|among them)\s)?\Z")
_STATE = r"\s(?:were|are|was|is|have|had|remain|died)\s"
_THEM = regex(rf"\sof\s(?:them|whom|which)\b(?=(?P<placed>{_PLACE})|(?P<state>{_STATE}))[^.;:()]{{0,70}}?,?\sand\s\Z")
_STATED = regex(_STATE)
_OF = regex(r"\bOf\s(?:(?:the|these|those|its|their|all|a total of|this|that)\s){0,2}\Z")
_REST = regex(r"\b(?:the\s(?:other|remaining)|(?:the\s)?(?:other|remaining))\s\Z", re.IGNORECASE)
_ANOTHER = regex(r"\b(?:another|a further|an additional)\s\Z")
_TOTAL = regex(
    r"\b(?:total(?:\snumber)?(?:\sof\s[^.,;:]{1,60}?)?\s(?:is|was|reached|stands at|stood at|to)|bringing the total to)\s\Z"
)
# How far a stated total may be from the sum, as a share of it, to be its total at all.
_NEAR = Decimal("0.4")
# Code points back to the whole that the parts in the next sentences are of.
_REACH = 500


class Sum(NamedTuple):
    """A whole and its parts as the copy states them.

    ``closed`` is whether the parts make the whole; otherwise they are some of it and cannot be more. ``sure`` is false
    where the copy may mean something else.
    """

    whole: Number
    parts: tuple[Number, ...]
    closed: bool
    sure: bool = True

    @property
    def total(self) -> Decimal:
        """What the parts add up to."""
        return sum((part.value or Decimal(0) for part in self.parts), Decimal(0))


@annotation
def sums(document: Document) -> tuple[Sum, ...]:
    """Every statement of a whole and two parts or more, in order of the sentences."""
    prose = document.prose
    counted = [number for number in numbers(document) if _is_amount(number)]
    found: list[Sum] = []
    at = 0
    added: list[Number] = []
    before: list[Number] = []
    for sentence in sentences(document) if len(counted) > 2 else ():
        first = at
        while at < len(counted) and counted[at].start < sentence.end:
            at += 1
        here = counted[first:at]
        if len(here) > 2:
            found += _in_sentence(prose, here)
        found += _of_two_sentences(prose, added, here)
        if here and (noun := _OF_NOUN.match(prose, here[0].end)):
            found += _of_noun(prose, [one for one in counted[:first] if one.start > here[0].start - _REACH], here, noun["noun"])
        if len(here) > 1 and before and (of := _OF_THIS.search(prose, sentence.start, min(sentence.end, here[1].start + 60))):
            found += _of_this(prose, before, here, of)
        before = here
        if len(here) == 2 and _ANOTHER.search(prose, max(0, here[1].start - 20), here[1].start):
            added = here
    return tuple(found)


def _is_amount(number: Number) -> bool:
    """Whether a number may be a whole or a part: a count, a sum of money or a measure, but neither time nor degrees."""
    return (
        number.kind in _AMOUNTS
        and number.value is not None
        and number.value > 0
        and number.unit not in ("year", "month", "week", "day", "hour", "minute", "degree")
    )


def _named(prose: str, number: Number) -> bool:
    """Whether a number is a name or not meant to be exact."""
    return _NAMING.search(prose, max(0, number.start - 20), number.start) is not None


def _in_sentence(prose: str, here: Sequence[Number]) -> Iterator[Sum]:
    """The statements that the numbers of one sentence make; no number is part of two."""
    here = [number for number in here if not _named(prose, number)]
    done = -1
    for index, whole in enumerate(here[:-2]):
        if whole.start < done:
            continue
        for found in (_listed(prose, here, index), _some(prose, here, index), _of_the(prose, here, index)):
            if found is not None:
                done = found.parts[-1].end
                yield found
                break


def _listed(prose: str, here: Sequence[Number], index: int) -> Sum | None:
    """Six animals: two bulls and four cows; 36 students (20 from Kanazawa and 16 from Kyoto); three million for …, half …"""
    whole = here[index]
    gap = prose[whole.end : here[index + 1].start]
    announced = _ANNOUNCED.fullmatch(gap)
    some = _INCLUDING.fullmatch(gap) is not None
    apart = not announced and not some and _APART.fullmatch(gap) is not None
    if not announced and not some and not apart and not _COMPRISING.fullmatch(gap):
        return None
    parts = [here[index + 1]]
    for number in here[index + 2 :]:
        item = _ITEM.fullmatch(prose, parts[-1].end, number.start)
        if item is None or _JOINING.search(item["said"]):
            break
        parts.append(number)
    if len(parts) < 2 or not _alike(whole, parts) or [part.value for part in parts] == list(range(1, len(parts) + 1)):
        return None
    last = prose[parts[-2].end : parts[-1].start].rstrip()
    tail = _TAIL.match(prose, parts[-1].end)
    if not last.endswith(("and", "other", "remaining")) or tail is None or _OPEN_END.search(tail["said"]):
        return None
    if apart and not all(_PEOPLE.match(prose, part.end) for part in parts):
        return None
    bracket = announced is not None and announced["mark"][-1] in "(（"
    if bracket and not all(_PLACED.match(prose, part.end) or _PEOPLE.match(prose, part.end) for part in parts):
        return None  # 36 points (12 rebounds and 5 assists)
    return Sum(whole, tuple(parts), not some)


def _some(prose: str, here: Sequence[Number], index: int) -> Sum | None:
    """24 clinics, 15 of them in the old city and 11 on the roads."""
    whole, one, two = here[index : index + 3]
    if not _OF_THEM.fullmatch(prose, whole.end, one.start):
        return None
    between = _THEM.fullmatch(prose, one.end, two.start)
    if between is None or not _alike(whole, (one, two)):
        return None
    if not (_STATED if between["state"] else _PLACED).match(prose, two.end):
        return None
    return Sum(whole, (one, two), False)


def _of_the(prose: str, here: Sequence[Number], index: int) -> Sum | None:
    """Of the 35 hectares, 20 were hit and the other 15 were not."""
    whole = here[index]
    if not _OF.search(prose, max(0, whole.start - 24), whole.start):
        return None
    rest = next((at for at in range(index + 2, len(here)) if _REST.search(prose, here[at].start - 16, here[at].start)), None)
    parts = tuple(here[index + 1 : rest + 1 if rest is not None else index + 3])
    if not _alike(whole, parts) or parts[0].start - whole.end > 60:
        return None
    return Sum(whole, parts, rest is not None, rest is not None)


def _of_two_sentences(prose: str, added: Sequence[Number], here: Sequence[Number]) -> Iterator[Sum]:
    """870 houses fell, another 1,300 were damaged. … The total number of houses is 2,170."""
    for number in here if added else ():
        stated = _TOTAL.search(prose, max(0, number.start - 100), number.start)
        if stated and "\n\n" not in prose[stated.start() : number.start] and _alike(number, added):
            found = Sum(number, tuple(added), True, False)
            if abs(found.total - (number.value or 0)) < _NEAR * found.total:
                yield found


def _of_noun(prose: str, before: Sequence[Number], here: Sequence[Number], noun: str) -> Iterator[Sum]:
    """214 roads were closed. 96 of the closed roads are in the north, 71 in the east and 57 in the south."""
    parts = [here[0]]
    for number in here[1:]:
        if not _PLACED.match(prose, number.end) or _JOINING.search(
            prose, parts[-1].end + 1, max(parts[-1].end, number.start - 5)
        ):
            return
        parts.append(number)
    wholes = [one for one in before if noun in prose[one.end : one.end + 40].split(",")[0].split(".")[0].split()]
    if len(parts) > 1 and wholes and _alike(wholes[-1], parts):
        yield Sum(wholes[-1], tuple(parts), False)


def _of_this(prose: str, before: Sequence[Number], here: Sequence[Number], of: re.Match[str]) -> Iterator[Sum]:
    """32,000 tons were pressed. Of this amount, 14,000 tons came from Ayvalik, 10,000 from Edremit …"""
    here = [number for number in here if not _named(prose, number)]
    amount = of[0].split()[-1] not in ("these", "those", "them")
    wholes = [number for number in before if not amount or (here and number.unit == here[0].unit)]
    if len(here) < 2 or not wholes or (len(wholes) > 1 and not amount) or _OVERLAP.search(prose, here[0].start, here[-1].end):
        return
    whole = max(wholes, key=lambda number: number.value or 0)
    if _alike(whole, here):
        yield Sum(whole, tuple(here), False)


def _alike(whole: Number, parts: Sequence[Number]) -> bool:
    """Whether the parts are counted or measured as the whole is; a unit may be said once."""
    return all(part.unit in ("", whole.unit) and part.kind in (whole.kind, Kind.CARDINAL) for part in parts) and (
        whole.magnitude == 1 or any(part.magnitude > 1 or (part.value or 0) > 999 for part in parts)
    )
