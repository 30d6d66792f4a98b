"""Number words of source languages: what a word is in a number, and its value."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Any

from checker.lazy import regex
from checker.shipped import tables_of

# Parts the forms of a word in the table, but not those inside brackets.
_FORMS = regex(r"\|(?![^(]*\))")
_GERMAN = regex(r"(?:(?P<t>[a-zäöüß]*)tausend)?(?:(?P<h>[a-zäöüß]*)hundert)?(?:und)?(?P<rest>[a-zäöüß]*)")
_GERMAN_ORDINAL = regex(r"([a-zäöüß]+?(?:zig|ßig|hundert))ste[nmrs]?")
_GERMAN_UNIT = regex(r"(?P<unit>ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und(?P<ten>[a-zäöüß]+)")
# Signs before a number and the currencies they stand for.
CURRENCY_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "₽": "RUB", "₴": "UAH", "₺": "TRY"}
# Arabic words that are two of a unit: أسبوعين, two weeks.
_DUALS = {
    "دقيق": "minute", "ساع": "hour", "يوم": "day", "أسبوع": "week", "شهر": "month", "سن": "year", "عام": "year",
    "عقد": "decade", "كيلومتر": "kilometre",
}  # fmt: skip
_DUAL = regex(rf"(?<!\w)[وفبلك]{{0,2}}({'|'.join(_DUALS)})(?:ت?ان|ت?ين)(?!\w)")
_DECADE = regex(r"ده(?:ه|هٔ|ه[\u200c ]ی)\s\Z")


@functools.cache
def number_tables() -> Mapping[str, Any]:
    """The tables of ``data/source_numbers.toml`` by language."""
    return tables_of("checker.annotations", "data/source_numbers.toml")


@functools.cache
def lexicon(language: str) -> tuple[re.Pattern[str], list[tuple[str, float]], re.Pattern[str] | None]:
    """One pattern for all words and phrases of a language, role and value of each of its groups ``w0``, ``w1`` …, and one
    pattern for all keys of several words."""
    patterns: list[str] = []
    meanings: list[tuple[str, float]] = []
    phrases: list[str] = []
    table = number_tables().get(language, {})
    words = table.get("words", {})
    before = "|".join(words.get("prefixes", ())) or ""
    for role, entries in table.items():
        if role == "words":
            continue
        for pattern, value in entries.items():
            several = [part for part in _FORMS.split(pattern) if " " in part]
            alone = [part for part in _FORMS.split(pattern) if " " not in part]
            phrases += several
            every = ["|".join(alone)] if alone else []
            patterns += every + several
            meanings += [(role, float(value))] * (len(every) + len(several))
    phrases.sort(key=len, reverse=True)
    groups = "|".join(f"(?P<w{number}>(?:{before})(?:{pattern}))" for number, pattern in enumerate(patterns))
    return (
        re.compile(groups or "(?!)"),
        meanings,
        re.compile(rf"(?<!\w)(?:{before})(?:{'|'.join(phrases)})(?!\w)") if phrases else None,
    )


@functools.lru_cache(maxsize=65536)
def role_of_word(language: str, word: str) -> tuple[str, float] | None:
    """What a word is in a number, and its value; ``None`` for other words."""
    listed = _listed(language, word)
    return _compound(word) if listed is None and language == "de" and len(word) > 6 else listed


def _listed(language: str, word: str) -> tuple[str, float] | None:
    pattern, meanings, _ = lexicon(language)
    match = pattern.fullmatch(word)
    return meanings[int(match.lastgroup[1:])] if match is not None and match.lastgroup else None


def _compound(word: str) -> tuple[str, float] | None:
    """A German number written as one word: siebenundzwanzig, dreihundertfünfzig, zwölftausend."""
    if word.endswith("einhalb"):  # siebeneinhalb
        whole = _listed("de", word[: -len("einhalb")])
        return ("small", whole[1] + 0.5) if whole is not None and whole[0] == "small" else None
    match = _GERMAN.fullmatch(word)
    if match is None:
        return None
    ordinal = _GERMAN_ORDINAL.fullmatch(word)
    if ordinal is not None:  # zwanzigste, fünfundsiebzigsten
        number = _listed("de", ordinal[1]) or _compound(ordinal[1])
        return ("ordinal", number[1]) if number is not None and number[0] == "small" else None
    value = 0.0
    for head, factor in ((match["t"], 1000), (match["h"], 100), (match["rest"] or None, 1)):
        if head is None:
            continue
        part = _below_hundred(head) if head else 1.0
        if part is None:
            return None
        value += part * factor
    return ("small", value) if value else None


def _below_hundred(word: str) -> float | None:
    """The value of a German number word below a hundred; ``None`` for other words."""
    listed = _listed("de", "eins" if word == "ein" else word)
    if listed is not None:
        return listed[1] if listed[0] == "small" else None
    match = _GERMAN_UNIT.fullmatch(word)
    if match is None:
        return None
    ten, unit = _listed("de", match["ten"]), _listed("de", "eins" if match["unit"] == "ein" else match["unit"])
    return ten[1] + unit[1] if ten and unit and 20 <= ten[1] < 100 else None


@functools.cache
def unit_patterns(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """What may stand after a number in a language: a pattern and the unit’s canonical name, the longest names first."""
    table = tables_of("checker.annotations", "data/source_units.toml").get(language, {})
    edge = "" if language in ("zh", "ja", "ko") else r"(?!\w)"
    # The longest name first: square kilometres before kilometres.
    ordered = sorted(table.items(), key=lambda item: -len(item[0]))
    return tuple(
        (re.compile(rf"[\s.\u00a0\u202f-]{{0,2}}(?:de\s|d['’])?(?:{pattern}){edge}"), name) for name, pattern in ordered
    )


def dual_unit(text: str, start: int, end: int) -> str:
    """The unit of an Arabic dual at a place of a text (``week`` of أسبوعين); empty for other words."""
    match = _DUAL.search(text, start, end)
    return _DUALS[match[1]] if match else ""


def behind_decade(text: str, at: int) -> bool:
    """Whether the Persian word for a decade stands before a place of a text."""
    return _DECADE.search(text, max(0, at - 6), at) is not None
