"""Numbers of a source text in other than number words: those that begin a compound word (двухдневный, восемнадцатилетний,
трьохповерховий, achtzigjährig), Roman ones, and measures that take two (one metre twelve)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from checker.annotations.source_number_words import number_tables, role_of_word
from checker.annotations.source_quantities import Quantity
from checker.lazy import regex

# Ages and spans of years: of compound words these alone are surely numbers.
_OF_YEARS = regex(r"-?(?:летн|річн|jährig)")
_GERMAN = regex(
    r"(?<!\w)([a-zäöüß]{3,}?)-?(?:jährig|tägig|stündig|minütig|wöchig|monatig|köpfig|stöckig|prozentig|malig|teilig)\w*"
)
_SELDOM_COUNTED = (10.0, 100.0, 1000.0)  # a decade, a century old, ages
_ROMAN = regex(r"(?<![\w.])(?:[IІ]{1,3}|[IІ]?[VХX]|V[IІ]{1,3}|[XХ]{1,3}(?:[IІ]{1,3}|[IІ]?[VXХ]|V[IІ]{0,3})?)(?![\w.])")
_ROMAN_DIGIT = {"I": 1, "І": 1, "V": 5, "X": 10, "Х": 10}
# How many of the second unit make one of the first, where people say both: one metre twelve centimetres.
_PARTS = {
    ("metre", "centimetre"): 100, ("kilometre", "metre"): 1000, ("kilogram", "gram"): 1000, ("tonne", "kilogram"): 1000,
    ("hour", "minute"): 60, ("year", "month"): 12, ("day", "hour"): 24, ("week", "day"): 7, ("month", "day"): 30,
}  # fmt: skip
_BESIDE = regex(r"[^\W\d]{1,12}\.?,?\s(?:(?:и|і|та|й|y|et|und)\s)?")


class Compound(NamedTuple):
    """A number in a compound word: the place of the word, its value, whether its absence says nothing (``soft``), and its
    unit as in ``numbers.Number``."""

    start: int
    end: int
    value: float
    soft: bool
    unit: str


@functools.cache
def _stems(language: str) -> tuple[re.Pattern[str], tuple[float, ...]] | None:
    """One pattern over the stems of a language, the longest first, and their values by group."""
    table = number_tables().get(language, {}).get("words", {}).get("compound")
    if not table:
        return None
    ordered = sorted(table.items(), key=lambda item: -item[1])
    groups = "|".join(f"(?P<n{number}>{stem})" for number, (stem, _) in enumerate(ordered))
    return re.compile(rf"(?<!\w)(?:{groups})-?(?=[^\W\d_]{{4}})[^\W\d_]+"), tuple(float(value) for _, value in ordered)


def compounds(text: str, language: str) -> Iterator[Compound]:
    """The numbers in the compound words of a text in small letters, all but ages soft; ``language`` as in ISO 639-1."""
    stems = _stems(language)
    if stems is None:
        return
    pattern, values = stems
    lower = text.lower() if len(text.lower()) == len(text) else text
    for match in pattern.finditer(lower):
        if match.lastgroup is None or role_of_word(language, match[0]) is not None:
            continue  # a number of its own: двухсот, vierundzwanzig
        value = values[int(match.lastgroup[1:])]
        years = _OF_YEARS.match(lower, match.end(match.lastgroup)) is not None
        soft = not years or value in _SELDOM_COUNTED or text[match.start()].isupper()  # Дворічне is a village
        yield Compound(match.start(), match.end(), value, soft, "year" if years else "")
    for match in _GERMAN.finditer(lower) if language == "de" else ():
        role = role_of_word(language, match[1])
        if role is not None and role[0] == "small" and role[1] > 10:
            yield Compound(match.start(), match.end(), role[1], "jährig" not in match[0], "")


def romans(text: str) -> Iterator[tuple[int, int, float]]:
    """Roman numerals up to 39, in Latin letters or in the Cyrillic ones that look like them: place and value."""
    for match in _ROMAN.finditer(text):
        digits = [_ROMAN_DIGIT[sign] for sign in match[0]]
        value = sum(-one if one < max(digits[at:]) else one for at, one in enumerate(digits))
        yield match.start(), match.end(), float(value)


def in_one_measure(text: str, found: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """The quantities, where two that make one measure are one, in either unit, and in its parts."""
    joined: list[Quantity] = []
    for one in found:
        last = joined[-1] if joined else None
        factor = _PARTS.get((last.unit, one.unit)) if last is not None else None
        if last is not None and factor is not None and one.value < factor and _BESIDE.fullmatch(text, last.end + 1, one.start):
            both = last.value * factor + one.value
            parts = (last.value, one.value)
            joined[-1] = last._replace(end=one.end, values=(both, both / factor), parts=parts, unit=one.unit)
        else:
            joined.append(one)
    return tuple(joined)
