"""sentences/lower-case-start"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.paragraphs import Kind, paragraphs
from checker.lazy import regex

_CLOSED = regex(r"[.!?…。！？।؟][\"'”’»“„)\]\s]*\Z")
# A plain word in lower case; not eBay, al-Assad, de Vries, d’Orsay, pic.twitter.com.
_START = regex(r"[\"“‘«'(]?([a-z]{2,})(?=[\s,])")
# Behind a question, a quotation or an abbreviation the sentence may go on: “Why now?” he asked; i.e. in May.
_MAY_GO_ON = regex(r"(?:[?!…][\"'”’»)]*|\.[\"”»]|\b(?:e\.g|i\.e|etc|vs|cf|[A-Z])\.|\s\.)\Z")
_PARTICLES = frozenset(
    "al el ad ar as ash de del della der den di da do dos du la le van von zu bin ibn abu bint ter ten pic".split()
)


class LowerCaseStart(Rule):
    """A paragraph of running copy begins with a lower-case word although the one before it is closed.

    Why it matters: either the capital is missing, or the paragraph is the second half of a sentence that was cut.
    Quiet: names and brands that are written small (*al-Assad*, *de Vries*, *eBay*), list items, a paragraph after an open one
    (`sentences/broken-across-paragraphs` reports that border); only *possible* behind a question or a quotation.
    Known misses: lower-case starts inside a paragraph, which look like abbreviations.
    """

    id = "sentences/lower-case-start"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    examples = (
        Example("The ferry was late on Monday, officials said.\n\n⟦because⟧ of the storm, and all crossings were cancelled."),
        Example("The minister left on Monday.\n\nal-Assad stayed in the capital, his office said."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        blocks = paragraphs(document)
        for before, block in itertools.pairwise(blocks):
            if block.kind is not Kind.BODY or before.kind is not Kind.BODY:
                continue
            found = _START.match(document.prose, block.copy, block.end)
            if not _CLOSED.search(document.prose, block.start, block.end):
                continue
            if found is None or found[1] in _PARTICLES or not _CLOSED.search(document.prose, before.start, before.end):
                continue
            word = found[1]
            if found.start() > block.start:
                continue  # behind what looks like a dateline, which the copy would follow with a capital
            goes_on = _MAY_GO_ON.search(document.prose, before.start, before.end) is not None
            yield self.finding(
                document,
                found.span(1),
                f"the paragraph begins with “{word}” in lower case; it may be the second half of the sentence before it",
                suggestions=(word.capitalize(),),
                severity=Severity.MINOR if goes_on else None,
                confidence=Confidence.POSSIBLE if goes_on else None,
            )
