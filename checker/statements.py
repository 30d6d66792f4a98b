"""What drafts of one story say alike: facts grouped by the words around them, in time that grows with their number."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from checker.annotations.story import content_words
from checker.run_rule import Fact

# A fact belongs to a statement when it shares this many words of content with its first fact, and this share of the words
# that either has.
SHARED, SHARE = 4, 0.45
# Statements remembered for one word; a word with more says little.
REMEMBERED = 24

Places = list[tuple[int, Fact]]


def statements(facts: Iterable[tuple[int, Fact]], share: float = SHARE) -> Iterator[Places]:
    """The facts of one story by what they state: those about the same thing whose words are alike, of two drafts or more.

    A fact joins the statement whose first fact it is most like.
    """
    first: list[tuple[str, frozenset[int]]] = []
    members: list[Places] = []
    under: dict[tuple[str, int], list[int]] = defaultdict(list)
    for draft, fact in facts:
        words = frozenset(fact.words or content_words(fact.around))
        if len(words) < SHARED:
            continue
        shared: Counter[int] = Counter()
        for word in words:
            shared.update(under[fact.about, word])
        best, most = -1, 0.0
        for number, count in sorted(shared.items()):
            likeness = count / (len(words) + len(first[number][1]) - count)
            if count >= SHARED and likeness >= share and likeness > most:
                best, most = number, likeness
        if best >= 0:
            members[best].append((draft, fact))
            continue
        for word in words:
            known = under[fact.about, word]
            if len(known) < REMEMBERED:
                known.append(len(first))
        first.append((fact.about, words))
        members.append([(draft, fact)])
    for together in members:
        if len({draft for draft, _ in together}) > 1:
            yield together


def told(statement: Places) -> dict[str, Places]:
    """What the drafts say in one statement, the most frequent first; a draft that says two things takes no part."""
    says: dict[int, set[str]] = defaultdict(set)
    for draft, fact in statement:
        says[draft].add(fact.says)
    found: dict[str, Places] = defaultdict(list)
    for draft, fact in statement:
        if len(says[draft]) == 1:
            found[fact.says].append((draft, fact))
    return dict(sorted(found.items(), key=lambda item: -len({draft for draft, _ in item[1]})))


def minorities(versions: dict[str, Places]) -> Iterator[tuple[Places, Places]]:
    """Each version that is to be reported, and the one it is held against: the most frequent, else that which comes first."""
    ordered = list(versions.values())
    for places in ordered[1:]:
        yield places, ordered[0]
