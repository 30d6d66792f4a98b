"""quotes/not-reopened"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity, Span
from checker.annotations.paragraphs import Kind, Paragraph, paragraphs, sentence_paragraphs
from checker.annotations.quotes import Quotation, quotations
from checker.lazy import regex

_FIRST_WORD = regex(r"\S+")
# A draft with a paragraph for each sentence opens again by habit when it does so this many times as often as not.
_HABIT = 8


class NotReopened(Rule):
    """A quotation runs over a paragraph break and does not open again.

    Why it matters: English opens every paragraph of a long quotation; without the mark the second paragraph reads as the
    paper's own words. Translation systems work sentence by sentence and lose it.
    Quiet: lists inside a quotation, and drafts in which every sentence is a paragraph of its own, unless they nearly
    always open running quotations again.
    Known misses: the first running quotation of such a draft.
    """

    id = "quotes/not-reopened"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.PUNCTUATION
    examples = (
        Example(
            "The mayor said: ⟦“⟧We have lost the bridge. We need help.\n\n⟦The⟧ army must come. It is able to.”\n\n"
            "Work begins in May. It ends in June."
        ),
        Example("He said: “We need help. It is late.\n\n“The army must come.”"),
        Example("He said: “We need three things.\n\n- boats\n- tents”"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        found = quotations(document)
        broken = [one for one in found if one.broken]
        if not broken:
            return
        blocks = paragraphs(document)
        running = sum(one.runs_on and one.bounds.end == blocks[one.paragraph].end for one in found)
        if running < _HABIT * len(broken) and sentence_paragraphs(document):
            return
        for one in broken:
            words = _first_words(document, one, blocks)
            if words:
                assert one.open is not None
                text = document[words[0]]
                yield self.finding(
                    document,
                    words[0],
                    f"The quotation goes on at “{text} …” without opening again in the new paragraph",
                    related=[one.open.span, *words[1:]],
                    suggestions=[one.open.text + text],
                )


def _first_words(document: Document, one: Quotation, blocks: tuple[Paragraph, ...]) -> list[Span]:
    words: list[Span] = []
    for block in blocks[one.paragraph + 1 :]:
        if block.start > one.bounds.end:
            break
        if block.kind in (Kind.LIST_ITEM, Kind.TABLE):
            return []
        match = _FIRST_WORD.match(document.prose, block.copy, block.end)
        if match:
            words.append(Span(*match.span()))
    return words
