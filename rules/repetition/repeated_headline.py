"""repetition/repeated-headline"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.paragraphs import Kind, Paragraph, paragraphs
from checker.lazy import regex

_WORD = regex(r"[^\W_]+")
# A line that stands twice by design is short (Sport; In brief).
SHORTEST = 4


class RepeatedHeadline(Rule):
    """The headline, or a subhead, comes again as the first line below it.

    Why it matters: content systems paste the headline into the body and the translating system renders both; the page
    then shows it twice.
    Quiet: a lead that takes up the headline's words and says more.
    Known misses: a headline that was reworded.
    """

    id = "repetition/repeated-headline"
    severity = Severity.MINOR
    confidence = Confidence.CERTAIN
    category = Category.ADDITION
    examples = (
        Example(
            "⟦Ferry to Ruhnu runs again in storm⟧\n\n⟦Ferry to Ruhnu runs again in storm⟧\n\nThe ferry left at noon on Monday."
        ),
        Example("Ferry to Ruhnu runs again\n\nThe ferry to Ruhnu runs again after the storm, the port said on Monday."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        seen: tuple[list[str], Paragraph] | None = None
        for block in paragraphs(document):
            title = block.kind in (Kind.HEADLINE, Kind.SUBHEAD)
            if block.end - block.start > 400 or not (seen or title):
                seen = None
                continue
            words = _WORD.findall(document.prose[block.start : block.end].lower())
            if seen and words == seen[0] and len(words) >= SHORTEST:
                message = f"The headline “{document[seen[1].span].strip()}” comes again as the next line"
                yield self.finding(document, block.span, message, related=[seen[1].span])
            seen = (words, block) if title else None
