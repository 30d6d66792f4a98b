"""Towns of the draft that stand where the source names another town."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.annotations.alignment import Pair, sentence_pairs, source_text
from checker.annotations.gazetteer import fold as fold_place
from checker.annotations.gazetteer import gazetteer, town_spellings
from checker.annotations.han_names import commonest, reading_places, reads, splits
from checker.annotations.lexicon import countries, english_words, known_names
from checker.annotations.name_counterparts import Rendered, Sentence, rendered_names
from checker.annotations.names import Word, names
from checker.annotations.rendering import SAME, first_rendering, rendering_cost, script_of
from checker.annotations.romanisation import fold
from checker.annotations.source_language import source_language
from checker.annotations.source_names import SourceWord
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex
from checker.shipped import lines_of, tables_of

_LEAST = 4  # letters of a town that is compared
_EXACT = 0.2  # up to this cost a town surely renders a word of the source
# Endings of case in Slavic languages with what a town ends with in the nominative.
_CASES = tuple("ами ями ого ему ому ой ем ом ою ею ах ях ам ям ів ов и ы у ю а я е і ї о".split())
_NOMINATIVE = ("", "a", "o", "y", "i", "ia", "iya", "e", "sk")
# Russian and Ukrainian prepositions of place.
_IN = frozenset("в во из до под около возле у з із від біля поблизу через".split())
# Consonants as they are in some cases, and in the nominative.
_HARDENED = {"ц": "к", "з": "г", "с": "х"}
_HAN_COUNTRIES = frozenset(("CN", "TW", "HK", "MO"))
_POINTS = regex("[\u064b-\u0652]")


class TownChanged(NamedTuple):
    """A town of the draft, and the town that the source has in its place (place in ``source_text``)."""

    pair: Pair
    source: Span
    target: Span


@annotation
def changed_towns(document: Document) -> tuple[TownChanged, ...]:
    """Towns whose name renders no word of the aligned sentence, of which one word names a town that the draft has nowhere."""
    language = source_language(document)
    if language == "zh":
        return tuple(_han(document))
    draft = {word.core for mention in names(document) for word in mention.words}
    found = []
    for sentence in rendered_names(document):
        lost = None
        for name in sentence.names:
            if not _doubtful(name, sentence, language):
                continue
            if lost is None:
                placed = [False, *(word.text.lower() in _IN for word in sentence.words)]
                lost = [
                    word for word, there in zip(sentence.words, placed, strict=False) if _lost(word, draft, language, there)
                ]
            if len(lost) == 1 and not _same_town(name[0].word, lost[0], language):
                found.append(TownChanged(sentence.pair, Span(lost[0].start, lost[0].end), name[0].word.span))
    return tuple(found)


def _doubtful(name: Sequence[Rendered], sentence: Sentence, language: str) -> bool:
    """Whether a name is a town by itself that no word of the source sentence surely is."""
    if len(name) != 1 or name[0].cost <= _EXACT:
        return False
    core = name[0].word.core
    if core not in gazetteer().by_name or len(core) < _LEAST or core in countries() or core in english_words():
        return False
    spellings = town_spellings(core)
    return not any(rendering_cost(word.text, form, language) <= SAME for form in spellings for word in sentence.words)


def _lost(word: SourceWord, draft: set[str], language: str, placed: bool) -> bool:
    """Whether a word of the source is surely a town, and one that the draft does not name; ``placed``: it stands behind a
    preposition of place, where a town with the name of a person is a town."""
    if script_of(language) == "arabic":
        forms = _nominatives(word.text, language)
        return bool(forms) and draft.isdisjoint(forms)
    if not word.capital and (script_of(language) or not word.text[0].isupper()):
        return False
    if len(word.text) < _LEAST or not word.text[1:].islower():
        return False
    forms = _nominatives(word.text.lower(), language)
    numbers = [number for form in forms for number in gazetteer().by_name.get(form, ())]
    if not numbers or (not placed and any(form in known_names() or form in english_words() for form in forms)):
        return False
    names_of = {fold_place(gazetteer().town(number).name) for number in numbers}
    return names_of.isdisjoint(draft) and not any(rendering_cost(word.text, core, language) <= SAME for core in draft)


@functools.cache
def _in_arabic(language: str) -> Mapping[str, tuple[str, ...]]:
    """Towns in Arabic letters, also behind a preposition, with their English names."""
    towns = {
        name: tuple(english.split())
        for name, english in tables_of("checker.annotations", "data/arabic_towns.toml").get(language, {}).items()
    }
    if language != "ar":
        return towns
    behind = {before + name: forms for name, forms in towns.items() for before in ("ب", "و", "لـ", "وب", "ف")}
    behind |= {"لل" + name[2:]: forms for name, forms in towns.items() if name.startswith("ال")}
    return behind | towns


@functools.lru_cache(maxsize=4096)
def _nominatives(word: str, language: str) -> tuple[str, ...]:
    """What a word may be in Latin letters, as a town would be called: Омска, omsk; Полтаві, poltava."""
    if not script_of(language):
        return (fold(word),)
    if script_of(language) == "arabic":
        return _in_arabic(language).get(_POINTS.sub("", word), ())
    if script_of(language) != "cyrillic":
        return ()
    found = [first_rendering(word, language)]
    for ending in _CASES:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            for stem in _stems(word[: -len(ending)]):
                latin = first_rendering(stem, language)
                found += [latin + more for more in _NOMINATIVE]
    return tuple(dict.fromkeys(found))


def _stems(stem: str) -> tuple[str, ...]:
    """A stem, and what it is in the nominative where case changes its last letters: Кременчуці, Кременчук; Львові, Львів."""
    hard = _HARDENED.get(stem[-1])
    closed = stem[:-2] + "і" + stem[-1] if stem[-2] in "ое" and stem[-1] not in "аеиіоуюя" else ""
    return (stem, *([stem[:-1] + hard] if hard else []), *([closed] if closed else []))


def _same_town(word: Word, source: SourceWord, language: str) -> bool:
    """Whether a town of the draft and a word of the source are names of one place."""
    forms = set(_nominatives(source.text.lower(), language))
    ours = set(gazetteer().by_name.get(word.core, ()))
    theirs = {
        number for form in forms for number in (*gazetteer().by_spelling.get(form, ()), *gazetteer().by_name.get(form, ()))
    }
    return bool(ours & theirs)


def _han(document: Document) -> list[TownChanged]:
    """Chinese towns in pinyin that no characters of the sentence can be read as, where two characters are another town."""
    source = source_text(document)
    found = list(_provinces(document, source))
    single = [mention.words[0] for mention in names(document) if len(mention.words) == 1]
    towns = [word for word in single if _chinese(word.core) and splits(word.core)]
    if not towns:
        return found
    every, places = {word.core for mention in names(document) for word in mention.words}, reading_places(document)
    for pair in sentence_pairs(document):
        here = [word for word in towns if pair.target.start <= word.start < pair.target.end] if pair.comparable else []
        text = source[pair.source.start : pair.source.end]
        wrong = [word for word in here if not any(_reads(source, places, cut) for cut in splits(word.core))]
        if len(wrong) != 1:
            continue
        lost = [at for at in range(len(text) - 1) if _is_town(text[at : at + 2], every)]
        if len(lost) == 1:
            at = lost[0] + pair.source.start
            found.append(TownChanged(pair, Span(at, at + 2), wrong[0].span))
    return found


@functools.cache
def _province_names() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    names_of = dict(line.split() for line in lines_of("checker.annotations", "data/han_provinces.txt"))
    ours = "|".join(name.capitalize() for name in names_of.values())
    return re.compile("|".join(names_of)), re.compile(rf"\b(?:{ours})\b"), names_of


def _provinces(document: Document, source: str) -> Iterator[TownChanged]:
    """Provinces of the draft that the source has nowhere, where the sentence has one that the draft has nowhere."""
    theirs, ours, names_of = _province_names()
    said = {match[0].lower() for match in ours.finditer(document.prose)}
    given = {names_of[match[0]] for match in theirs.finditer(source)} if said else set()
    for pair in sentence_pairs(document) if said - given else ():
        lost = [match for match in theirs.finditer(source, *pair.source) if names_of[match[0]] not in said]
        strange = [match for match in ours.finditer(document.prose, *pair.target) if match[0].lower() not in given]
        if len(lost) == len(strange) == 1 and pair.comparable:
            yield TownChanged(pair, Span(*lost[0].span()), Span(*strange[0].span()))


def _chinese(core: str) -> bool:
    numbers = gazetteer().by_name.get(core, ())
    return bool(numbers) and gazetteer().town(numbers[0]).country in _HAN_COUNTRIES


def _reads(text: str, places: Mapping[str, Sequence[int]], syllables: Sequence[str]) -> bool:
    """Whether characters in a row anywhere in a text can be read as some syllables; the first may stand at ``places``."""
    return any(reads(text, at, syllables) for at in places.get(syllables[0], ()))


@functools.cache
def _known() -> frozenset[str]:
    return frozenset(word for line in lines_of("checker.annotations", "data/han_towns.txt") for word in line.split())


def _is_town(two: str, draft: set[str]) -> bool:
    return two in _known() and "".join(map(commonest, two)) not in draft
