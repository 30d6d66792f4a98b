"""Where a missing quotation mark belongs. No rule; shared by the rules of this folder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checker.annotations.attribution import attribution_after, introduces, introduction, is_reported
from checker.annotations.marks import Mark
from checker.annotations.quotes import Quotation
from checker.annotations.sentences import split
from checker.document import Document
from checker.finding import Span
from checker.lazy import regex

# Marks are looked for within so many code points: no quotation in news copy is longer, and hostile ones stay cheap.
_REACH = 3000
# So many quotations and paragraphs away two marks without partner may still belong together.
_NEAR = 6
# At most so many places are named where a mark may be missing.
_CANDIDATES = 3
_PARTNERS = {"“": "”", "„": "”", "‟": "”", '"': '"', "＂": '"', "``": "''", "‘": "’", "‚": "’", "‛": "’", "`": "'", "'": "'"}
_PARTNERS |= {"«": "»", "‹": "›", "「": "」", "『": "』", "《": "》"}
_OPENERS = {"”": "“", '"': '"', "＂": '"', "''": '"', "“": "“", "’": "‘", "'": "'", "´": "‘", "»": "«", "›": "‹"}
_OPENERS |= {"」": "「", "』": "『", "》": "《"}
_LAST_WORD = regex(r"\S+\Z")
_FIRST_WORD = regex(r"\S+")
_DASH = regex(r"\s+[–—-](?=\s)")
_STOPS = ".,!?…"


class Place(NamedTuple):
    """Where a mark is missing: a word and its replacement with the mark, and whether no other place is possible."""

    span: Span
    replacements: tuple[str, ...]
    clear: bool


def is_fragment(prose: str, mark: Mark) -> bool:
    """Whether a quotation begins within a sentence and in lower case, and so cannot run over a paragraph."""
    return prose[mark.end : mark.end + 1].islower()


def closing(document: Document, quotation: Quotation, dialect: str) -> list[Place]:
    """Where a quotation that is open may close, likeliest first; empty where the copy does not tell."""
    mark = quotation.open
    assert mark is not None
    prose, partner = document.prose, _PARTNERS.get(mark.text, mark.text)
    start, end = quotation.bounds.start, min(quotation.bounds.end, quotation.bounds.start + _REACH)
    said = attribution_after(prose, start, end)
    if said is not None:
        place = _after_word(prose, start, said.stop, partner, inside=True, clear=True)
        dash = _DASH.match(prose, said.stop)  # “…, – said: the mark takes the place of the dash
        return [place._replace(span=Span(place.span.start, dash.end()))] if dash else [place]
    fragment = is_fragment(prose, mark)
    ends = [sentence.end for sentence in split(prose, start, end)]
    whole = quotation.bounds.end == end and prose[end : end + 1] in ("", "\n", "\r")
    if not whole and ends:
        ends.pop()  # cut off by the next mark: not an end
    inside = not (fragment and dialect == "uk")
    if not fragment and whole:
        ends.reverse()
    # A title or a name may end anywhere; what is reported ends with its sentence.
    begins = quotation.open is not None and not prose[max(0, mark.start - 3) : mark.start].rstrip()[-1:].isalnum()
    reported = is_reported(prose, mark.start) if fragment else begins or introduces(prose, mark.start)
    clear = len(ends) == 1 and whole and reported
    return [_after_word(prose, start, at, partner, inside=inside, clear=clear) for at in ends[:_CANDIDATES] if at > start]


def opening(document: Document, quotation: Quotation) -> list[Place]:
    """Where a quotation that is closed may have opened, likeliest first; empty where the copy does not tell."""
    mark = quotation.close
    assert mark is not None
    prose, partner = document.prose, _OPENERS.get(mark.text, mark.text)
    start, end = max(quotation.bounds.start, quotation.bounds.end - _REACH), quotation.bounds.end
    led = introduction(prose, start, end)
    if led is not None:
        return [_before_word(prose, led, end, partner, clear=True)]
    if prose[end - 1 : end] not in _STOPS:
        return []
    starts = [sentence.start for sentence in split(prose, start, end)]
    said = attribution_after(prose, start, end)
    if said is not None:
        starts = [at for at in starts if at > said.end] or starts[-1:]
    elif quotation.bounds.start == start and start and prose[start - 1 : start].strip() and len(starts) > 1:
        starts = starts[1:]  # what follows a closing mark within its sentence
    starts = [at for at in starts if not prose[at].islower()]
    starts.reverse()
    return [_before_word(prose, at, end, partner, clear=len(starts) == 1) for at in starts[:_CANDIDATES]]


def _after_word(prose: str, start: int, at: int, mark: str, *, inside: bool, clear: bool) -> Place:
    word = _LAST_WORD.search(prose, max(start, at - 60), at)
    begin = word.start() if word else at - 1
    text = prose[begin:at]
    stops = text[len(text.rstrip(_STOPS)) :]
    within, beyond = text + mark, text[: len(text) - len(stops)] + mark + stops
    return Place(Span(begin, at), tuple(dict.fromkeys((within, beyond) if inside else (beyond, within))), clear)


def _before_word(prose: str, at: int, end: int, mark: str, *, clear: bool) -> Place:
    word = _FIRST_WORD.match(prose, at, min(end, at + 60))
    stop = word.end() if word else at + 1
    return Place(Span(at, stop), (mark + prose[at:stop],), clear)


def may_have_partner(found: Sequence[Quotation], place: int) -> bool:
    """Whether a mark without partner may belong to another one, a few paragraphs away, that has none either."""
    one = found[place]
    around = found[place + 1 : place + 1 + _NEAR] if one.close is None else found[max(0, place - _NEAR) : place]
    return any(
        other.known.form is one.known.form
        and 0 < abs(other.paragraph - one.paragraph) <= _NEAR
        and (other.open is None if one.close is None else other.close is None and not other.runs_on)
        for other in around
    )


def turned(mark: str, *, closing: bool) -> str:
    """The same kind of mark facing the way it is used: “ used to close gives ”."""
    if closing:
        return _PARTNERS.get(mark, mark)
    return _OPENERS.get(mark, mark)
