"""quotes/stop-position"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.quotes import quotations
from checker.lazy import regex
from rules.slips import Slip, together

_SENTENCE_END = regex(r"[.!?…]\s")
# The rarer way counts as a slip where the other one is this much more common.
_TIMES = 4
# Spaces between the words of a quotation that is a sentence.
_FEWEST = 3
_OPENS = regex(r"(?:^|\n|[.!?][”\"]? )\Z")


class StopPosition(Rule):
    """A full stop or comma stands on the other side of the closing mark than elsewhere in the draft.

    Why it matters: American houses put the stop before the mark, British ones after it where only a few words are
    quoted; a draft that does both looks unedited.
    Quiet: drafts that use both ways often; whole quoted sentences, which every house ends inside the marks; a stop behind a
    quotation that ends in a mark of its own. With the
    dialect *us*, every stop after the mark is reported.
    Known misses: drafts with few quotations.
    """

    id = "quotes/stop-position"
    severity = Severity.NEUTRAL
    confidence = Confidence.LIKELY
    category = Category.INCONSISTENT_STYLE
    examples = (
        Example(
            "It was “grim,” he said, and “cold,” and “wet,” and “dark.” It was “a day⟦”.⟧ Nobody saw it.",
            note="a comma or stop before the mark four times, after it once",
        ),
        Example("“The pupils asked for the name of every tree,” she said. “It has been a good year⟦”.⟧"),
        Example("It was “grim”, he said. “It was cold.” It was “wet,” too."),
        Example("It was “grim,” he said, and “cold,” and “wet,” and “dark.” It was “a day…”. Nobody saw it."),
    )

    @dataclasses.dataclass(frozen=True)
    class Options:
        """``dialect``: us or uk, empty if unknown."""

        dialect: str = ""

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        within: list[Slip] = []
        beyond: list[Slip] = []
        for one in quotations(document):
            if one.open is None or one.close is None or one.level:
                continue
            if _whole(prose, one.open.start, one.open.end, one.close.start, one.close.end):
                span = one.close.start, one.close.end + 1
                message = "A whole quoted sentence ends inside its marks"
                remedy = f".{one.close.text}"
                yield self.finding(document, span, message, severity=Severity.MINOR, suggestions=(remedy,), safe=True)
                continue
            if not prose[one.open.end : one.open.end + 1].islower():
                continue
            start, end = one.close.span
            if _SENTENCE_END.search(prose, one.open.end, start - 1):
                continue
            if prose[start - 1] in "…!?":
                continue  # a mark of the quotation's own: the stop behind it has no other place
            if prose[end : end + 1] in (".", ",") and not prose[end + 1 : end + 2].isdigit():
                after = prose[end]
                message = f"The {_name(after)} stands after the closing mark, elsewhere before it"
                beyond.append(Slip(start, end + 1, message, after + one.close.text))
            elif prose[start - 1] in ".,":
                before = prose[start - 1]
                message = f"The {_name(before)} stands before the closing mark, elsewhere after it"
                within.append(Slip(start - 1, end, message, one.close.text + before))
        if self.options.dialect == "us" or (beyond and len(beyond) * _TIMES <= len(within)):
            yield from together(self, document, beyond, safe=True)
        elif within and len(within) * _TIMES <= len(beyond):
            yield from together(self, document, within, safe=True)


def _whole(prose: str, start: int, first: int, last: int, end: int) -> bool:
    """Whether a quotation opens a sentence, holds whole ones and has its full stop behind the closing mark."""
    return (
        prose[end : end + 1] == "."
        and prose[end + 1 : end + 2] in ("", " ", "\n")
        and prose[last - 1].islower()
        and prose[first : first + 1].isupper()
        and _OPENS.search(prose, max(0, start - 3), start) is not None
        and prose.count(" ", first, last) > _FEWEST
    )


def _name(stop: str) -> str:
    return "full stop" if stop == "." else "comma"
