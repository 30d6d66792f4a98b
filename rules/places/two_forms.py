"""places/two-forms"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import Indel

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.gazetteer import fold
from checker.annotations.places import Mention
from checker.annotations.quotes import is_quoted
from checker.document import annotation
from checker.finding import Span
from rules.places import context, known, near, register
from rules.places.known import Group
from rules.places.register import Role

# Share of letters in common from which one form is taken for a misspelling of the other rather than another name of the
# place: then it is one even inside a longer name (the Bejing Municipal Committee), where *Deutschland* may be right.
CLOSE = 0.75
# What stands between an old name and the new one where a sentence tells of the change.
_TO = frozenset((" to ", " became ", " becomes ", " into ", " – now ", ", now "))


class TwoForms(Rule):
    """One place is spelled in two ways.

    Why it matters: a reader who does not know the place takes *Arsal* and *Ersal* for two towns; translation systems
    produce both because the source language inflects the name, or because their training copy comes from several houses.
    The register decides which form to write (`newsproof places NAME`); for a place that it does not hold, the form that
    the draft uses most. Where both forms are good English (*Macao*, *Macau*) the finding is minor; where the register lists
    one of them as wrong it is certain.
    Quiet: names of organisations (*University of Macau*, *Credit Suisse*), an old name where the sentence speaks of the
    past or explains it (*Bombay, as it was then called*; *from Leningrad to St Petersburg*), the short and the full form of
    a name (*Washington*, *Washington D.C.*), a form that is also a person's name or a word unless something beside it says
    that it is a place, and a small town's name that nothing in the draft calls a place (*George Lucas … Lukas*).
    Known misses: small places that neither the register nor the gazetteer holds.
    """

    id = "places/two-forms"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.INCONSISTENT_TERMINOLOGY
    examples = (
        Example("Shelling hit the north of ⟦Kharkiv⟧. Two people were hurt in ⟦Kharkow⟧, the mayor said."),
        Example("The ferry leaves ⟦Sydney⟧ at noon. It was due back in ⟦Sidney⟧ at dusk."),
        Example("The port of ⟦Busan⟧ was closed. Ships for ⟦Pusan⟧ waited at sea."),
        Example("A water station was opened in ⟦Samawah⟧ on Sunday. The residents of ⟦Al-Samawa⟧ hope for an end to tankers."),
        Example("Mumbai, which was called Bombay until 1995, has 12 million people."),
        Example("From Leningrad to St Petersburg: a street gets its archive\n\nSt Petersburg opened it on Friday."),
        Example("The bank has branches in Mumbai and Delhi. The Bombay High Court rejected its appeal."),
        Example("He flew to Washington on Monday. The museum in Washington D.C. was closed."),
        Example("Sydney is two hours away. Sidney Pike, a farmer, drives there once a week."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        # Ends, because a place may stand in two groups, with its article in one of them and without it in the other.
        covered: set[int] = set()
        for finding in self._findings(document):
            ends = {place.end for place in finding.places}
            if not ends <= covered:
                covered |= ends
                yield finding

    def _findings(self, document: Document) -> Iterator[Finding]:
        """The findings on places of the register, towns of the gazetteer and unlisted words; some may say the same."""
        glossed = {gloss.inner.start for gloss in known.glosses(document)}
        judged: set[str] = set()  # folded forms of which the register has said what there is to say
        for group in known.entity_groups(document):
            judged.update(mention.key for mention, role in group.members if len(group.members) > 1)
            yield from self._group(document, group, glossed)
        for group in known.town_groups(document):
            if not _known_apart(group, judged):
                yield from self._group(document, group, glossed)
        for group in near.near_groups(document):
            yield from self._group(document, group, glossed)

    def _group(self, document: Document, group: Group, glossed: set[int]) -> Iterator[Finding]:
        """The finding on one place, if it stands in two forms; ``glossed`` are the starts of names in brackets."""
        members = [member for member in group.members if member[0].start not in glossed and member[1] is not Role.BESIDE]
        if len({mention.text for mention, _ in members}) < 2:
            return
        evidence = _Evidence(document, group)
        became = {
            one.start
            for (one, role), (other, _) in itertools.pairwise(members)
            if role is Role.OLD and document.prose[one.end : other.start] in _TO
        }
        members = [member for member in members if member[0].start not in became and evidence.counts(*member)]
        forms = dict(known.forms(members))
        if len(forms) < 2:
            return
        right = _right(group, forms)
        wrong = [
            (mention, role)
            for form, some in forms.items()
            if form != right and not _same_name(form, right)
            for mention, role in some
            if role is not Role.FORM or mention.institution or not mention.longer
        ]
        if not wrong:
            return
        first = wrong[0][0]
        best = next(
            some[0][0].text for form, some in forms.items() if form == right or (right not in forms and some[0] != wrong[0])
        )
        minor = all(role in (Role.ACCEPTED, Role.FORM) for _, role in wrong)
        weak = all(role in (Role.AMBIGUOUS, Role.OLD) and not mention.located for mention, role in wrong)
        listed = group.entity is not None and any(role is Role.VARIANT for _, role in wrong)
        used = len(forms.get(right, ()))
        reason = "the register's form" if group.house else f"used {used} times" if used > 1 else "used once"
        write = group.house if group.house and known.normal(group.house) == right else best
        yield self.finding(
            document,
            first.span,
            f"“{first.text}” and “{best}” are one place; write “{write}” throughout ({reason})",
            related=sorted(mention.span for mention, _ in members if mention.span != first.span),
            suggestions=[write.upper() if first.text.isupper() and len(first.text) > 3 else write],
            severity=Severity.MINOR if minor else None,
            confidence=Confidence.POSSIBLE if weak else Confidence.CERTAIN if listed else None,
        )


@annotation
def reported(document: Document) -> tuple[frozenset[int], ...]:
    """For each place that is spelled in two ways, the ends of its mentions; rules on names keep quiet about these."""
    return tuple(frozenset(place.end for place in finding.places) for finding in TwoForms().check(document))


def is_reported(document: Document, spans: Iterable[Span]) -> bool:
    """Whether ``places/two-forms`` sets two of these against each other."""
    ends = {span.end for span in spans}
    return any(len(ends & known) > 1 for known in reported(document))


class _Evidence:
    """What a group of mentions says about each of its forms; made once per group, so that a long draft stays linear."""

    def __init__(self, document: Document, group: Group) -> None:
        self.document = document
        sound = [mention for mention, role in group.members if role is Role.FORM]
        self.sound = {mention.key for mention in sound}
        self.placed = any(mention.located and not mention.longer for mention in sound)
        # Towns of the gazetteer share their names with people and cups: Lucas, Davis.
        self.is_place = self.placed or group.entity is not None
        self.after = {mention.after for mention in sound if mention.after}
        self.persons = {m.key for m, _ in group.members if m.longer and not m.institution}

    def counts(self, mention: Mention, role: Role) -> bool:
        """Whether a mention is evidence of a second form rather than a person's name, a quotation or history."""
        if role is Role.FORM:
            return True
        person = mention.longer and not mention.institution
        if role is Role.AMBIGUOUS:
            if person:
                return mention.after in self.after and self._alike(mention.key)
            if self._alike(mention.key):
                return mention.located or (mention.key not in self.persons and self.is_place)
            return mention.located and not context.historical(self.document, mention)
        if context.explained(self.document, mention):
            return False
        if role is Role.VARIANT:
            return not mention.longer or ((mention.institution or self.placed) and self._alike(mention.key))
        past = role is Role.OLD and context.historical(self.document, mention)
        return not (mention.longer or past or is_quoted(self.document, mention.start))

    def _alike(self, key: str) -> bool:
        """Whether a folded form is so close to a sound form of the place that it may be a misspelling of it."""
        return any(Indel.normalized_similarity(key, other) >= CLOSE for other in self.sound)


def _known_apart(group: Group, judged: set[str]) -> bool:
    """Whether the register knows the forms of a town: as one place, whose forms it has judged, or as different places."""
    entities = [{use.entity.name for use in register.index().get(mention.key, ())} for mention, _ in group.members]
    listed = [names for names in entities if names]
    return len(listed) > 1 and (not set.intersection(*listed) or all(m.key in judged for m, _ in group.members))


def _right(group: Group, forms: dict[str, list[tuple[Mention, Role]]]) -> str:
    """The form to write: the register's, unless the draft keeps to other good ones, else the one used most."""
    good = any(role in (Role.FORM, Role.ACCEPTED) for some in forms.values() for _, role in some)
    if group.house and (known.normal(group.house) in forms or not good):
        return known.normal(group.house)
    return max(forms, key=lambda form: (len(forms[form]), forms[form][0][1] is Role.FORM))


def _same_name(form: str, other: str) -> bool:
    """Whether the forms are the short and the full name, so that both are right."""
    return fold(form) != fold(other) and (known.part_of(form, other) or known.part_of(other, form))
