"""punctuation/subject-apart"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.phrases import Phrase, triggers_of
from checker.lazy import regex

_SAYING = "said explained added announced stated noted stressed confirmed declared emphasized emphasised recalled warned"
_OTHERS = "pointed has have is are was were will"
# Carmona; explained that. A list of verbs has more semicolons, or a conjunction.
_STOPPED = Phrase(f"{_SAYING} {_OTHERS}", r"(?<=\w(?P<mark>[;:])\s)\w+\s(?:out\s)?(?P<next>\w+)")
# The head of the council, said that
_COMMA = Phrase(_SAYING, r"(?<=\w(?P<mark>,)\s)\w+\s(?:that|on\s[A-Z]|in\sa)\b")
_SUBJECT = regex(
    r"(?:^|[.!?]\s|\n)(?:The|A|An|His|Her|Their|Its|Our|One|Some|Many|Most|Both|All|Several|Each)\s(?:[\w’'-]+\s){0,9}[\w’'-]+\Z"
)
_VERB = regex(
    r"\s(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|did|says?|said|which|who|that)\b"
)
_SENTENCE = regex(r"[^.!?\n]*\Z")
_FORMS = frozenset(_SAYING.split()) | {"pointed"}
_PRONOUNS = frozenset("it he she they we you i there this that".split())


class SubjectApart(Rule):
    """A semicolon, colon or single comma parts a subject from its verb: *Carmona; explained that*, *The mayor, said that*.

    Why it matters: the reader takes what stands before for a sentence of its own, or waits for the other comma.
    Quiet: lists with several semicolons, two commas around an insertion, quotations before their attribution.
    Known misses: verbs that are not verbs of saying, after a comma.
    """

    id = "punctuation/subject-apart"
    severity = Severity.MINOR
    confidence = Confidence.LIKELY
    category = Category.PUNCTUATION
    triggers = triggers_of(_STOPPED, _COMMA)
    examples = (
        Example("The councillor for planning, Juan Carmona⟦;⟧ explained that the houses will stay."),
        Example("The head of the council⟦,⟧ said that the houses will stay. One of them⟦,⟧ said that they will not."),
        Example("He was born in Cadiz; said nothing; and was forgotten. The head, a teacher, said that it will stay."),
        Example("He stayed; is that a crime? The answer: was it not clear?"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        for match in _STOPPED.found(document):
            at = match.start("mark")
            before = _SENTENCE.search(prose, max(0, at - 200), at)
            verb = match[0].split()[0]
            loose = verb not in _FORMS
            if before is None or ";" in before[0] or ";" in prose[match.end() : match.end() + 80].split(".")[0]:
                continue
            if _VERB.search(before[0]) or (loose and (match["mark"] == ":" or match["next"].lower() in _PRONOUNS)):
                continue
            yield self._apart(document, match, verb)
        for match in _COMMA.found(document):
            at = match.start("mark")
            subject = _SUBJECT.search(prose, max(0, at - 120), at)
            if subject and not _VERB.search(subject[0]):
                yield self._apart(document, match, match[0].split()[0])

    def _apart(self, document: Document, match: re.Match[str], verb: str) -> Finding:
        name = {";": "semicolon", ":": "colon", ",": "comma"}[match["mark"]]
        message = f"A {name} parts “{verb}” from its subject"
        return self.finding(document, match.span("mark"), message, suggestions=("," if match["mark"] == ";" else "",))
