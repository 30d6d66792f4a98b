"""Which sentences are worth a parse: a cheap reading of every sentence by the lexicon alone.

A sentence is let go when a word that can only be a finite verb stands outside every clause that a marker (*which*,
*because*, *that* …) has opened. The test takes about half a microsecond per word and leaves one sentence in eight.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from checker.annotations.paragraphs import Kind
from checker.annotations.readings import (
    BASE,
    BE,
    DETERMINERS,
    FINITE_AUXILIARIES,
    HAVE,
    NOUN,
    PAST,
    PLURAL,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    THIRD,
    lexicon,
)
from checker.annotations.sentences import sentences
from checker.annotations.words import words
from checker.document import Document, annotation

# Classes of words for the test.
_FINITE, _PAST, _THIRD, _BASE, _MARKER, _HAVE_DO = range(1, 7)

# Forms that are past tense, hardly ever participle, in news copy.
_SURE_PAST = frozenset("said told became began came went took gave saw knew got thought meant".split())
_SURE_THIRD = frozenset("says seems includes makes gives takes comes goes becomes begins".split())
_SPOKEN = frozenset("it's that's there's what's who's here's he's she's let's".split()) | frozenset(
    pronoun + ending for pronoun in "i you he she it we they that there".split() for ending in ("'re", "'ve", "'ll", "'d", "'m")
)
_LINKED = frozenset("that to a an the his her its their".split()) | DETERMINERS | frozenset("me him them us".split())
_OBJECTS = _LINKED - {"that", "to", "all", "both"}
_NOT_AFTER = BE | HAVE | frozenset("be been being having a an the of in by to and or".split())
_MARKERS = SUBORDINATORS | RELATIVES | frozenset({"than", "so"})


@functools.cache
def _classes() -> dict[str, int]:
    """The class of every word that matters to the test."""
    found: dict[str, int] = {}
    for form, letters in lexicon().items():
        if letters in (PAST, THIRD):
            found[form] = _FINITE
        elif PAST in letters and NOUN not in letters:
            found[form] = _PAST
        elif THIRD in letters and PLURAL in letters:
            found[form] = _THIRD
        elif BASE in letters:
            found[form] = _BASE
    found.update(dict.fromkeys(FINITE_AUXILIARIES | _SURE_THIRD | _SPOKEN, _FINITE))
    found.update(dict.fromkeys(("have", "do", "haven't", "don't"), _HAVE_DO))
    found.update(dict.fromkeys(_MARKERS, _MARKER))
    for form in DETERMINERS | frozenset("and or but to not of in on".split()):
        if found.get(form) != _MARKER:
            found.pop(form, None)
    return found


def stands(lower: Sequence[str]) -> bool:
    """Whether the words of a sentence hold a finite verb that surely belongs to its main clause."""
    classes = _classes()
    known = lexicon()
    opened = 0
    last = ""
    size = len(lower)
    first = True
    for index, word in enumerate(lower):
        kind = classes.get(word)
        if kind is None:
            if first and word[:1].isalpha():
                first = False
            last = word
            continue
        if kind == _MARKER:
            opened += 1
        else:
            sure = kind == _FINITE
            if kind == _HAVE_DO:
                sure = last != "to" and classes.get(last) != _FINITE
            elif not sure:
                follows = lower[index + 1] if index + 1 < size else ""
                if (last in SUBJECT_PRONOUNS and kind != _THIRD) or (word in _SURE_PAST and last not in _NOT_AFTER):
                    sure = True
                elif last in RELATIVES or last == "that":
                    sure = opened > 0
                elif kind == _BASE:
                    sure = (follows in _LINKED and PLURAL in known.get(last, "") and THIRD not in known.get(last, "")) or (
                        first and index < 3 and follows in _LINKED
                    )
                elif kind == _THIRD:
                    sure = follows in _OBJECTS and last not in _NOT_AFTER and last not in DETERMINERS
                else:
                    sure = (follows in _OBJECTS or follows == "that" or follows[:1].isdigit()) and last not in _NOT_AFTER
            if sure:
                if not opened:
                    return True
                opened -= 1
        first = False
        last = word
    return False


@annotation
def suspects(document: Document) -> tuple[int, ...]:
    """Indices of the sentences that may be broken and are to be parsed; with ``reading.thorough``, of all running copy."""
    found: list[int] = []
    prose = document.prose
    thorough = document.reading.thorough
    for index, (sentence, inside) in enumerate(zip(sentences(document), words(document), strict=True)):
        if sentence.kind is not Kind.BODY or len(inside.lower) < 4:
            continue
        if thorough or (ends_full(prose, sentence.end) and not stands(inside.lower)):
            found.append(index)
    return tuple(found)


def ends_full(prose: str, end: int) -> bool:
    """Whether the sentence that ends at ``end`` closes with a full stop, quotation marks and brackets left out."""
    return prose[max(0, end - 6) : end].rstrip("\"'”’»“„)] ").endswith((".", "।", "。", "؟")[0:3])
