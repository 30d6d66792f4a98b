"""Names of people that the draft translates: the source's name is a word, and the draft has its meaning in its place (Lion
Medvedev, Pierre the baker). The names are in ``data/name_meanings.tsv``."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from checker.annotations.lexicon import english_words
from checker.annotations.name_counterparts import Changed, Sentence, rendered_names
from checker.annotations.names import Word
from checker.annotations.rendering import SAME, rendering_cost, script_of
from checker.annotations.source_language import source_language
from checker.annotations.source_names import SourceWord
from checker.annotations.source_words import table_rows
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex

_SURE, _SHORTEST = 0.2, 3  # cost of a given name that is surely right; letters of a surname
_CASES = 3  # letters that an ending may add to a name
_REACH = 24  # code points between the meaning and the part of the name that is right
_WORD = regex(r"[A-Z][a-z]+")
_ENDING = regex("[аяйьоіэыи]+\\Z")
_BREAK = regex(r"[.;:“”]")
# A noun with an article right behind a given name: Gaber the sparrow. What is given or told to somebody stands there too.
_THE = regex(
    r" (the (?!day|week|month|year|morning|evening|night|previous|next|following|same|first|second|last|late|elder|younger)"
    r"[a-z]+(?: [a-z]+)??)(?=[,.;”]|\Z| (?:at|in|on|from|to|who|was|is|has|had|said|told|will|and|for|visited|met)\b)"
)
_GIVES = regex(
    r"\b(?:g[ai]ve\w*|t[eo]ld?\w*|tell|show\w*|hand(?:s|ed)|offer\w*|sen[dt]|award\w*|grant\w*|t(?:each|aught)|ask\w*|cost|won|earn\w*"
    r"|call\w*|nam(?:e|ed)|ma(?:k|d)e|elect\w*|appoint\w*|b(?:ought|rought|ring)|den(?:y|ied)|promis\w*|ow(?:e|ed)|pa(?:y|id)|lent|sold|left"
    r"|for|with|of|to|by|as) (?:\w+ ){0,2}\Z"
)


class _Meaning(NamedTuple):
    """What a name means: in capitals or after an article, and in any form, right beside the other part of the name."""

    begun: re.Pattern[str]
    touching: re.Pattern[str]


@functools.cache
def _meanings() -> Mapping[str, Mapping[str, _Meaning]]:
    """By language, each name (of Slavic ones the stem) with its meanings: in capitals, or after an article."""
    found: dict[str, dict[str, _Meaning]] = defaultdict(dict)
    for language, name, english in table_rows("name_meanings.tsv")[1]:
        words = "|".join(f"{word.capitalize()}|(?<=the ){word}" for word in english.split("|"))
        key = _ENDING.sub("", name) if script_of(language) == "cyrillic" and len(name) > 3 else name
        found[language][key] = _Meaning(re.compile(rf"\b(?:{words})\b"), re.compile(rf"\b(?:{english})\b"))
    return found


@annotation
def translated_names(document: Document) -> tuple[Changed, ...]:
    """Words of the draft that translate part of a name whose other part is right, in order of the draft."""
    language = source_language(document)
    table = _meanings().get(language)
    if table is None:
        return ()
    found: list[Changed] = []
    for sentence in rendered_names(document):
        found += _described(document, sentence, language)
        for at, word in enumerate(sentence.words):
            meaning = _meaning(word, language, table)
            if meaning is None or not (word.text[:1].isupper() or script_of(language) == "arabic"):
                continue
            place = _in_place(document, sentence, at, meaning, language)
            if place is not None:
                found.append(Changed(Span(word.start, word.end), place))
    return tuple(sorted(found, key=lambda one: one.target))


def _described(document: Document, sentence: Sentence, language: str) -> list[Changed]:
    """Nouns with an article that stand where the source goes on with the surname of a given name."""
    if script_of(language) != "arabic" and language != "tr":
        return []
    used = {one.at for name in sentence.names for one in name if one.source is not None}
    found = []
    for name in sentence.names:
        one, text = name[0], document.prose
        match = _THE.match(text, one.word.end) if len(name) == 1 and one.source is not None and one.cost <= _SURE else None
        after = sentence.words[one.at + 1] if match and one.at + 1 < len(sentence.words) else None
        if match is None or after is None or one.at + 1 in used or not after.close or len(after.text) < _SHORTEST:
            continue
        surname = after.capital or script_of(language) == "arabic"
        if surname and not _GIVES.search(text, max(sentence.pair.target.start, one.word.start - 30), one.word.start):
            found.append(Changed(Span(after.start, after.end), Span(*match.span(1))))
    return found


def _meaning(word: SourceWord, language: str, table: Mapping[str, _Meaning]) -> _Meaning | None:
    """What a word of the source means as a name, in any case."""
    lower = word.text.replace("İ", "i").lower()
    if script_of(language) != "cyrillic":
        return table.get(lower)
    stems = (lower[: len(lower) - cut] for cut in range(_CASES + 1))
    return next((table[stem] for stem in stems if len(stem) > 2 and stem in table), None)


def _in_place(document: Document, sentence: Sentence, at: int, meaning: _Meaning, language: str) -> Span | None:
    """Where the draft has the meaning beside the word of the name that stands next to it in the source."""
    word, text, (start, end) = sentence.words[at], document.prose, sentence.pair.target
    if any(
        rendering_cost(word.text, match[0].lower(), language) <= SAME and not meaning.begun.fullmatch(match[0])
        for match in _WORD.finditer(text, start, end)
    ):
        return None
    for name in sentence.names:
        for one in name:
            if one.source is None or one.word.core in english_words() or not _beside(sentence, at, one.source):
                continue
            low, high = max(start, one.word.start - _REACH), min(end, one.word.end + _REACH)
            match = meaning.begun.search(text, low, high) or meaning.touching.search(text, low, high)
            if match is None or (match.re is meaning.touching and not _touches(match, one.word)):
                continue
            if not _BREAK.search(text, min(match.end(), one.word.end), max(match.start(), one.word.start)):
                return Span(*match.span())
    return None


def _touches(match: re.Match[str], word: Word) -> bool:
    return match.end() == word.start - 1 or match.start() == word.end + 1


def _beside(sentence: Sentence, at: int, other: SourceWord) -> bool:
    """Whether a word of the source stands right before or after another one."""
    words = sentence.words
    before = at > 0 and words[at].close and words[at - 1].start == other.start
    return before or (at + 1 < len(words) and words[at + 1].close and words[at + 1].start == other.start)
