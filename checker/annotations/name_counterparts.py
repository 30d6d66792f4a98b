"""Names of the draft beside the words of the source that they render."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checker.annotations.alignment import Pair, sentence_pairs, source_text
from checker.annotations.lexicon import countries, english_words, known_places
from checker.annotations.names import Mention, Word
from checker.annotations.offices import role_of
from checker.annotations.rendering import FAR, SAME, letters_of, rendering_cost, script_of, spelled_by, stem_of
from checker.annotations.source_language import source_language
from checker.annotations.source_names import SourceWord, has_capitals, source_words
from checker.annotations.within import mentions_in
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex

# From this cost a word of the draft renders another name: that of a name that follows the rules of romanisation, and that
# of a name from a language with a spelling of its own (Райт, Wright), which can only be told apart when nothing fits.
OTHER_NAME, OTHER_FOREIGN = 0.98, 3.4
# The same in Arabic letters, which leave more open: Charles costs شارل 1.15; and in Greek, Hebrew and Devanagari.
OTHER_ARABIC, OTHER_SCRIPT = 1.4, 1.9
# Up to this cost a name stands in a longer one: Дорош in Doroshenko.
_STEM = 0.3
_TIE = 0.1  # source words whose cost differs by no more are equally near
# What Roman numerals are written with, in Latin letters or in the Cyrillic ones that look like them.
_ROMAN = frozenset("IVXІХ")
_CASELESS = frozenset(("arabic", "hebrew", "devanagari"))
# Endings that make another surname of one.
_GROWN = regex(r"(?<=\w{3})(?:enko|chenko|[iy]?uk|chuk|shvili|[oe]vich|[oe]vych|ov|ova|[oe]vs?k[iy]y?|sky|skyi|yan)\Z")
# Languages in Latin script that leave names as they are.
_UNINFLECTED = frozenset("tr es fr de it pt nl sv da no nb ca id ms vi".split())


class Rendered(NamedTuple):
    """A word of a name in the draft, by its ``number`` in the name, and the word of the source that it renders, by its number
    ``at`` in the sentence (``None`` and -1 where it renders none), at its ``cost`` or that of the nearest."""

    mention: Mention
    number: int
    source: SourceWord | None
    at: int
    cost: float

    @property
    def word(self) -> Word:
        """The word in the draft."""
        return self.mention.words[self.number]


class Sentence(NamedTuple):
    """The names of one aligned sentence: each name's words with what they render; ``words`` are the source's, with
    places in ``source_text``."""

    pair: Pair
    words: tuple[SourceWord, ...]
    names: tuple[tuple[Rendered, ...], ...]


class Changed(NamedTuple):
    """A word of a name that stands where the source has another name (place in ``source_text``)."""

    source: Span
    target: Span


@annotation
def rendered_names(document: Document) -> tuple[Sentence, ...]:
    """Every name of the draft, sentence by sentence, with the source words that it renders. None for languages that inflect
    names in Latin letters, and for Chinese and Japanese."""
    language, source = source_language(document), source_text(document)
    if not language or not (script_of(language) or language in _UNINFLECTED):
        return ()
    found: list[Sentence] = []
    for pair in sentence_pairs(document):
        if not pair.comparable:
            continue
        base = pair.source.start
        words = tuple(
            SourceWord(start + base, end + base, text, capital, close)
            for start, end, text, capital, close in source_words(source[base : pair.source.end], language)
        )
        here = mentions_in(document, pair.target)
        found.append(Sentence(pair, words, tuple(_rendered(mention, words, language) for mention in here)))
    return tuple(found)


def _rendered(mention: Mention, words: Sequence[SourceWord], language: str) -> tuple[Rendered, ...]:
    """Each word of a name with the nearest source word; of equally near ones, the one beside the word before."""
    found: list[Rendered] = []
    words = _compounded(words, language)
    for number, word in enumerate(mention.words):
        costs = {at: cost_of(words[at], word, language) for at in _able(words, word, language)}
        best = min(costs.values(), default=FAR)
        near = [at for at, cost in costs.items() if cost <= best + _TIE] if best <= SAME else []
        if not near:
            found.append(Rendered(mention, number, None, -1, best))
            continue
        wanted = found[-1].at + 1 if found and found[-1].at >= 0 else near[0]
        at = min(near, key=lambda one: (one != wanted, one))
        found.append(Rendered(mention, number, words[at], at, costs[at]))
    return tuple(found)


def _able(words: Sequence[SourceWord], word: Word, language: str) -> list[int]:
    """The numbers of the source words that a word of a name may render at ``SAME`` or less: it has no consonant that none
    of their letters stands for, and lacks none of theirs."""
    if not script_of(language):
        return [at for at, one in enumerate(words) if one.text[0].isupper()]
    core, joined = letters_of(word.core), letters_of(word.joined)
    able = []
    for at, one in enumerate(words):
        foreign = ~spelled_by(one.text, language)
        if not core & foreign or not joined & foreign:
            stem = stem_of(one.text, language)
            if all(core & sign for sign in stem) or all(joined & sign for sign in stem):
                able.append(at)
    return able


# What begins an Arabic name of two words that Latin letters often join: Abdulrahman, Aboubakr, Bouteflika.
_COMPOUNDS = frozenset("عبد أبو ابو أبا أبي بو بن ابن آل ذو نور سيف شمس علاء".split())
# Words that stand between an Arabic name and that of a father or a family: son, daughter, house of.
_KIN = frozenset(("بن", "ابن", "بنت", "آل"))


def _compounded(words: Sequence[SourceWord], language: str) -> Sequence[SourceWord]:
    """The words, where Arabic names of two words are one in the place of the second; the first stays as it is."""
    if script_of(language) != "arabic" or not any(word.text in _COMPOUNDS for word in words):
        return words
    return [
        word._replace(start=before.start, text=before.text + word.text)
        if before is not None and before.text in _COMPOUNDS and word.close
        else word
        for before, word in zip((None, *words[:-1]), words, strict=True)
    ]


def cost_of(source: SourceWord, word: Word, language: str) -> float:
    """How badly a word of a name in the draft renders a word of the source, with its particles or without."""
    if not script_of(language) and not source.text[0].isupper():
        return FAR
    first = rendering_cost(source.text, word.core, language)
    return first if word.joined == word.core else min(first, rendering_cost(source.text, word.joined, language))


@annotation
def changed_names(document: Document) -> tuple[Changed, ...]:
    """Words of full names that stand where the source has another name beside the part that is right."""
    language = source_language(document)
    found: list[Changed] = []
    sentences = rendered_names(document)
    for index, sentence in enumerate(sentences):
        beside = sentences[max(0, index - 1) : index + 2]
        used = {one.at for name in sentence.names for one in name if one.source is not None}
        for name in sentence.names:
            for one in name:
                if one.source is None and not _elsewhere(one, beside, language):
                    place = _in_place(one, name, sentence, used, language)
                    if place is not None:
                        found.append(Changed(Span(place.start, place.end), one.word.span))
    return tuple(found)


def _elsewhere(one: Rendered, beside: Sequence[Sentence], language: str) -> bool:
    """Whether the sentences beside it have the name."""
    return any(
        cost_of(sentence.words[at], one.word, language) <= SAME
        for sentence in beside
        for at in _able(sentence.words, one.word, language)
    )


def _in_place(one: Rendered, name: Sequence[Rendered], sentence: Sentence, used: set[int], language: str) -> SourceWord | None:
    """The word of the source that stands where the word of the name should, if it is a name and another one."""
    core = one.word.core
    if len(core) < 3 or core in known_places() or core in countries() or not one.mention.person:
        return None
    if script_of(language) and core in english_words():
        return None  # a name that was translated: the Holy See, East Jerusalem
    for other in name:
        step = one.number - other.number
        if other.source is None or abs(step) != 1 or len(other.word.core) < 3:
            continue
        if step < 0 and not has_capitals(language):
            continue  # what stands before a surname may be a title or a verb; only capitals tell
        at = other.at + step
        while step > 0 and at + 1 < len(sentence.words) and sentence.words[at].text in _KIN:
            at += 1
        if not 0 <= at < len(sentence.words) or at in used:
            continue
        word = sentence.words[at]
        if at + 1 < len(sentence.words) and set(sentence.words[at + 1].text) <= _ROMAN:
            continue  # kings have names of their own in every language
        joined = word.close if step > 0 else sentence.words[other.at].close
        if not joined or not _may_be_name(word, language, step):
            continue
        if _other_name(word, one, language):
            return word
    return None


def _may_be_name(word: SourceWord, language: str, step: int) -> bool:
    """Whether a word of the source may be a name; ``step`` is 1 where it stands behind one, and -1 before it."""
    if role_of(word.text, language) is not None or len(word.text) < 2:
        return False
    if script_of(language) in _CASELESS:
        return len(word.text) > 2
    return word.text[0].isupper() and not word.text.isupper() and (word.capital or step > 0)


def _other_name(word: SourceWord, one: Rendered, language: str) -> bool:
    """Whether a word of a name costs so much as a rendering of a source word that it is another name."""
    cost = cost_of(word, one.word, language)
    if script_of(language) == "cyrillic":
        ending = _GROWN.search(one.word.core)  # Дорош, Doroshenko
        grown = ending is not None and rendering_cost(word.text, one.word.core[: ending.start()], language) <= _STEM
        return cost >= (OTHER_NAME if word.native or grown else OTHER_FOREIGN)
    if script_of(language) == "arabic":
        return cost >= OTHER_ARABIC
    return cost >= (OTHER_SCRIPT if script_of(language) else FAR)
