"""places/repeated-gloss"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from rules.places import context, known, register
from rules.places.known import Gloss
from rules.places.register import Entity


class RepeatedGloss(Rule):
    """A place is followed by its other name in brackets more than once, or the name before the brackets is a wrong one.

    Why it matters: one gloss helps the reader, the second shows that nobody read the draft through; and with
    *Nor Sultan (Astana)* a translation system shows that it does not know the place. The form to write instead is the
    register's for the draft's day.
    Quiet: one gloss whose first name is right on that day, or was until lately; names that are not the same place.
    Known misses: glosses with further words in the brackets (*now Astana*), and places that are not in the register or
    the gazetteer.
    """

    id = "places/repeated-gloss"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.NAME_FORMAT
    triggers = frozenset("(")
    examples = (
        Example("They met in ⟦Almaty (Alma-Ata)⟧ in May. The ⟦Almaty (Alma-Ata)⟧ plan was dropped."),
        Example("The next round is planned for ⟦Nor Sultan (Astana)⟧ in July."),
        Example("They met in Yangon (Rangoon) in May and flew home from Yangon in June."),
        Example("He lived in Paris (France) and in Oslo (Norway)."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        groups: dict[str, list[Gloss]] = defaultdict(list)
        for gloss in known.glosses(document):
            shared = known.places_of(gloss.outer.key) & known.places_of(gloss.inner.key)
            if not (known.part_of(gloss.outer.text, gloss.inner.text) or known.part_of(gloss.inner.text, gloss.outer.text)):
                groups[min(shared, key=lambda place: (place.isdigit(), place))].append(gloss)
        for place, glosses in groups.items():
            yield from self._group(document, register.entities().get(place), glosses)

    def _group(self, document: Document, entity: Entity | None, glosses: list[Gloss]) -> Iterator[Finding]:
        """The finding on all glosses of one place, if there is more than one or the first name is a wrong one."""
        dated = context.speaks_from(document)
        day = dated.day if dated else None
        spans = [(gloss.outer.start, gloss.inner.end + 1) for gloss in glosses]
        outer, inner = glosses[0].outer, glosses[0].inner
        right = entity.at(day).form if entity else outer.text
        wrong = entity is not None and known.never_right(entity, outer.key)
        if len(glosses) > 1:
            message = f"“{outer.text} ({inner.text})” explains the place {len(glosses)} times; write “{right}”"
        elif wrong:
            message = f"“{outer.text}” is a wrong spelling, and the brackets repeat the place; write “{right}”"
        else:
            return
        yield self.finding(document, spans[0], message, related=spans[1:], suggestions=[right])
