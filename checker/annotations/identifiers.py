"""Telephone numbers, results of matches and the signs of documents and models of a source text, which a draft must have
digit by digit."""

from __future__ import annotations

from typing import NamedTuple

from checker.annotations.alignment import Pair, sentence_pairs, source_text
from checker.annotations.source_dates import source_dates
from checker.annotations.source_language import source_language
from checker.annotations.source_numerals import ascii_digits
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex

_PHONE = regex(r"(?<![\w.,/:])\+?\(?\d{1,5}\)?(?:[ \u00a0‑–-]\(?\d{1,5}\)?){2,5}(?![\w.,:/]?\d)")
# S/RES/2231, A/77/123, COM(2020) 456, MH17, Ту-154, F-16: letters and digits.
_SIGN = regex(r"(?<![\w/.-])(?:[A-Z]{1,5}(?:/[A-Z]{1,4})*[/-]\d{2,4}(?:/\d{1,5})*|[A-Z]{2,4}\d{2,4})(?![\w/-])")
# The result of a match or a vote: 3-1, 78–64.
_RESULT = regex(r"(?<![\w.,/:+-])(\d{1,3})\s?[-–]\s?(\d{1,3})(?![\w/–-]|[.,:]\d|\s?%)")
_LEAST_DIGITS, _MOST_DIGITS = 7, 15
_DIGIT = regex("[0-9]")
_ANY_DIGIT = regex(r"\d")
_NOT_DIGIT = regex(r"\D")
_NOT_DIGITS = regex(r"\D+")


class ChangedSign(NamedTuple):
    """A telephone number or sign of the source (place in ``source_text``) that the draft does not have; ``target`` is the
    one in its place, or the sentence."""

    source: Span
    target: Span
    replaced: bool


def phones(text: str) -> list[Span]:
    """Where a text has telephone numbers: at least three groups and seven digits. Thousands in groups of three are none."""
    found = []
    for match in _PHONE.finditer(text):
        digits = _NOT_DIGIT.sub("", match[0])
        groups = _NOT_DIGITS.split(match[0].strip("+() "))
        grouped = not match[0].startswith("+") and "-" not in match[0] and all(len(one) == 3 for one in groups[1:])
        if _LEAST_DIGITS <= len(digits) <= _MOST_DIGITS and not grouped:
            found.append(Span(*match.span()))
    return found


@annotation
def changed_signs(document: Document) -> tuple[ChangedSign, ...]:
    """Telephone numbers and signs that no place of the draft has, in order of its sentences."""
    source = ascii_digits(source_text(document))
    if not _DIGIT.search(source):
        return ()
    draft, language = document.prose, source_language(document)
    digits = _NOT_DIGIT.sub("", draft)
    found: list[ChangedSign] = []
    for pair in sentence_pairs(document):
        if pair.comparable and _DIGIT.search(source, *pair.source):
            found += _phones(source, draft, digits, pair)
            found += _signs(source, draft, pair)
            found += _results(source, draft, pair, language)
    return tuple(found)


def _phones(source: str, draft: str, digits: str, pair: Pair) -> list[ChangedSign]:
    """Telephone numbers that the draft has nowhere; ``digits`` are all of the draft in one run."""
    found = []
    for place in phones(source[pair.source.start : pair.source.end]):
        number = _NOT_DIGIT.sub("", source[pair.source.start + place.start : pair.source.start + place.end])
        # The code of the country or the zero before the town may go or come.
        if number in digits or number[1:] in digits or number[2:] in digits:
            continue
        here = phones(draft[pair.target.start : pair.target.end])
        target = Span(here[0].start + pair.target.start, here[0].end + pair.target.start) if len(here) == 1 else pair.target
        there = pair.in_source(place)
        found.append(ChangedSign(there, target, len(here) == 1))
    return found


def _signs(source: str, draft: str, pair: Pair) -> list[ChangedSign]:
    """Signs in Latin letters of which the draft has the letters with other digits."""
    found = []
    ours = list(_SIGN.finditer(draft, *pair.target))
    said = {match[0] for match in ours}
    for match in _SIGN.finditer(source, *pair.source):
        if match[0] in said or match[0] in draft:
            continue
        letters = _ANY_DIGIT.sub("", match[0])
        wrong = [one for one in ours if _ANY_DIGIT.sub("", one[0]) == letters and one[0] not in source]
        if len(wrong) == 1:
            found.append(ChangedSign(Span(*match.span()), Span(*wrong[0].span()), True))
    return found


def _results(source: str, draft: str, pair: Pair, language: str) -> list[ChangedSign]:
    """The one result of a source sentence where the draft has one with other figures; either side may come first."""
    there, here = list(_RESULT.finditer(source, *pair.source)), list(_RESULT.finditer(draft, *pair.target))
    if len(there) != 1 or len(here) != 1 or sorted(map(int, there[0].groups())) == sorted(map(int, here[0].groups())):
        return []
    text, at = source[pair.source.start : pair.source.end], there[0].start() - pair.source.start
    if any(one.start <= at < one.end for one in source_dates(text, language)):
        return []  # days of a month, of another calendar perhaps
    return [ChangedSign(Span(*there[0].span()), Span(*here[0].span()), True)]
