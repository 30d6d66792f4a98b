"""quotes/across-drafts"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from checker import Category, Confidence, Document, Example, Finding, Severity
from checker.annotations.lexicon import english_words
from checker.annotations.numerals import ONES, TENS
from checker.annotations.quotes import quotations
from checker.annotations.romanisation import distance
from checker.annotations.story import content_words
from checker.lazy import regex
from checker.run_rule import Batch, Fact, RunRule
from checker.statements import SHARED, Places, minorities, statements, told
from rules.terms.mixed_spelling import varieties

_WORD = regex(r"[^\W_]+(?:['’][^\W_]+)*")
# The share of words of content in which two quotations are one, and that of all words from which the rule is sure of it.
_SHARE, _SURE = 0.4, 80.0
_SPELLING = 0.4  # romanisation.distance up to which two words are one in two spellings
_CONTRACTED = (
    ("can't", "can not"),
    ("cannot", "can not"),
    ("won't", "will not"),
    ("n't", " not"),
    ("'re", " are"),
    ("'ll", " will"),
)
_NEGATION = frozenset("not no never nothing nobody none neither nor without".split())


class AcrossDrafts(RunRule):
    """Drafts of one story give one quotation different words.

    Why it matters: a quotation is what somebody said; two wordings under one house's name mean that one of them was not said,
    and the speaker will ask which.
    Two quotations are one when they stand in drafts of one story and most of their words of content are the same. It is
    major and likely where a negation or a figure differs and nearly all other words are the same.
    The finding stands in the drafts that are in the minority, or in the later ones where neither leads.
    Quiet: a shorter piece of the same quotation, other marks, capitals, spaces and contractions, spellings of names, function
    words, quotations of few words; other words for the same thing where the quotations differ so much that they were
    translated twice, or where the drafts are two translations of one text: only a negation or a figure counts there.
    Known misses: one quotation in quite different words; the same speech reported without marks.
    """

    id = "quotes/across-drafts"
    severity = Severity.MINOR
    confidence = Confidence.POSSIBLE
    category = Category.MISTRANSLATION
    examples = (
        Example(
            "“The harbour bridge will not be reopened before the autumn festival,” said Karin Holm, who heads the "
            "regional roads department in Vestland.",
            beside=(
                (
                    "Karin Holm, head of the regional roads department in Vestland, told reporters: “⟦The harbour bridge "
                    "will be reopened before the autumn festival.⟧”"
                ),
            ),
        ),
        Example(
            "“The harbour bridge will not be reopened before the autumn festival,” said Karin Holm, who heads the "
            "regional roads department in Vestland.",
            beside=(
                (
                    "The harbour bridge “will not be reopened before the autumn festival”, Karin Holm, head of the regional "
                    "roads department in Vestland, told reporters."
                ),
            ),
        ),
    )

    def facts(self, document: Document) -> Iterator[Fact]:
        for quotation in quotations(document):
            if quotation.open is None or quotation.close is None or quotation.level:
                continue
            start, end = quotation.open.end, quotation.close.start
            while start < end and document.text[start].isspace():
                start += 1
            while end > start and (document.text[end - 1].isspace() or document.text[end - 1] == ","):
                end -= 1
            inside = document.prose[start:end]
            if len(inside) > 2 * (SHARED - 1):
                yield self.fact(document, (start, end), around=inside)

    def judge(self, batch: Batch) -> Iterator[tuple[int, Finding]]:
        for story in batch.stories:
            quotes = ((draft, fact._replace(says=_plain(fact.around))) for draft in story for fact in batch.of(self.id, draft))
            for statement in statements(quotes, _SHARE):
                for odd, other in minorities(told(statement)):
                    yield from self._found(odd, other, batch)

    def _found(self, odd: Places, other: Places, batch: Batch) -> Iterator[tuple[int, Finding]]:
        here, there = odd[0][1].says, other[0][1].says
        if f" {here} " in f" {there} " or f" {there} " in f" {here} ":
            return
        differences = [one for one in _differences(here.split(), there.split()) if _tells(*one) and not _same_name(*one)]
        if not differences:
            return
        turned = [one for one in differences if _turns(*one)]
        mine, theirs = (" ".join(side) for side in (turned or differences)[0])
        named = batch.named(other)
        if mine and theirs:
            message = f"this quotation has “{mine}” here, “{theirs}” in {named}"
        elif mine:
            message = f"this quotation has “{mine}” here, nothing in its place in {named}"
        else:
            message = f"this quotation lacks “{theirs}” here, which it has in {named}"
        alike = fuzz.ratio(here, there) >= _SURE
        if not turned and (not alike or any(batch.retold(draft, other[0][0]) for draft, _ in odd)):
            return
        for draft, fact in odd:
            severity, confidence = (Severity.MAJOR, Confidence.LIKELY) if turned and alike else (None, None)
            yield draft, self.report(fact, message, severity=severity, confidence=confidence)


def _plain(words: str) -> str:
    """The words of a quotation as they are compared: small, in British spelling, without marks, contractions written out."""
    small = words.lower().replace("’", "'")
    for short, long in _CONTRACTED:
        small = small.replace(short, long)
    return " ".join(varieties().get(word, word) for word in _WORD.findall(small))


def _differences(here: Sequence[str], there: Sequence[str]) -> Iterator[tuple[list[str], list[str]]]:
    """The stretches in which two quotations differ."""
    matcher = difflib.SequenceMatcher(None, here, there, autojunk=False)
    for tag, start, end, begin, stop in matcher.get_opcodes():
        if tag != "equal":
            yield list(here[start:end]), list(there[begin:stop])


def _same_name(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether a stretch differs in the spelling of a name or word only: *Sergei* and *Sergey*, *centre* and *center*."""
    return len(mine) == len(theirs) and all(
        one == other or (distance(one, other) <= _SPELLING and not (one in english_words() and other in english_words()))
        for one, other in zip(mine, theirs, strict=True)
    )


def _tells(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether more than function words differ."""
    return any(_facts([word]) or content_words(word) for word in (*mine, *theirs))


def _turns(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether a negation or a figure and nothing of weight beside it differs: not where *not right* stands for *wrong*."""
    words = [word for word in (*mine, *theirs) if word not in _NEGATION and not word.isdigit()]
    plain = not any(content_words(word) or word in ONES or word in TENS for word in words)
    return plain and _facts(mine) != _facts(theirs)


def _facts(words: Sequence[str]) -> list[str]:
    """What turns a statement round: its figures, and a mark for each negation."""
    return sorted("not" if word in _NEGATION else word for word in words if word in _NEGATION or word.isdigit())
