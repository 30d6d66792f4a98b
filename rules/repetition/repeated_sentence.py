"""repetition/repeated-sentence"""

from __future__ import annotations

import bisect
import itertools
from collections import Counter
from collections.abc import Iterator

from rapidfuzz import fuzz

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.forms import repeats, wording
from checker.annotations.numerals import ONES, TENS
from checker.annotations.paragraphs import Kind, paragraphs
from checker.annotations.quotes import is_quoted
from checker.annotations.sentences import Sentence, sentences
from checker.annotations.tokens import tokens
from checker.finding import Span

# Fewer words may well be said twice (He was not alone.).
SHORTEST = 5
# A short sentence that nearly repeats another is rhetoric.
NEAR = 8
# What is longer is no sentence, and slow to compare.
LONGEST = 200
# Shared three-word shingles, as a share of the shorter sentence's, above which two sentences are compared; and the chrF
# above which they say the same. At 80 every pair in published news copy was one sentence said twice.
SHINGLES = 0.6
SAME = 80.0
# No two sentences with less in common (rapidfuzz, words in any order) came near that.
ALIKE = 55.0
_OPENERS = frozenset("The A An But And In On At It He She They This That These Those For With As When While After Also".split())
_TIMES = {2: "twice", 3: "three times", 4: "four times"}
_NUMERALS = frozenset((*ONES, *TENS))
_MARKS = str.maketrans("", "", "“”„«»\"'‘’.,;:!?()[]…")


class RepeatedSentence(Rule):
    """A sentence, or a row of sentences, comes twice, in the same words or nearly so.

    Why it matters: paragraphs are translated twice when segments are merged, and edited drafts keep the old sentence
    beside the new one. Readers take it for padding.
    Quiet: headlines, captions and lists; questions on a line of their own, as in interviews and polls; sentences of fewer
    than five words; sentences that differ in a number or a name (one line for every town, in the same words); a sentence
    that is quoted in one place and not in the other.
    In opinion sites' copy it speaks once in 8,000 words, elsewhere once in 80,000. Of 33 findings read two thirds were slips: a
    paragraph pasted twice, a headline that ran into the copy and was said again, notices repeated under the story; the others
    quote one message twice on purpose.
    Known misses: the same fact in other words.
    """

    id = "repetition/repeated-sentence"
    severity = Severity.MAJOR
    confidence = Confidence.CERTAIN
    category = Category.ADDITION
    examples = (
        Example(
            "⟦The bridge was closed to trucks on Tuesday.⟧ The mayor asked for patience. "
            "⟦The bridge was closed to trucks on Tuesday.⟧"
        ),
        Example(
            "⟦The ministry will send two rescue teams to the flooded villages this week.⟧\n\n"
            "⟦The ministry will send two rescue teams to the flooded villages in this week.⟧"
        ),
        Example(
            "The yield in Balta was 3.1 tons per hectare, the agency said. "
            "The yield in Yampil was 3.8 tons per hectare, the agency said.",
            note="other names and figures",
        ),
        Example(
            "He posted: “All of it is a lie from the north.”\n\nAll of it is a lie from the north.\n\nThe post was deleted."
        ),
        Example("“Nothing was done,” she said. Nothing was done. They waited."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        familiar = _familiar(document)
        if not familiar:
            return
        blocks = paragraphs(document)
        running = [
            s
            for s in sentences(document)
            if s.kind is Kind.BODY and not (document.prose[s.end - 1] == "?" and s.span == blocks[s.paragraph].span)
        ]
        # Sentences that share too little with the rest of the draft stay empty and are compared with nothing.
        words = [
            document.prose[s.start : s.end].lower().translate(_MARKS).split() if s.start in familiar else [] for s in running
        ]
        twins = {
            second: first
            for second, first in _twins(words).items()
            if _is_quoted(document, running[second]) == _is_quoted(document, running[first])
        }
        covered = -1
        again: dict[tuple[int, int], list[int]] = {}
        for second in sorted(twins):
            if second > covered:
                first, last = twins[second], second
                while twins.get(last + 1) == first + (last + 1 - second) and first + (last + 1 - second) < second:
                    last += 1
                covered = last
                again.setdefault((first, last - second), []).append(second)
        for (first, more), seconds in again.items():
            places = [(running[index].start, running[index + more].end) for index in (first, *seconds)]
            what = "This sentence comes" if not more else f"These {more + 1} sentences come"
            message = f"{what} {_TIMES.get(len(places), 'many times')} in the draft: “{_short(document[places[1]])}”"
            yield self.finding(document, places[1], message, related=[places[0], *places[2:]])
        yield from self._near(document, running, words, twins)

    def _near(
        self, document: Document, running: list[Sentence], words: list[list[str]], twins: dict[int, int]
    ) -> Iterator[Finding]:
        latest: dict[tuple[str, ...], int] = {}
        rows: list[list[tuple[int, int]]] = []  # pairs of sentences that follow each other at both places
        for index, own in enumerate(words):
            shingles = list(zip(own, own[1:], own[2:], strict=False))
            if not NEAR - 2 <= len(shingles) <= LONGEST:
                continue
            shared = Counter(latest[shingle] for shingle in shingles if shingle in latest)
            latest.update(dict.fromkeys(shingles, index))
            if not shared or index in twins:
                continue
            other, count = shared.most_common(1)[0]
            if count < SHINGLES * (min(len(own), len(words[other])) - 2):
                continue
            one, two = running[other].span, running[index].span
            if _differ_in_facts(document[one], document[two]) or fuzz.token_sort_ratio(document[one], document[two]) < ALIKE:
                continue
            if _chrf(document[two], document[one]) < SAME:
                continue
            if rows and rows[-1][-1] == (other - 1, index - 1):
                rows[-1].append((other, index))
            else:
                rows.append([(other, index)])
        for row in rows:
            one, two = (Span(running[row[0][side]].start, running[row[-1][side]].end) for side in (0, 1))
            what = "This sentence says" if len(row) == 1 else f"These {len(row)} sentences say"
            message = (
                f"{what} nearly the same as {'an earlier one' if len(row) == 1 else 'earlier ones'}: “{_short(document[two])}”"
            )
            yield self.finding(document, two, message, related=[one], confidence=Confidence.LIKELY)


def _familiar(document: Document) -> frozenset[int]:
    """Where the sentences begin of which three words in a row come elsewhere too, as often as in the shortest twins."""
    every, spoken = tokens(document), wording(document)
    lower, pairs = spoken.lower, repeats(document)
    shingles = {one: (lower[one], lower[one + 1], lower[one + 2]) for one, two in itertools.pairwise(pairs) if two == one + 1}
    counts = Counter(shingles.values())
    held: Counter[int] = Counter()
    begins = [sentence.start for sentence in sentences(document)]
    for at, shingle in shingles.items():
        if counts[shingle] > 1:
            held[bisect.bisect_right(begins, every[spoken.numbers[at]].start) - 1] += 1
    return frozenset(begins[number] for number, count in held.items() if count >= SHORTEST - 2)


def _twins(words: list[list[str]]) -> dict[int, int]:
    """Index of every sentence that is said again to the index of its first time."""
    first: dict[tuple[str, ...], int] = {}
    twins: dict[int, int] = {}
    for index, own in enumerate(words):
        if len(own) < SHORTEST:
            continue
        earlier = first.setdefault(tuple(own), index)
        if earlier != index:
            twins[index] = earlier
    return twins


def _differ_in_facts(one: str, two: str) -> bool:
    """Whether each sentence has a number or a name that the other lacks."""
    ours, theirs = ({w for w in text.split() if _is_fact(w)} for text in (one, two))
    return bool(ours - theirs and theirs - ours)


def _is_fact(word: str) -> bool:
    """Whether a word is a number, in figures or letters, or a name."""
    return (not word[0].islower() and word not in _OPENERS) or word.removesuffix("'s").removesuffix("’s") in _NUMERALS


def _is_quoted(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence is quoted: a message may stand once as it was posted and once in the copy, in marks."""
    return is_quoted(document, (sentence.start + sentence.end) // 2)


def _chrf(one: str, two: str) -> float:
    from sacrebleu.metrics import CHRF  # 0.3 seconds to import, and seldom needed

    return float(CHRF().sentence_score(one, [two]).score)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rsplit(" ", 1)[0] + " …"
