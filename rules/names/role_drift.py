"""names/role-drift"""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.forms import forms
from checker.annotations.names import Mention, names
from checker.annotations.phrases import any_of
from checker.annotations.tokens import tokens
from checker.finding import Span
from checker.lazy import regex

_RANK_WORDS = "deputy vice assistant associate under"
_OFFICE_WORDS = (
    "minister secretary director president chairman chairwoman chairperson chair head chief governor mayor prosecutor "
    "commander manager editor speaker commissioner ambassador principal rector dean spokesman spokeswoman"
)
_RANK = f"(?:first deputy|senior deputy|{any_of(_RANK_WORDS)})"
_OFFICE = any_of(_OFFICE_WORDS)
_FIELD = (
    r"(?:(?:foreign|interior|defen[cs]e|prime|finance|health|justice|education|general|executive|party|regional|city)[ -]){0,2}"
)
_ROLE = rf"(?P<rank>{_RANK}?)[ -]?{_FIELD}(?P<office>{_OFFICE})\b"
_BEFORE = regex(rf"\b{_ROLE}(?:[ -]general)?(?: (?:of|for) (?:the )?[^,.;:()“”\"\n]{{3,60}})?,? \Z", re.IGNORECASE)
_AFTER = regex(rf",? (?:the |a |an |who is |its |their |his |her )?(?:[A-Za-z]+[’']s? )?{_ROLE}", re.IGNORECASE)
# What says that the person had another office at another time.
_CHANGE = regex(
    r"\b(?:former|formerly|ex|then|acting|interim|incoming|outgoing|appointed|became|promoted|named|previously|elected|resigned"
    r"|years ago)\b"
)
_REACH = 110  # code points before and after a name in which its office stands
# Tokens that may hold an office: the word alone, with a possessive ending, or joined with others by a hyphen.
_OFFICE_INSIDE = regex(_OFFICE)
_OFFICE_TOKENS = frozenset(office + ending for office in _OFFICE_WORDS.split() for ending in ("", "'s"))
# A rank alone, or written as one word with its office (*undersecretary*).
_RANK_TOKENS = frozenset(rank + office for rank in _RANK_WORDS.split() for office in ("", *_OFFICE_WORDS.split()))


class _Role(NamedTuple):
    """An office as the draft names it beside a person: its rank (empty for none) and head in lower case, and their place."""

    rank: str
    office: str
    span: Span


class RoleDrift(Rule):
    """One person's office has another rank in another place.

    Why it matters: a *deputy minister* is not an *assistant minister*, and neither is the minister; the mistake is one that
    the person named will complain about. Translation systems take one word of rank for another.
    It is likely where two words of rank stand with the same office (*deputy, vice, assistant*), and possible where one place
    has a rank and the other has none.
    Quiet: offices of different kinds, and drafts that speak of a change of office (*former, acting, appointed*).
    Known misses: offices that stand in another sentence than the name.
    """

    id = "names/role-drift"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.INCONSISTENT_TERMINOLOGY
    triggers = _RANK_TOKENS
    examples = (
        Example(
            "The ⟦Deputy Foreign Minister⟧, Orhan Tekin, opened the talks. Both sides stayed for an hour.\n\n"
            "⟦Assistant Minister⟧ Orhan Tekin called the talks useful."
        ),
        Example("Deputy Minister Orhan Tekin opened the talks. Tekin, a former assistant minister, called them useful."),
        Example("Director Ida Moe spoke first. Deputy Director Per Moe spoke last."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        roles: dict[str, list[_Role]] = defaultdict(list)
        bearers: dict[str, set[str]] = defaultdict(set)
        every = tokens(document)
        places = forms(document).places
        held = places.keys() & _OFFICE_TOKENS
        if "-" in document.prose:
            held |= {form for form in places if "-" in form and _OFFICE_INSIDE.search(form)}
        offices = sorted(every[at].start for form in held for at in places[form])
        if len(offices) < 2:
            return
        for mention in names(document):
            if mention.person:
                words = mention.words
                surname = words[-1].core
                if len(words) > 1:
                    bearers[surname].add(words[0].core)
                near = bisect.bisect_left(offices, words[0].start - _REACH)
                if near < len(offices) and offices[near] < words[-1].end + _REACH:
                    roles[surname] += _roles(document.prose, mention)
        for surname, found in roles.items():
            if len(bearers[surname]) == 1:
                yield from self._compared(document, found)

    def _compared(self, document: Document, found: list[_Role]) -> Iterator[Finding]:
        """A finding for each office that one person has with several ranks, at the rank that stands less often."""
        by_office: dict[str, dict[str, list[_Role]]] = defaultdict(lambda: defaultdict(list))
        for role in found:
            by_office[role.office][role.rank].append(role)
        for ranks in by_office.values():
            if len(ranks) > 1:
                best, odd = sorted(ranks.values(), key=lambda roles: (-len(roles), roles[0].span))[:2]
                yield self.finding(
                    document,
                    odd[0].span,
                    f"“{document[odd[0].span]}” is called “{document[best[0].span]}” elsewhere",
                    related=sorted(role.span for role in (*odd[1:], *best)),
                    confidence=self.confidence if odd[0].rank and best[0].rank else Confidence.POSSIBLE,
                )


def _roles(prose: str, mention: Mention) -> Iterator[_Role]:
    """The office before and after a name, if the draft says there what it is."""
    start, end = mention.span
    before, after = prose[max(0, start - _REACH) : start], prose[end : end + _REACH]
    for match, base in ((_BEFORE.search(before), max(0, start - _REACH)), (_AFTER.match(after), end)):
        if match and not _CHANGE.search(prose, max(0, base + match.start() - 30), base + match.end() + 30):
            at = match.start("rank") if match["rank"] else match.start("office")
            yield _Role(match["rank"].lower(), match["office"].lower(), Span(base + at, base + match.end("office")))
