"""sentences/broken-across-paragraphs"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.halves import TAIL_WORDS
from checker.annotations.paragraphs import Kind, Paragraph, paragraphs
from checker.annotations.sentences import sentences
from checker.lazy import regex

_CLOSED = regex(r"[.!?…。！？।؟:;][\"'”’»“„)\]\s]*\Z")
_WORD = regex(r"[^\W\d_][\w'’-]*|\d[\d.,]*")
# Words after which a sentence must go on.
_OPEN = regex(
    r"\b(?:the|an?|of|and|or|but|to|in|on|at|by|for|from|with|that|which|who|whose|is|are|was|were|be|been|has|have|had|will|would"
    r"|can|could|may|might|must|should|its|their|his|because|if|when|until|as|than|after|before|since|into|between|among|about|over|under"
    r"|around|nearly|almost|against|through|during|without|toward|towards|where|while|although|such|more|also)\Z"
)
# Words: a paragraph of fewer is taken for a label or a line of a list.
_SHORTEST = 6
# Words: a shorter paragraph without a full stop is a subhead or a teaser, unless its sentence visibly goes on.
_LONG = 14
# A paragraph in which a larger share of the words has a capital is a title or a list of names.
_CAPITALS = 0.35
# More breaks than this in one draft come from its layout: one finding for all of them.
_MANY_SURE = 4
_MANY_DOUBTFUL = 2


class _Break(NamedTuple):
    """The end of a paragraph, the sentence with which the next one goes on (``None`` in doubt), and what to say."""

    first: tuple[int, int]
    second: tuple[int, int] | None
    message: str


class BrokenAcrossParagraphs(Rule):
    """A paragraph ends without punctuation and the next one goes on with its sentence.

    Why it matters: a line break in the source layout became a paragraph break in the draft; the reader loses the thread, and a
    page made from such copy shows it.
    Quiet: headlines, subheads, captions, lists and tables, a paragraph that introduces a list, a draft of one paragraph.
    A draft broken in many places gets one finding, with the places related.
    In published copy it speaks once in 8,500 words, nine times in ten only as possible: subheads without a stop, and lists that
    lost their marks. What it calls likely was read: words of a link that the page had dropped, and lines broken in two.
    Known misses: a sentence broken after a full stop; the fragment rules report its second half.
    """

    id = "sentences/broken-across-paragraphs"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.TEXTUAL
    examples = (
        Example(
            "The ferry was late on Monday.\n\nPassengers waited in the hall for ⟦news of the crew⟧\n\n⟦and of its captain.⟧",
            note="the second half is a related place",
        ),
        Example("The ferry was late on Monday.\n\nWhat we know:\n\nIt sailed at noon."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        blocks = paragraphs(document)
        sure: list[_Break] = []
        doubtful: list[_Break] = []
        first_sentence: dict[int, tuple[int, int]] = {}
        for sentence in sentences(document):
            first_sentence.setdefault(sentence.paragraph, sentence.span)
        for index, (block, following) in enumerate(itertools.pairwise(blocks)):
            if block.kind is not Kind.BODY or following.kind not in (Kind.BODY, Kind.SUBHEAD):
                continue
            text = document.prose[block.start : block.end]
            words = text.split()
            if _CLOSED.search(text) or len(words) < _SHORTEST or not text[-1].isalnum():
                continue
            if text.endswith("; and") or sum(word[:1].isupper() for word in words) > _CAPITALS * len(words):
                continue
            found = self._broken(document, block, following, first_sentence.get(index + 1, following.span))
            if found is not None:
                (sure if found.second is not None else doubtful).append(found)
        yield from self._reported(document, sure, _MANY_SURE)
        yield from self._reported(document, doubtful, _MANY_DOUBTFUL)

    def _reported(self, document: Document, breaks: list[_Break], many: int) -> Iterator[Finding]:
        """A finding for each break, or one for all of them where the layout of the whole draft is broken."""
        for found in breaks[:1] if len(breaks) > many else breaks:
            others = breaks[1:] if len(breaks) > many else []
            again = f"; so do {len(others)} other paragraphs" if others else ""
            related = [place for place in (found.second, *(other.first for other in others)) if place is not None]
            sure = found.second is not None
            yield self.finding(
                document,
                found.first,
                found.message + again,
                related=related,
                severity=None if sure else Severity.MINOR,
                confidence=None if sure else Confidence.POSSIBLE,
            )

    def _broken(self, document: Document, block: Paragraph, following: Paragraph, second: tuple[int, int]) -> _Break | None:
        """The break between two paragraphs, ``second`` being the first sentence of the ``following`` one; or ``None``."""
        words = list(_WORD.finditer(document.prose, block.start, block.end))[-TAIL_WORDS:]
        if not words:
            return None
        text = document.prose[block.start : block.end]
        unfinished = _OPEN.search(text) is not None
        figure = document.prose[following.start].isdigit() and not text[-1].isdigit() and unfinished
        goes_on = document.prose[following.start].islower() or figure
        if not goes_on and not unfinished and (following.kind is Kind.SUBHEAD or len(text.split()) < _LONG):
            return None
        span = (words[0].start(), block.end)
        last = document.prose[span[0] : span[1]]
        if goes_on or unfinished:
            head = " ".join(document[second].split()[:4])
            message = f"the sentence breaks off after “{last}” and goes on in the next paragraph (“{head} …”); join the two"
            return _Break(span, second, message)
        # A source line or a speaker's name behind the last sentence (“… he left. Valeska Paris”) is no broken sentence.
        if text[-1].isdigit() or len(re.split(r"[.!?][\"”’]* ", text)[-1].split()) < _SHORTEST + 2:
            return None
        return _Break(span, None, f"this paragraph ends after “{last}” without a full stop")
