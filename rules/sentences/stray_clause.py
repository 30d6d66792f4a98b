"""sentences/stray-clause"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.clauses import Kind
from checker.annotations.strays import strays

# Openers that good writers set as a sentence on purpose: an afterthought, an answer.
_ON_PURPOSE = frozenset("because if as whatever that".split())
# After conquest came subjection: what the parser takes for a clause may be a phrase before the main one.
_PREPOSITION_TOO = frozenset("after before since until".split())
_LONG = 14  # tokens that such a phrase and a main clause need together
# With fewer tokens such a clause is an afterthought.
_AFTERTHOUGHT = 9


class StrayClause(Rule):
    """A subordinate clause (*Although …*, *Since …*, *When …*, *So that …*) stands as a sentence, with no main clause.

    Why it matters: the reader waits for the other half. Translation cuts such a clause off from the sentence it belonged to.
    It is only possible where much follows *after*, *before*, *since* or *until*, which open phrases too, and where the words
    hold a finite verb more than their clauses need.
    Quiet: answers in speech of fewer than seven words, exclamations (*What a day.*), drafts set as questions and answers.
    Known misses: a clause whose main half the parser believes to see. Read on published copy: half of the doubtful ones are
    misread past tenses (*While most waited, some left*), so they are reported only when no comma parts two halves.
    """

    id = "sentences/stray-clause"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    needs = (Need.SYNTAX,)
    examples = (
        Example("⟦The detour was long.⟧ ⟦Although the ministry had promised a new bridge in the spring.⟧"),
        Example("When the bridge is open, the detour will be closed. What a relief."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for stray in strays(document):
            fragment, lower, opener = stray.fragment, stray.lower, stray.fragment.opener
            if fragment.kind is not Kind.SUBORDINATE or opener in ("what", "how", "why"):
                continue
            if lower[1] in ("which", "whom"):  # After which …: `sentences/relative-fragment` reports it
                continue
            on_purpose = opener in _ON_PURPOSE
            if on_purpose and len(lower) < _AFTERTHOUGHT:
                continue
            if (not fragment.sure and "," in lower) or (stray.speech and (on_purpose or len(lower) < 8)):
                continue
            doubtful = not fragment.sure or (on_purpose and (stray.speech or opener != "because"))
            phrase = opener in _PREPOSITION_TOO and ("," in lower or len(lower) > _LONG)
            doubtful = doubtful or phrase or stray.perhaps_whole
            yield self.finding(
                document,
                stray.span,
                f"“{opener.capitalize()} …” opens a subordinate clause and no main clause follows; join it to its other half",
                related=stray.related,
                severity=Severity.MINOR if doubtful else None,
                confidence=Confidence.POSSIBLE if doubtful else None,
            )
