"""sentences/stray-clause"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.clauses import Kind, fragments
from checker.annotations.halves import answers, in_speech, interview, tail
from checker.annotations.sentences import sentences
from checker.annotations.words import words

# Openers that good writers set as a sentence on purpose: an afterthought, an answer.
_ON_PURPOSE = frozenset("because if as whatever that".split())


class StrayClause(Rule):
    """A subordinate clause (*Although …*, *Since …*, *When …*, *So that …*) stands as a sentence, with no main clause.

    Why it matters: the reader waits for the other half. Translation cuts such a clause off from the sentence it belonged to.
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
        if interview(document):
            return
        for fragment in fragments(document):
            if fragment.kind is not Kind.SUBORDINATE:
                continue
            if answers(document, fragment.sentence):
                continue
            sentence = sentences(document)[fragment.sentence]
            lower = words(document)[fragment.sentence].lower
            opener = next(word for word in lower if word[:1].isalpha())
            if opener in ("what", "how", "why"):
                continue
            comma = "," in lower
            on_purpose = opener in _ON_PURPOSE
            speech = in_speech(document, fragment.sentence)
            if (not fragment.sure and comma) or (speech and (on_purpose or len(lower) < 8)) or (on_purpose and len(lower) < 8):
                continue
            doubtful = not fragment.sure or (on_purpose and (speech or opener != "because"))
            before = tail(document, fragment.sentence)
            yield self.finding(
                document,
                sentence.span,
                f"“{opener.capitalize()} …” opens a subordinate clause and no main clause follows; join it to its other half",
                related=() if before is None else (before,),
                severity=Severity.MINOR if doubtful else None,
                confidence=Confidence.POSSIBLE if doubtful else None,
            )
