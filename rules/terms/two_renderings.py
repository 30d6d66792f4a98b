"""terms/two-renderings"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.organisations import Organisation, organisations
from rules.terms.same_body import joined, keys, plain_words, same_body

_ENDS = (". ", ".\n", "\n", "! ", "? ", ".”", '."')
_FAR = 1_000  # code points between two names that one sentence may have


class TwoRenderings(Rule):
    """One institution is rendered in two ways.

    Why it matters: a reader takes *the Supreme Council of Antiquities* and *the Higher Council for Archaeology* for two
    bodies, and a quotation or a charge may then be laid at the wrong door. Translation systems render a name anew in every
    sentence.
    Two names are compared word by word: each word of one must be a word of the other, a word of the same stem, or one that
    translations are known to exchange (``renderings.txt`` beside the rule). One finding holds all places; the suggestion is
    the rendering that stands most often, or else first.
    Quiet: short forms (*the council*), a mere change of order in short names (*Foreign Ministry, Ministry of Foreign
    Affairs*; in longer ones it is neutral), names that one sentence lists side by side, names with two acronyms.
    Known misses: exchanges that the table does not hold, names with a word more.
    """

    id = "terms/two-renderings"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.INCONSISTENT_TERMINOLOGY
    examples = (
        Example(
            "The ⟦Central Electoral Committee⟧ published the lists on Monday. Turnout was 41 percent.\n\n"
            "A spokesman for the ⟦Central Election Commission⟧ said recounts were under way."
        ),
        Example(
            "The ⟦Ministry of Health and Social Services⟧ agreed. So did the union.\n\n"
            "The ⟦Department of Health and Social Services⟧ will pay. The budget is tight.\n\n"
            "The ⟦Department for Trade, Industry and Tourism⟧ did not. Its minister was away.\n\n"
            "The ⟦Ministry of Trade, Industry and Tourism⟧ has been without money since May."
        ),
        Example("The Baltic Fisheries Federation met. The council of the federation will meet again in May."),
        Example("The Committee on Foreign Affairs and the Council of Foreign Affairs both oppose the bill."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        named: dict[tuple[str, ...], list[Organisation]] = defaultdict(list)
        for organisation in organisations(document):
            named[plain_words(organisation.words)].append(organisation)
        for one, other in _comparable(list(named)):
            verdict = same_body(one, other)
            if verdict is not None and not _told_apart(document, named[one], named[other]):
                yield self._found(document, named[one], named[other], *verdict)

    def _found(
        self,
        document: Document,
        one: Sequence[Organisation],
        other: Sequence[Organisation],
        severity: Severity,
        confidence: Confidence,
    ) -> Finding:
        best, odd = (one, other) if len(one) >= len(other) else (other, one)
        shown, better = document[odd[0].span], document[best[0].span]
        times = f"{len(best)} times" if len(best) > 1 else "which comes first"
        return self.finding(
            document,
            odd[0].span,
            f"“{shown}” and “{better}” ({times}) look like two renderings of one name",
            related=[place.span for place in sorted([*odd[1:], *best])],
            suggestions=(better,),
            severity=severity,
            confidence=confidence,
        )


def _comparable(names: Sequence[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Pairs of names of like length that share a key: the group or the first letters of a word."""
    under: dict[object, list[int]] = defaultdict(list)
    for number, words in enumerate(names):
        for key in keys(words):
            under[key].append(number)
    pairs = {pair for together in under.values() for pair in itertools.combinations(together[:60], 2)}
    for a, b in sorted(pairs):
        if abs(len(names[a]) - len(names[b])) < 2 or abs(len(joined(names[a])) - len(joined(names[b]))) < 2:
            yield names[a], names[b]


def _told_apart(document: Document, one: Sequence[Organisation], other: Sequence[Organisation]) -> bool:
    """Whether the draft treats two names as two bodies: one sentence has both, or each has an acronym of its own."""
    acronyms = [{place.acronym for place in places if place.acronym} for places in (one, other)]
    if acronyms[0] and acronyms[1] and acronyms[0].isdisjoint(acronyms[1]):
        return True
    text = document.prose
    if any(" and " in document[place.span] for place in (one[0], other[0])) and sorted(one[0].words) == sorted(other[0].words):
        return True  # China and the United States, the United States and China
    return _in_one_sentence(text, one, other)


def _in_one_sentence(text: str, one: Sequence[Organisation], other: Sequence[Organisation]) -> bool:
    """Whether a sentence has both names; then it has both as neighbours."""
    places = sorted((place.start, place.end, name) for name, both in enumerate((one, other)) for place in both)
    return any(
        name != next_name and start - end < _FAR and not any(mark in text[end:start] for mark in _ENDS)
        for (_, end, name), (start, _, next_name) in itertools.pairwise(places)
    )
