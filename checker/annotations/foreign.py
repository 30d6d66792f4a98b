"""Words of other Latin-script languages, and where they stand in English copy."""

from __future__ import annotations

import array
import bisect
import functools
import sys
import zlib
from collections.abc import Mapping
from importlib import resources
from typing import NamedTuple

from checker.annotations.forms import forms
from checker.annotations.lexicon import english_words
from checker.annotations.tokens import Token, texts, tokens
from checker.annotations.word_shapes import looks_foreign
from checker.document import Document, annotation
from checker.finding import Span
from checker.shipped import tables_of, unpacked

# The languages of the table of rare words, and how many letters its words have.
RARE_OF = frozenset("es fr pt de it nl".split())
SHORTEST_RARE, LONGEST_RARE = 5, 11
# Little words of other languages that are English words, too.
ENGLISH_TOO = frozenset(
    "a an as at i o e u y in on no die do was war am for so me he has have son des per more come men van to be of and s d den "
    "her over also is it or that the by".split()
)


class ForeignRun(NamedTuple):
    """Foreign words in a row.

    ``start`` and ``end`` are code points, ``languages`` the ISO 639-1 codes they may be of, ``content`` the number of
    words of content among them; ``named`` is whether a capitalised word stands right beside them, as in a name; ``rare``
    whether it begins from a word that is known by the table of rare words alone.
    """

    start: int
    end: int
    languages: frozenset[str]
    content: int
    named: bool
    rare: bool

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@functools.cache
def foreign_words() -> Mapping[str, str]:
    """Frequent words of other languages that no English list has, to the codes of their languages, parted by spaces.

    Tables: ``data/foreign_words.txt.gz``, made by ``scripts/make_foreign_words.py`` from pyspellchecker (MIT) and
    ``data/foreign_words.toml``; ``data/romanised_words.toml``.
    """
    text = unpacked("checker.annotations", "data/foreign_words.txt.gz").decode()
    found: dict[str, str] = {}
    for line in text.splitlines():
        languages, _, words = line.partition("\t")
        found.update(dict.fromkeys(words.split(" "), languages))
    for language, listed in _romanised().items():
        for word in listed:
            found[word] = " ".join(sorted({*found.get(word, "").split(), language}))
    loans = set(_lists()["loans"]["words"].split())
    for word, language in foreign_offices().items():
        if word not in loans and word not in english_words():
            found.setdefault(word, language)
    return found


# Languages that make plurals as English does, and whose plurals the table may lack.
_PLURAL_OF = frozenset("es pt".split())


def frequent_of(word: str) -> str:
    """The codes of the languages that a frequent word in lower case, or the word it is the plural of, belongs to."""
    if word in loans():
        return ""
    known = foreign_words().get(word) or _inflected(word)
    if known or not word.endswith("s") or len(word) < SHORTEST_RARE or word in english_words():
        return known or ""
    singular = foreign_words().get(word[:-1]) or (foreign_words().get(word[:-2]) if word.endswith("es") else None)
    return " ".join(sorted(_PLURAL_OF & set((singular or "").split())))


# The letters that a word must have before an ending is taken from it.
_SHORTEST_INFLECTED = 7
# Endings of plurals and cases that a romanised word may have beside the forms of the list.
_ENDINGS = {
    "ru": "y i a u ov am akh e om".split(),
    "uk": "y i a u iv am akh".split(),
    "tr": "lar ler".split(),
    "fa": "ha an haye".split(),
    "ar": "at in un een iyya".split(),
    "he": "im ot".split(),
    "hi": "on en".split(),
}


@functools.cache
def _romanised() -> Mapping[str, frozenset[str]]:
    """Words in Latin letters of languages that have others, by the codes of the languages."""
    rows = tables_of("checker.annotations", "data/romanised_words.toml")["words"]
    return {language: frozenset(row.split()) for language, row in rows.items()}


def _inflected(word: str) -> str:
    """The codes of the languages of which a word is a plural or case of a romanised word."""
    if len(word) < _SHORTEST_INFLECTED or not word.isascii() or word in english_words():
        return ""
    found = {
        language
        for language, endings in _ENDINGS.items()
        for ending in endings
        if word.endswith(ending) and word[: -len(ending)] in _romanised().get(language, ())
    }
    return " ".join(sorted(found))


def is_rare_foreign(word: str) -> bool:
    """Whether a word in lower case is a rarer word of one of ``RARE_OF`` and no English word.

    Table: ``data/foreign_rare.u32``, made by ``scripts/make_foreign_words.py`` from pyspellchecker (MIT): CRC-32 values,
    so that one unknown word in 5,000 is taken for foreign by chance.
    """
    if not (SHORTEST_RARE <= len(word) <= LONGEST_RARE and word.isalpha()) or word in english_words():
        return False
    table = _rare()
    value = zlib.crc32(word.encode())
    at = bisect.bisect_left(table, value)
    return at < len(table) and table[at] == value


@functools.cache
def _rare() -> array.array[int]:
    table = array.array("I")
    table.frombytes(resources.files("checker.annotations").joinpath("data/foreign_rare.u32").read_bytes())
    if sys.byteorder == "big":
        table.byteswap()
    return table


# Letters that join the parts of a German compound, and the shortest part that shows a word.
_JOINTS = ("", "s", "es", "n", "en", "e")
_SHORTEST_PART = 4
# Parts that are English words or names, too: they need another beside them that is German alone.
_GERMAN_TOO = frozenset(
    "bericht probe beleg land grund wert plan werk bahn kraft stand markt handel bund wahl spiel meister liga mann "
    "frau kind arzt brot milch vieh bauer feld wald baum holz stein eisen gold geld bank zins fonds richter mord "
    "raub brand anlage test".split()
)


@functools.lru_cache(maxsize=8192)
def is_german_compound(word: str) -> bool:
    """Whether a word in lower case is made of two German words, of which one at least is no English word."""
    if word in english_words():
        return False
    for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        tail = word[at:]
        known = _german(tail)
        if not known and tail not in _GERMAN_TOO:
            continue
        for joint in _JOINTS:
            part = word[: at - len(joint)]
            lost = not joint and part not in english_words() and _german(part + "e")
            shown = _german(part) or lost or (known and part in _GERMAN_TOO)  # Schul(e)leitung
            if len(part) >= _SHORTEST_PART and word[:at].endswith(joint) and shown:
                return True
    return False


def _german(part: str) -> bool:
    languages = foreign_words().get(part)
    return "de" in languages.split() if languages else is_rare_foreign(part)


@functools.cache
def foreign_offices() -> Mapping[str, str]:
    """Offices and institutions that copy writes with a capital and ought to translate, to the code of their language."""
    return {word: language for language, words in _lists()["offices"].items() for word in words.split()}


@functools.cache
def little_words() -> Mapping[str, frozenset[str]]:
    """Articles, prepositions and their like, to the codes of the languages that have them."""
    found: dict[str, set[str]] = {}
    for language, words in _lists()["function"].items():
        for word in words.split():
            found.setdefault(word, set()).add(language)
    return {word: frozenset(languages) for word, languages in found.items()}


@functools.cache
def _lists() -> Mapping[str, Mapping[str, str]]:
    return tables_of("checker.annotations", "data/foreign_words.toml")


@annotation
def foreign_runs(document: Document) -> tuple[ForeignRun, ...]:
    """Runs of foreign words that begin from a word of content in lower case, in order."""
    places = forms(document).places
    # Words that stand in small letters and no English list has, before anything slower is asked of them.
    strange = (places.keys() & texts(document)).difference(english_words())
    if "’" in document.prose:
        strange.update(form for form in places if "'" in form and form not in english_words())
    hits = {form for form in strange if frequent_of(form) or is_rare_foreign(form) or _unlisted(form, len(places[form]))}
    hits.update(places.keys() & alone_foreign())
    if not hits:
        return ()
    every = tokens(document)
    found: list[ForeignRun] = []
    done = -1
    for at in sorted(index for form in hits for index in places[form]):
        if at > done and every[at].text.islower():
            if every[at].text in alone_foreign() and not _among_english(document.prose, every, at):
                continue
            run, done = _grown(document.prose, every, at, done)
            found.append(run)
    return tuple(found)


def _grown(prose: str, every: tuple[Token, ...], at: int, done: int) -> tuple[ForeignRun, int]:
    """The run around the word at ``at``, and the index of its last token."""
    word = every[at].text
    common = frequent_of(word) or " ".join(little_words().get(word, ()))
    languages = frozenset(common.split()) or (RARE_OF if is_rare_foreign(word) else looks_foreign(word)) or _all_languages()
    content, first, last = 1, at, at
    for step in (1, -1):
        edge = at + step
        while done < edge < len(every) and _adjacent(prose, every, edge, edge - step):
            word = every[edge].text.lower()
            of = _languages(word) & languages
            if not of or (every[edge].text[0].isupper() and word not in foreign_words()):
                break
            languages = of
            content += word in foreign_words()
            first, last = min(first, edge), max(last, edge)
            edge += step
    named = any(
        0 <= side < len(every)
        and _adjacent(prose, every, side, end)
        and every[side].text[0].isupper()
        and not _begins(prose, every[side])
        for side, end in ((first - 1, first), (last + 1, last))
    )
    # An English word at either end (a, an, in, on, do) belongs to the English around it.
    while first < at and every[first].text.lower() in ENGLISH_TOO:
        first += 1
    while last > at and every[last].text.lower() in ENGLISH_TOO:
        last -= 1
    return ForeignRun(every[first].start, every[last].end, languages, content, named, not common), last


def _languages(word: str) -> frozenset[str]:
    """The languages that a word beside a foreign one may be of: any where no English list has it."""
    known = foreign_words().get(word)
    if known:
        return frozenset(known.split())
    little = little_words().get(word)
    if little:
        return little
    if len(word) < 4 or word in english_words() or _english_looking(word):
        return frozenset()
    return _all_languages()


@functools.cache
def _all_languages() -> frozenset[str]:
    return frozenset(_lists()["words"])


# A word that the draft has more often is a word of its own.
_SELDOM = 2
# The letters of the shortest word that may be foreign by its marks, and the marks it then must have: English took née.
_SHORTEST_MARKED = 3
_UNLIKE = frozenset("ğışçłńśźżćęąďťňřšžđőűăâîșț")


def _unlisted(form: str, times: int) -> bool:
    """Whether a word that is on no list has letters that English has not, or is made as no English word is."""
    if times > _SELDOM or not form.isalpha() or len(form) < _SHORTEST_MARKED or form in loans():
        return False
    if form.isascii():
        return bool(looks_foreign(form))
    if len(form) == _SHORTEST_MARKED and _UNLIKE.isdisjoint(form):
        return False  # qué, née
    return all(letter < "\u0250" or "\u1e00" <= letter < "\u1f00" for letter in form)


@functools.cache
def loans() -> frozenset[str]:
    """Words of other languages that are naturalised in English copy, in lower case."""
    return frozenset(_lists()["loans"]["words"].split())


# Little words that English copy has in names and set phrases: de facto, et al, lo and behold, third dan.
_IN_PHRASES = frozenset(
    "de en dan non di dem von au ya lo al la et per el le les los las du des da do dos das van der den het un una une die is "
    "i a o e y u z s w v na po od za det och in il del della dei mi ma su ci es er wie sei ha ni con ou sur par para pour "
    "que qui dans avec plus sous sans mas tem til ki ise hem diye ile bir bu soll nous sie wir ihr".split()
)


@functools.cache
def alone_foreign() -> frozenset[str]:
    """Little words of other languages that English copy has in no phrase, so that one alone was left over: und, ve, oder."""
    return frozenset(little_words().keys() - english_words() - ENGLISH_TOO - _IN_PHRASES) | {"ve"}


def _among_english(prose: str, every: tuple[Token, ...], at: int) -> bool:
    """Whether a word stands between two English words in small letters."""
    english = english_words()
    return all(
        0 <= side < len(every)
        and _adjacent(prose, every, side, at)
        and every[side].text.islower()
        and every[side].text in english
        and (every[side].text == "a" or every[side].text not in _IN_PHRASES)
        for side in (at - 1, at + 1)
    ) or any(
        0 <= side < len(every) and _adjacent(prose, every, side, at) and every[side].text in alone_foreign()
        for side in (at - 1, at + 1)
    )


def _english_looking(word: str) -> bool:
    return word.isascii() and word.endswith(("ing", "ed", "tion", "ly", "ness", "s", "er", "able", "ism"))


def _adjacent(prose: str, every: tuple[Token, ...], one: int, two: int) -> bool:
    """Whether two tokens are words with one space between them."""
    left, right = (every[one], every[two]) if one < two else (every[two], every[one])
    return left.kind == right.kind == "word" and right.start - left.end == 1 and prose[left.end] == " "


def _begins(prose: str, token: Token) -> bool:
    """Whether a capitalised token may owe its capital to the beginning of a sentence."""
    before = prose[max(0, token.start - 3) : token.start].rstrip(" \"'“‘«(")
    return not before or before[-1] in ".!?:\n"
