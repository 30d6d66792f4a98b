"""places/outdated-name"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.places import Mention
from checker.annotations.quotes import is_quoted
from rules.places import context, known
from rules.places.context import Dated
from rules.places.known import Group
from rules.places.register import Entity, Period, Role

# Days around a change of name in which copy with either form is no more than a possible slip.
GRACE = 60
# A name that went out of use before this year is out of use in every draft that is translated today.
LONG_AGO = 1960
# What goes on under the name that a place had: the Astana process.
_FIXED = frozenset("talks process format declaration accord accords agreement".split())


class OutdatedName(Rule):
    """A place stands under a name that it did not have on the draft's day.

    Why it matters: names of places change by law, and using the former one takes a side or looks careless (*Kiev*,
    *Swaziland*, *Allahabad*); translation systems learnt from copy that is older than the change. The dated register says
    which form was right when. The day is the draft's own: `--date`, or a full date in its first lines. With no date the
    present form is suggested and the finding is only possible and neutral.
    Quiet: names of organisations, dishes and events (*Bombay High Court*, *Chicken Kiev*, *Astana talks*), quotations, the
    past (*born in Leningrad*), names that are explained (*then called Akmola*), a draft without a date whose years all lie
    before the change, and forms that other houses still write. Where the draft has both names, `places/two-forms` speaks.
    Known misses: changes that the register does not hold.
    """

    id = "places/outdated-name"
    severity = Severity.MINOR
    confidence = Confidence.LIKELY
    category = Category.WRONG_TERM
    examples = (
        Example("Talks will be held in ⟦Nur-Sultan⟧ on Friday.", date="2023-02-10"),
        Example("Talks will be held in Nur-Sultan on Friday.", date="2021-02-10"),
        Example("Talks will be held in ⟦Astana⟧ on Friday.", date="2021-02-10"),
        Example("The train from ⟦Kiev⟧ was late. Passengers waited in ⟦Kiev⟧ for an hour.", note="with no date only possible"),
        Example("She was born in Leningrad in 1950 and studied at the Bombay High Court.", date="2023-02-10"),
        Example("Chicken Kiev is on the menu of the Swaziland Sugar Company.", date="2023-02-10"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        dated = context.speaks_from(document)
        glossed = {place.start for gloss in known.glosses(document) for place in gloss}
        for group in known.entity_groups(document):
            if group.entity is None or len(group.entity.periods) < 2 or _has_right_form(group):
                continue
            old = [m for m, role in group.members if role is Role.OLD and m.start not in glossed]
            old = [m for m in old if _meant_now(document, m, group.entity, dated)]
            if old:
                yield self._finding(document, group, old, dated)

    def _finding(self, document: Document, group: Group, old: list[Mention], dated: Dated | None) -> Finding:
        assert group.entity is not None
        first = old[0]
        day = dated.day if dated else None
        right, wrong = group.entity.at(day), _period(group.entity, first.key)
        if day is None:
            when = f"has been called “{right.form}” {_since(right)}; the draft has no date"
        elif day >= wrong.end:
            when = f"has been called “{right.form}” {_since(right)}"
        else:
            when = f"was still called “{right.form}” on {day.isoformat()}"
        near = day is not None and min(abs((day - change).days) for change in (wrong.start, wrong.end)) <= GRACE
        long_ago = wrong.end.year < LONG_AGO
        unsure = near or (not long_ago and (dated is None or not dated.given))
        return self.finding(
            document,
            first.span,
            f"“{first.text}” {when}",
            related=[mention.span for mention in old[1:]],
            suggestions=[right.form],
            severity=Severity.NEUTRAL if dated is None and not long_ago else None,
            confidence=Confidence.POSSIBLE if unsure else None,
        )


def _has_right_form(group: Group) -> bool:
    """Whether the draft also has a form of the place that is right on its day."""
    return any(role in (Role.FORM, Role.ACCEPTED) for _, role in group.members)


def _meant_now(document: Document, mention: Mention, entity: Entity, dated: Dated | None) -> bool:
    """Whether a mention of an old name speaks of the draft's own time, of the place itself and in the draft's words."""
    period = _period(entity, mention.key)
    if mention.longer or mention.after.lower() in _FIXED:
        return False
    if period.ambiguous and mention.before.lower() not in ("in", "from", "near", "at"):
        return False
    year = context.latest_year(document)
    if dated is None and year is not None and year < period.end.year:
        return False
    return not (
        is_quoted(document, mention.start)
        or context.explained(document, mention)
        or context.historical(document, mention, period.end)
    )


def _period(entity: Entity, key: str) -> Period:
    """The last period that has a folded form."""
    return [period for period in entity.periods if key in period.forms][-1]


def _since(period: Period) -> str:
    """From when on a period holds, in words: *since 2022*, or *again* where the register knows no first day."""
    return "again" if period.start == datetime.date.min else f"since {period.start.year}"
