"""Fragments that a draft may not hold: outside interviews, and no answers to a question."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.annotations.clauses import Fragment, fragments
from checker.annotations.halves import answers, in_speech, interview, tail
from checker.annotations.readings import can_be
from checker.annotations.sentences import sentences
from checker.annotations.words import words
from checker.document import Document, annotation
from checker.finding import Span


class Stray(NamedTuple):
    """A fragment, its span and its words in lower case; ``first`` is its first word, ``speech`` whether it is spoken, and
    ``before`` the end of the sentence before it, which it may belong to."""

    fragment: Fragment
    span: Span
    lower: list[str]
    first: str
    speech: bool
    before: Span | None

    @property
    def related(self) -> tuple[Span, ...]:
        """The half before it as related places of a finding."""
        return () if self.before is None else (self.before,)


# A colon or semicolon announces what follows; behind an abbreviation the sentence goes on.
_GOES_ON = re.compile(r"(?:[:;](?: and| or)?|\b(?:e\.g|i\.e|etc)\.)\Z")


@annotation
def strays(document: Document) -> tuple[Stray, ...]:
    """Fragments in order; none in a draft set as questions and answers, and none behind a colon or in a list."""
    if interview(document):
        return ()
    found: list[Stray] = []
    for fragment in fragments(document):
        index = fragment.sentence
        if answers(document, index) or _listed(document, index):
            continue
        lower = words(document)[index].lower
        if _set_on_purpose(lower):
            continue
        first = next((word for word in lower if word[:1].isalpha()), "")
        span = sentences(document)[index].span
        found.append(Stray(fragment, span, lower, first, in_speech(document, index), tail(document, index)))
    return tuple(found)


def _set_on_purpose(lower: list[str]) -> bool:
    """Whether the sentence is a note in brackets (*(Laughter) …*) or weighs two things (*The sooner, the better*)."""
    if lower[0] in "([":
        return True
    compared = [place for place in range(len(lower) - 1) if lower[place] == "the" and _comparative(lower[place + 1])]
    return len(compared) > 1 and compared[0] == 0


def _comparative(word: str) -> bool:
    return word in ("more", "less", "better", "worse") or (word.endswith("er") and can_be(word, "JR"))


def _listed(document: Document, index: int) -> bool:
    """Whether the sentence before announces sentence ``index``, or it is one of three paragraphs in a row set alike."""
    every = sentences(document)
    if index == 0:
        return False
    before = every[index - 1]
    if _GOES_ON.search(document.prose, max(0, before.end - 8), before.end):
        return True
    return sum(_gerund(document, place) for place in range(index - 2, index + 3)) > 2


def _gerund(document: Document, index: int) -> bool:
    """Whether sentence ``index`` opens a paragraph with a word in *-ing*."""
    every = sentences(document)
    if not 0 < index < len(every) or every[index - 1].paragraph == every[index].paragraph:
        return False
    return words(document)[index].lower[0].endswith("ing")
