"""Counties, towns and villages of China that the draft translates word by word (Horse Pass County) or takes for others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from checker.annotations.alignment import LONGEST, Pair, sentence_pairs, source_text
from checker.annotations.han_names import long_splits, places_read, readings, splits
from checker.annotations.lexicon import english_words
from checker.annotations.source_language import source_language
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex

# What follows the name of a place, and the English words for it.
_KINDS = {
    "县": "county", "縣": "county", "区": "district", "區": "district", "镇": "town township", "鎮": "town township",
    "乡": "township town", "鄉": "township town", "村": "village", "市": "city", "旗": "banner",
}  # fmt: skip
_PLACE = regex(rf"(?:[省市州盟县縣区區镇鎮乡鄉旗]|自治区)(?P<name>[\u4e00-\u9fff]{{2,3}}?)(?P<kind>[{''.join(_KINDS)}])")
_TRANSLATED = regex(
    r"\b(?P<name>[A-Z][a-z]+(?:[ -][A-Z][a-z]+){0,2}) "
    r"(?P<kind>[Cc]ounty|[Dd]istrict|[Tt]own(?:ship)?|[Vv]illage|[Bb]anner|[Cc]ity)\b"
)
_CAPITAL = regex(r"[A-Z][a-z’'-]+")
_NO_LETTER = regex("[^a-z]")
# Words that a place keeps in English, or that are no name.
_KEPT = frozenset(
    """new old east west north south eastern western northern southern central upper lower middle autonomous special economic
    development high tech industrial financial business historic mountain mining urban rural suburban the a this that lake
    temple free trade bonded export processing chinese international""".split()
)


class PlaceTranslated(NamedTuple):
    """A place of the source (its place in ``source_text``), the words of the draft that stand for its name, and the name where
    the draft only parts its syllables."""

    source: Span
    target: Span
    right: str = ""


@annotation
def translated_places(document: Document) -> tuple[PlaceTranslated, ...]:
    """Places that stand in the source after a larger one, that no word of the draft reads, and for which it has a place of the
    same kind with a name of English words or in other pinyin; in order of the draft."""
    if source_language(document) != "zh":
        return ()
    source, prose = source_text(document), document.prose
    found: list[PlaceTranslated] = []
    for pair in sentence_pairs(document):
        if not pair.complete or pair.source.end - pair.source.start > LONGEST:
            continue
        text = source[pair.source.start : pair.source.end]
        ours = [
            match
            for match in _TRANSLATED.finditer(prose, *pair.target)
            if _is_english(match["name"]) or _is_other_pinyin(match["name"], text)
        ]
        found += _parted(source, pair, prose)
        for match in _PLACE.finditer(source, *pair.source) if ours else ():
            same = [one for one in ours if one["kind"].lower() in _KINDS[match["kind"]].split()]
            if len(same) == 1 and not _read(match["name"], prose[pair.target.start : pair.target.end]):
                found.append(PlaceTranslated(Span(*match.span("name")), Span(*same[0].span("name"))))
    return tuple(found)


def _parted(source: str, pair: Pair, prose: str) -> Iterator[PlaceTranslated]:
    """Names of places in two words, one for each character: Ke Qiao District."""
    for match in _TRANSLATED.finditer(prose, *pair.target):
        words = match["name"].split()
        if len(words) != 2 or any(word.lower() in english_words() for word in words):
            continue
        for kind, english in _KINDS.items():
            at = source.find(kind, *pair.source) if match["kind"].lower() in english.split() else -1
            while at >= pair.source.start + 2:
                if all(word.lower() in readings(sign) for word, sign in zip(words, source[at - 2 : at], strict=True)):
                    yield PlaceTranslated(Span(at - 2, at), Span(*match.span("name")), "".join(words).capitalize())
                    return
                at = source.find(kind, at + 1, pair.source.end)


def _is_english(name: str) -> bool:
    """Whether all words of a name are English ones, and none of those that a place keeps."""
    words = name.lower().replace("-", " ").split()
    return all(word in english_words() for word in words) and not any(word in _KEPT for word in words)


def _is_other_pinyin(name: str, text: str) -> bool:
    """Whether a name is pinyin, and of no characters of a text."""
    cuts = splits(name.lower())
    return len(max(cuts, key=len, default=())) > 1 and not any(True for cut in cuts for _ in places_read(text, cut))


def _read(name: str, text: str) -> bool:
    """Whether a word with a capital may be a reading of some characters."""
    for word in _CAPITAL.findall(text):
        small = _NO_LETTER.sub("", word.lower())
        for cut in (*splits(small), *long_splits(small)):
            if len(cut) >= len(name) and all(one in readings(sign) for one, sign in zip(cut, name, strict=False)):
                return True
    return False
