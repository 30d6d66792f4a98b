"""The language of the source."""

from __future__ import annotations

from collections import Counter

from checker.annotations.alignment import source_text
from checker.document import Document, annotation
from checker.lazy import regex

# Scripts that one language of the world's news owns, or nearly; the others need words.
_SCRIPTS = (
    ("ja", regex(r"[\u3040-\u30ff]")),
    ("ko", regex(r"[\uac00-\ud7af]")),
    ("zh", regex(r"[\u4e00-\u9fff]")),
    ("he", regex(r"[\u0590-\u05ff]")),
    ("hi", regex(r"[\u0900-\u097f]")),
    ("el", regex(r"[\u0370-\u03ff]")),
    ("th", regex(r"[\u0e00-\u0e7f]")),
    ("fa", regex(r"[پچژگی]")),
    ("uk", regex(r"[іїєґІЇЄҐ]")),
    ("ru", regex(r"[ыэъёЫЭЪ]")),
    ("ar", regex(r"[\u0620-\u064a]")),
    ("ru", regex(r"[а-яА-Я]")),
)
_SUBTAG = regex("[-_]")
# Below this many words langdetect is wrong too often to trust (docs/dependencies.md).
FEWEST_WORDS = 9


@annotation
def source_language(document: Document) -> str:
    """ISO 639-1 code of the source's language: as named, or by script, or by langdetect over the whole text; else empty."""
    named = document.source_language or document.metadata.get("source-language", "")
    if named:
        return _SUBTAG.split(named.lower())[0]
    text = source_text(document)[:20000]
    letters = Counter(sign for sign in text if sign.isalpha())
    total = sum(letters.values())
    for language, pattern in _SCRIPTS:
        share = sum(count for sign, count in letters.items() if pattern.match(sign)) / max(1, total)
        if share > (0.02 if language in ("fa", "uk", "ru", "ja") and language != "zh" else 0.3):
            return language
    if len(text.split()) < FEWEST_WORDS:
        return ""
    import langdetect

    langdetect.DetectorFactory.seed = 0
    try:
        return str(langdetect.detect(text)).split("-")[0]
    except langdetect.lang_detect_exception.LangDetectException:
        return ""
