"""Names of the draft that nothing in the source stands for, and names of the source that the draft has nowhere."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence
from typing import NamedTuple

from checker.annotations.alignment import Pair, source_text
from checker.annotations.gazetteer import gazetteer, town_spellings
from checker.annotations.lexicon import countries, english_words, known_names, known_places, words_of
from checker.annotations.name_counterparts import OTHER_NAME, Rendered, Sentence, changed_names, cost_of, rendered_names
from checker.annotations.names import Word
from checker.annotations.offices import role_of
from checker.annotations.rendering import FAR, SAME, first_rendering, rendering_cost, script_of
from checker.annotations.romanisation import fold, given_names
from checker.annotations.source_dates import source_dates
from checker.annotations.source_language import source_language
from checker.annotations.source_names import SourceWord, arabic_given_names, has_capitals
from checker.annotations.tokens import tokens
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex

# From this cost no word of the source can be the origin of a name, however it is spelled in its own language.
_NOTHING = {"cyrillic": 1.9, "arabic": 2.2, "hebrew": 2.2, "greek": 1.9}
_LATIN = frozenset("es fr tr it pt".split())
# Endings of surnames, in any case, that no adjective or place has as a rule.
_ENDS_SURNAME = regex(
    r"\w{2}(?:[оеє]в|[иі]н|їн|ын|енк|[уюая]к|[иі]ч|[ая]н|[чщ]ук)(?:а|у|ю|ым|им|ом|е|ой|ою|і|ові|еві|ем|о|ы|ых)?\Z|(?:дзе|швили|швілі)\Z"
)
_HYPHEN = regex("[-‑]")
_LEAST = 4  # letters of a name that are compared


class NamePresence(NamedTuple):
    """A name from nowhere (``target``), a name lost (``source``), or the one in the place of the other."""

    pair: Pair
    source: Span | None
    target: Span | None


@annotation
def name_presence(document: Document) -> tuple[NamePresence, ...]:
    """Full names and towns that stand on one side only, in order of the draft. A name that the other side has in any
    sentence is none of them, for a translator may put it in the place of *he* or *there*."""
    language = source_language(document)
    source, sentences = source_text(document), rendered_names(document)
    if not sentences:
        return ()
    given = {one.word.core for sentence in sentences for name in sentence.names for one in name if one.source is not None}
    answered = {
        _stem(one.source) for sentence in sentences for name in sentence.names for one in name if one.source is not None
    }
    changed = {one.target.start for one in changed_names(document)}
    replaced = {one.source.start for one in changed_names(document)}
    draft = _Draft(document)
    found: list[NamePresence] = []
    for index, sentence in enumerate(sentences):
        beside = sentences[max(0, index - 1) : index + 2]
        added = [
            name
            for name in sentence.names
            if not any(one.word.core in given or one.word.start in changed for one in name)
            and _from_nowhere(name, beside, language)
        ]
        lost = [
            run
            for run in _source_names(source, sentence, language)
            if (added or (len(run) > 1 and _given_name(run[0], language)))
            and not any(word.start in replaced for word in run)
            and not any(_stem(word) in answered or draft.has(word, language) for word in _telling(run, language))
        ]
        for number, name in enumerate(added):
            there = lost[number] if len(lost) == len(added) else None
            if there is not None or (len(name) > 1 and _given(name[0].word.core)):
                place = Span(there[0].start, there[-1].end) if there else None
                found.append(NamePresence(sentence.pair, place, name[0].mention.span))
        found += [NamePresence(sentence.pair, Span(run[0].start, run[-1].end), None) for run in lost if not added]
        if not added and not lost and script_of(language) == "cyrillic":
            found += _surname_changed(source, sentence, beside, draft, (given, answered, changed, replaced), language)
    return tuple(found)


def _surname_changed(
    source: str,
    sentence: Sentence,
    beside: Sequence[Sentence],
    draft: _Draft,
    known: tuple[set[str], set[str], set[int], set[int]],
    language: str,
) -> list[NamePresence]:
    """A surname by itself in the place of another: the only one that the source has not, where one of the source’s is gone."""
    given, answered, changed, replaced = known
    ours = [
        name[0]
        for name in sentence.names
        if len(name) == 1
        and name[0].word.core not in given
        and name[0].word.start not in changed
        and _surname(name[0], beside, language)
    ]
    if len(ours) != 1:
        return []
    lost = [
        run[0]
        for run in _source_names(source, sentence, language)
        if len(run) == 1 and _ENDS_SURNAME.search(run[0].text) and not run[0].given and run[0].start not in replaced
        if _stem(run[0]) not in answered and not draft.has(run[0], language)
    ]
    if len(lost) != 1 or cost_of(lost[0], ours[0].word, language) < OTHER_NAME:
        return []
    if first_rendering(lost[0].text[0].lower(), language)[:1] != ours[0].word.core[0]:
        return []  # a name that changed on the way keeps its initial
    return [NamePresence(sentence.pair, Span(lost[0].start, lost[0].end), ours[0].mention.span)]


def _surname(one: Rendered, beside: Sequence[Sentence], language: str) -> bool:
    """Whether a single name is that of a person by the surname, and renders nothing in the sentences beside it."""
    core, mention = one.word.core, one.mention
    if not mention.sure or not mention.person or one.source is not None or len(core) <= _LEAST or _given(core):
        return False
    if core in english_words() or core in countries() or core in known_places() or core in words_of("organisations", "heads"):
        return False
    if not one.word.text.isascii() or one.word.text.isupper():
        return False
    words = [part for sentence in beside for word in sentence.words for part in _parts(word)]
    return not any(cost_of(word, one.word, language) < OTHER_NAME for word in words)


def _telling(run: tuple[SourceWord, ...], language: str) -> tuple[SourceWord, ...]:
    """The words of a name by which the draft may call somebody: of a given name and a surname, the latter."""
    return run[1:] if len(run) == 2 and language in _LATIN and _given_name(run[0], language) else run


def _given_name(word: SourceWord, language: str) -> bool:
    """Whether a word of the source is a known given name."""
    if script_of(language) == "cyrillic":
        return word.given
    if script_of(language) == "arabic":
        return word.text in arabic_given_names(language)
    return _given(fold(word.text))


def _given(core: str) -> bool:
    return core in known_names() or core in given_names() or core in words_of("given", "common")


def _stem(word: SourceWord) -> str:
    return word.text.lower()[: max(_LEAST, len(word.text) - 3)]


def _from_nowhere(name: Sequence[Rendered], beside: Sequence[Sentence], language: str) -> bool:
    """Whether a name is a person's full name or a town, and renders nothing in the sentences beside it."""
    mention = name[0].mention if name else None
    if mention is None or not mention.sure or any(one.source is not None for one in name):
        return False
    folded = {one.word.core for one in name}
    if not folded.isdisjoint(countries()) or not folded.isdisjoint(words_of("organisations", "heads")):
        return False
    if len(name) == 1 and (not _town(name[0].word) or _given(name[0].word.core)):
        return False
    if any(
        len(one.word.core) < _LEAST or (one.word.core in english_words() and one.word.core not in known_names()) for one in name
    ):
        return False
    if script_of(language) and not all(one.word.text.isascii() for one in name):
        return False  # spelled as in a third language
    limit = _NOTHING.get(script_of(language), FAR)
    words = [part for sentence in beside for word in sentence.words for part in _parts(word)]
    joined = "".join(one.word.core for one in name)
    for one in name:
        if any(cost_of(word, one.word, language) < limit for word in words):
            return False
        forms = (joined, *town_spellings(one.word.core))
        if any(rendering_cost(word.text, form, language) <= SAME for form in forms for word in words):
            return False
    return True


def _parts(word: SourceWord) -> list[SourceWord]:
    """A hyphenated word and each of its parts."""
    parts = [part for part in _HYPHEN.split(word.text) if part]
    return [word] if len(parts) == 1 else [word, *(word._replace(text=part) for part in parts)]


def _town(word: Word) -> bool:
    return word.core in gazetteer().by_name and word.core not in known_places() and len(word.core) > _LEAST


def _source_names(source: str, sentence: Sentence, language: str) -> list[tuple[SourceWord, ...]]:
    """Runs of words with capitals that no sentence beginning explains; offices, months, days and short words are none."""
    if script_of(language) == "arabic":
        pairs = itertools.pairwise(sentence.words)
        return [
            (word, after)
            for word, after in pairs
            if after.close and len(after.text) >= _LEAST and word.text in arabic_given_names(language)
        ]
    if not has_capitals(language):
        return []
    base = sentence.pair.source.start
    dated = [(date.start + base, date.end + base) for date in source_dates(source[base : sentence.pair.source.end], language)]
    runs: list[list[SourceWord]] = []
    last = -2
    for at, word in enumerate(sentence.words):
        named = word.capital and len(word.text) >= _LEAST and not word.text.isupper() and word.text[1:].islower()
        if (
            not named
            or any(start <= word.start < end for start, end in dated)
            or role_of(word.text, language) is not None
            or "-" in word.text
        ):
            continue
        if script_of(language) == "cyrillic" and not (word.native or word.given):
            continue  # a foreign name has a spelling of its own, and a country an English name
        if last == at - 1 and word.close:
            runs[-1].append(word)
        else:
            runs.append([word])
        last = at
    return [tuple(run) for run in runs]


class _Draft:
    """The words of a draft with capitals, folded, for finding what may render a source word."""

    def __init__(self, document: Document) -> None:
        every = (token.text for token in tokens(document) if token.kind == "word" and token.text[:1].isupper())
        self.words = sorted({fold(text) for text in every} - {""})

    def has(self, word: SourceWord, language: str) -> bool:
        """Whether any of them may render a word of the source."""
        if not script_of(language):
            at = bisect.bisect_left(self.words, fold(word.text))
            return at < len(self.words) and self.words[at] == fold(word.text)
        return any(rendering_cost(word.text, one, language) < 1.0 for one in self.words)
