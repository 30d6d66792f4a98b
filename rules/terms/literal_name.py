"""terms/literal-name"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity, Span
from checker.annotations.forms import forms
from checker.annotations.organisations import organisations
from checker.annotations.tokens import tokens
from checker.shipped import rows_of
from rules.terms.same_body import keys, plain_words, same_body

_SHORTEST = 3  # words: shorter names share their words with too many bodies


class _Body(NamedTuple):
    name: str
    wrong: tuple[str, ...]
    compared: bool


class LiteralName(Rule):
    """A well-known body goes by a literal rendering of its name: the Red Moon Society, the World Fund of Wild Nature.

    Why it matters: the body has a name in English; under another the reader does not know it, and a search does not find it.
    The names stand in ``bodies.tsv`` beside the rule, each with renderings that never are its name; long names of the draft
    are also compared with it word by word, as terms/two-renderings does.
    Quiet: every name of the table, and names that add a word of their own.
    Known misses: bodies of one country, which the table does not hold.
    """

    id = "terms/literal-name"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.WRONG_TERM
    examples = (
        Example("Volunteers of the ⟦Red Moon Society⟧ brought water to the camp.", note="Red Crescent"),
        Example("The ⟦International Health Organization⟧ sent vaccines.", note="word by word: possible"),
        Example("The Red Crescent Society, the World Health Organization and the European Court of Auditors took part."),
        Example("A red moon rose over the camp; the room of commerce in the old hotel stood empty."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        told = []
        for span, name in _wrong(document):
            told.append(span)
            yield self.finding(document, span, f"“{document[span]}” is known in English as “{name}”", suggestions=(name,))
        for organisation in organisations(document):
            words = plain_words(organisation.words)
            if len(words) < _SHORTEST or any(span.start < organisation.end and organisation.start < span.end for span in told):
                continue
            name = _meant(words)
            if name:
                message = f"“{document[organisation.span]}” looks like “{name}” under another name"
                yield self.finding(document, organisation.span, message, suggestions=(name,), confidence=Confidence.POSSIBLE)


def _wrong(document: Document) -> Iterator[tuple[Span, str]]:
    """Spans of the renderings of the table, with the name that is meant; the rendering begins with a capital."""
    lower, places = forms(document)
    every = tokens(document)
    for first in sorted(_by_first().keys() & places.keys()):
        for at in places[first]:
            if not every[at].text[0].isupper():
                continue
            for wrong, name in _by_first()[first]:
                end = at + len(wrong) - 1
                if tuple(lower[at : end + 1]) == wrong:
                    yield Span(every[at].start, every[end].end), name
                    break


@functools.cache
def _bodies() -> tuple[_Body, ...]:
    rows = rows_of("rules.terms", "bodies.tsv")
    return tuple(_Body(name, tuple(filter(None, wrong.split(";"))), bool(compared)) for name, wrong, compared in rows)


@functools.cache
def _by_first() -> Mapping[str, list[tuple[tuple[str, ...], str]]]:
    """First word of a wrong rendering to its words and the name that is meant, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for body in _bodies():
        for wrong in body.wrong:
            found[wrong.split()[0]].append((tuple(wrong.split()), body.name))
    return {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in found.items()}


@functools.cache
def _compared() -> tuple[Mapping[tuple[str, ...], str], Mapping[object, list[tuple[str, ...]]]]:
    """Names to compare with, by their words; and the keys of their words."""
    bodies = [body for body in _bodies() if body.compared]
    names = {_american(plain_words([word for word in body.name.split() if word[0].isupper()])): body.name for body in bodies}
    under: dict[object, list[tuple[str, ...]]] = defaultdict(list)
    for words in names:
        for key in keys(words):
            under[key].append(words)
    return names, under


@functools.lru_cache(maxsize=4096)
def _meant(words: tuple[str, ...]) -> str:
    """The name of the table that other words stand for, or nothing."""
    names, under = _compared()
    words = _american(words)
    if words in names:
        return ""
    near = {other for key in keys(words) for other in under.get(key, ()) if len(other) == len(words)}
    hits = [other for other in near if _close(words, other)]
    return names[hits[0]] if len(hits) == 1 else ""


def _american(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words in American spelling, so far as names of the table have two."""
    return tuple({"organisation": "organization", "programme": "program", "labour": "labor"}.get(word, word) for word in words)


def _close(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    verdict = same_body(words, other)
    return verdict is not None and verdict == (Severity.MAJOR, Confidence.LIKELY)
