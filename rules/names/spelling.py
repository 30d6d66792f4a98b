"""names/spelling"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.bearers import Tie
from checker.annotations.identities import Variation, variations
from checker.finding import Span
from checker.lazy import regex
from rules.places.two_forms import is_reported

# Up to what distance (romanisation.distance) a tie makes two spellings likely to be one name.
_LIKELY = {Tie.NAME: 0.9, Tie.TITLE: 0.6, Tie.SURNAME: 0.45}
_NEAR = 0.3
_SHORT = 6  # letters: shorter names that differ in more than a little may well be two
_ARTICLE = regex(r"(?:(?:al|el|as|ash|ar|an|ad|az)[-‐‑ ])?", re.IGNORECASE)


class Spelling(Rule):
    """One name is spelled in several ways.

    Why it matters: a name is the first thing that the person named, a lawyer and a search engine look at, and a reader
    takes two spellings for two people. Translation systems romanise a name anew in every sentence.
    One finding holds all places of all spellings; it stands at the first spelling that is in the minority. The suggestion
    is the spelling with most support: the most frequent one, then the one that came first in a full name.
    It is likely or certain where the same given name, family name or office stands beside both spellings, or where one is
    introduced in full and a near one by nobody; possible where nothing but nearness speaks for it.
    In 1.1 million words of published copy it speaks once in 9,000 words. Of 64 findings called likely or certain all but five
    were slips of the paper: letters of a speaker's name exchanged, lost or doubled once among several.
    Quiet: two people who are introduced as two (*Karim Nasser … Omar Nassar*), father and daughter (*Alekseev, Alekseeva*),
    countries and peoples (*Iran, Iraq; Syria, Syrian*), inflections, pairs of English words, towns that places/two-forms
    reports.
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
        Example("The Xiangtan County office opened late. Farmers from Hsiangtan County waited.", note="places/two-forms"),
        Example("Officials from Iran and Iraq met in Vienna. The Iranian side spoke first, the Iraqi side last."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        together: dict[int, list[Variation]] = defaultdict(list)
        for variation in _without_places(document, variations(document)):
            together[variation.forms[1].places[0].mention].append(variation)
        for found in together.values():
            found.sort(key=lambda variation: variation.forms[1].places[0].word.start)
            yield self._found(document, found)

    def _found(self, document: Document, found: list[Variation]) -> Finding:
        """One finding for one name, whether one of its words is spelled in several ways (Sung-min) or more (Choe Seong-min)."""
        odd = [variation.forms[1].places[0].word for variation in found]
        span = Span(odd[0].start, odd[-1].end)
        better = document[span]
        for variation, word in reversed(list(zip(found, odd, strict=True))):
            at = word.start - span.start
            better = better[:at] + _in_place_of(word.text, variation.forms[0].text) + better[at + len(word.text) :]
        every = {place.word.span for variation in found for form in variation.forms for place in form.places}
        return self.finding(
            document,
            span,
            _message(document, span, better, found),
            related=sorted(place for place in every if place.start >= span.end or place.end <= span.start),
            suggestions=(better,),
            confidence=max(_confidence(variation) for variation in found),
        )


def _without_places(document: Document, found: Sequence[Variation]) -> Iterator[Variation]:
    """The names without those that places/two-forms reports; a person's name that is a town's too it does not."""
    for variation in found:
        if not is_reported(document, (place.word.span for form in variation.forms for place in form.places)):
            yield variation


def _confidence(variation: Variation) -> Confidence:
    """Read on published copy: of what is called likely, nine in ten were slips of the editors."""
    if variation.tie is Tie.NAME and variation.distance <= _NEAR:
        return Confidence.CERTAIN
    if variation.tie is Tie.NAME and min(len(form.core) for form in variation.forms) < _SHORT:
        return Confidence.POSSIBLE  # Zhang Wei and Zheng Wei
    if variation.distance <= _LIKELY.get(variation.tie, 0.0):
        return Confidence.LIKELY
    return Confidence.POSSIBLE


def _message(document: Document, span: Span, better: str, found: Sequence[Variation]) -> str:
    """What the finding on one name says: its odd spellings and the better one, and why they are one name."""
    others = found[0].forms[1:]
    shown = [document[span]] if len(found) > 1 else [form.text for form in others]
    best = better if len(found) > 1 else found[0].forms[0].text
    listed = " and ".join(f"“{form}”" for form in shown)
    return f"{listed} {'is' if len(shown) == 1 else 'are'} also spelled “{best}” ({found[0].reason})"


def _in_place_of(odd: str, best: str) -> str:
    """The better spelling with the article of the other one, or without: a name keeps its article in short or drops it."""
    article = _ARTICLE.match(odd)
    return (article[0] if article else "") + _ARTICLE.sub("", best, count=1)
