"""numbers/wrong-direction"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.numbers import Kind, Number, numbers
from checker.lazy import regex
from rules.numbers.words import COUNTED, FALLING, NEARLY, RISING

_NOT = r"(?<!\bnot )(?<!n’t )(?<!n't )"
# To fall asleep from ten to twelve is no fall of a number.
_STATE = r"f[ae]ll(?:en|s|ing)?\s(?:asleep|ill|sick|silent|apart|idle)\b"
_FROM = regex(
    rf"{_NOT}\b(?:(?P<down>(?!{_STATE}){FALLING})|(?P<up>{RISING}|doubl(?:ed|es|ing)))\s(?:[a-z]+\s){{0,3}}?from\s(?:{NEARLY})?\Z"
)
_TIMES = regex(
    rf"\b(?P<about>{NEARLY}|more than\s|over\s)?(?P<times>doubled?|doubles|tripled?|trebled|quadrupled|halved)\s"
    rf"(?:[a-z]+\s){{0,3}}?from\s(?:{NEARLY})?\Z"
)
_TO = regex(rf"(?:\s[a-z]+){{0,4}}\sto\s(?:{NEARLY}|just\s|only\s|a\s)?\Z")
# Places in a table, of which the smaller one is the better, and what is wanting to the first.
_RANKED = regex(r"\s?(?:st|nd|rd|th|place|spot|position|in the|on the|below|under|behind|adrift|clear)\b")
# What the verb says that the new number is of the old one, by the first five letters.
_FACTORS = {"doubl": "2", "tripl": "3", "trebl": "3", "quadr": "4", "halve": "0.5"}
# The factor may miss by this share of itself: what nearly doubles is said to double.
SLACK = Decimal("0.25")


class WrongDirection(Rule):
    """Something falls from a number to a larger one, rises to a smaller one, or doubles to what is no double.

    Why it matters: one of the two numbers or the verb was mistranslated, and the sentence says the opposite of itself.
    Quiet: places in a table (*fell from 3rd to 10th*), ends with different units, factors that are about right.
    Known misses: a rise and its two ends in two sentences.
    """

    id = "numbers/wrong-direction"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.MISTRANSLATION
    examples = (
        Example("The population ⟦dropped from 58,000 to 61,000⟧ in ten years."),
        Example("Exports ⟦rose from 4.2 million tons to 3.9 million tons⟧."),
        Example("The price of a ticket ⟦doubled from 4 euros to 11 euros⟧."),
        Example("The price ⟦halved over the year from 10 euros to 9 euros⟧."),
        Example("The price halved over the year from 10 euros to 5 euros, and tripled in it from nearly 2 euros to 6 euros."),
        Example("It fell from 61,000 to 58,000, doubled from 4 to 8.5, and nearly tripled from $100 to $290."),
        Example("The club fell from 3rd to 10th place and from 2 to 6 in the table, then rose from 8 points to 3 behind."),
        Example("The guard fell asleep from 10 to 12, and output did not rise from 5 to 4."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        for old, new in itertools.pairwise(numbers(document)):
            if old.kind not in COUNTED or not _comparable(old, new) or not _TO.fullmatch(prose, old.end, new.start):
                continue
            begin = max(0, old.start - 50)
            times = _TIMES.search(prose, begin, old.start)
            moved = times or _FROM.search(prose, begin, old.start)
            if moved is None or _RANKED.match(prose, new.end):
                continue
            before, after = old.value or Decimal(0), new.value or Decimal(0)
            if old.magnitude == 1 and new.magnitude > 1 and before < 1000:
                before *= new.magnitude  # from 20 to 25 million
            wrong = _misses(times, after / before) if times else (after > before) if moved["down"] else (after < before)
            if wrong:
                span = moved.start("times" if times else "down" if moved["down"] else "up"), new.end
                ends = f"from {document[old.start, old.end]} to {document[new.start, new.end]}"
                yield self.finding(document, span, f"“{prose[span[0] : span[0] + 12].split()[0]}” is not what happens {ends}")


def _comparable(old: Number, new: Number) -> bool:
    """Whether both numbers count or measure the same, so far as their signs and units tell; the first may have none."""
    same = new.kind is old.kind or (old.kind is Kind.CARDINAL and new.kind in COUNTED)
    return (
        same
        and bool(old.value and new.value)
        and (not old.unit or old.unit == new.unit)
        and old.well_formed
        and new.well_formed
    )


def _misses(times: re.Match[str], factor: Decimal) -> bool:
    """Whether a number that doubled became something else; *more than doubled* may be any more."""
    right = Decimal(_FACTORS[times["times"][:5]])
    if (times["about"] or "").strip() in ("more than", "over"):
        return factor < right
    return abs(factor - right) > SLACK * right
