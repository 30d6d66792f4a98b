"""residue/system-voice"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.quotes import is_quoted
from rules.residue.patterns import alternatives

_VOICE = re.compile(rf"(?<!\w){alternatives('system_voice.txt')}")
# One of these stands in everything the patterns find.
_HINTS = (
    "ransla", "nguage model", "assist", "ere is ", "ere’s ", "ere's ", "et me know", " hope this", "egenerate", "text: ",
    "cutoff", "Note: ", "ertainly", "bsolutely", "Sure", "f course, I", "f course! ", "sorry", "nable to",
)  # fmt: skip


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
        prose = document.prose
        if not any(hint in prose for hint in _HINTS):
            return
        for match in _VOICE.finditer(prose):
            if is_quoted(document, match.start()):
                continue
            yield self.finding(document, match.span(), f"The translating system speaks here: “{_short(match[0].strip())}”")


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rsplit(" ", 1)[0] + " …"
