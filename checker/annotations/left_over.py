"""Words of the draft that are words of the source: left in its script, left as they are, or only put into Latin letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.annotations.alignment import sentence_pairs, source_text
from checker.annotations.gazetteer import gazetteer
from checker.annotations.han_names import long_splits, places_read, splits
from checker.annotations.lexicon import countries, english_words, known_names, known_places
from checker.annotations.numbers import UNITS
from checker.annotations.quotes import is_quoted
from checker.annotations.rendering import rendering_cost, script_of
from checker.annotations.romanisation import fold
from checker.annotations.source_language import source_language
from checker.annotations.source_names import SourceWord, source_words
from checker.annotations.tokens import Token, bare, tokens
from checker.annotations.within import beginning_in
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex

# Letters of other scripts, with whatever stands between them.
_FOREIGN = regex(
    r"[\u0370-\u1cff\u2de0-\u2dff\u2e80-\u2fdf\u3005-\u3007\u3021-\u30fa\u30fc-\u9fff\ua000-\ufdff\ufe70-\ufeff]"
    r"(?:[^A-Za-z\n]*[\u0370-\u1cff\u2de0-\u2dff\u3005-\u3007\u3021-\u30fa\u30fc-\u9fff\ua000-\ufdff\ufe70-\ufeff])+"
)
_CYRILLIC = regex("[\u0400-\u052f]{5,}")
_DOMAIN_END = regex(r"\w\.\w{2,}\Z")
_DOMAIN = regex(r"\.\w{2,}")
# Spellings that a word has in English, not in a romanisation: polyamide, screenshot.
_ENGLISH_SPELLING = regex(r"c(?!h)|q|w|x|ph|th|oo|ee|ck|([bdfglmnprt])\1|[a-z]{3,}[bcdfglmnprstvz]e\Z|gh")
# How closely a word in Latin letters must follow a source word to be its romanisation.
_ROMANISED = 0.32
_SHORTEST, _SHORTEST_LATIN = 5, 4
_COPIED = 3  # words of a sentence that may be called copied
# Words before a German noun that a translator would have turned into English with it.
_GERMAN_LEAD = regex(
    r"(?:\A|\s)(?:der|die|das|den|dem|des|eine?[nmrs]?|keine?[nmrs]?|\w+(?:e|en|er|es|em)|über|für|mit|ohne|gegen|um|aus|bei|von|vom|zum|zur|im|am|beim|ins|ans|aufs|durch|nach|seit|unter|zwischen|vor|hinter|neben|auf|an|in|und)\s\Z|\A(?:Der|Die|Das|Den|Dem|Des|Eine?[nmrs]?)\s\Z"
)
_ENGLISH_LEAD = regex(
    r"\b(?:[Tt]he|[Aa]n?|of|for|by|on|about|with|from|against|into|without|between|under|over|[Ss]everal|some|many|two|three|all|its|their|his|her|these|those|[a-z]+(?:er|ed|al|ing|ic|ive|ent|ant|ous|y|ish))\s\Z"
)


# Endings of words for people who do something, in the plural, that no name has: Пасічники, грибники.
_SEVERAL = regex(r"\w{2}(?:ники|ніки|[чщ]ики|льники|исты|істи|тели|телі|арі|яни|яне)\Z")
_OF_MANY = ("ів", "їв")  # the ending of саджанців, beside саджанці
# Scripts without a table: their Latin words are brands, which stay.
_OWN_SCRIPT = frozenset("ja ko th hi bn ta te ml ka hy am my km lo".split())
# What explains quoted words of the source beside them: “躺平”, or lying flat; the character “福” (fu).
_EXPLAINED = regex(r"[\"”’'」]?[ ,]*(?:\(|or\b|mean|which|that is|i\.e|literal|translat|a (?:\w+ )?(?:term|word|phrase)|[-–—])")
_EXPLAINS = regex(
    r"(?:\(|\b(?:character|word|term|phrase|kanji|hangul|pun|sign|slogan|hashtag|text|read|reading|written)s?\b.{0,24})\W*\Z"
)
# Parts that English words and those of other languages begin with alike.
_HEAD = regex(r"(?:super|mega|hyper|mini|micro|ultra|auto|tele|inter|anti|euro|cyber)")
# Languages that write names, and nothing else, with capitals: what begins a sentence of the draft may be any word.
_CAPITALS = frozenset("ru uk be bg tr es fr it pt".split())
# Little words that Arabic names begin with, before a hyphen.
_PARTICLES = frozenset("al el ad ar as ash at az an abd abu ben bin ibn st".split())


class LeftOver(NamedTuple):
    """A stretch of the draft and the words of the source that it is (place in ``source_text``)."""

    target: Span
    source: Span


@annotation
def left_over(document: Document) -> tuple[LeftOver, ...]:
    """Words of the source that stand in the draft untranslated, in order. Names are none of them."""
    source, language = source_text(document), source_language(document)
    if not language:
        return ()
    every = tokens(document)
    found: list[LeftOver] = []
    for pair in sentence_pairs(document):
        if not pair.complete:
            continue
        text = source[pair.source.start : pair.source.end]
        own = list(_in_script(document, pair.target, text, pair.source.start))
        here = beginning_in(every, pair.target)
        words = () if language in _OWN_SCRIPT else source_words(text, language)
        for number, token in enumerate(here):
            if (
                token.kind != "word"
                or not _suspect(document, here, number, language)
                or _quoted_word(document, token, language)
            ):
                continue
            begun = language in _CAPITALS and token.text[:1].isupper() and "-" not in token.text
            place = _origin(
                bare(token.text),
                text,
                [one for one in words if one.text[0].islower() or _SEVERAL.search(one.text)] if begun else words,
                language,
            )
            if place is not None:
                end = token.start + len(bare(token.text))
                own.append(LeftOver(Span(token.start, end), pair.in_source(place)))
        if own and len(words) >= _COPIED and document.prose[pair.target.start : pair.target.end].strip() == text.strip():
            own = [LeftOver(pair.target, pair.source)]  # a sentence copied as it is
        found += _joined(document, sorted(own), source)
    return tuple(found)


def _in_script(document: Document, target: Span, text: str, base: int) -> Iterator[LeftOver]:
    """Stretches in the source's own script that the source has."""
    for match in _FOREIGN.finditer(document.prose, *target):
        domain = _DOMAIN.match(document.prose, match.end()) or _DOMAIN_END.search(match[0])
        if domain or not any(sign.isalpha() for sign in match[0]) or _cited(document, match):
            continue
        at = text.find(match[0])
        if at < 0:
            at = next((found for word in match[0].split() if len(word) > 1 and (found := text.find(word)) >= 0), -1)
        if at < 0 and "\u0400" <= match[0][0] < "\u0530":
            at = _same_stem(match[0], text)
        if at >= 0:
            yield LeftOver(Span(*match.span()), Span(at + base, min(at + len(match[0]), len(text)) + base))


def _cited(document: Document, match: re.Match[str]) -> bool:
    """Whether words in the source's script are quoted as such: in an alphabet, short, or with an explanation beside them."""
    if not is_quoted(document, match.start()):
        return False
    start, end = match.span()
    before = document.prose[max(0, start - 40) : start]
    return (
        end - start < 3
        or match[0][0] < "\u3005"
        or _EXPLAINED.match(document.prose, end) is not None
        or _EXPLAINS.search(before) is not None
    )


def _same_stem(passage: str, text: str) -> int:
    """Where a text has a word that differs from one of a Cyrillic passage in its ending alone; -1 where it has none."""
    for word in _CYRILLIC.findall(passage.lower()):
        found = re.search(rf"(?<!\w){word[: max(4, len(word) - 3)]}", text.lower())
        if found is not None:
            return found.start()
    return -1


def _quoted_word(document: Document, token: Token, language: str) -> bool:
    """Whether a word is quoted as such; pinyin needs an explanation beside it."""
    if not is_quoted(document, token.start):
        return False
    before = document.prose[max(0, token.start - 40) : token.start]
    return language != "zh" or _EXPLAINED.match(document.prose, token.end) is not None or before.rstrip("“\"‘'").endswith("(")


def _suspect(document: Document, here: Sequence[Token], number: int, language: str) -> bool:
    """Whether a word of the draft is no English word and no name: small letters, or a German noun after an article."""
    word = bare(here[number].text)
    small = word.lower()
    least = _SHORTEST if script_of(language) or language == "zh" else _SHORTEST_LATIN
    if len(word) < least or small in english_words() or small in UNITS or small in countries() or small in known_places():
        return False
    if _DOMAIN.match(document.prose, here[number].end):
        return False
    if any(part in english_words() for part in small.split("-") if len(part) > 2):
        return False
    if small.endswith("s") and small[:-1] in english_words():
        return False
    if (head := _HEAD.match(small)) is not None and small[head.end() :] in english_words():
        return False
    if word.islower() or _first_of_sentence(document, here, number, language):
        return True
    if language != "de" or not word[0].isupper() or not word[1:].islower() or fold(word) in known_names():
        return False
    if fold(word) in gazetteer().by_name:
        return False
    start = here[number].start
    beside = here[number + 1].text if number + 1 < len(here) else ""
    return _ENGLISH_LEAD.search(document.prose, max(0, start - 24), start) is not None and not beside[:1].isupper()


def _first_of_sentence(document: Document, here: Sequence[Token], number: int, language: str) -> bool:
    """Whether a word has its capital from the beginning of a sentence alone, or its second half has none (Atash-neshani)."""
    word = bare(here[number].text)
    head, hyphen, tail = word.partition("-")
    if (
        hyphen
        and tail.isalpha()
        and tail.islower()
        and head.lower() not in _PARTICLES
        and script_of(language) in ("arabic", "cyrillic")
    ):
        return True
    beside = here[number + 1].text if number + 1 < len(here) else ""
    alone = word[1:].islower() and beside[:1].islower() and language in _CAPITALS
    return alone and number == 0 and fold(word) not in known_names()


def _origin(word: str, text: str, words: Sequence[SourceWord], language: str) -> Span | None:
    """The source word that a word of the draft is, if it is one."""
    if language == "zh":
        return _read(word, text)
    latin = fold(word)
    for number, one in enumerate(words):
        small = one.text.lower()
        if one.text[0].isupper() and one.capital and language != "de":
            continue  # a name
        if script_of(language):
            borrowed = script_of(language) == "cyrillic" and _ENGLISH_SPELLING.search(latin)
            if small[0] < "\u0370" or borrowed:
                continue  # a brand, or a word that both languages borrowed
            if len(small) > 3 and rendering_cost(small, latin, language) <= _ROMANISED and not (number == 0 and one.native):
                return Span(one.start, one.end)
            if small.endswith(_OF_MANY) and len(small) > 5 and rendering_cost(small[:-2] + "і", latin, language) <= _ROMANISED:
                return Span(one.start, one.end)
        elif _same_word(small, word.lower(), language) and _may_be_noun(text, one, word, language):
            return Span(one.start, one.end)
    return None


def _same_word(source: str, word: str, language: str) -> bool:
    """Whether a word of the draft is one of the source in Latin letters, give or take an ending."""
    if source == word:
        return True
    shared = 0
    while shared < min(len(source), len(word)) and source[shared] == word[shared]:
        shared += 1
    # köylülere, köylüler: an ending more or less.
    loose = 5 if language in ("tr", "is", "fi", "hu", "et") else 2
    return shared >= max(5, 0.65 * len(word)) and len(word) - shared <= 2 and len(source) - shared <= loose


def _may_be_noun(text: str, one: SourceWord, word: str, language: str) -> bool:
    """In German, where every noun has a capital: whether a capital is not that of a name."""
    if language != "de" or word.islower():
        return True
    return _GERMAN_LEAD.search(text, max(0, one.start - 20), one.start) is not None


def _read(word: str, text: str) -> Span | None:
    """Where three characters or more can be read as a word in pinyin."""
    small = fold(word).replace("'", "").replace("’", "")
    for cut in long_splits(small) or (splits(small) if word.islower() and len(small) > 4 else ()):
        if len(cut) < (2 if word.islower() else 3):
            continue
        for at in places_read(text, cut):
            return Span(at, at + len(cut))
    return None


def _joined(document: Document, found: Sequence[LeftOver], source: str) -> list[LeftOver]:
    """Neighbouring words as one stretch, and words with the same words between them in the source."""
    joined: list[LeftOver] = []
    for one in found:
        if joined and one.target.start <= joined[-1].target.end:
            continue
        last = joined[-1] if joined else None
        if last is not None and one.source.start > last.source.start:
            between = document.prose[last.target.end : one.target.start]
            if not between.strip(" ") or between == source[last.source.end : one.source.start]:
                joined[-1] = LeftOver(Span(last.target.start, one.target.end), Span(last.source.start, one.source.end))
                continue
        joined.append(one)
    return joined
