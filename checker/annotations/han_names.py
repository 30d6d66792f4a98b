"""Names of people in the draft that are written in pinyin, beside the characters of the Chinese source."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.annotations.alignment import sentence_pairs, source_text
from checker.annotations.lexicon import known_places
from checker.annotations.names import Mention, Word
from checker.annotations.source_language import source_language
from checker.annotations.within import mentions_in
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex
from checker.shipped import rows_of

_AROUND = 150  # code points on both sides of a sentence that are its neighbourhood
_HAN = regex(r"[\u3400-\u9fff]")
_TONE = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ", "aaaaeeeeiiiioooouuuuvvvvvnnnm")


class ChangedHan(NamedTuple):
    """A word of a name that is no reading of the characters in its place (in ``source_text``); ``right`` is their reading."""

    source: Span
    target: Span
    right: str
    surname: bool


@functools.cache
def surnames() -> dict[str, frozenset[str]]:
    """Surnames, of one character or two, with their readings as surnames."""
    rows = rows_of("checker.annotations", "data/han_surnames.tsv")
    return {surname: frozenset(readings.split()) for surname, readings in rows}


@functools.lru_cache(maxsize=16384)
def readings(character: str) -> frozenset[str]:
    """The readings of a character in pinyin without tones; ``ü`` is ``v``, and as passports write it ``u`` and ``yu``."""
    from pypinyin import pinyin_dict

    plain = {one.translate(_TONE) for one in pinyin_dict.pinyin_dict.get(ord(character), "").split(",") if one}
    plain |= {one.replace("v", other) for one in plain if "v" in one for other in ("u", "yu")}
    return frozenset(plain)


def commonest(character: str) -> str:
    """The commonest reading of a character."""
    from pypinyin import pinyin_dict

    return pinyin_dict.pinyin_dict.get(ord(character), "").split(",")[0].translate(_TONE).replace("v", "u")


@functools.cache
def _syllables() -> frozenset[str]:
    """Every syllable of pinyin without its tone."""
    from pypinyin import pinyin_dict

    every = {one.translate(_TONE) for row in pinyin_dict.pinyin_dict.values() for one in row.split(",")}
    return frozenset(one for one in every if one.isascii() and one.isalpha() and len(one) > 1)


@functools.lru_cache(maxsize=16384)
def splits(word: str) -> tuple[tuple[str, ...], ...]:
    """Every way to cut a folded word into one to three syllables of pinyin; none where it is no pinyin."""
    if not 2 <= len(word) <= 18:
        return ()
    return tuple(_splits(word, 3))


@functools.lru_cache(maxsize=16384)
def long_splits(word: str) -> tuple[tuple[str, ...], ...]:
    """Every way to cut a longer folded word into up to six syllables of pinyin, each of two letters or more."""
    if not 7 <= len(word) <= 30 or not word.isascii():
        return ()
    return tuple(cut for cut in _splits(word, 6) if all(len(one) > 1 for one in cut))


def _splits(word: str, most: int) -> Iterator[tuple[str, ...]]:
    """Every way to cut a word into at most so many syllables."""
    if word in _syllables():
        yield (word,)
    if most > 1:
        for cut in range(1, min(len(word), 7)):
            if word[:cut] in _syllables() or word[:cut] in ("a", "e", "o"):
                for rest in _splits(word[cut:], most - 1):
                    yield (word[:cut], *rest)


@annotation
def reading_places(document: Document) -> dict[str, list[int]]:
    """Where in ``source_text`` each syllable of pinyin may be read, in order."""
    found: dict[str, list[int]] = {}
    for at, sign in enumerate(source_text(document)):
        for syllable in readings(sign):
            found.setdefault(syllable, []).append(at)
    return found


def reads(text: str, at: int, syllables: Sequence[str]) -> bool:
    """Whether the characters from a place of a text on can be read as some syllables of pinyin."""
    if at < 0 or at + len(syllables) > len(text):
        return False
    return all(syllable in readings(text[at + step]) for step, syllable in enumerate(syllables))


def places_read(text: str, syllables: Sequence[str]) -> Iterator[int]:
    """Where in a text characters begin that can be read as some syllables of pinyin, in order."""
    return (at for at in range(len(text) - len(syllables) + 1) if reads(text, at, syllables))


def _places(text: str, word: Word) -> list[tuple[int, int]]:
    """Where the characters of a text can be read as the word: start and end."""
    return [(at, at + len(syllables)) for syllables in splits(word.joined) for at in places_read(text, syllables)]


@annotation
def changed_han_names(document: Document) -> tuple[ChangedHan, ...]:
    """Words of full names in pinyin whose other word is right and that the characters beside it cannot be read as."""
    if source_language(document) != "zh":
        return ()
    source = source_text(document)
    found: list[ChangedHan] = []
    for pair in sentence_pairs(document):
        if not pair.complete:
            continue
        text = source[pair.source.start : pair.source.end]
        for mention in mentions_in(document, pair.target):
            if len(mention.words) == 2 and mention.person:
                changed = _changed(text, mention)
                if changed is not None and not _beside(source, pair.source, mention):
                    found.append(changed._replace(source=pair.in_source(changed.source)))
    return tuple(found)


def _beside(source: str, span: Span, mention: Mention) -> bool:
    """Whether the neighbourhood of the sentence has the name as the draft writes it."""
    around = source[max(0, span.start - _AROUND) : span.start] + "\n" + source[span.end : span.end + _AROUND]
    return _full(around, mention)


def _full(text: str, mention: Mention) -> bool:
    """Whether the text has both words of a name side by side, the surname read as a surname."""
    return full_places(text, mention) is not None


def full_places(text: str, mention: Mention) -> Span | None:
    """Where a text has the surname and the given name of a mention of two words, in characters; ``None`` where it has not."""
    surname, given = mention.words
    for start, end in _places(text, given):
        for size in (2, 1):
            before = text[max(0, start - size) : start]
            if surname.joined in surnames().get(before, frozenset()):
                return Span(start - len(before), end)
    return None


def _changed(text: str, mention: Mention) -> ChangedHan | None:
    """The word of a name of which the other one is right: the surname first, then the given name; places are those of the
    text."""
    surname, given = mention.words
    if not splits(surname.joined) or not splits(given.joined) or _full(text, mention):
        return None
    if surname.joined in known_places() or given.joined in known_places():
        return None
    for start, end in _places(text, given):
        if end - start < 2 or any(len(cut) > 1 and reads(text, start - len(cut), cut) for cut in splits(surname.joined)):
            continue
        for size in (2, 1):
            before = text[max(0, start - size) : start]
            right = surnames().get(before)
            if right is None or len(before) < size:
                continue
            return ChangedHan(Span(start - size, start), surname.span, " or ".join(sorted(right)).capitalize(), True)
    for known, right in surnames().items():
        if surname.joined not in right:
            continue
        at = text.find(known)
        while at >= 0:
            after = at + len(known)
            for cut in splits(given.joined):
                here = text[after : after + len(cut)]
                same = [one in readings(sign) for one, sign in zip(cut, here, strict=False)]
                turned = len(here) == len(cut) == 2 and cut[0] in readings(here[1]) and cut[1] in readings(here[0])
                if len(here) == len(cut) == 2 and (any(same) or turned) and _HAN.match(here[0]) and _HAN.match(here[1]):
                    said = "".join(map(commonest, here)).capitalize()
                    return ChangedHan(Span(after, after + 2), given.span, said, False)
            at = text.find(known, at + 1)
    return None
