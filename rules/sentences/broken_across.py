"""sentences/broken-across-paragraphs"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.halves import TAIL_WORDS
from checker.annotations.paragraphs import Kind, Paragraph, paragraphs
from checker.annotations.sentences import sentences

_CLOSED = re.compile(r"[.!?…。！？।؟:;][\"'”’»“„)\]\s]*\Z")
_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d.,]*")
# Words after which a sentence must go on.
_OPEN = re.compile(
    r"\b(?:the|an?|of|and|or|but|to|in|on|at|by|for|from|with|that|which|who|whose|is|are|was|were|be|been|has|have|had|will|would"
    r"|can|could|may|might|must|should|its|their|his|because|if|when|until|as|than|after|before|since|into|between|among)\Z"
)
_SHORTEST = 6
# A shorter paragraph without a full stop is a subhead or a teaser unless the sentence visibly goes on.
_LONG = 14


class BrokenAcrossParagraphs(Rule):
    """A paragraph ends without punctuation and the next one goes on with its sentence.

    Why it matters: a line break in the source layout became a paragraph break in the draft; the reader loses the thread, and a
    page made from such copy shows it.
    Quiet: headlines, subheads, captions, lists and tables, a paragraph that introduces a list, a draft of one paragraph.
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
        first_sentence: dict[int, tuple[int, int]] = {}
        for sentence in sentences(document):
            first_sentence.setdefault(sentence.paragraph, sentence.span)
        for index, (block, following) in enumerate(itertools.pairwise(blocks)):
            if block.kind is not Kind.BODY or following.kind not in (Kind.BODY, Kind.SUBHEAD):
                continue
            text = document.prose[block.start : block.end]
            if _CLOSED.search(text) or len(text.split()) < _SHORTEST or not text[-1].isalnum():
                continue
            if text.endswith("; and") or sum(word[:1].isupper() for word in text.split()) > 0.35 * len(text.split()):
                continue
            yield from self._broken(document, block, following, first_sentence.get(index + 1, following.span))

    def _broken(self, document: Document, block: Paragraph, following: Paragraph, second: tuple[int, int]) -> Iterator[Finding]:
        words = list(_WORD.finditer(document.prose, block.start, block.end))[-TAIL_WORDS:]
        if not words:
            return
        text = document.prose[block.start : block.end]
        goes_on = document.prose[following.start].islower()
        unfinished = _OPEN.search(text) is not None
        if not goes_on and not unfinished and (following.kind is Kind.SUBHEAD or len(text.split()) < _LONG):
            return
        sure = goes_on or unfinished
        # A source line or a speaker's name behind the last sentence (“… he left. Valeska Paris”) is no broken sentence.
        if not sure and (text[-1].isdigit() or len(re.split(r"[.!?][\"”’]* ", text)[-1].split()) < _SHORTEST + 2):
            return
        head = " ".join(document[second].split()[:4])
        last = document.prose[words[0].start() : block.end]
        yield self.finding(
            document,
            (words[0].start(), block.end),
            f"the sentence breaks off after “{last}” and goes on in the next paragraph (“{head} …”); join the two"
            if sure
            else f"this paragraph ends after “{last}” without a full stop",
            related=(second,) if sure else (),
            severity=None if sure else Severity.MINOR,
            confidence=None if sure else Confidence.POSSIBLE,
        )
