"""names/title-gender"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.forms import clues
from checker.annotations.lexicon import words_of
from checker.annotations.names import Mention, names
from checker.finding import Span

_TITLE = re.compile(r"\b([A-Za-zÀ-ž]+)\.?\s*\Z")
_REFLEXIVE = re.compile(r"(?: (?!he\b|she\b|that\b|who\b|it\b|them\b|him\b|her\b)[a-z]+){0,4} (himself|herself)\b")
_FEMALE = {"herself": True, "himself": False}
_REACH = 24  # code points before a name in which its title stands


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
        titles: dict[str, list[tuple[Mention, Span, bool]]] = defaultdict(list)
        bearers: dict[str, set[str]] = defaultdict(set)
        for mention in names(document):
            surname = mention.words[-1].core
            if len(mention.words) > 1:
                bearers[surname].add(mention.words[0].core)
            title = _title(document.prose, mention)
            if title is None:
                continue
            titles[surname].append((mention, *title))
            reflexive = _REFLEXIVE.match(document.prose, mention.span.end)
            if reflexive and _FEMALE[reflexive[1]] != title[1]:
                yield self.finding(
                    document,
                    title[0],
                    f"“{document[title[0]]} {mention.text}” and “{reflexive[1]}” do not agree",
                    related=[reflexive.span(1)],
                )
        for surname, found in titles.items():
            if len(bearers[surname]) == 1 and len({female for _, _, female in found}) == 2:
                yield self._both(document, found)

    def _both(self, document: Document, found: list[tuple[Mention, Span, bool]]) -> Finding:
        women = [entry for entry in found if entry[2]]
        men = [entry for entry in found if not entry[2]]
        odd, best = sorted((women, men), key=lambda entries: (len(entries), -entries[0][1].start))
        in_full = any(len(mention.words) > 1 for mention, _, _ in odd) and any(len(mention.words) > 1 for mention, _, _ in best)
        return self.finding(
            document,
            odd[0][1],
            f"“{odd[0][0].text}” is “{document[odd[0][1]]}” here and “{document[best[0][1]]}” elsewhere",
            related=sorted(span for _, span, _ in (*odd[1:], *best)),
            confidence=self.confidence if in_full else Confidence.POSSIBLE,
        )


def _title(prose: str, mention: Mention) -> tuple[Span, bool] | None:
    """The title before a name that says the sex, and whether it is a woman's."""
    begin = max(0, mention.span.start - _REACH)
    match = _TITLE.search(prose[begin : mention.span.start].rstrip(", "))
    if match is None:
        return None
    word, span = match[1].lower(), Span(begin + match.start(1), begin + match.end(1))
    if word in words_of("titles", "female"):
        return span, True
    return (span, False) if word in words_of("titles", "male") else None
