"""names/role-mismatch"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.lexicon import words_of
from checker.lazy import regex
from checker.register.evidence import known
from checker.register.examples import entity, role
from checker.register.facts import Place, places
from checker.register.kinds import Kind
from checker.register.lookup import Role

_VARGA = entity(
    Kind.PERSON,
    ("Ilona Varga", 90, 2019),
    roles=(role("foreign minister", "hungary", "2021-03-01", "2025-05-14"), role("speaker", "hungary", "2025-05-15")),
)
# The draft speaks of another time, or says itself that the office is over.
_NOT_NOW = regex(
    r"\b(?:former|ex|then|late|previous|outgoing|incoming|designate|future|once|acting|predecessor|successor|was|were|had been|"
    r"served|until|became|appointed|elected|named|nominated)\b",
    re.IGNORECASE,
)
_AROUND = 40  # code points around a name in which such a word is looked for


class RoleMismatch(Rule):
    """A person is given an office that, by the register, was not theirs on the day of the draft.

    Why it matters: a minister who left in May is the most visible mistake a story can make, and translated copy carries it on
    from older texts.
    The register knows offices with their first and last days. The day is the draft's own (``--date`` or its metadata).
    Quiet: drafts without a day, *former*, *then* and other words that speak of another time, people whose offices the
    register does not know, offices it does not know of them that do not clash with one that it does.
    Known misses: offices that follow the name at some distance; deputies and acting holders.
    """

    id = "names/role-mismatch"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.MISTRANSLATION
    needs = (Need.REGISTER,)
    examples = (
        Example(
            "Foreign Minister ⟦Ilona Varga⟧ arrived in Ankara on Monday.",
            date="2026-02-03",
            register=(_VARGA,),
        ),
        Example(
            "Former Foreign Minister Ilona Varga arrived in Ankara on Monday. Speaker Ilona Varga will stay until Friday.",
            date="2026-02-03",
            register=(_VARGA,),
        ),
        Example("Foreign Minister Ilona Varga arrived in Ankara on Monday.", date="2024-02-03", register=(_VARGA,)),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        day = document.date
        if day is None:
            return
        done: set[tuple[str, str]] = set()
        for place in places(document):
            office = next((value for what, value in place.contexts if what == "office"), "")
            if place.kind is not Kind.PERSON or not office or (place.text, office) in done or _elsewhen(document, place):
                continue
            people = [one for one in known(document).get(place.text, ()) if one.kind is Kind.PERSON]
            if len(people) != 1 or not people[0].roles:
                continue
            done.add((place.text, office))
            mine = [one for one in people[0].roles if _same(one.role, office)]
            if not mine or any(_holds(one, day) for one in mine):
                continue
            yield self.finding(document, place.span, f"the register has “{place.text}” as {office} {_term(mine[-1])}")


def _elsewhen(document: Document, place: Place) -> bool:
    """Whether words around a name speak of another time than the draft's own."""
    start, end = place.span
    return _NOT_NOW.search(document.prose, max(0, start - _AROUND), end + _AROUND) is not None


def _same(role: str, office: str) -> bool:
    """Whether two offices are one: the same head, and nothing in the one that contradicts the other."""
    one, other = ([word for word in text.lower().split() if word in words_of("titles", "office")] for text in (role, office))
    if not one or not other or one[-1] != other[-1]:
        return False
    return set(one) <= set(other) or set(other) <= set(one)


def _holds(role: Role, day: datetime.date) -> bool:
    """Whether an office was held on a day, its first and last days included."""
    return (role.since is None or role.since <= day) and (role.until is None or day <= role.until)


def _term(role: Role) -> str:
    """When an office was held, in words: *from 1 March 2021 until 14 May 2025*."""
    since = f"from {role.since:%-d %B %Y}" if role.since else ""
    until = f"until {role.until:%-d %B %Y}" if role.until else ""
    return " ".join(filter(None, (since, until))) or "at no known time"
