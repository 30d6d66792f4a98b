"""residue/placeholder"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.phrases import Phrase, triggers_of
from checker.annotations.tokens import characters
from checker.lazy import regex
from rules.residue.patterns import rows

_ROWS = rows("placeholder.txt")
_SIGNED = tuple((sign, regex(pattern)) for sign, pattern in _ROWS if not sign[0].isalpha())
_WORDED = tuple(Phrase(words, pattern) for words, pattern in _ROWS if words[0].isalpha())
_BRAND = regex(r"\bxXx\b|\bXXX\b(?=\s(?:Olympi\w+|Games|rated|Summer|Winter|congress))")


class Placeholder(Rule):
    """A placeholder was never filled: {{name}}, ${date}, %s, [NAME], PERSON_1, TKTK, TBD, [translator’s note].

    Why it matters: what should stand there is missing, and it shows how the copy was made.
    Quiet: braces in mathematics, roman numerals (*the XXX Olympiad*), percentages.
    Known misses: placeholders that the system translated (*[imię]* as *[first name of]*).
    """

    id = "residue/placeholder"
    severity = Severity.CRITICAL
    confidence = Confidence.CERTAIN
    category = Category.MARKUP
    triggers = frozenset(sign for sign, _ in _SIGNED) | triggers_of(*_WORDED)
    examples = (
        Example("The mayor, ⟦{{name}}⟧, met ⟦PERSON_1⟧ on ⟦${date}⟧; ⟦%s⟧ people came."),
        Example("The attack killed ⟦TKTK⟧ people in ⟦[place]⟧, said ⟦[translator’s note: unclear]⟧."),
        Example("The XXX Olympiad; sets such as {1, 2}; a 5%share; he [the mayor] said so."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose, used = document.prose, characters(document)
        signed = [pattern.finditer(prose) for sign, pattern in _SIGNED if sign in used]
        for match in itertools.chain(*signed, *(phrase.found(document) for phrase in _WORDED)):
            if not _BRAND.match(prose, match.start()):
                confidence = Confidence.LIKELY if match[0] in ("TBC", "TBD", "XXX") else None
                message = f"The placeholder “{match[0]}” was not filled"
                yield self.finding(document, match.span(), message, confidence=confidence)
