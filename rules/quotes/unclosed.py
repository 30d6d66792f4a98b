"""quotes/unclosed"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.attribution import attribution_after
from checker.annotations.marks import Form, Side
from checker.annotations.paragraphs import paragraphs, sentence_paragraphs
from checker.annotations.quotes import Quotation, quotations
from checker.lazy import regex
from rules.quotes.places import closing, is_fragment, may_have_partner

# More findings than this in one paragraph tell nobody anything.
_MOST = 12
# Paragraphs that are too few to tell whether each is a sentence by habit.
_FEW = 6
# A draft with so many quotations in single marks sets single marks outside.
_PAIRS = 2
_FUNCTION_WORD = regex(
    r"(?:will|is|are|was|were|has|have|had|would|could|should|must|can|may|not|the|a|an|to|in|on|of|for|with|very|no|all|it|"
    r"they|we|there|this|that|be|been|being) \w"
)


class Unclosed(Rule):
    """A quotation opens and is never closed.

    Why it matters: the reader cannot tell where the speaker stops and the paper begins; words of the desk are put into
    somebody's mouth.
    Quiet: running quotations, where each paragraph opens and only the last one closes, also where the paragraph breaks
    were lost; quotations that go on in the next paragraph without a mark; apostrophes (*’90s*, *players’*), feet and
    inches. A running quotation is reported as likely where a speaker is named after it or the quoted words are only part
    of a sentence, because only whole sentences run on, and never as certain in a draft that has a paragraph for each sentence.
    A draft whose last paragraph is nothing but speech, after a paragraph that quotes too, may be an excerpt: that is reported
    only with ``excerpts = false``.
    In 1.1 million words of published copy it speaks once in 11,000 words, of references translated from Chinese and Russian
    once in 7,000. All were read: marks that the paper or the translator had lost, before *he said*, at the end of a paragraph
    or where a second quotation opens; the few doubtful ones stood in copy that has a paragraph for each sentence. Of 560
    running quotations in it none is called certain.
    Known misses: two quotations of one paragraph of which the first is not closed, both whole sentences with no speaker
    between them; single quotation marks before a word in lower case that may be short for another (*'bot nets*).
    """

    id = "quotes/unclosed"
    severity = Severity.MAJOR
    confidence = Confidence.CERTAIN
    category = Category.PUNCTUATION
    examples = (
        Example("The mayor said the bridge ⟦“⟧would be ready by ⟦June.⟧\n\nWork began in 2019."),
        Example("⟦“⟧We are ready for the ⟦winter,⟧ said the head of the plant, Ivan Petrov."),
        Example("⟦“⟧We are ready for the ⟦winter,⟧ he said.\n\n“We have coal for a year.”"),
        Example("“We are ready for the winter.\n\n“We have coal for a year,” he said.", note="a running quotation"),
        Example("She called it ⟦“⟧absurd and “dangerous” in her report."),
        Example("In the ’90s the players’ union said 6'2\" was ‘tall enough’ for O’Brien.", note="apostrophes"),
    )

    @dataclasses.dataclass(frozen=True)
    class Options:
        """``excerpts``: accept a draft that ends inside a running quotation. ``dialect``: us or uk, empty if unknown; it
        decides on which side of the full stop the mark is suggested."""

        excerpts: bool = True
        dialect: str = ""

    def check(self, document: Document) -> Iterator[Finding]:
        last, count = -1, 0
        found = quotations(document)
        singles = [one.level for one in found if one.open and one.close and one.known.form is Form.SINGLE]
        for place, one in enumerate(found):
            if one.open is None or one.close is not None:
                continue
            confidence = self._confidence(document, found, place, singles)
            if confidence is None:
                continue
            count = count + 1 if one.paragraph == last else 1
            last = one.paragraph
            if count <= _MOST:
                yield self._report(document, one, confidence)

    def _report(self, document: Document, one: Quotation, confidence: Confidence) -> Finding:
        assert one.open is not None
        places = closing(document, one, self.options.dialect)
        words = " ".join(document.prose[one.open.end : one.open.end + 60].split()[:4])
        message = f"The quotation that opens at “{words} …” is never closed"
        if places and places[0].clear:
            return self.finding(
                document,
                places[0].span,
                message,
                related=[one.open.span],
                suggestions=places[0].replacements,
                confidence=confidence,
            )
        related = [place.span for place in places if place.span.start >= one.open.end]
        return self.finding(document, one.open.span, message, related=related, confidence=confidence)

    def _confidence(
        self, document: Document, found: tuple[Quotation, ...], place: int, singles: list[int]
    ) -> Confidence | None:
        """How sure it is that the mark is missing; ``None`` where the copy is right or may be."""
        one = found[place]
        mark = one.open
        assert mark is not None
        prose = document.prose
        if mark.form is Form.SINGLE and (one.runs_on or not _is_quote(prose, one, singles)):
            return None
        said = attribution_after(prose, *one.bounds, stops=",?!") is not None
        fragment = is_fragment(prose, mark)
        if one.runs_on:
            return Confidence.LIKELY if said or fragment else None
        if may_have_partner(found, place):
            return Confidence.LIKELY
        if said or (fragment and mark.form is not Form.SINGLE):
            cut = prose[one.bounds.end : one.bounds.end + 1] in ("", "\n", "\r") and not said
            sentence_each = len(paragraphs(document)) > _FEW and sentence_paragraphs(document)
            return Confidence.LIKELY if cut and sentence_each else Confidence.CERTAIN
        if self.options.excerpts and self._is_excerpt(document, found, place):
            return None
        return Confidence.LIKELY

    def _is_excerpt(self, document: Document, found: tuple[Quotation, ...], place: int) -> bool:
        blocks = paragraphs(document)
        one = found[place]
        return (
            one.paragraph == len(blocks) - 1 > 0
            and one.known.start <= blocks[-1].copy + 1
            and place > 0
            and found[place - 1].paragraph == one.paragraph - 1
        )


def _is_quote(prose: str, one: Quotation, singles: list[int]) -> bool:
    """Whether a single mark without partner is sure to be a quotation mark and no apostrophe.

    A function word follows it; or a capital, and it is curly or the draft has pairs of single marks (``singles`` are
    their levels); at the end of a paragraph the draft must have several pairs outside of other quotations.
    """
    mark = one.known
    if _FUNCTION_WORD.match(prose, mark.end):
        return one.level == 0
    if not prose[mark.end : mark.end + 1].isupper():
        return False
    if prose[one.bounds.end : one.bounds.end + 1] in ("", "\n", "\r"):
        return one.level == 0 and singles[: _PAIRS * 50].count(0) >= _PAIRS
    return mark.shape is Side.OPEN or bool(singles)
