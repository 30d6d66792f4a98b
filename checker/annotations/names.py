"""Names of a document: runs of capitalised words, read without a list of names.

What a capital means is decided by the whole draft: a word that opens a sentence or stands in a headline set in capitals
counts as a name only if the draft writes it with a capital elsewhere, or if English has no such word.
"""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.annotations.lexicon import countries, english_words, known_names, words_of
from checker.annotations.paragraphs import Kind, paragraphs
from checker.annotations.romanisation import fold
from checker.annotations.tokens import Token, bare, capitals, texts, tokens
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex

# Small words inside names; they belong to the word after them.
PARTICLES = frozenset(
    "al el ul ur bin ibn ben bint ould abu abou abd abdel abdul abdal abdol abdoul abdur von van der den de la le da do dos "
    "das del della di du ter ten zu zur af av bat umm".split()
)
_SERVANT = regex(r"abd(?:[aeou]{1,2}[lrsnzdt])?")
_ARTICLE = regex(r"(?:[Aa]l|[Ee]l|[Uu]l|[Aa]s|[Aa]sh|[Aa]d|[Aa]n|[Aa]r|[Aa]t|[Aa]z)[-‐‑–'’`´ʿ‘]+(?=\w)")
# A token that begins small and is a name all the same: al-Assad, d'Estaing, el-Sisi.
_SMALL_START = regex(r"(?:al|el|ul|as|ash|ad|an|ar|at|az|abu|bin|ibn|ben|bar|d|l|de|von|van|e)[-‐‑–'’`´ʿ‘]+[A-ZÀ-ÖØ-ÞĀ-Ž]\w")
_MARKS = regex(r"[\W_]+")
_CLAUSE = regex(
    r"(?:I|You|He|She|It|We|They|That|There|What|Who|Where|Here|Let|How|When|Why|Don|Can|Won|Isn|Didn|Doesn|Wasn|Couldn|Wouldn|Shouldn|Aren|Weren|Haven|Hasn)['’]"
)
_ENDS_SENTENCE = frozenset(".!?…:;•–—-")
_QUOTES = frozenset("\"“”„«»‹›‘’'([{/|>*_=+")
_SPEAKING = frozenset(
    "said says say saying told tells asked wrote writes added adds stated that replied declared shouted read reads".split()
)
_ABBREVIATED = frozenset(
    "mr mrs ms dr st gen sen rep gov prof rev lt col sgt capt cpl maj cmdr adm brig hon fr det insp supt pres jr sr".split()
)
_NO_NAME = words_of("organisations", "heads") | words_of("titles", "office")
# Countries that are given names as well, and what tells a Korean or Chinese given name (Gang Dong-won).
GIVEN_COUNTRIES = frozenset("chad georgia israel jordan salvador".split())
_TWO_SYLLABLES = regex(r"[A-Z][a-z]{1,5}-[a-z]{1,6}")
_HEADLINE = 0.6  # share of longer words with a capital from which a block is set in title case


class Word(NamedTuple):
    """One word of a name with the particles before it, without a possessive ending.

    ``core`` is folded and has no article or particle; ``joined`` is folded with them; an initial has one letter.
    ``plain`` is the core with its diacritics: two words with one core and two plains differ in diacritics.
    """

    start: int
    end: int
    text: str
    core: str
    joined: str
    plain: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Mention(NamedTuple):
    """A name as it stands at one place.

    ``title`` is what stands in capitals before it (``Russian Deputy Foreign Minister``); ``person`` is false for names
    with the word for an organisation, a country or a common noun in them; ``sure`` is false where the capitals could be
    those of a headline.
    """

    words: tuple[Word, ...]
    title: str
    person: bool
    sure: bool

    @property
    def span(self) -> Span:
        return Span(self.words[0].start, self.words[-1].end)

    @property
    def text(self) -> str:
        """The words of the name, one space between them."""
        return " ".join(word.text for word in self.words)


class Run(NamedTuple):
    """Capitalised words with nothing but spaces and particles between them; ``first`` and ``last`` are token numbers.

    ``opening`` is true where the first word has its capital perhaps only because a sentence begins there.
    """

    first: int
    last: int
    opening: bool
    headline: bool


@annotation
def runs(document: Document) -> tuple[Run, ...]:
    """Every run of capitalised words in order, titles and all."""
    found: list[Run] = []
    every, prose = tokens(document), document.prose
    headlines = _headlines(document)
    starts = [start for start, _ in headlines]
    at, headline = 0, False
    for number in capitals(document):
        start, _, text, _ = every[number]
        if number < at or not _capital(text):
            continue
        last = _run_end(prose, every, number)
        at = last + 1
        if starts:
            block = bisect.bisect_right(starts, start) - 1
            headline = block >= 0 and start < headlines[block][1]
        found.append(Run(number, last, _opens(prose, every, number), headline))
    return tuple(found)


@annotation
def names(document: Document) -> tuple[Mention, ...]:
    """Every name of the document in order, whether of people or of anything else."""
    every, found = tokens(document), runs(document)
    sure, written = _sure_forms(every, found), texts(document)
    every_name: list[Mention] = []
    for run in found:
        if run.first < run.last:
            every_name += _mentions(document.prose, every, run, sure, written)
        elif (alone := _alone(every[run.first].text)) is not None:
            token = every[run.first]
            if not run.opening or _opens_as_name(alone, sure, written) or _says(every, run):
                known = not run.headline or alone.name in sure
                word = Word(token.start, token.start + len(alone.name), alone.name, alone.core, alone.joined, alone.plain)
                every_name.append(Mention((word,), "", alone.person, known))
    return tuple(every_name)


class _Alone(NamedTuple):
    """What is known of a capitalised word before its draft is looked at; ``common`` is true of a word of the dictionary."""

    name: str
    small: str
    core: str
    joined: str
    plain: str
    office: bool
    common: bool
    person: bool


@functools.lru_cache(maxsize=65536)
def _alone(text: str) -> _Alone | None:
    """A run of this one word as a name, or ``None`` where it is none in any draft: *Monday*, *President*, *EU*."""
    name, joined, core, plain = _read(text)
    small, lower = name.lower(), text.lower()
    if len(core) < 2 or lower in words_of("calendar", "words"):
        return None
    office = small in words_of("titles", "office")
    leading = office or small in countries() or (text.isupper() and 1 < len(small) < 6)
    folded = {core, lower}
    if (leading and lower not in countries()) or folded <= _NO_NAME:
        return None
    common = core in english_words() or core in _NO_NAME or (name.isascii() and core in countries())
    person = not common and folded.isdisjoint(words_of("organisations", "heads"))
    return _Alone(name, small, core, joined, plain, office, small in english_words(), person)


def _opens_as_name(word: _Alone, sure: set[str], written: frozenset[str]) -> bool:
    """Whether a single word that opens a sentence is a name."""
    if word.office:
        return True
    if word.small in written and word.small.islower():
        return False
    return word.name in sure or not word.common


@functools.lru_cache(maxsize=65536)
def _capital(text: str) -> bool:
    """Whether a token is written as a name is: with a Latin capital, or small with an article (*al-Assad*)."""
    if text[0].isupper() and text[0] < "\u0370":
        return not (len(text) == 1 and text in "IA") and not _CLAUSE.match(text)
    return len(text) > 3 and not text.isalpha() and _SMALL_START.match(text) is not None


def _run_end(prose: str, every: Sequence[Token], first: int) -> int:
    """The number of the last token of the run that begins at ``first``."""
    last = at = first
    _, end, text, kind = every[at]
    while at + 1 < len(every):
        after_start, after_end, after, after_kind = every[at + 1]
        gap = after_start - end
        if gap == 0 and after == "." and (len(text) == 1 or text.lower() in _ABBREVIATED):
            at += 1
        else:
            spaced = gap == 1 and prose[end] in " \u00a0"
            if after_kind != "word" or not (spaced or (gap == 0 and text == ".")):
                break
            if kind == "word" and bare(text) != text:
                break
            at += 1
            if _capital(after):
                last = at
            elif not (after in PARTICLES and at + 1 < len(every) and every[at + 1].start - after_end == 1):
                break
        end, text, kind = after_end, after, after_kind
    return last


def _opens(prose: str, every: Sequence[Token], number: int) -> bool:
    """Whether the token may have its capital only because a sentence, quotation, line or list item begins there."""
    if number == 0:
        return True
    before, token = every[number - 1], every[number]
    if "\n" in prose[before.end : token.start]:
        return True
    if before.kind != "mark":
        return False
    if before.text == "." and number > 1 and before.start == every[number - 2].end:
        earlier = every[number - 2].text
        return not (earlier.lower() in _ABBREVIATED or (len(earlier) == 1 and earlier.isupper()))
    if before.text in _QUOTES and number > 1 and every[number - 2].text.islower():
        return every[number - 2].text in _SPEAKING  # the captain of “Shinnik”, but: he said “We …”
    return before.text in _QUOTES or before.text[0] in _ENDS_SENTENCE


def _headlines(document: Document) -> list[Span]:
    """The blocks set in title case or in capitals."""
    found: list[Span] = []
    for block in paragraphs(document):
        if block.kind is Kind.BODY:
            continue
        long = [word for word in document.prose[block.start : block.end].split() if len(word) > 3 and word[0].isalpha()]
        if len(long) > 2 and sum(word[0].isupper() for word in long) >= _HEADLINE * len(long):
            found.append(block.span)
    return found


def _sure_forms(every: Sequence[Token], found: Sequence[Run]) -> set[str]:
    """Forms that the draft writes with a capital where no sentence begins, outside headlines."""
    sure: set[str] = set()
    for run in found:
        if not run.headline:
            first = run.first + run.opening
            sure.update(bare(every[at].text) for at in range(first, run.last + 1))
    return sure


def _mentions(prose: str, every: Sequence[Token], run: Run, sure: set[str], written: frozenset[str]) -> Iterator[Mention]:
    """The names in a run of several words: one, or two where somebody's title stands behind another name."""
    parts = [token for token in every[run.first : run.last + 1] if token[2] != "."]
    if run.opening and not _begins_name(parts, sure, written) and not _says(every, run):
        del parts[0]
    while parts and parts[-1][2].lower() in words_of("calendar", "words"):
        parts.pop()
    titles = [_title(token[2]) for token in parts]
    begin = _after_titles(parts)
    if any(titles[1:begin]):
        other = next((at for at in range(1, begin) if titles[at] and not titles[at - 1]), 0)
        if other:  # somebody or something named before somebody's title
            yield from _mention(prose, parts[:other], _after_titles(parts[:other]), run, sure)
    yield from _mention(prose, parts, begin, run, sure)


def _mention(prose: str, parts: Sequence[Token], begin: int, run: Run, sure: set[str]) -> Iterator[Mention]:
    """The name of some tokens of which the first ``begin`` are titles; nothing where no word of a name is left."""
    words = _words(prose, parts[begin:])
    if not words or max([len(word[3]) for word in words]) < 2:
        return
    folded = {word[3] for word in words}
    folded.update([token[2].lower() for token in parts[begin:]])
    if folded <= _NO_NAME:
        return
    # Germán is a given name, German is not.
    first, last = words[0].core, words[-1].core
    person = (len(words) > 1 or first not in english_words()) and last not in _NO_NAME
    person = person and folded.isdisjoint(words_of("organisations", "heads"))
    person = person and not any(word[3] in countries() and word[2].isascii() for word in words)
    known = not run.headline or all(bare(token.text) in sure for token in parts[begin:])
    yield Mention(words, " ".join([token[2] for token in parts[:begin]]), person, known)


def _begins_name(parts: Sequence[Token], sure: set[str], written: frozenset[str]) -> bool:
    """Whether the first word of a run that opens a sentence belongs to the name."""
    form = bare(parts[0].text)
    small = form.lower()
    if small in words_of("titles", "office"):
        return True
    if len(parts) == 2 and len(small) < 7 and _TWO_SYLLABLES.fullmatch(bare(parts[1].text)):
        return small not in words_of("function", "words")
    if small in written and small.islower():
        return form in sure and len(parts) > 1 and small not in english_words()
    if (
        len(parts) > 1
        and small in known_names()
        and small not in words_of("function", "words")
        and _standing(parts[1].text).rare
    ):
        return True  # Mike Tokes, whatever a mike is
    return form in sure or small not in english_words()


def _says(every: Sequence[Token], run: Run) -> bool:
    """Whether a single word that opens a sentence is followed by a verb of speech in the singular: Nadir told …"""
    after = every[run.last + 1].text if run.last + 1 < len(every) else ""
    return run.first == run.last and after in _SPEAKING and every[run.first].text[-1:] != "s" and len(every[run.first].text) > 3


@functools.lru_cache(maxsize=65536)
def _title(text: str) -> bool:
    """Whether a token is the word for an office, or a country or its people."""
    small = bare(text).lower()
    return small in words_of("titles", "office") or small in countries()


class _Standing(NamedTuple):
    """What a word may be before a name: a country or people, one of these that is a given name too, an office, one that is
    no family name, an acronym; and whether it is rare."""

    country: bool
    given: bool
    office: bool
    surely: bool
    acronym: bool
    rare: bool


@functools.lru_cache(maxsize=65536)
def _standing(text: str) -> _Standing:
    """What a token may be before a name."""
    small = bare(text).lower()
    country, office = small in countries(), small in words_of("titles", "office")
    return _Standing(
        country,
        small in GIVEN_COUNTRIES,
        office,
        office and small not in words_of("titles", "surnames"),
        text.isupper() and 1 < len(small) < 6,
        not country and small not in english_words(),
    )


def _after_titles(parts: Sequence[Token]) -> int:
    """Where the name begins, after offices, nationalities and acronyms before it."""
    begin = 0
    for at, token in enumerate(parts[:-1] if len(parts) > 1 else parts):
        country, given, office, surely, acronym, _ = _standing(token[2])
        if surely:
            begin = at + 1
        elif at == begin and (country or office or acronym):
            family = country and given and at + 1 < len(parts) and _standing(parts[at + 1][2]).rare
            if office or acronym or not family:
                begin = at + 1
    if len(parts) == 1 and parts[0].text.lower() in countries():
        return 0
    return begin


@functools.lru_cache(maxsize=65536)
def _read(text: str) -> tuple[str, str, str, str]:
    """A token without its possessive ending, folded, and without its article folded and with diacritics."""
    name = bare(text)
    head = _ARTICLE.sub("", name, count=1)
    return name, fold(name), fold(head), _MARKS.sub("", head).casefold()


def _words(prose: str, parts: Sequence[Token]) -> tuple[Word, ...]:
    """The words of a name, each with the particles before it."""
    found: list[Word] = []
    start, last = -1, len(parts) - 1
    before = ""
    for at, (begin, _, whole, _) in enumerate(parts):
        text, folded, core, plain = _read(whole)
        if start < 0:
            start = begin
        if at < last and text.lower() in PARTICLES:
            before += folded
            continue
        servant = _SERVANT.match(before) if before else None
        if servant:  # Abdel Wahab, Abd el-Wahab, Abdul Wahab: one word, whatever its article
            core, plain = "abd" + core, before + _MARKS.sub("", text).casefold()
        elif len(core) > 6 and (servant := _SERVANT.match(core)) and core[servant.end()] not in "aeiouy":
            core = "abd" + core[servant.end() :]
        end = begin + len(text)
        if len(core) == 1 and prose[end : end + 1] == ".":
            end += 1
        found.append(Word(start, end, prose[start:end], core, before + folded, plain))
        start, before = -1, ""
    return tuple(found)
