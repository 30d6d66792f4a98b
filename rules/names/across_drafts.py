"""names/across-drafts"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from checker import Category, Confidence, Document, Example, Finding, Severity
from checker.annotations.bearers import different_words, of_two_sexes, office_of
from checker.annotations.identities import bearers
from checker.annotations.lexicon import known_names
from checker.annotations.romanisation import FAR, distance, keys, same_given_name, same_start
from checker.run_rule import Batch, Fact, RunRule

# How far apart (romanisation.distance) two family names may be after one given name: in one story, with one office, without.
_STORY, _OFFICE, _BARE = 0.9, 0.6, 0.3
_LONG = 6  # letters of a name that hardly meets its like by chance
# Names under one key beyond this number are compared only with the next ones in the alphabet.
_CROWDED, _NEXT = 30, 4

# Given name and family name, folded.
Person = tuple[str, str]
# Number of a draft in the batch, and what it says there.
Places = list[tuple[int, Fact]]


class AcrossDrafts(RunRule):
    """One person is spelled differently in several drafts of a batch.

    Why it matters: drafts are translated one by one, and a site that writes *Vershinin* in one story and *Verchinen* in the
    next seems to speak of two people; searches and archives lose one of them.
    The finding stands in the drafts whose spelling fewer drafts have, or in the later ones where neither leads, and names
    the others.
    It is likely where the drafts tell one story or the same office stands before both names, else possible.
    Quiet: names that one draft holds apart, father and daughter, well-known names of which each has its bearers, spellings
    that differ only in diacritics; two translations of one text, of which a desk publishes one.
    In 1.1 million words of published copy it speaks some 20 times, and nearly always rightly: agencies and broadcasters do
    spell a spokesman or a minister differently from one day to the next.
    Known misses: people who are never named in full; spellings that no system of romanisation connects.
    """

    id = "names/across-drafts"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.NAME_FORMAT
    examples = (
        Example(
            "Deputy Minister ⟦Sergei Verchinen⟧ arrived in Ankara on Monday. ⟦Verchinen⟧ will meet the mediators.",
            beside=(
                "Deputy Minister Sergei Vershinin is expected in Brussels next week, his office said.",
                "The talks failed, Deputy Minister Sergei Vershinin told reporters in Geneva.",
            ),
        ),
        Example(
            "Mayor Aleksei Bashmakov opened the tram line on Friday.",
            beside=("The tram line will carry 9,000 people a day, Mayor ⟦Alexei Bashmakov⟧ told reporters.",),
        ),
        Example(
            "Deputy Minister Sergei Vershinin arrived in Ankara on Monday.",
            beside=("The midfielder Sergei Voronin scored twice in the second half.",),
        ),
    )

    def facts(self, document: Document) -> Iterator[Fact]:
        for bearer in bearers(document):
            full = next((one for one in bearer.mentions if one.person and one.sure and len(one.words) > 1), None)
            if full is None or min(len(full.words[0].core), len(full.words[-1].core)) < 2:
                continue
            office = next(filter(None, map(office_of, bearer.mentions)), "")
            also = [one.span for one in bearer.mentions if one.span != full.span and one.words[-1].core == full.words[-1].core]
            says = f"{full.words[0].core} {full.words[-1].core}"
            yield self.fact(document, full.span, about=office, says=says, also=also)

    def judge(self, batch: Batch) -> Iterator[tuple[int, Finding]]:
        people: dict[Person, Places] = defaultdict(list)
        for draft, fact in batch.every(self.id):
            given, _, family = fact.says.partition(" ")
            people[given, family].append((draft, fact))
        for spellings, sure in _persons(people, batch):
            most = max(len(_drafts(people[one])) for one in spellings)
            best = [one for one in spellings if len(_drafts(people[one])) == most]
            for odd in spellings:
                if odd != best[0]:
                    yield from self._found(people[odd], people[best[0]], len(best) == 1, sure, batch)

    def _found(self, odd: Places, better: Places, minority: bool, sure: bool, batch: Batch) -> Iterator[tuple[int, Finding]]:
        there = better[0][1].text
        seen: set[int] = set()
        for draft, fact in odd:
            if draft in seen:
                continue
            seen.add(draft)
            message = f"“{fact.text}” is spelled “{there}” in {batch.named(better)}"
            suggestions = [_corrected(fact, better[0][1])] if minority else []
            confidence = self.confidence if sure else Confidence.POSSIBLE
            yield draft, self.report(fact, message, suggestions=suggestions, confidence=confidence)


def _persons(people: Mapping[Person, Places], batch: Batch) -> Iterator[tuple[list[Person], bool]]:
    """The spellings of each person who has several, in order of first mention, and whether more than nearness ties them."""
    group_of: dict[Person, list[Person]] = {}
    sure: dict[Person, bool] = {}
    for one, other in _candidates(people):
        tied = _tied(one, people[one], other, people[other], batch)
        if tied is None:
            continue
        group = group_of.get(one, [one])
        if other not in group:
            group = group + group_of.get(other, [other])
        for person in group:
            group_of[person] = group
            sure[person] = sure.get(person, True) and tied
    order = {person: number for number, person in enumerate(people)}
    groups = {id(group): group for group in group_of.values()}
    for group in groups.values():
        yield sorted(group, key=order.__getitem__), all(sure[person] for person in group)


def _candidates(people: Mapping[Person, Places]) -> Iterator[tuple[Person, Person]]:
    """Pairs of names whose family names share a key, each pair once."""
    under: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        for key in keys(person[1]):
            under[key].append(person)
    seen: set[tuple[Person, Person]] = set()
    for key in sorted(under):
        together = sorted(under[key])
        reach = len(together) if len(together) <= _CROWDED else _NEXT
        for at, one in enumerate(together):
            for other in itertools.islice(together, at + 1, at + 1 + reach):
                if (one, other) not in seen:
                    seen.add((one, other))
                    yield one, other


def _tied(one: Person, here: Places, other: Person, there: Places, batch: Batch) -> bool | None:
    """Whether two names are one person's: ``None`` no, ``False`` because they are near, ``True`` because more says so."""
    if one[0] != other[0] and one[1] != other[1] and not same_given_name(one[0], other[0]):
        return None
    if not same_start(one[1], other[1]):
        return None
    if one[1] != other[1] and (other[1] in here[0][1].text.lower() or one[1] in there[0][1].text.lower()):
        return None  # Los Angeles, the Los Angeles Angels
    given, family = distance(one[0], other[0]), distance(one[1], other[1])
    if max(given, family) >= FAR:
        return None
    for a, b in zip(one, other, strict=True):
        if a != b and (different_words(a, b, a, b) or of_two_sexes(a, b)):
            return None
    if _drafts(here) & _drafts(there):  # a draft that names both has two people in mind, or names/spelling reports it
        return None
    if all(batch.retold(mine, theirs) for mine in _drafts(here) for theirs in _drafts(there)):
        return None
    near = max(given, family)
    stories = [{batch.story_of[draft] for draft in _drafts(side) if draft in batch.story_of} for side in (here, there)]
    if stories[0] & stories[1] and near <= _STORY:
        return True
    offices = [{fact.about for _, fact in side if fact.about} for side in (here, there)]
    if offices[0] & offices[1] and near <= _OFFICE:
        return True
    rare = min(len(one[1]), len(other[1])) >= _LONG and not {one[1], other[1]} <= known_names()
    return False if near <= _BARE and rare and one[0] == other[0] else None


def _drafts(places: Sequence[tuple[int, Fact]]) -> set[int]:
    """The numbers of the drafts that some places lie in."""
    return {draft for draft, _ in places}


def _corrected(odd: Fact, better: Fact) -> str:
    """The odd name with the first and last word of the better one."""
    text = odd.text
    for at, (word, right) in enumerate(zip(odd.says.split(), better.says.split(), strict=True)):
        if word != right:
            if at == 0:
                text = better.text.partition(" ")[0] + text[len(text.partition(" ")[0]) :]
            else:
                text = text[: len(text) - len(text.rpartition(" ")[2])] + better.text.rpartition(" ")[2]
    return text
