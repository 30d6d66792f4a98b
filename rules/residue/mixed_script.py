"""residue/mixed-script"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.lazy import regex
from checker.shipped import rows_of

_MIXED = regex(r"[A-Za-z][\u0370-\u052f]|[\u0370-\u052f][A-Za-z]")
_OTHER = frozenset(map(chr, range(0x370, 0x530)))
_WORD = regex(r"[^\W\d_]+")


class MixedScript(Rule):
    """A word is written with letters of two scripts: Mоscow with a Cyrillic о, Дамаскe with a Latin e.

    Why it matters: it looks right, and no search, no link and no spell checker will know it.
    Quiet: Greek letters of science (*β-carotene, μm, ΔT*), words joined by a hyphen.
    Known misses: a whole word in look-alikes (*сор* for *cop*), which untranslated/foreign-script reports.
    """

    id = "residue/mixed-script"
    severity = Severity.MAJOR
    confidence = Confidence.CERTAIN
    category = Category.ENCODING
    triggers = _OTHER
    examples = (
        Example("The mayor of ⟦Mоscow⟧ met the governor of ⟦Кiev⟧."),
        Example("The sign said ⟦Дамаскe⟧."),
        Example("A dose of 5 μg of β-carotene, ΔT of 3 and α-synuclein; a T-образный street."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        if not _MIXED.search(prose):
            return
        done = 0
        for hint in _MIXED.finditer(prose):
            if hint.start() < done:
                continue
            start = hint.start()
            while start > 0 and prose[start - 1].isalpha():
                start -= 1
            word = _WORD.match(prose, start)
            if word is None:
                continue
            done = word.end()
            suggestion = _repaired(word[0])
            if suggestion is None:
                continue
            message = f"“{word[0]}” has letters of two scripts" + (f": {suggestion}" if suggestion else "")
            suggestions = (suggestion,) if suggestion else ()
            yield self.finding(document, word.span(), message, suggestions=suggestions, safe=bool(suggestion))


@functools.cache
def _twins() -> tuple[dict[str, str], dict[str, str]]:
    """Cyrillic and Greek letters to the Latin ones they look like, and Latin to Cyrillic, from ``lookalikes.tsv``."""
    cyrillic, greek = rows_of("rules.residue", "lookalikes.tsv")
    to_latin = dict(zip(cyrillic[1] + greek[1], cyrillic[0] + greek[0], strict=True))
    return to_latin, dict(zip(*cyrillic, strict=True))


def _repaired(word: str) -> str | None:
    """The word in one script where look-alikes allow it, empty where they do not, ``None`` where nothing is wrong."""
    to_latin, to_cyrillic = _twins()
    foreign = [letter for letter in word if ord(letter) > 0x24F]
    greek = [letter for letter in foreign if unicodedata.name(letter, "").startswith("GREEK")]
    if len(greek) == len(foreign) and (len(greek) == 1 or len(word) < 4) and (len(word) < 4 or greek[0] not in to_latin):
        return None  # a sign of science: ΔT, μm
    if all(letter in to_latin for letter in foreign):
        return "".join(to_latin.get(letter, letter) for letter in word)
    latin = [letter for letter in word if ord(letter) <= 0x24F]
    if not greek and len(latin) < len(foreign) and all(letter in to_cyrillic for letter in latin):
        return "".join(to_cyrillic.get(letter, letter) for letter in word)
    return ""
