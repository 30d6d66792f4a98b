"""Who says what, by office or name: quotations that the draft gives to somebody to whom the source gives another one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from checker.annotations.alignment import Pair, paragraph_pairs, source_text
from checker.annotations.offices import every_role
from checker.annotations.people import people
from checker.annotations.quote_contents import crossed
from checker.annotations.quotes import quotations
from checker.annotations.source_language import source_language
from checker.annotations.source_quotes import source_quotes
from checker.annotations.within import quotations_in
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex

# How far from a quotation, in code points, its speaker may stand.
_REACH, _REACH_HAN = 60, 16
_STOP = regex(r"[.!?…。！？؟](?:\s|\Z)|[。！？；;]|\n")
_OF = regex(r"(?:['’]s)?\s*(?:\s(?:of|at|for|from|with|in)\s[^.,;:“”\"]{0,40})?")
# Near enough to be words for one person, and no preposition that makes the second another one.
_CLOSE = regex(r"(?!.*\s(?:على|إلى|مع|ضد|أمام|عن|به|با|علیه|ile|told|asked)\s)[^.,;:،؛，。；：«»“”„\"「」'\n]{0,14}")
_LEADS = regex(r"[:：]\s*\Z")
_OWNS = regex(r"['’]s(?!\w)")
# What begins another clause after a quotation, or makes whoever follows its object.
_BEYOND = regex(
    r"\W*(?:and|while|but|whereas|although|а|но|але|тоді|тогда|в то время|mais|tandis|alors|mientras|pero|y|et|und|aber"
    r"|während|ise|oysa|أما|بينما|فيما|في حين|اما|در حالی|而|但)(?!\w)"
    r"|\s*(?:of|for|in|to|against|at|de|des|du|del|d['’]|von|der|gegen|из|против|проти)(?!\w)|\s*(?:ضد|علیه)(?!\w)",
    re.IGNORECASE,
)
_MANY = 12  # quotations of a paragraph
# What stands before somebody who is spoken to or of: رد على الوزير, told the minister.
_TO = regex(r"(?:\A|\s)(?:على|إلى|عن|مع|من|ضد|أمام|به|از|با|برای|علیه)\s\Z")


class Misattributed(NamedTuple):
    """A quotation of the draft (``quote``) with the words that name its speaker there (``target``), and those that name the
    source's (place in ``source_text``)."""

    target: Span
    source: Span
    quote: Span


class _Somebody(NamedTuple):
    """Words that name somebody, and what they may mean: offices, or a name that both texts have."""

    span: Span
    who: frozenset[str]


@annotation
def misattributed(document: Document) -> tuple[Misattributed, ...]:
    """Quotations beside whose speaker the draft has somebody whom the source has elsewhere in the paragraph, and the other
    way round; the first of each paragraph."""
    language, source = source_language(document), source_text(document)
    if not quotations(document):
        return ()
    known = [(person.source, person.target) for group in people(document) for person in group.people]
    found: list[Misattributed] = []
    for pair in paragraph_pairs(document):
        ours = quotations_in(document, pair.target)
        if not pair.complete or not ours or len(ours) > _MANY or any(one.open is None or one.close is None for one in ours):
            continue
        text = source[pair.source.start : pair.source.end]
        theirs = [pair.in_source(quote) for quote in source_quotes(text, language)]
        found += _moved(document, pair, theirs, [one.bounds for one in ours], known, language)[:1]
    return tuple(found)


def _moved(
    document: Document,
    pair: Pair,
    theirs: Sequence[Span],
    ours: Sequence[Span],
    known: Sequence[tuple[Span, Span]],
    language: str,
) -> list[Misattributed]:
    """Quotations of one paragraph that the draft gives to somebody else; ``known`` are places of one name on both sides."""
    source = source_text(document)
    names = [f"name {number}" for number in range(len(known))]
    there = _people(
        source, pair.source, theirs, language, [(place, name) for (place, _), name in zip(known, names, strict=True)]
    )
    here = _people(
        document.prose, pair.target, ours, "en", [(place, name) for (_, place), name in zip(known, names, strict=True)]
    )
    reach = _REACH_HAN if language in ("zh", "ja") else _REACH
    speakers = [_speaker(source, quote, theirs, there, reach) for quote in theirs]
    given = [_speaker(document.prose, quote, ours, here, _REACH) for quote in ours]
    if len(theirs) != len(ours):
        return _merged(speakers, given, ours, here) if len(theirs) == len(ours) + 1 == 2 else []
    if len(ours) == 2:
        texts = [
            [source[one.start + 1 : one.end - 1] for one in theirs],
            [document.prose[slice(*one)].strip("“”‘’\"'«» ") for one in ours],
        ]
        if crossed(texts[0], texts[1], language):
            theirs, speakers = theirs[::-1], speakers[::-1]
        elif all(speakers) and None not in given and (lost := _merged(speakers, given, ours, here)):
            return lost
    here = [one for one in here if not _OWNS.match(document.prose, one.span.end)]
    both = [(one, other, quote) for one, other, quote in zip(speakers, given, ours, strict=True) if one and other]
    found = []
    for number, (one, other, quote) in enumerate(both):
        exchanged = any(one.who & later.who and other.who & first.who for first, later, _ in both[number + 1 :])
        if not one.who & other.who and (exchanged or _two_offices(one, other, there, here)):
            found.append(Misattributed(other.span, one.span, quote))
    return found


def _merged(
    speakers: Sequence[_Somebody | None], given: Sequence[_Somebody | None], ours: Sequence[Span], here: Sequence[_Somebody]
) -> list[Misattributed]:
    """Of two speakers of the source the one whom the draft names nowhere, while it names the other beside the quotations."""
    first, second = speakers
    teller = given[-1]
    if first is None or second is None or teller is None or first.who & second.who:
        return []
    lost = [one for one in (first, second) if not any(one.who & other.who for other in here)]
    if len(lost) != 1 or any(not one.who & (first.who | second.who) for one in here):
        return []
    return [Misattributed(teller.span, lost[0].span, ours[-1])]


def _two_offices(speaker: _Somebody, given: _Somebody, there: Sequence[_Somebody], here: Sequence[_Somebody]) -> bool:
    """Whether both texts speak of the same two people by their offices alone, and of nobody else."""
    if len(there) != 2 or len(here) != 2 or any(who.startswith("name ") for one in (*there, *here) for who in one.who):
        return False
    (other,), (left,) = [one for one in there if one is not speaker], [one for one in here if one is not given]
    return bool(other.who & given.who and left.who & speaker.who)


def _people(text: str, span: Span, quotes: Sequence[Span], language: str, named: Sequence[tuple[Span, str]]) -> list[_Somebody]:
    """Everybody a paragraph names outside its quotations; a name takes its office with it."""
    found = [
        _Somebody(Span(place.start + span.start, place.end + span.start), who)
        for place, who in every_role(text[span.start : span.end], language)
    ]
    joined: list[_Somebody] = []
    for one in found:  # the head of the company, the ministry's spokesman
        gap = _OF if language == "en" else _CLOSE
        if joined and gap.fullmatch(text, joined[-1].span.end, one.span.start):
            joined[-1] = _Somebody(Span(joined[-1].span.start, one.span.end), joined[-1].who | one.who)
        else:
            joined.append(one)
    joined += [_Somebody(place, frozenset((name,))) for place, name in named if span.start <= place.start < span.end]
    return sorted(one for one in joined if not any(quote.start <= one.span.start < quote.end for quote in quotes))


def _oblique(text: str, span: Span) -> bool:
    """Whether somebody of a text in Arabic letters is no subject."""
    return text.startswith("لل", span.start) or _TO.search(text, max(0, span.start - 6), span.start) is not None


def _speaker(text: str, quote: Span, quotes: Sequence[Span], somebody: Sequence[_Somebody], reach: int) -> _Somebody | None:
    """Whoever stands nearest before a quotation in its own sentence, with no other quotation between; failing that, after."""
    aside = [one for one in somebody if one.span.end <= quote.start and _oblique(text, one.span)]
    if aside and any(0 <= quote.start - one.span.end < reach for one in somebody if one not in aside):
        somebody = [one for one in somebody if one not in aside]
    led = _LEADS.search(text, max(0, quote.start - 4), quote.start) is not None
    best: tuple[bool, int, _Somebody] | None = None
    for one in somebody:
        after = one.span.start >= quote.end
        low, high = (quote.end, one.span.start) if after else (one.span.end, quote.start)
        if not 0 <= high - low < reach or (after and led) or _OWNS.match(text, one.span.end):
            continue
        if any(low <= other.start < high for other in quotes) or _STOP.search(text, low, high):
            continue
        if after and _BEYOND.match(text, low, one.span.start):
            continue
        if best is None or (after, high - low) < best[:2]:
            best = (after, high - low, one)
    return None if best is None else best[2]
