"""terms/two-renderings"""

from __future__ import annotations

import functools
import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.lexicon import countries
from checker.annotations.organisations import Organisation, organisations
from checker.annotations.romanisation import fold

# Endings that make another word of the same stem: agriculture, agricultural; hydrographic, hydrographical.
_ENDINGS = {
    "",
    *"e y al ical ic ics ary ian ion ions ional oral ism ist ive ing ment ry ial ance ence or er ed ation ities".split(),
}
# Words that one rendering may have more than the other.
_OPTIONAL = frozenset("affairs matters state national general federal public republic".split())
_STEM = 5  # letters that two words of one stem share at least, and their share of the shorter word
_STEM_SHARE = 0.6


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
            named[tuple(fold(word) for word in organisation.words)].append(organisation)
        for one, other in _comparable(list(named)):
            verdict = _same_body(one, other)
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
        for key in {key for word in words for key in (word[:4], *_groups().get(_base(word), ()))}:
            under[key].append(number)
    pairs = {pair for together in under.values() for pair in itertools.combinations(together[:60], 2)}
    for a, b in sorted(pairs):
        if abs(len(names[a]) - len(names[b])) < 2:
            yield names[a], names[b]


def _same_body(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[Severity, Confidence] | None:
    """Whether two names are one, how bad that is and how sure.

    Their words must pair off, but for one that may be missing; some are unchanged, and at least one is exchanged, or else
    all stand in another order, which is neutral in a name of three words or more.
    """
    short, long = sorted((one, other), key=len)
    left, rest = list(long), []
    for word in short:
        if word in left:
            left.remove(word)
        else:
            rest.append(word)
    kinds: list[str] = []
    for word in rest:
        match = next(((kind, x) for x in left if (kind := _exchange(word, x))), None)
        if match is None:
            return None
        kinds.append(match[0])
        left.remove(match[1])
    if not set(left) <= _OPTIONAL:
        return None
    if "stem" not in kinds and "group" not in kinds:
        if kinds and len(short) > 2 and not left and _adjective_lost(short, long):
            return Severity.MAJOR, Confidence.POSSIBLE
        moved = not kinds and len(short) > 2 and [word for word in long if word not in left] != list(short)
        return (Severity.NEUTRAL, Confidence.POSSIBLE) if moved else None
    unchanged = len(short) - kinds.count("group")
    sure = unchanged > 1 or (unchanged and (kinds.count("group") > 1 or len(short) > 2))
    if not unchanged:
        return None
    return Severity.MAJOR, Confidence.LIKELY if sure and not left else Confidence.POSSIBLE


def _adjective_lost(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the names differ in a country here and its adjective there, at the same place (Syria Democratic Forces)."""
    differ = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(differ) == 1 and all(word in countries() for word in differ[0])


def _exchange(one: str, other: str) -> str:
    """How two words may stand for one another: a ``form`` of one word, its ``stem``, one ``group``, or not at all."""
    a, b = _base(one), _base(other)
    if a.rstrip("s") == b.rstrip("s") or countries().get(a, -1) == countries().get(b, -2):
        return "form"
    if set(_groups().get(a, ())) & set(_groups().get(b, ())):
        return "group"
    shared = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    long_enough = shared >= max(_STEM, _STEM_SHARE * min(len(a), len(b)))
    return "stem" if long_enough and a[shared:] in _ENDINGS and b[shared:] in _ENDINGS else ""


def _base(word: str) -> str:
    groups = _groups()
    for ending, other in (("", ""), ("ies", "y"), ("es", ""), ("s", "")):
        base = word[: len(word) - len(ending)] + other
        if word.endswith(ending) and base in groups:
            return base
    return word


def _told_apart(document: Document, one: Sequence[Organisation], other: Sequence[Organisation]) -> bool:
    """Whether the draft treats two names as two bodies: one sentence has both, or each has an acronym of its own."""
    acronyms = [{place.acronym for place in places if place.acronym} for places in (one, other)]
    if acronyms[0] and acronyms[1] and acronyms[0].isdisjoint(acronyms[1]):
        return True
    text = document.prose
    if any(" and " in document[place.span] for place in (one[0], other[0])) and sorted(one[0].words) == sorted(other[0].words):
        return True  # China and the United States, the United States and China
    return any(
        not any(mark in text[min(a.end, b.end) : max(a.start, b.start)] for mark in (". ", ".\n", "\n", "! ", "? ", ".”", '."'))
        for a in one
        for b in other
    )


@functools.cache
def _groups() -> Mapping[str, tuple[int, ...]]:
    """Word to the numbers of the rows of ``renderings.txt`` that hold it."""
    found: dict[str, list[int]] = defaultdict(list)
    lines = resources.files("rules.terms").joinpath("renderings.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if not line.startswith(("#", "---")):
            for word in line.split():
                found[word].append(number)
    return {word: tuple(numbers) for word, numbers in found.items()}
