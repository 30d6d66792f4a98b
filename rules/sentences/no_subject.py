"""sentences/no-subject"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.halves import answers, in_speech, interview, tail
from checker.annotations.paragraphs import Kind
from checker.annotations.readings import can_be
from checker.annotations.sentences import sentences

_OPENER = re.compile(
    r"(?P<words>(?:Is|Was|Are|Were|Has been|Have been|Will be|Can be|Should be) (?:also |not |still |already )?"
    r"(?P<verb>[a-z]+)) to\b"
)


class NoSubject(Rule):
    """A statement opens with its verb and has no subject: *Is expected to last a week.*

    Why it matters: the reader does not learn what is meant; the subject was left out, as many languages allow, or stands in
    the sentence before a stray full stop.
    Quiet: questions, answers, speech. Known misses: other verbs without a subject.
    """

    id = "sentences/no-subject"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    examples = (
        Example("The road ⟦was closed on Monday.⟧ ⟦Is expected to open in May.⟧"),
        Example("Is it expected to open in May? It is expected to open in May."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        if interview(document):
            return
        for index, sentence in enumerate(sentences(document)):
            opened = _OPENER.match(document.prose, sentence.start) if sentence.kind is Kind.BODY else None
            if opened is None or not can_be(opened["verb"], "n") or "?" in document.prose[sentence.end - 2 : sentence.end]:
                continue
            if answers(document, index) or in_speech(document, index):
                continue
            before = tail(document, index)
            yield self.finding(
                document,
                sentence.span,
                f"“{opened['words']}” has no subject; say what is meant (“It {opened['words'].lower()} …”)",
                related=() if before is None else (before,),
            )
