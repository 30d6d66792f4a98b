"""repetition/repeated-attribution"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.paragraphs import Kind
from checker.annotations.sentences import sentences
from checker.lazy import regex

_VERB = (
    "(?:said|says|added|adds|noted|stated|explained|stressed|emphasized|emphasised|announced|reported|told|declared"
    "|pointed out)"
)
_WHO = r"(?:the\s)?[\w’'-]+(?:\s[\w’'-]+){0,3}?"
_END = regex(
    rf"(?:,\s(?P<who>{_WHO})|\s(?P<pronoun>he|she|they))\s{_VERB}(?:\sreporters)?\.?\Z",
    re.IGNORECASE,
)
_START = regex(rf"(?P<who>{_WHO})\s(?:also\s)?{_VERB}\b", re.IGNORECASE)
_LAST = (
    *"said says added adds noted stated explained stressed emphasized emphasised announced reported told declared".split(),
    "out",
    "reporters",
)
_QUOTES = regex('[“”"«»„]')


class RepeatedAttribution(Rule):
    """One sentence says twice who said it: The minister said that the road will be repaired, the minister said.

    Why it matters: the source has the attribution behind the speech, English copy before it, and the system did both.
    Quiet: quotations; two different speakers (*the ministry said the mayor knew, Reuters reported*).
    Known misses: attributions with *according to*.
    """

    id = "repetition/repeated-attribution"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.ADDITION
    examples = (
        Example("⟦The minister said⟧ that the road will be repaired⟦, the minister said⟧."),
        Example("⟦He said⟧ that he will come⟦ he said⟧."),
        Example("The ministry said that the mayor knew, Reuters reported. “He said so,” he said."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        for sentence in sentences(document):
            last = prose[max(sentence.start, sentence.end - 16) : sentence.end].lower().removesuffix(".")
            if sentence.kind is not Kind.BODY or not last.endswith(_LAST):
                continue
            end = _END.search(prose, max(sentence.start, sentence.end - 60), sentence.end)
            if end is None or _QUOTES.search(prose, sentence.start, sentence.end):
                continue
            start = _START.match(prose, sentence.start, end.start())
            if start and start["who"].lower() == (end["who"] or end["pronoun"]).lower():
                span = end.start(), end.start() + len(end[0].rstrip("."))
                message = f"The sentence says twice that “{start[0].strip()}”"
                yield self.finding(document, span, message, related=[start.span()], suggestions=("",))
