"""quotes/no-speaker"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.attribution import SAYING
from checker.annotations.forms import forms
from checker.annotations.paragraphs import Kind, paragraphs
from checker.annotations.quotes import quotations
from checker.annotations.tokens import tokens
from checker.document import annotation
from checker.lazy import regex

# A title, a slogan or a sign is shorter than this; copy in which nobody speaks at all is no report.
_WORDS = 10
# So many paragraphs above may hold the speaker of a quotation that goes on over paragraphs.
_PARAGRAPHS = 8
_SAYS = regex(
    r"\b(?:" + "|".join(sorted(SAYING)) + r"|words?|quotes?|statement|read|speak\w*|spoke|talk\w*|call\w*|describ\w*"
    r"|wrote|written|motto|sign|slogan|letter|message|post\w*|song|chant\w*|lyrics|titled?|headlines?|Q|A|question|answer|"
    r"alleg\w*|conclud\w*|sigh\w*|laugh\w*|agree\w*|hop(?:es?|ed|ing)|thinks?|thought|feels?|felt|interview\w*|remarks?|"
    r"comments?|prais\w+|propos\w+|prefac\w+|urg\w+|argu\w+|insist\w+|boast\w*|lament\w*|jok\w+|recount\w*|recall\w*)\b|:",
    re.IGNORECASE,
)
_COMMONEST = ("said", "says", "told", "added", "a")


class NoSpeaker(Rule):
    """A whole sentence is quoted and nobody is named as its speaker, there or in the paragraphs beside it.

    Why it matters: a quotation without its source cannot be published; in a translation the speaker is often lost when a
    sentence is cut in two.
    Quiet: short quotations, headlines and captions, quotations that run on from or into another one, paragraphs that
    lead in with a colon or have any word of speech nearby, interviews, drafts of one paragraph.
    Known misses: a speaker named for another quotation of the same paragraph.
    """

    id = "quotes/no-speaker"
    severity = Severity.MAJOR
    confidence = Confidence.POSSIBLE
    category = Category.OMISSION
    examples = (
        Example(
            "The river rose by two metres in the night.\n\n"
            "⟦“We lost everything that we had in the house, and the cellar is full of mud.”⟧\n\n"
            "The bridge was closed to traffic on Monday."
        ),
        Example(
            "The river rose by two metres, the mayor said.\n\n"
            "“We lost everything that we had in the house, and the cellar is full of mud.”\n\nThe bridge was closed."
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        blocks = paragraphs(document)
        prose = document.prose
        if len(blocks) < 3:
            return
        for one in quotations(document):
            block = blocks[one.paragraph]
            if one.open is None or one.close is None or one.level or one.broken or block.kind is not Kind.BODY:
                continue
            words = prose[one.open.end : one.close.start]
            if not words[:1].isupper() or words[-1:] not in (".", "!", "?", "…", ",") or words.count(" ") < _WORDS - 1:
                continue
            if not _spoken(document, one.paragraph, one.open.start, one.close.end):
                yield self.finding(document, one.bounds, f"Nobody is named as the speaker of “{' '.join(words.split()[:5])} …”")


def _spoken(document: Document, index: int, start: int, end: int) -> bool:
    """Whether any word of speech stands in the quotation's paragraph outside of it, or in the ones beside it."""
    blocks, prose = paragraphs(document), document.prose
    own = blocks[index]
    stretches = [(own.start, start), (end, own.end)]
    if index + 1 < len(blocks):
        stretches.append((blocks[index + 1].start, blocks[index + 1].end))
    # A speaker is named once for several paragraphs of speech.
    for above in range(index - 1, max(-1, index - 1 - _PARAGRAPHS), -1):
        stretches.append((blocks[above].start, blocks[above].end))
        if prose[blocks[above].copy] not in "\"“‘'":
            break
    return any(_within(places(document), stretches) for places in (_commonly, _speech))


def _within(places: list[int], stretches: list[tuple[int, int]]) -> bool:
    return any(bisect.bisect_left(places, first) < bisect.bisect_left(places, last) for first, last in stretches)


@annotation
def _commonly(document: Document) -> list[int]:
    """Where the commonest of the words of speech stand: most quotations need no other."""
    every, places = tokens(document), forms(document).places
    return sorted([every[at][0] for form in _COMMONEST for at in places.get(form, ())])


@annotation
def _speech(document: Document) -> list[int]:
    """Where the words and signs of speech stand."""
    every, (lower, places) = tokens(document), forms(document)
    found = [every[at][0] for form in places if _tells(form) for at in places[form]]
    for first, second in (("according", "to"), ("went", "on"), ("goes", "on")):
        found += [every[at][0] for at in places.get(first, ()) if lower[at + 1 : at + 2] == [second]]
    return sorted(found)


@functools.lru_cache(maxsize=65536)
def _tells(form: str) -> bool:
    return _SAYS.search(form) is not None
