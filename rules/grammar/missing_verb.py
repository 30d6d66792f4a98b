"""grammar/missing-verb"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.readings import can_be
from checker.annotations.sentences import sentences
from checker.annotations.suspects import open_that
from checker.annotations.syntax import syntax
from checker.annotations.words import words

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _noun_before(token: Any) -> bool:
    """Whether the spaCy token follows a noun at once, as a predicate without its verb does."""
    return bool(token.nbor(-1).tag_ in ("NN", "NNS", "NNP", "NNPS", "PRP"))


def _perhaps_verb(token: Any) -> bool:
    """Whether the spaCy token, taken for a noun, may be the verb behind a noun or an adverb: *warnings of an attack make*."""
    before = token.nbor(-1).lower_
    return can_be(token.lower_, "b") and not can_be(token.lower_, "J") and before != "to" and can_be(before, "NPR")


class MissingVerb(Rule):
    """A clause with *that* has no finite verb: *he said that the firms ready to deliver the goods*.

    Why it matters: the verb that was lost in translation says whether the thing is so, was so or will be so.
    It is only possible where a word taken for a noun could be the verb.
    Quiet: clauses in which any word could be the verb. Known misses: those, and clauses without *that*.
    """

    id = "grammar/missing-verb"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    needs = (Need.SYNTAX,)
    examples = (
        Example("The minister confirmed that ⟦the two ports ready⟧ to handle the cargo of the region."),
        Example("The minister confirmed that the two ports are ready to handle the cargo of the region."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for index, doc in syntax(document).items():
            inside = words(document)[index]
            if not open_that(inside.lower):
                continue
            last = len(inside.lower) - 1 - inside.lower[::-1].index("that")
            start = sentences(document)[index].start
            behind = [token for token in doc if start + token.idx > inside.tokens[last].start]
            if any(token.tag_ in _FINITE for token in behind):
                continue
            phrase = [token for token in inside.tokens[last + 1 : last + 9] if token.kind == "word"]
            if len(phrase) < 4 or behind[0].tag_ in ("IN", "TO", "RB", "``") or any(token.tag_ == "``" for token in behind):
                continue
            # The verb is missing behind the subject: show the words up to the first that is no longer part of it.
            end = next(
                (
                    token
                    for token in behind
                    if token.tag_ in ("VBN", "JJ", "VBG") and token.i > behind[0].i and _noun_before(token)
                ),
                behind[-1],
            )
            span = (inside.tokens[last + 1].start, start + end.idx + len(end.text))
            message = f"the clause after “that” has no verb; one is missing near “{document[span]}”"
            unseen = any(_perhaps_verb(token) for token in behind[1:])
            yield self.finding(document, span, message, confidence=Confidence.POSSIBLE if unseen else None)
