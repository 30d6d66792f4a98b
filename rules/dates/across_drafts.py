"""dates/across-drafts"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from checker import Category, Document, Example, Finding, Severity
from checker.annotations.dates import MONTHS, WEEKDAYS, DateMention, Shape, dates
from checker.annotations.running import sentence_at
from checker.annotations.story import content_words
from checker.run_rule import Batch, Fact, RunRule
from checker.statements import Places, minorities, statements, told

_CALENDAR = frozenset(content_words(" ".join((*MONTHS, *WEEKDAYS))))


class AcrossDrafts(RunRule):
    """Drafts of one story give one event different days: Tuesday here, Wednesday there.

    Why it matters: days go wrong where time zones, calendars and *yesterday* are translated; one of the two stories sends
    its readers to the meeting on the wrong day.
    Two drafts tell one story when they share names, figures and longer words; two sentences state one thing when most of
    their words of content are the same. The finding stands in the drafts that are in the minority, or in the later ones
    where neither leads.
    Quiet: a day of the month beside a day of the week, sentences with several days, a day that the draft also names
    elsewhere, days of the week in drafts that speak from different days.
    Known misses: *yesterday*, *last week*; sentences worded quite differently.
    """

    id = "dates/across-drafts"
    severity = Severity.MAJOR
    category = Category.MISTRANSLATION
    examples = (
        Example(
            "Prosecutors in Lublin will question the former treasurer Adam Wolski about the missing harvest subsidies on "
            "14 March, his lawyer said.",
            beside=(
                (
                    "The former treasurer Adam Wolski will be questioned about the missing harvest subsidies by prosecutors in "
                    "Lublin on ⟦4 March⟧, said his lawyer."
                ),
            ),
        ),
        Example(
            "Prosecutors in Lublin will question the former treasurer Adam Wolski about the missing harvest subsidies on "
            "14 March, his lawyer said.",
            beside=(
                (
                    "The former treasurer Adam Wolski will be questioned about the missing harvest subsidies by prosecutors in "
                    "Lublin on Tuesday, said his lawyer."
                ),
            ),
        ),
    )

    def facts(self, document: Document) -> Iterator[Fact]:
        told_days = [(mention, _says(document, mention)) for mention in dates(document)]
        at: Counter[tuple[int, str]] = Counter()
        for mention, (about, _) in told_days:
            sentence = sentence_at(document, mention.start)
            at[sentence.start if sentence else -1, about] += 1
        for mention, (about, says) in told_days:
            sentence = sentence_at(document, mention.start)
            if sentence is None or not says or at[sentence.start, about] > 1:
                continue
            around = document.prose[sentence.start : sentence.end]
            yield self.fact(document, (mention.start, mention.end), about, says, around=around)

    def judge(self, batch: Batch) -> Iterator[tuple[int, Finding]]:
        for story in batch.stories:
            facts = {draft: batch.of(self.id, draft) for draft in story}
            days = {draft: {(fact.about, fact.says) for fact in own} for draft, own in facts.items()}
            for statement in statements((draft, _with_words(fact)) for draft, own in facts.items() for fact in own):
                for odd, other in minorities(told(statement)):
                    yield from self._found(odd, other, days, batch)

    def _found(
        self, odd: Places, other: Places, days: dict[int, set[tuple[str, str]]], batch: Batch
    ) -> Iterator[tuple[int, Finding]]:
        here, there = odd[0][1], other[0][1]
        if any((there.about, there.says) in days[draft] for draft, _ in odd):
            return
        if any((here.about, here.says) in days[draft] for draft, _ in other):
            return
        for draft, fact in odd:
            yield draft, self.report(fact, f"“{fact.text}” here, “{there.text}” for the same event in {batch.named(other)}")


def _with_words(fact: Fact) -> Fact:
    return fact._replace(words=tuple(one for one in content_words(fact.around) if one not in _CALENDAR), around="")


def _says(document: Document, mention: DateMention) -> tuple[str, str]:
    """What a date can be compared with, and the day it names; no day where it names none."""
    if mention.shape is Shape.WEEKDAY:
        spoken = document.date.isoformat() if document.date else ""
        return f"weekday {spoken}", str(mention.weekday)
    if mention.shape is Shape.NUMERIC or mention.day is None or mention.last_day is not None:
        return "other", ""
    return "day", f"{mention.month}-{mention.day}"
