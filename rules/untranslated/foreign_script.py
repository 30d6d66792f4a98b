"""untranslated/foreign-script"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.lazy import regex

# Letters that are neither Latin nor signs of phonetics, with their marks.
_LETTER = (
    "[\u0370-\u1dbf\u1f00-\u1fff\u2c00-\u2c5f\u2d00-\u2dff\u3040-\u318f\u31a0-\u31ff\u3400-\u9fff\ua000-\ua6ff\ua800-\uab2f"
    "\uabc0-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufefe\uff66-\uffdc\U00010300-\U0001cfff\U00020000-\U0003ffff]"
)
_RUN = regex(rf"{_LETTER}+(?:[^A-Za-z\u00c0-\u024f\n]{{0,12}}?(?:\n\s*)?{_LETTER}+)*")
_GREEK = regex(r"[\u0370-\u03ff\u1f00-\u1fff]{1,2}\Z")
# After or around foreign text that copy shows on purpose: its sound, its meaning, or the name it belongs to.
_GLOSS = regex(r"[”\"’»]?\s?(?:\([A-Za-z“\"‘']|,?\s(?:meaning|which means|that is|literally|or)\s[“\"‘]|[–—-]\s[“\"‘])")
# A bracket behind a word that holds the foreign text alone: the party (Russian: “Яблоко”).
_OPENED = regex(r"\w\s?[(\[](?:[A-Z]?[a-z]+:?\s)?[“\"«]?\Z")
_CLOSED = regex(r"[”\"»]?[,;)\]]")
_NAMED = regex(
    r"\b(?:word|term|character|characters|letter|letters|hashtag|spelled|spelt|written|pronounced|inscription)s?\W{1,4}\Z"
)


class ForeignScript(Rule):
    """Words in another script: left untranslated, or shown on purpose without saying what they mean.

    Why it matters: the reader cannot read them, and what they say is missing from the story.
    Quiet: Greek letters of science; *neutral* where the copy shows the original on purpose, in brackets behind its
    rendering or with a gloss.
    Known misses: words in Latin letters, which untranslated/foreign-words looks for.
    """

    id = "untranslated/foreign-script"
    severity = Severity.MAJOR
    confidence = Confidence.CERTAIN
    category = Category.UNTRANSLATED
    examples = (
        Example("The delegation will visit the region to see the progress of ⟦إزالة الألغام⟧."),
        Example("The expo will be held ⟦线上线下⟧ at the same time; the suit ⟦Орлан-МКС⟧ is in use."),
        Example("The philosopher Laozi (⟦老子⟧) taught nothing.", note="neutral: shown on purpose"),
        Example("A dose of β-carotene, 5 μm thick; the angle α and the sum Σ."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        if prose.isascii():
            return
        for match in _RUN.finditer(prose):
            if _GREEK.match(match[0]) or not any(letter.isalpha() for letter in match[0]):
                continue
            span = match.span()
            script = _script(match[0])
            beside = prose[span[0] - 1 : span[0]] + prose[span[1] : span[1] + 1]
            if script in ("Cyrillic", "Greek") and " " not in match[0] and (beside.isalnum() and beside.isascii()):
                continue  # residue/mixed-script
            if _on_purpose(prose, *span):
                message = f"“{_short(match[0])}” is shown in {script} script"
                yield self.finding(document, span, message, severity=Severity.NEUTRAL, confidence=Confidence.POSSIBLE)
            else:
                yield self.finding(document, span, f"“{_short(match[0])}” was left in {script} script")


def _on_purpose(prose: str, start: int, end: int) -> bool:
    """Whether the copy shows the foreign text: in a bracket of its own, with a gloss, or behind *the word*."""
    if _OPENED.search(prose[max(0, start - 24) : start]) and _CLOSED.match(prose[end : end + 2]):
        return True
    return _GLOSS.match(prose, end) is not None or _NAMED.search(prose, max(0, start - 24), start) is not None


def _script(text: str) -> str:
    """The script of the first letter as people call it: ``Cyrillic``, ``Arabic``, ``Chinese``."""
    name = unicodedata.name(next(letter for letter in text if letter.isalpha()), "another").split()[0]
    return {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}.get(name, name.capitalize())


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
