"""Numbers of a source text by value, whatever digits, separators and words it writes them with.

The words of each language are in ``data/source_numbers.toml``; Chinese and Japanese, which write numbers without spaces,
are read in ``source_numbers_han.py``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from checker.annotations.source_compound_numbers import compounds, in_one_measure, romans
from checker.annotations.source_korean import as_han
from checker.annotations.source_number_words import (
    CURRENCY_SIGNS,
    behind_decade,
    dual_unit,
    lexicon,
    number_tables,
    role_of_word,
    unit_patterns,
)
from checker.annotations.source_numerals import NUMERAL, SPACES, numeral
from checker.annotations.source_quantities import Quantity, Sort
from checker.annotations.tokens import MARKS
from checker.lazy import regex


class _Piece(NamedTuple):
    """A numeral or number word: what it is and its readings."""

    start: int
    end: int
    role: str
    values: tuple[float, ...]


_WORD = regex(rf"[^\W\d_][\w{MARKS}]*(?:['’ʼ][\w{MARKS}]+)*")
_APOSTROPHE = regex("['’]")
# Digits that are no quantity: the name of an illness, telephone numbers.
_PHONE = regex(r"(?i:covid|ковид|ковід)-?19|\+\d[\d ]{8,}\d|\+?\(?\d[\d ]*[()–-][\d ()–-]{6,}\d")
_PERCENT_SIGN = regex(r"\s?[%٪％]")
_PERCENT_BEFORE = regex(r"[%٪％]\s?\Z")
_RANGE = regex(r"\s?(?:[-–—~〜～−]|\b(?:до|to|ila|hasta|bis|à|a|إلى|تا|and|und|et|y|и|та|至|到))\s?")


@functools.lru_cache(maxsize=8192)
def source_numbers(text: str, language: str) -> tuple[Quantity, ...]:
    """Every number of a text in order. ``language`` is an ISO 639-1 code; of an unknown one only digits are read.

    Dates and times are numbers here; who wants them apart takes the dates first (``source_dates``).
    """
    if language in ("zh", "ja", "ko"):
        from checker.annotations.source_numbers_han import han_numbers

        found_han = han_numbers(as_han(text), "ja") if language == "ko" else han_numbers(text, language)
        return tuple(_with_unit(text, quantity, language) for quantity in found_han)
    found = _ranges(text, _assembled(text, language, _pieces(text, language)))
    found += [Quantity(start, end, (value,), Sort.ORDINAL, True, True) for start, end, value in romans(text)]
    for one in compounds(text, language):
        found.append(Quantity(one.start, one.end, (one.value,), soft=one.soft, spelled=True, unit=one.unit))
    found.sort()
    phones = [match.span() for match in _PHONE.finditer(text)]
    if phones:
        found = [one for one in found if not any(start <= one.start < end for start, end in phones)]
    return in_one_measure(text, [_with_unit(text, quantity, language) for quantity in found])


def reads_words(language: str) -> bool:
    """Whether the number words of a language are listed, and not only what stands after digits."""
    return "small" in number_tables().get(language, {}) or language in ("zh", "ja")


def _pieces(text: str, language: str) -> list[_Piece]:
    """Numerals and number words in order."""
    lower = text.lower() if len(text.lower()) == len(text) else text
    found: list[_Piece] = []
    taken: list[tuple[int, int]] = []
    phrases = lexicon(language)[2]
    if phrases is not None:
        for match in phrases.finditer(lower.replace("-", " ")):
            role = role_of_word(language, match[0])
            if role is not None:
                found.append(_Piece(match.start(), match.end(), role[0], (role[1],)))
                taken.append(match.span())
    for match in NUMERAL.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            values = numeral(match[0], language)
            if values:
                found.append(_Piece(match.start(), match.end(), "digits", values))
    if language in number_tables():
        for match in _WORD.finditer(lower):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            role = role_of_word(language, match[0])
            if role is None and language == "tr" and ("'" in match[0] or "’" in match[0]):
                role = role_of_word(language, _APOSTROPHE.split(match[0])[0])
            if role is not None:
                found.append(_Piece(match.start(), match.end(), role[0], (role[1],)))
    found.sort()
    return found


def _assembled(text: str, language: str, pieces: list[_Piece]) -> Iterator[Quantity]:
    """The numbers that runs of pieces make, each with its percent sign."""
    words = number_tables().get(language, {}).get("words", {})
    joiners = frozenset(words.get("joiners", ()))
    at = end = 0
    while at < len(pieces):
        run = [pieces[at]]
        at += 1
        while at < len(pieces) and _continues(text, run, pieces[at], joiners, language):
            run.append(pieces[at])
            at += 1
        quantity = _value(run)
        if quantity is not None and quantity.start >= end:  # no hundred in the words for percent: pour cent
            quantity = _with_percent(text, _decade(text, quantity) if language == "fa" else quantity, words)
            end = quantity.end
            yield quantity


def _decade(text: str, quantity: Quantity) -> Quantity:
    """A Persian decade, which may be of either calendar: دهه چهل, the forties or the 1960s. It is soft."""
    if quantity.value % 10 or not behind_decade(text, quantity.start):
        return quantity
    value = quantity.value % 100
    return quantity._replace(values=(quantity.value, value, 1900 + value, 1920 + value, (1920 + value) % 100), soft=True)


def _between(text: str, left: _Piece, right: _Piece) -> str:
    return text[left.end : right.start].strip(SPACES + "\u200c")


def _continues(text: str, run: list[_Piece], piece: _Piece, joiners: frozenset[str], language: str) -> bool:
    """Whether a piece belongs to the number that the run has begun."""
    last = run[-1]
    between = _between(text, last, piece)
    joined = between in joiners or (language == "ar" and between == "" and text[piece.start] == "و" and piece.role != "digits")
    if language == "ar" and between == "و" and piece.role == "digits":
        joined = True
    if between not in ("", "-", ".") and not joined:
        return False
    if between == "." and last.role != "magnitude":
        return False
    if piece.role == "magnitude":
        return not joined and (
            last.role not in ("magnitude", "ordinal", "times", "multiple") or piece.values[0] > last.values[0]
        )
    if piece.role == "half_more":
        return last.role in ("digits", "small", "magnitude")
    if piece.role == "fraction":
        return not joined and last.role in ("digits", "small") and last.values[0] < 10 and piece.values[0] < 0.5
    if piece.role == "hundred":
        return (last.role == "small" and last.values[0] < 10 and not joined) or last.role == "magnitude"
    if piece.role == "small" and last.role in ("fraction", "half_more") and len(run) == 1:
        return False
    if piece.role == "ordinal":
        return _ordinal_adds(last, piece, joined, language)
    if piece.role == "small":
        return _adds(last, piece, joined, language)
    if piece.role == "digits":
        # two thousand and 500, 1 млн 200 тыс.
        return (
            last.role == "magnitude" and piece.values[0] < last.values[0] and (joined or language in ("ru", "uk", "tr", "es"))
        )
    return False


def _ordinal_adds(last: _Piece, piece: _Piece, joined: bool, language: str) -> bool:
    """Whether an ordinal ends a compound one: двадцать пятый, بیست و دوم, vigésimo segundo, الخامس والعشرون."""
    value, before = piece.values[0], last.values[0]
    if language == "ar":
        return last.role == "ordinal" and joined and before < 10 and value in range(20, 100, 10)
    least = 10 if language == "tr" else 20
    tens = last.role == ("ordinal" if language == "es" else "small") and before >= least and before % 10 == 0
    return tens and value < 10 and joined == (language == "fa")


def _adds(last: _Piece, piece: _Piece, joined: bool, language: str) -> bool:
    """Whether a number word below a magnitude goes on with what stands before it: forty two, two hundred five."""
    value, before = piece.values[0], last.values[0]
    if last.role == "magnitude":
        return value < before and (joined or language not in ("fa", "ar"))
    if last.role == "hundred":
        return value < 100
    if last.role != "small" or value != int(value):
        return False
    if language == "ar":
        if before < 10 and not joined:
            return value == 10
        return joined and ((20 <= value < 100 and before < 10) or (before >= 100 and value < before))
    if language == "fa" and not joined:
        return False
    if before >= 100:
        return value < 100
    if language == "fr" and before in (60, 80):
        return value < 20
    return (before >= 20 and before % 10 == 0 and value < 10) or (language in ("tr", "fr") and before == 10 and value < 10)


def _value(run: list[_Piece]) -> Quantity | None:
    """The number that a run of pieces means."""
    start, end = run[0].start, run[-1].end
    spelled = all(piece.role != "digits" for piece in run)
    first = run[0]
    if len(run) == 1:
        value = first.values[0]
        if first.role == "half_more":
            return None
        if first.role == "magnitude":
            return Quantity(start, end, first.values, soft=True, spelled=True)
        sort = {"ordinal": Sort.ORDINAL, "fraction": Sort.SHARE, "multiple": Sort.TIMES}.get(first.role, Sort.NUMBER)
        soft = (value == 1 and sort is not Sort.SHARE) or (spelled and sort is Sort.ORDINAL and value <= 2)
        return Quantity(start, end, first.values, sort, soft, spelled)
    readings = [_sum(run, choice) for choice in range(len(first.values) if first.role == "digits" else 1)]
    if run[-1].role == "fraction" and all(piece.role != "magnitude" for piece in run):
        return Quantity(start, end, tuple(readings), Sort.SHARE, False, spelled)
    if "ordinal" in (run[-1].role, first.role):
        return Quantity(start, end, tuple(readings), Sort.ORDINAL, False, spelled)
    parts: tuple[float, ...] = ()
    if run[-1].role == "digits" and len(run) > 1:
        parts = (_sum(run[:-1], 0), run[-1].values[0])
    return Quantity(start, end, tuple(readings), Sort.NUMBER, False, spelled, parts)


def _sum(run: list[_Piece], choice: int) -> float:
    """The value of a run of pieces, with one of the readings of its first."""
    total = group = 0.0
    magnitude = 1.0
    for index, piece in enumerate(run):
        value = piece.values[choice if index == 0 and choice < len(piece.values) else 0]
        if piece.role == "hundred":
            group = (group or 1.0) * value
        elif piece.role == "magnitude":
            if total and value > magnitude:  # mil millones
                total = (total + group) * value
            else:
                total += (group or 1.0) * value
            group, magnitude = 0.0, value
        elif piece.role == "fraction":
            group = (group or 1.0) * value
        elif piece.role == "half_more":
            if group:
                group += value
            else:
                total += value * magnitude
        else:
            group += value
    return total + group


def _with_percent(text: str, quantity: Quantity, words: Mapping[str, Any]) -> Quantity:
    """The quantity as a percentage, where a sign or word for it stands beside it."""
    after = text[quantity.end : quantity.end + 24]
    sign = _PERCENT_SIGN.match(after)
    if sign is None:
        for phrase in words.get("percent", ()):
            sign = re.match(rf"\s?-?(?:{phrase})(?!\w)", after.lower())
            if sign is not None:
                break
    if sign is not None:
        return quantity._replace(end=quantity.end + sign.end(), sort=Sort.PERCENT, soft=False)
    before = text[max(0, quantity.start - 10) : quantity.start].lower()
    if _PERCENT_BEFORE.search(before):
        return quantity._replace(sort=Sort.PERCENT, soft=False)
    for phrase in words.get("percent_before", ()):
        if re.search(rf"{re.escape(phrase)}\s\Z", before):
            return quantity._replace(start=quantity.start - len(phrase) - 1, sort=Sort.PERCENT, soft=False)
    return quantity


def _with_unit(text: str, quantity: Quantity, language: str) -> Quantity:
    """The quantity with the unit or currency that stands beside it."""
    if quantity.sort is not Sort.NUMBER:
        return quantity
    if quantity.spelled and language == "ar" and (unit := dual_unit(text, quantity.start, quantity.end)):
        return quantity._replace(unit=unit)
    sign = CURRENCY_SIGNS.get(text[max(0, quantity.start - 2) : quantity.start].strip()[-1:])
    if sign:
        return quantity._replace(unit=sign)
    after = text[quantity.end : quantity.end + 24].lower()
    for pattern, name in unit_patterns(language):
        if pattern.match(after):
            return quantity._replace(unit=name)
    return quantity


def _ranges(text: str, quantities: Iterator[Quantity]) -> list[Quantity]:
    """In *5–7 million* the magnitude and the percent sign hold for both ends."""
    found = list(quantities)
    for index in range(len(found) - 1):
        left, right = found[index], found[index + 1]
        if not _RANGE.fullmatch(text, left.end, right.start) or left.sort is not Sort.NUMBER:
            continue
        factor = _factor(right.value)
        if right.sort is Sort.PERCENT:
            found[index] = left._replace(sort=Sort.PERCENT)
        elif factor > 1 and left.value < 1000 and left.value < right.value:
            scaled = tuple(value * factor for value in left.values)
            found[index] = left._replace(values=(*scaled, *left.values) if scaled[0] < right.value else (*left.values, *scaled))
    return found


def _factor(value: float) -> float:
    return next((factor for factor in (1e12, 1e9, 1e6, 1e3) if value >= factor), 1.0)
