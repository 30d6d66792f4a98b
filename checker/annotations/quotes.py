"""Quotations of a document: which marks belong together, over paragraphs and levels, and which have no partner."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from typing import NamedTuple

from checker.annotations.attribution import attribution_after, introduces
from checker.annotations.marks import Form, Mark, Side, quote_marks
from checker.annotations.paragraphs import Kind, Paragraph, paragraphs, sentence_paragraphs
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex

# A quotation that lost its paragraph breaks: at most so many code points stand between two opening marks. 400 hold 97
# in 100 of those in broadcasters' copy.
_RUNNING = 400
# Blocks that may stand between two paragraphs of one running quotation.
_BESIDE = (Kind.CAPTION, Kind.SUBHEAD, Kind.BYLINE)
# So many paragraphs after the one where it opens a quotation may still be closed.
_PARAGRAPHS = 6
_STOPPED = regex(r"(?:\A|[.!?…:][)\]'’”\"]*)\s*\Z")
# … and so many in a draft that has a paragraph for each sentence.
_SENTENCES = 24
# How deep a partner is looked for, and how many pairs may stand between two marks of an outer pair of the same form.
_DEPTH = 4
_INNER_PAIRS = 3
# a 19" screen, a 6" by 4" print
_INCHES = regex(
    r"(?<!\d)\d{1,2}[\"”](?:-\w|\s?[x×]\s?\d| (?:by|screens?|wide|tall|long|high|thick|deep|diameter|monitors?|displays?"
    r"|TVs?|tablets?|vinyl|guns?|wheels?|of (?:rain|snow|water|ice))\b)"
)


class Quotation(NamedTuple):
    """What stands between two marks, or after or before one whose partner is missing.

    ``open`` or ``close`` is ``None`` where the mark is missing; ``bounds`` is then the stretch in which it must be
    missing, otherwise the whole quotation. ``level`` is 0 for an outer quotation, 1 for one inside it. ``paragraph`` is
    the index of the block it begins in.

    ``runs_on``: the next paragraph opens again, as each paragraph of a long quotation does; ``close`` is then missing by
    the rules of English. ``broken``: it goes on in a later paragraph that does not open again. ``same``: it stands
    inside another quotation with the same marks.
    """

    open: Mark | None
    close: Mark | None
    level: int
    paragraph: int
    bounds: Span
    runs_on: bool = False
    broken: bool = False
    same: bool = False

    @property
    def known(self) -> Mark:
        """The opening mark, or the closing one where there is no other."""
        mark = self.open or self.close
        assert mark is not None
        return mark


@annotation
def quotations(document: Document) -> tuple[Quotation, ...]:
    """Every quotation of the draft, in order of its first known mark; pairs and marks without partner alike."""
    marks = quote_marks(document)
    if not marks:
        return ()
    blocks = paragraphs(document)
    starts = [block.start for block in blocks]
    found: list[Quotation] = []
    at = 0
    while at < len(marks):
        index = bisect.bisect_right(starts, marks[at].start) - 1
        last, end = at + 1, blocks[index].end
        while last < len(marks) and marks[last].start < end:
            last += 1
        part = _Pairing(document.prose, marks[at:last], index, blocks[index]).run()
        part.sort(key=lambda one: one.known.start)
        found += part
        at = last
    return tuple(_joined(document, found, blocks))


@annotation
def quoted(document: Document) -> tuple[Span, ...]:
    """Where the draft quotes: the outer quotations in order, without overlap, marks included.

    A quotation that is never closed reaches to the end of its paragraph or the next mark; a closing mark that was never
    opened quotes nothing.
    """
    found: list[Span] = []
    for one in quotations(document):
        if one.open is not None and one.level == 0 and (not found or one.open.start >= found[-1].end):
            found.append(Span(one.open.start, one.bounds.end))
    return tuple(found)


def is_quoted(document: Document, offset: int) -> bool:
    """Whether the code point at ``offset`` stands inside a quotation."""
    spans = quoted(document)
    at = bisect.bisect_right(spans, (offset, len(document.text) + 1)) - 1
    return at >= 0 and spans[at].end > offset


class _Outlook(NamedTuple):
    """What comes after a mark in its paragraph: the sides of the next single and of the next other mark (``None`` at the
    end), how many marks follow that could face either way, and the side of the first mark after those."""

    single: Side | None
    other: Side | None
    run: int
    beyond: Side | None


class _Pairing:
    """The state machine over the marks of one paragraph."""

    def __init__(self, prose: str, marks: Sequence[Mark], index: int, block: Paragraph) -> None:
        self.prose = prose
        self.marks = marks
        self.index = index
        self.block = block
        self.stack: list[Mark] = []
        self.found: list[Quotation] = []
        # The last mark that was given up for unclosed, as its place in ``found``: a second closing mark takes it back.
        self.displaced = -1
        self.ahead = self._outlook()

    def run(self) -> list[Quotation]:
        """The quotations of the paragraph, in the order in which they end."""
        for number, mark in enumerate(self.marks):
            side = mark.side
            if side is Side.EITHER:
                side = self._resolved(mark, number)
            elif (
                side is Side.CLOSE
                and mark.text == "“"
                and self.ahead[number].other is Side.CLOSE
                and not self._depth(mark.form)
            ):
                side = Side.OPEN  # of“ peace ”: the shape is right and the space is wrong
            if side is Side.OPEN:
                self._open(mark)
            elif mark.form is Form.SINGLE:
                self._close_single(mark, number)
            else:
                self._close(mark, number)
        while self.stack:
            self._give_up(self.block.end)
        return self.found

    def _outlook(self) -> list[_Outlook]:
        """What comes after each mark of the paragraph."""
        single: Side | None = None
        other: Side | None = None
        run, beyond = 0, None
        ahead: list[_Outlook] = []
        for mark in reversed(self.marks):
            ahead.append(_Outlook(single, other, run, beyond))
            side = mark.shape if mark.side is Side.EITHER else mark.side
            if mark.form is Form.SINGLE:
                single = side
                continue
            other = side
            if side is Side.EITHER:
                run += 1
            else:
                run, beyond = 0, side
        ahead.reverse()
        return ahead

    def _depth(self, form: Form) -> int:
        """How many levels up the last open mark of a form is, from 1; 0 where none is open."""
        for depth in range(1, min(len(self.stack), _DEPTH) + 1):
            if self.stack[-depth].form is form:
                return depth
        return 0

    def _resolved(self, mark: Mark, number: int) -> Side:
        """The side of a mark whose neighbours do not tell: what is open decides, then what comes next, then its shape."""
        ahead = self.ahead[number]
        following = ahead.single if mark.form is Form.SINGLE else ahead.other
        is_open = self._depth(mark.form) > 0
        if mark.form is Form.DOUBLE and mark.shape is Side.EITHER and ahead.run:
            # Marks between two spaces, as tokenisers leave them, alternate; the next mark that tells sets the beat.
            odd = ahead.run % 2 == 0
            fits = odd is (ahead.beyond is Side.CLOSE)
            return (Side.OPEN if fits or not self._after_stop(mark) else Side.CLOSE) if not is_open else Side.CLOSE
        if is_open:
            return Side.OPEN if following is Side.CLOSE and mark.shape is not Side.CLOSE else Side.CLOSE
        if mark.form is Form.SINGLE and mark.shape is Side.EITHER:
            return Side.CLOSE
        if following is Side.CLOSE:
            return Side.OPEN
        if self._ends_speech(mark):
            return Side.CLOSE
        if mark.shape is Side.OPEN:
            return Side.OPEN
        return Side.CLOSE if mark.shape is Side.CLOSE or following is Side.OPEN or self._after_stop(mark) else Side.OPEN

    def _after_stop(self, mark: Mark) -> bool:
        """Whether a stop stands before a mark, perhaps with a space between."""
        return self.prose[max(0, mark.start - 3) : mark.start].rstrip()[-1:] in (".", ",", "!", "?", "…")

    def _ends_speech(self, mark: Mark) -> bool:
        """Whether a mark between two spaces can only close: it is the last of its paragraph, or *, “ he said* follows."""
        after = self.prose[mark.end : min(mark.end + 20, self.block.end)].lstrip()
        return not after or (after[0].islower() and self.prose[mark.start - 2 : mark.start].rstrip()[-1:] in (",", "!", "?"))

    def _open(self, mark: Mark) -> None:
        """Open a level. The same mark directly before it is given up: quotations of one form do not nest."""
        while self.stack and self.stack[-1].form is mark.form is not Form.CORNER:
            if mark.form is not Form.SINGLE:
                self.displaced = len(self.found)
            self._give_up(mark.start)
        self.stack.append(mark)

    def _close(self, mark: Mark, number: int) -> None:
        """Close what is open with a double mark, unless it is a sign for inches; else record it as never opened."""
        depth = self._depth(mark.form)
        if (depth == 0 or self.ahead[number].other is Side.CLOSE) and _INCHES.search(
            self.prose, max(0, mark.start - 4), mark.end + 10
        ):
            return
        if depth == 0 and self.stack and self._opened_otherwise(number):
            depth = 1
        if depth:
            self._pair(mark, depth)
        elif not self._closes_outer(mark):
            before = self.marks[number - 1].end if number else self.block.start
            self.found.append(Quotation(None, mark, len(self.stack), self.index, Span(before, mark.start)))

    def _opened_otherwise(self, number: int) -> bool:
        """Whether the innermost open mark, of another form, is what a mark closes: «…” or “…» or 'We…”."""
        last = self.stack[-1]
        if last.form is not Form.SINGLE:
            return True
        return self.prose[last.end : last.end + 1].isupper() and self.ahead[number].single is not Side.CLOSE

    def _close_single(self, mark: Mark, number: int) -> None:
        """Close a single mark where one is open; otherwise it is an apostrophe, as in *players’*, unless a stop stands
        before it."""
        depth = self._depth(Form.SINGLE)
        stopped = self.prose[mark.start - 1 : mark.start] in ".,!?…"
        if depth and (stopped or not (self.ahead[number].single is Side.CLOSE and self._possessive(mark))):
            self._pair(mark, depth)
        elif depth == 0 and self._closes_double(mark, number):
            self._pair(mark, 1)
        elif depth == 0 and stopped and number and not self.stack:
            self.found.append(Quotation(None, mark, 0, self.index, Span(self.marks[number - 1].end, mark.start)))

    def _closes_double(self, mark: Mark, number: int) -> bool:
        """Whether a single mark closes what a double one opened: no other mark does, and it cannot be an apostrophe."""
        return (
            bool(self.stack)
            and self.stack[-1].form is Form.DOUBLE
            and self.ahead[number].other in (None, Side.OPEN)
            and self.prose[mark.start - 1 : mark.start].isalpha()
            and self.prose[mark.start - 1] not in "sSzZxXnN"
        )

    def _possessive(self, mark: Mark) -> bool:
        """Whether the word before may be a plural possessive: it ends in s or z and a word follows."""
        return self.prose[mark.start - 1] in "sSzZxX" and self.prose[mark.end + 1 : mark.end + 2].isalpha()

    def _pair(self, mark: Mark, depth: int) -> None:
        """Pair a closing mark with the open one ``depth`` levels up; what is open above that one is given up."""
        for _ in range(depth - 1):
            self._give_up(mark.start)
        opened = self.stack.pop()
        self.found.append(Quotation(opened, mark, len(self.stack), self.index, Span(opened.start, mark.end)))

    def _closes_outer(self, mark: Mark) -> bool:
        """Take a mark that was given up back as partner of this one: “He told the “jury” about it,” he said."""
        outer = self.displaced
        self.displaced = -1
        if outer < 0 or len(self.found) - outer > 1 + _INNER_PAIRS:
            return False
        opened = self.found[outer].open
        inner = self.found[outer + 1 :]
        if opened is None or not inner or opened.form is not mark.form or any(one.close is None for one in inner):
            return False
        if any(one.open and _STOPPED.search(self.prose, max(0, one.open.start - 8), one.open.start) for one in inner):
            return False  # a new sentence opens there: the paragraph break of a running quotation was lost
        self.found[outer] = Quotation(opened, mark, len(self.stack), self.index, Span(opened.start, mark.end))
        self.found[outer + 1 :] = [one._replace(level=one.level + 1, same=one.level == len(self.stack)) for one in inner]
        return True

    def _give_up(self, limit: int) -> None:
        """Record the innermost open mark as one whose partner is missing before ``limit``."""
        mark = self.stack.pop()
        self.found.append(Quotation(mark, None, len(self.stack), self.index, Span(mark.end, limit)))


def _joined(document: Document, found: list[Quotation], blocks: Sequence[Paragraph]) -> list[Quotation]:
    """Look beyond the next mark and the end of the paragraph for what goes on with a quotation that is open.

    Where every sentence is a paragraph of its own, the next mark that closes belongs to it whatever stands between.
    """
    prose = document.prose
    gone: set[int] = set()
    for place, one in enumerate(found):
        if one.close is not None or one.open is None:
            continue
        if one.bounds.end != blocks[one.paragraph].end:
            if place + 1 < len(found) and _reopens(prose, one, found[place + 1]):
                found[place] = one._replace(runs_on=True)
            continue
        partner = _next_part(prose, found, place, blocks)
        if partner is None or partner in gone:
            continue
        other = found[partner]
        if other.open is not None:
            found[place] = one._replace(runs_on=True)
        elif (
            attribution_after(prose, one.bounds.start, other.known.start, ",?!") is None and not _cut(prose, one, other)
        ) or sentence_paragraphs(document):
            gone.add(partner)
            found[place] = one._replace(close=other.close, bounds=Span(one.open.start, other.known.end), broken=True)
    found = [one for place, one in enumerate(found) if place not in gone]
    return _far_joined(found) if sentence_paragraphs(document) else found


def _far_joined(found: list[Quotation]) -> list[Quotation]:
    """Join the double marks left over in a draft whose paragraph breaks mean nothing: one that opens and is still open with
    the next one that closes and was never opened, whatever was quoted in between."""
    gone: set[int] = set()
    last = -1
    for place, other in enumerate(found):
        if other.known.form is Form.SINGLE or (other.open and other.close) or other.runs_on:
            continue
        one = found[last] if last >= 0 else other
        if other.open is None and one.close is None and 0 < other.paragraph - one.paragraph <= _SENTENCES:
            assert one.open is not None
            if other.known.form is one.open.form:
                gone.add(place)
                found[last] = one._replace(close=other.close, bounds=Span(one.open.start, other.known.end), broken=True)
        last = place if other.open is not None else -1
    return [one for place, one in enumerate(found) if place not in gone]


def _cut(prose: str, one: Quotation, other: Quotation) -> bool:
    """Whether a part of a sentence is quoted, which ends with its paragraph: only whole sentences go on in another one."""
    return other.paragraph > one.paragraph + 1 and prose[one.bounds.start : one.bounds.start + 1].islower()


def _next_part(prose: str, found: Sequence[Quotation], place: int, blocks: Sequence[Paragraph]) -> int | None:
    """Where what is open at the end of its paragraph goes on: the place in ``found`` of a quotation that opens the next
    paragraph or of one that a later paragraph only closes. A few quoted words in between do no harm."""
    one = found[place]
    for number in range(place + 1, min(len(found), place + 2 + _INNER_PAIRS)):
        other = found[number]
        block = blocks[other.paragraph]
        if other.paragraph == one.paragraph:
            continue
        if other.paragraph > one.paragraph + _PARAGRAPHS:
            return None
        if other.open is None:
            return number if other.known.form is one.known.form else None
        if other.open.start <= block.copy + 1:
            beside = all(between.kind in _BESIDE for between in blocks[one.paragraph + 1 : other.paragraph])
            return number if beside and other.open.form is one.known.form else None
        if other.close is None or _STOPPED.search(prose, max(0, other.open.start - 8), other.open.start):
            return None
    return None


def _reopens(prose: str, one: Quotation, other: Quotation) -> bool:
    """Whether a quotation goes on at the next opening mark of the same paragraph: a running quotation whose paragraph
    breaks were lost. Only whole sentences run on, and nobody is named as speaker between the two marks."""
    assert one.open is not None
    start, end = one.bounds
    return (
        other.open is not None
        and other.open.form is one.open.form
        and other.open.start == end
        and end - start <= _RUNNING
        and not prose[start : start + 1].islower()
        and _STOPPED.search(prose, max(start, end - 8), end) is not None
        and (
            _STOPPED.search(prose, max(0, one.open.start - 8), one.open.start) is not None or introduces(prose, one.open.start)
        )
        and attribution_after(prose, start, end) is None
    )
