"""residue/system-voice"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.phrases import Phrase
from checker.annotations.quotes import is_quoted
from rules.residue.patterns import rows

_VOICE = tuple(Phrase(words, rf"(?<!\w)(?:{pattern})", back=range(6)) for words, pattern in rows("system_voice.txt"))


class SystemVoice(Rule):
    """The translating system speaks for itself: Here is the translation; As a language model; Let me know if you need more.

    Why it matters: no reader should meet the machine, and where it excuses itself the text is missing.
    Quiet: people who say such things inside quotation marks.
    Known misses: a system that summarises or comments without saying so.
    """

    id = "residue/system-voice"
    severity = Severity.CRITICAL
    confidence = Confidence.CERTAIN
    category = Category.ADDITION
    examples = (
        Example("⟦Sure! Here is the translation of the article:⟧\n\nThe council met on Tuesday."),
        Example("The council met. ⟦As an AI language model, I cannot judge the vote.⟧"),
        Example("The council met. ⟦Let me know if you need any changes.⟧"),
        Example("“Here is the translation,” the clerk said. The ministry sent a translation of the law."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        end = -1
        for match in sorted((match for phrase in _VOICE for match in phrase.found(document)), key=re.Match.start):
            if match.start() < end:
                continue
            end = match.end()
            if is_quoted(document, match.start()):
                continue
            yield self.finding(document, match.span(), f"The translating system speaks here: “{_short(match[0].strip())}”")


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rsplit(" ", 1)[0] + " …"
