"""residue/mojibake"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity

# Signs that UTF-8 leaves when it is read as another encoding, C1 controls and the replacement character. ftfy decides;
# this only spares it text that cannot be broken.
_SUSPECT = re.compile("[\x80-\x9f\ufffdÂÃÅÄâäãåæçèéðÐÑØÙï¿½€™šžœ�ŸŒŠŽРСрсгдж]")
_CHUNK = re.compile(r"[^ \t\r\n]*[^\x00-\x7f \t\r\n][^ \t\r\n]*")


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
    examples = (
        Example("The owner of the ⟦cafÃ©⟧ said ⟦â€œweâ€™ll⟧ reopen."),
        Example("The mayor of Gy⟦�⟧r was present."),
        Example("The café in Győr serves crème brûlée, said Ðorđe Šarić of «Наш дом»."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        if prose.isascii() or not _SUSPECT.search(prose):
            return
        from ftfy import fix_encoding  # 0.1 seconds to import, and seldom needed
        from ftfy.badness import is_bad

        for match in _CHUNK.finditer(prose):
            chunk = match[0]
            if not _SUSPECT.search(chunk):
                continue
            if "\ufffd" in chunk:
                for lost in re.finditer("\ufffd+", chunk):
                    if document.text[match.start() + lost.start()] == "\ufffd":
                        span = (match.start() + lost.start(), match.start() + lost.end())
                        yield self.finding(document, span, "A letter was lost here: it cannot be shown")
                continue
            if not is_bad(chunk):
                continue
            fixed = fix_encoding(chunk)
            if fixed != chunk and len(fixed) < len(chunk):
                message = f"“{chunk}” was read in the wrong encoding: {fixed}"
                yield self.finding(document, match.span(), message, suggestions=(fixed,), safe=not is_bad(fixed))
