"""residue/mojibake"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.lazy import regex

# Signs that UTF-8 leaves when it is read as another encoding, C1 controls and the replacement character. ftfy decides;
# this only spares it text that cannot be broken.
_SIGNS = "".join(map(chr, range(0x80, 0xA0))) + "\ufffdÂÃÅÄâäãåæçèéðÐÑØÙï¿½€™šžœŸŒŠŽРСрсгдж"
_SUSPECTS = frozenset(_SIGNS)
_SUSPECT = regex(f"[{_SIGNS}]")
# A letter that was taken apart leaves two signs side by side, or one of those that English copy never has.
_TROUBLE = regex(f"[{_SIGNS}](?:(?=[^\x00-\x7f])|(?<=[^\x00-\x7f].)|(?<=[\x80-\x9f\ufffdÂÃ¿½€™]))", re.DOTALL)
_LOST = regex("\ufffd+")
# The word around a suspect sign is looked at so many code points to each side.
_REACH = 80
_SPACE = frozenset(" \t\r\n")


class Mojibake(Rule):
    """Text was read in the wrong encoding on its way: â€œquotedâ€\x9d, cafÃ©, Ð¿Ñ€Ð¸, or � where a letter was.

    Why it matters: it is unreadable, it spreads with every copy, and it is nearly always repairable.
    Quiet: accented names and foreign words that are what they are.
    Known misses: damage that left real letters behind (*caf?*).
    """

    id = "residue/mojibake"
    severity = Severity.MAJOR
    confidence = Confidence.CERTAIN
    category = Category.ENCODING
    triggers = _SUSPECTS
    examples = (
        Example("The owner of the ⟦cafÃ©⟧ said ⟦â€œweâ€™ll⟧ reopen."),
        Example("The mayor of Gy⟦�⟧r was present."),
        Example("The café in Győr serves crème brûlée, said Ðorđe Šarić of «Наш дом»."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        if not _TROUBLE.search(prose):
            return
        from ftfy import fix_encoding  # 0.1 seconds to import, and seldom needed
        from ftfy.badness import is_bad

        done = 0
        for hint in _SUSPECT.finditer(prose):
            if hint.start() < done:
                continue
            start, done = _word_around(prose, hint.start(), done)
            chunk = prose[start:done]
            if "\ufffd" in chunk:
                for lost in _LOST.finditer(chunk):
                    if document.text[start + lost.start()] == "\ufffd":
                        span = (start + lost.start(), start + lost.end())
                        yield self.finding(document, span, "A letter was lost here: it cannot be shown")
                continue
            if not is_bad(chunk):
                continue
            fixed = fix_encoding(chunk)
            if fixed != chunk and len(fixed) < len(chunk):
                message = f"“{chunk}” was read in the wrong encoding: {fixed}"
                yield self.finding(document, (start, done), message, suggestions=(fixed,), safe=not is_bad(fixed))


def _word_around(prose: str, at: int, least: int) -> tuple[int, int]:
    """Where the word around a place begins and ends, no further back than ``least``."""
    start, end = at, at + 1
    while start > max(least, at - _REACH) and prose[start - 1] not in _SPACE:
        start -= 1
    while end < min(len(prose), at + _REACH) and prose[end] not in _SPACE:
        end += 1
    return start, end
