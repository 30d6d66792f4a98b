"""names/spelling"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.bearers import Tie
from checker.annotations.identities import Variation, variations

# Up to what distance (romanisation.distance) a tie makes two spellings likely to be one name.
_LIKELY = {Tie.NAME: 0.9, Tie.TITLE: 0.6, Tie.SURNAME: 0.45}
_NEAR = 0.3
_ARTICLE = re.compile(r"(?:(?:al|el|as|ash|ar|an|ad|az)[-‐‑ ])?", re.IGNORECASE)


class Spelling(Rule):
    """One name is spelled in several ways.

    Why it matters: a name is the first thing that the person named, a lawyer and a search engine look at, and a reader
    takes two spellings for two people. Translation systems romanise a name anew in every sentence.
    One finding holds all places of all spellings; it stands at the first spelling that is in the minority. The suggestion
    is the spelling with most support: the most frequent one, then the one that came first in a full name.
    It is likely or certain where the same given name, family name or office stands beside both spellings, or where one is
    introduced in full and a near one by nobody; possible where nothing but nearness speaks for it.
    Quiet: two people who are introduced as two (*Karim Nasser … Omar Nassar*), father and daughter (*Alekseev, Alekseeva*),
    countries and peoples (*Iran, Iraq; Syria, Syrian*), inflections, pairs of English words.
    Known misses: spellings that no system of romanisation connects, names changed beyond their consonants.
    """

    id = "names/spelling"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.NAME_FORMAT
    examples = (
        Example(
            "The envoy, Grigory ⟦Astafyev⟧, left for Tunis on Monday. ⟦Astafiev⟧ is to meet the mediators there.\n\n"
            "⟦Astafyev⟧ has held the post since May.",
        ),
        Example("Deputy mayor ⟦Zeynep⟧ Korkmaz opened the bridge. Ms ⟦Zeinep⟧ Korkmaz then crossed it."),
        Example("Karim Nasser won the seat that his predecessor, Omar Nassar, had held for years."),
        Example("Ivan Alekseev spoke first. Lyudmila Alekseeva, who is no relation, answered him."),
        Example("Officials from Iran and Iraq met in Vienna. The Iranian side spoke first, the Iraqi side last."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for variation in variations(document):
            best, *others = variation.forms
            first = others[0].places[0].word.span
            every = sorted(place.word.span for form in variation.forms for place in form.places)
            yield self.finding(
                document,
                first,
                _message(variation),
                related=[span for span in every if span != first],
                suggestions=(_in_place_of(others[0].places[0].word.text, best.text),),
                confidence=_confidence(variation),
            )


def _confidence(variation: Variation) -> Confidence:
    """Read on published copy: of what is called likely, nine in ten were slips of the editors."""
    if variation.tie is Tie.NAME and variation.distance <= _NEAR:
        return Confidence.CERTAIN
    if variation.distance <= _LIKELY.get(variation.tie, 0.0):
        return Confidence.LIKELY
    return Confidence.POSSIBLE


def _message(variation: Variation) -> str:
    best, *others = variation.forms
    listed = " and ".join(f"“{form.text}”" for form in others)
    return f"{listed} {'is' if len(others) == 1 else 'are'} also spelled “{best.text}” ({variation.reason})"


def _in_place_of(odd: str, best: str) -> str:
    """The better spelling with the article of the other one, or without: a name keeps its article in short or drops it."""
    article = _ARTICLE.match(odd)
    return (article[0] if article else "") + _ARTICLE.sub("", best, count=1)
