"""Words on which the meaning of a sentence turns (not, alleged, except, if): where the source has them and the draft has
nothing that answers. The words are in ``data/source_cues.toml``."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from checker.annotations.alignment import Pair, sentence_pairs, source_text
from checker.annotations.source_language import source_language
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex
from checker.shipped import tables_of

# Sentences longer than this, in code points of the draft, say one thing in too many ways.
LONGEST = 420


# Languages in which what looks like a cue and is none begins with a word: а не, and not собака не.
_SPACED = frozenset("ru uk de fr es pt".split())
# Vowels and doublings that Arabic writing may add to any letter, and the stroke that stretches a word.
_POINTS = regex("[\u064b-\u0652\u0640\u0670]")
# How many words of a kind may answer one: of these kinds the draft must have as many as the source.
_COUNTED = frozenset(("hedge",))
# Kinds that deny: of these one finding a sentence is enough.
_DENYING = frozenset(("negation", "nobody", "without", "exclusion", "denial", "failure", "unword", "unlikely", "refusal"))
# The same for kinds that call something doubtful.
_GUESSING = frozenset(("hedge", "doubt", "mood", "chance", "attribution", "likely", "suspicion"))
# Kinds that are said together (no one except the driver, not without a permit): where the source has two of them and the
# draft a single word for both, one is lost.
_TOGETHER = ("negation", "impossible", "without", "exception")
# English words that say both at once: only with, unless, must.
_TWOFOLD = regex(r"\b(?:only|unless|until|just|alone|sole\w*|requir\w*|need\w*|must|mandatory|compulsory)\b", re.IGNORECASE)
# Those that say that something is forbidden or cannot be; and those that except.
_FORBIDS = regex(
    r"\b(?:barr(?:ed|ing)|bars|outlaw\w*|bann?\w*|prohibit\w*|forb\w+|illegal|impossible|unthinkable)\b", re.IGNORECASE
)
_SPARES = regex(r"except|apart|other than|but\b|save\b|besides?\b|aside|barring|bar\b|exclud")
# How far apart, as a share of its sentence, a word that denies and its answer may stand, and from how many code points on.
_FAR, _LONG_ENOUGH = 0.45, 60
# The draft rules something out, and what would make that its opposite.
_RULES_OUT = regex(r"\b(?:rul(?:e|es|ed|ing) (?:\w+ ){0,3}out|excluded)\b", re.IGNORECASE)
_KEEPS_OPEN = regex(
    r"\b(?:not|no|nor|neither|never|nothing|cannot|without|refus\w*|declin\w*|yet|short|unwilling|hesita\w*|reluctan\w*|fail\w*"
    r"|avoid\w*|unable|impossible|too|premature|hard|difficult|hardly)\b|n['’]t\b",
    re.IGNORECASE,
)
_SUSPECT_HAN = regex("嫌疑人|嫌犯|疑犯")  # the suspect is a noun of its own
_STILL_HAN = regex("仍|还是|還是|依然|依旧|依舊|照样")
# Words that look as if they began with a syllable that denies.
_DENIES_NOTHING = regex(
    r"in(?:form|sur|vest|clud|creas|dustr|stitut|ter|volv|flu|habit|jur|spec|struc|com|fla|itia|side|tend|tens|dividual|dependen|dica)"
    r"|im(?:port|pact|prov|plement|medi|mig|press|pris)|dis(?:trict|cuss|play|trib|tan|ease|aster|cover|patch)|ira[nq]|irish",
    re.IGNORECASE,
)
# What says of all what the source says of nobody.
_EVERYBODY = regex(r"\b(?:all|every|everybody|everyone|each|both)\b", re.IGNORECASE)
_CLAUSE = regex(r"[,;:،؛，；：]\s*|\s[–—-]\s")
_QUESTION = regex(r"[?？؟][\"'”’»]*\s*\Z")
# Patterns that reach over other words, or from one end of a sentence, are looked for in every sentence by itself.
_REACHES = regex(r"\.\{|\.[*+]|\[\^|\\A|\\Z")
# What denies whatever else a source says.
_PLAIN_NOT = regex(r"\b(?:not|no|none|nobody|nothing|never|neither|nor|cannot|no-one)\b|n['’]t\b", re.IGNORECASE)
_SAYS_NOT = regex(
    r"\b(?:not(?! only| just| least)|never|nobody|none|no one|cannot|neither)\b|n['’]t\b"
    r"|\bno(?= (?!longer|doubt|matter|later|sooner|more|less|fewer|wonder|stranger|exception|small|time|way|place|\d)[a-z])",
    re.IGNORECASE,
)


class LostCue(NamedTuple):
    """A word of the source (place in ``source_text``) that nothing in the aligned sentence of the draft answers."""

    kind: str
    pair: Pair
    source: Span
    target: Span


@functools.cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    return tables_of("checker.annotations", "data/source_cues.toml")


@functools.cache
def _english(kind: str) -> re.Pattern[str]:
    return re.compile("".join(_tables()[kind]["en"].split("\n")), re.IGNORECASE)


@functools.cache
def _pattern(kind: str, language: str) -> tuple[re.Pattern[str], re.Pattern[str] | None] | None:
    """The words of a kind in a language, and what looks like them and is none; ``None`` for a language without words."""
    table = _tables()[kind]
    if language not in table:
        return None
    without = table.get(f"{language}_not")
    if without and language in _SPACED:
        without = rf"(?<!\w)(?:{without})"
    return re.compile(table[language]), re.compile(without) if without else None


@functools.cache
def _kinds(language: str) -> Mapping[str, re.Pattern[str]]:
    """The words of a language by kind."""
    return {kind: found[0] for kind in _tables() if (found := _pattern(kind, language)) is not None}


def source_cues(text: str, kind: str, language: str) -> list[Span]:
    """Where a source text has words of a kind (``negation``, ``hedge``, ``exception``, ``condition``)."""
    patterns = _pattern(kind, language)
    if patterns is None:
        return []
    lower, places = _lower(text)
    found, without = patterns
    spans = [Span(*match.span()) for match in found.finditer(lower) if match.end() > match.start()]
    if spans and without is not None:
        barred = [match.span() for match in without.finditer(lower)]
        spans = [span for span in spans if not any(start < span.end and span.start < end for start, end in barred)]
    return [Span(places[span.start], places[span.end - 1] + 1) for span in spans]


def unpointed(text: str) -> tuple[str, Sequence[int]]:
    """A text without Arabic points, and the place in the text of each code point that is left."""
    if not _POINTS.search(text):
        return text, range(len(text))
    places = [at for at, sign in enumerate(text) if not _POINTS.match(sign)]
    return "".join(text[at] for at in places), places


@functools.lru_cache(maxsize=64)
def _lower(text: str) -> tuple[str, Sequence[int]]:
    """The text in small letters, where that keeps its length, and without Arabic points, with the places of what is left."""
    lower = text.replace("İ", "i").lower()
    return unpointed(lower if len(lower) == len(text) else text)


def english_cues(text: str, kind: str) -> list[Span]:
    """Where an English text has anything that may answer words of a kind."""
    return [Span(*match.span()) for match in _english(kind).finditer(text)]


@annotation
def lost_cues(document: Document) -> tuple[LostCue, ...]:
    """Words of every kind that the draft does not answer, in order of its sentences."""
    source, language = source_text(document), source_language(document)
    found: list[LostCue] = []
    pairs = sentence_pairs(document)
    for pair, present in zip(pairs, _present(source, pairs, language), strict=True):
        if not present or not pair.complete or pair.target.end - pair.target.start > LONGEST:
            continue
        theirs, ours = source[pair.source.start : pair.source.end], document.prose[pair.target.start : pair.target.end]
        if _QUESTION.search(theirs) or _QUESTION.search(ours) or not _translated(ours):
            continue
        kinds: set[str] = set()
        for kind in _kinds(language):
            if kind not in present or kind == "impossible":
                continue
            if (kind in _DENYING and kinds & _DENYING) or (kind in _GUESSING and kinds & _GUESSING):
                continue
            cue = _lost(theirs, ours, kind, language)
            if cue is not None:
                kinds.add(kind)
                found.append(LostCue(kind, pair, pair.in_source(cue), pair.target))
        both = None if kinds or len(present.intersection(_TOGETHER)) < 2 else _half_lost(theirs, ours, language)
        if both is not None:
            kind, cue = both
            found.append(LostCue(kind, pair, pair.in_source(cue), pair.target))
    return tuple(found)


@functools.cache
def _reaching(language: str) -> frozenset[str]:
    return frozenset(kind for kind, table in _tables().items() if _REACHES.search(table.get(language, "")))


def _present(source: str, pairs: Sequence[Pair], language: str) -> list[set[str]]:
    """The kinds of words that each pair may have in its source: one look at the whole text costs less than one a sentence."""
    found = [set(_reaching(language)) for _ in pairs]
    order = sorted((number for number, pair in enumerate(pairs) if pair.complete), key=lambda number: pairs[number].source)
    starts = [pairs[number].source.start for number in order]
    lower, places = _lower(source)
    for kind, pattern in _kinds(language).items():
        for match in pattern.finditer(lower) if kind not in _reaching(language) else ():
            if match.end() > match.start():
                at = bisect.bisect_right(starts, places[match.start()]) - 1
                if at >= 0:
                    found[order[at]].add(kind)
    return found


def _half_lost(theirs: str, ours: str, language: str) -> tuple[str, Span] | None:
    """Of two words that are said together the one that the draft has no word for, with its kind."""
    every = {kind: source_cues(theirs, kind, language) for kind in _TOGETHER}
    without = {cue.start for cue in every["without"]}
    every["negation"] = [cue for cue in every["negation"] if cue.start not in without] or every["negation"]
    cues = {kind: found[0] for kind, found in every.items() if found}
    if len({cue.start for cue in cues.values()}) < 2 or _TWOFOLD.search(ours):
        return None
    if "impossible" in cues and _FORBIDS.search(ours):
        return None
    answers = {cue.start for kind in ("negation", "exception", "without") for cue in english_cues(ours, kind)}
    answers = {start for start in answers if not _DENIES_NOTHING.match(ours, start)}
    if len(answers) != 1:
        return None
    said = ours[next(iter(answers)) :].lower()
    kept = "exception" if _SPARES.match(said) else "without" if said.startswith("without") else "negation"
    lost = next(kind for kind in reversed(cues) if kind != kept)
    return ("exception" if lost == "exception" else "negation"), cues[lost]


@functools.cache
def _denials() -> Mapping[str, re.Pattern[str]]:
    """By language, whatever may deny in it."""
    return {
        language: re.compile(pattern)
        for language, pattern in tables_of("checker.annotations", "data/source_denials.toml").items()
    }


@annotation
def added_negations(document: Document) -> tuple[LostCue, ...]:
    """Words of the draft that deny where nothing in the aligned sentence of the source may, in order of its sentences."""
    source, pattern = source_text(document), _denials().get(source_language(document))
    found: list[LostCue] = []
    for pair in sentence_pairs(document) if pattern is not None else ():
        if not pair.complete or pair.target.end - pair.target.start > LONGEST:
            continue
        theirs = source[pair.source.start : pair.source.end]
        if pattern is None or pattern.search(theirs.lower()) or _QUESTION.search(theirs):
            continue
        said = _SAYS_NOT.search(document.prose, *pair.target)
        if said is not None and not _QUESTION.search(document.prose[pair.target.start : pair.target.end]):
            found.append(LostCue("added", pair, pair.source, Span(*said.span())))
    return tuple(found)


def _translated(text: str) -> bool:
    """Whether most letters are Latin: what was not translated is another finding."""
    if text.isascii():
        return any(sign.isalpha() for sign in text)
    letters = [sign for sign in text if sign.isalpha()]
    return sum(sign < "\u0250" for sign in letters) > 0.8 * len(letters)


def _lost(theirs: str, ours: str, kind: str, language: str) -> Span | None:
    """The first word of a kind that nothing answers: in the whole sentence, or, where both sides have the same number of
    clauses, in its own clause."""
    cues = source_cues(theirs, kind, language)
    if not cues:
        return None
    answers = english_cues(ours, kind)
    if kind == "exclusion" and _RULES_OUT.search(ours) and not _KEEPS_OPEN.search(ours):
        return cues[0]
    if kind == "concession" and _STILL_HAN.search(theirs):  # although …, still …: the second word answers itself
        answers = [one for one in answers if ours[one.start : one.end].lower() not in ("still", "yet")]
    if kind == "negation" and answers and not _PLAIN_NOT.search(ours):
        answers = _unexplained(ours, answers, theirs, language)
    if kind in _GUESSING and _SUSPECT_HAN.search(theirs) and not _SUSPECT_HAN.match(theirs, cues[0].start):
        answers = [one for one in answers if not ours[one.start : one.end].lower().startswith("suspect")]
    if not answers or (kind in _COUNTED and len(answers) < len(cues)):
        return cues[0]
    if kind == "nobody":
        return cues[0] if _EVERYBODY.search(ours) and not _SAYS_NOT.search(ours) else None
    if kind != "negation" or len(answers) >= len(cues):
        return None
    far = _far(theirs, ours, cues, answers)
    if far is not None or len(cues) != 2:
        return far
    first, second = _clauses(theirs), _clauses(ours)
    if len(first) != 2 or len(second) != 2:
        return None
    for there, here in zip(first, second, strict=True):
        inside = [cue for cue in cues if there.start <= cue.start < there.end]
        if len(inside) == 1 and not any(here.start <= answer.start < here.end for answer in answers):
            return inside[0]
    return None


@functools.cache
def _explanations(language: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]:
    """English words that may deny, each with the words of the source that they may render as well, and those beside which
    they deny all the same."""
    return tuple(
        (re.compile(row["en"], re.IGNORECASE), re.compile(row[language]), re.compile(row.get("unless", "(?!)")))
        for row in tables_of("checker.annotations", "data/source_explanations.toml").values()
        if language in row
    )


def _unexplained(ours: str, answers: list[Span], theirs: str, language: str) -> list[Span]:
    """The answers that no other word of the source explains: *fewer* answers no *не* beside *менее*."""
    lower = _lower(theirs)[0]
    known = [english for english, source, but in _explanations(language) if source.search(lower) and not but.search(ours)]
    return [answer for answer in answers if not any(english.match(ours, answer.start) for english in known)]


def _far(theirs: str, ours: str, cues: list[Span], answers: list[Span]) -> Span | None:
    """The first word that denies at a place of its sentence from which every answer is far, where there are fewer answers
    than clauses that deny; within one clause several words deny together (никто не, no … nadie), in Slavic across them."""
    plain = [cue for cue in cues if not theirs[cue.start : cue.end].lower().startswith(("ни", "ні", "жод"))]
    cues = plain or cues
    clauses = [clause for clause in _clauses(theirs) if any(clause.start <= cue.start < clause.end for cue in cues)]
    if len(answers) >= len(clauses) or len(ours) < _LONG_ENOUGH:
        return None
    for clause in clauses:
        cue = next(cue for cue in cues if clause.start <= cue.start < clause.end)
        if all(abs(cue.start / len(theirs) - answer.start / len(ours)) > _FAR for answer in answers):
            return cue
    return None


def _clauses(text: str) -> list[Span]:
    cuts = [match.span() for match in _CLAUSE.finditer(text) if match.end() < len(text)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True)]
