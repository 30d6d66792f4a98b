"""Where a broken sentence may belong: the sentence before it, and whether it stands in speech."""

from __future__ import annotations

import re

from checker.annotations.paragraphs import Kind, paragraphs
from checker.annotations.sentences import is_question, sentences
from checker.annotations.words import words
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex

# Words of the first half that are shown: enough to recognise the place.
TAIL_WORDS = 4
_QUESTION_LABEL = regex(r"^(?:Q|A|Question|Answer)\s?[:.]\s", re.MULTILINE)
_OPENING = "“«„‹"
_CLOSING = "”»›"
# Words that cannot end a sentence. Auxiliaries and prepositions that double as adverbs (in, on, over …) can.
_DANGLING = frozenset("the a an and or nor of whose because although whereas into among amid toward towards their".split())

# These may end a sentence as well; where a fragment follows they did not.
_LEFT_OPEN = frozenset("in of on at by for from with as under between over than about to".split())
_WITH_TO = frozenset("subject due thanks owing prior addition according regard relation".split())


@annotation
def interview(document: Document) -> bool:
    """Whether the draft is set as questions and answers, where answers need not be full sentences."""
    return len(_QUESTION_LABEL.findall(document.prose)) >= 2


def answers(document: Document, index: int) -> bool:
    """Whether the sentence before sentence ``index`` is a question: what follows may be an answer, which needs no verb."""
    return index > 0 and is_question(document, sentences(document)[index - 1])


def tail(document: Document, index: int) -> Span | None:
    """The last words of the sentence before sentence ``index``, if that is running copy too: the half it may belong to."""
    every = sentences(document)
    if index == 0 or every[index - 1].kind is not Kind.BODY:
        return None
    before = [token for token in words(document)[index - 1].tokens if token.kind != "mark"]
    if not before:
        return None
    return Span(before[-TAIL_WORDS:][0].start, every[index - 1].end)


def in_speech(document: Document, index: int) -> bool:
    """Whether sentence ``index`` begins inside a quotation that was opened earlier in its paragraph, or opens one."""
    sentence = sentences(document)[index]
    start = paragraphs(document)[sentence.paragraph].start
    before = document.prose[start : sentence.start]
    if document.prose[sentence.start] in '"“«„‘':
        return True
    opened = sum(before.count(mark) for mark in _OPENING) - sum(before.count(mark) for mark in _CLOSING)
    return opened > 0 or before.count('"') % 2 == 1


def unfinished(document: Document, index: int) -> bool:
    """Whether sentence ``index`` ends with a word after which more must come (*the*, *of*, *and* …), or may (*in*, *by* …)."""
    tokens, lower = words(document)[index]
    before = [word for token, word in zip(tokens, lower, strict=True) if token.kind != "mark"]
    open_to = before[-1:] == ["to"] and before[-2:-1] != [] and before[-2] in _WITH_TO
    return bool(before) and (before[-1] in _DANGLING or before[-1] in _LEFT_OPEN or open_to)
