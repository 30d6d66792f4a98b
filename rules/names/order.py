"""names/order"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.lexicon import english_words, known_names, known_places
from checker.annotations.names import Mention, names


class Order(Rule):
    """Given name and family name stand in one order here and in the other there.

    Why it matters: *Wang Chunming* and *Chunming Wang* are two people to a reader who does not know the language, and the
    short form then calls the person by the given name.
    One finding holds all places; the suggestion is the order that stands most often, or else first.
    Quiet: names of three words and more, initials, names of organisations.
    Known misses: names that differ in spelling as well; a comma between the two (*Wang, Chunming*).
    """

    id = "names/order"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.NAME_FORMAT
    examples = (
        Example("The judges chose ⟦Imre Zentai⟧ on Friday. ⟦Zentai Imre⟧ is the first Hungarian to win the prize."),
        Example("Imre Zentai won. His daughter, Zentai Ilona, was there. Imre Zentai thanked her."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        orders: dict[frozenset[str], dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
        for mention in names(document):
            if len(mention.words) == 2 and mention.person and all(len(word.core) > 1 for word in mention.words):
                pair = [word.core for word in mention.words]
                if pair[0] != pair[1] and not any(map(_word, pair)):
                    orders[frozenset(pair)][pair[0]].append(mention)
        for cores, found in orders.items():
            if len(found) != 2:
                continue
            best, odd = sorted(found.values(), key=lambda mentions: (-len(mentions), mentions[0].span))
            if not _in_one_sentence(document, best[0], odd[0]):
                yield self.finding(
                    document,
                    odd[0].span,
                    f"“{odd[0].text}” also stands as “{best[0].text}”: given name and family name have changed places",
                    related=sorted(mention.span for mention in (*odd[1:], *best)),
                    suggestions=(best[0].text,),
                    # Ahmed Mohamed and Mohamed Ahmed may well be two people.
                    confidence=Confidence.POSSIBLE if cores <= known_names() else self.confidence,
                )


def _word(core: str) -> bool:
    """Whether a word of a name is an English word or a place rather than a person's name."""
    return core not in known_names() and (core in english_words() or core in known_places())


def _in_one_sentence(document: Document, one: Mention, other: Mention) -> bool:
    """Whether one sentence names both, which makes them two people."""
    first, second = sorted((one.span, other.span))
    return re.search(r"[.!?\n]", document.prose[first.end : second.start]) is None
