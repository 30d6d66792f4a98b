"""names/title-gender"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.forms import clues
from checker.annotations.lexicon import words_of
from checker.annotations.names import Mention, names
from checker.finding import Span
from checker.lazy import regex

_TITLE = regex(r"\b([A-Za-zÀ-ž]+)\.?\s*\Z")
_REFLEXIVE = regex(r"(?: (?!he\b|she\b|that\b|who\b|it\b|them\b|him\b|her\b)[a-z]+){0,4} (himself|herself)\b")
_FEMALE = {"herself": True, "himself": False}
_REACH = 24  # code points before a name in which its title stands


class _Titled(NamedTuple):
    """A mention of a person with a title before it that says the sex: its place, and whether it is a woman's."""

    mention: Mention
    title: Span
    female: bool


class TitleGender(Rule):
    """One person is a man in one place and a woman in another, by title or by *himself* and *herself*.

    Why it matters: a wrong *Mr* is an insult and often a complaint. Many languages have one word for both sexes, and a
    translation system guesses.
    It is likely where a title and a reflexive pronoun of one clause disagree, and where *Mr* and *Ms* stand before one full
    name; possible where they stand before one surname, which may be a couple.
    Quiet: a surname that several people bear, other pronouns, which may mean somebody else.
    Known misses: a wrong *he* or *she* with no title to compare it with.
    """

    id = "names/title-gender"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.MISTRANSLATION
    examples = (
        Example("⟦Ms⟧ Noor Rahimi opened the hall. ⟦Mr⟧ Noor Rahimi had asked for the money three years ago."),
        Example("The ⟦chairwoman⟧, Ida Moe, and her deputy stayed. ⟦Mr⟧ Moe ⟦herself⟧ refused to comment."),
        Example("Mr Moe and Mrs Moe left together. Lars Moe and Ida Moe have four children."),
        Example("Mr Moe said she had left. Lars Moe was speaking of the minister."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        met = clues(document)
        women, men = (not met.isdisjoint(words_of("titles", sex)) for sex in ("female", "male"))
        if not (women and men) and met.isdisjoint(_FEMALE):
            return
        titles: dict[str, list[_Titled]] = defaultdict(list)
        bearers: dict[str, set[str]] = defaultdict(set)
        for mention in names(document):
            surname = mention.words[-1].core
            if len(mention.words) > 1:
                bearers[surname].add(mention.words[0].core)
            titled = _titled(document.prose, mention)
            if titled is None:
                continue
            titles[surname].append(titled)
            reflexive = _REFLEXIVE.match(document.prose, mention.span.end)
            if reflexive and _FEMALE[reflexive[1]] != titled.female:
                yield self.finding(
                    document,
                    titled.title,
                    f"“{document[titled.title]} {mention.text}” and “{reflexive[1]}” do not agree",
                    related=[reflexive.span(1)],
                )
        for surname, found in titles.items():
            if len(bearers[surname]) == 1 and len({one.female for one in found}) == 2:
                yield self._both(document, found)

    def _both(self, document: Document, found: list[_Titled]) -> Finding:
        """The finding that one person has titles of both sexes, at the sex that stands less often or else later."""
        women = [one for one in found if one.female]
        men = [one for one in found if not one.female]
        odd, best = sorted((women, men), key=lambda side: (len(side), -side[0].title.start))
        in_full = all(any(len(one.mention.words) > 1 for one in side) for side in (odd, best))
        return self.finding(
            document,
            odd[0].title,
            f"“{odd[0].mention.text}” is “{document[odd[0].title]}” here and “{document[best[0].title]}” elsewhere",
            related=sorted(one.title for one in (*odd[1:], *best)),
            confidence=self.confidence if in_full else Confidence.POSSIBLE,
        )


def _titled(prose: str, mention: Mention) -> _Titled | None:
    """A mention with the title right before it that says the sex, or ``None``."""
    begin = max(0, mention.span.start - _REACH)
    match = _TITLE.search(prose[begin : mention.span.start].rstrip(", "))
    if match is None:
        return None
    word, span = match[1].lower(), Span(begin + match.start(1), begin + match.end(1))
    if word in words_of("titles", "female"):
        return _Titled(mention, span, True)
    return _Titled(mention, span, False) if word in words_of("titles", "male") else None
