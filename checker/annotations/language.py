"""The language of a stretch of text, for text that is long enough to tell, and the sentences that are not English."""

from __future__ import annotations

import functools
import threading

from checker.annotations.foreign import ENGLISH_TOO, foreign_runs, foreign_words, little_words
from checker.annotations.lexicon import english_words
from checker.annotations.sentences import sentences
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex

# Below nine words langdetect calls 6 in 100 English sentences something else, from nine words on fewer than 4 in 1,000;
# of those none has more than 0.9.
FEWEST_WORDS = 9
SURE = 0.9
# A sentence of at least four words is foreign where half its words are, by our lists, and more than are English.
SHORTEST, SHARE = 4, 0.5
# Sentences of one draft about which langdetect is asked.
ASKED = 50
_WORD = regex(r"[^\W\d_][\w’'-]*")
_LOCK = threading.Lock()


@functools.lru_cache(maxsize=512)
def language_of(text: str) -> str:
    """ISO 639-1 code of the language of ``text``, or empty: too few words, or langdetect is not sure.

    langdetect draws random numbers; it is seeded before each call, so that equal texts have equal answers.
    """
    if len(text.split()) < FEWEST_WORDS:
        return ""
    import langdetect
    from langdetect.lang_detect_exception import LangDetectException

    with _LOCK:
        langdetect.DetectorFactory.seed = 0
        try:
            best = langdetect.detect_langs(text[:2000])[0]
        except LangDetectException:
            return ""
    return str(best.lang).split("-")[0] if best.prob > SURE else ""


@annotation
def foreign_sentences(document: Document) -> tuple[tuple[Span, str], ...]:
    """Spans of sentences in another Latin-script language, each with its ISO 639-1 code where langdetect is sure.

    Our word lists decide; langdetect may only take a sentence away, by calling it English.
    """
    runs = foreign_runs(document)
    found: list[tuple[Span, str]] = []
    at = 0
    for sentence in sentences(document) if runs else ():
        begin = at
        while at < len(runs) and runs[at].start < sentence.end:
            at += 1
        if at == begin:
            continue
        words = [word.lower() for word in _WORD.findall(document.prose, sentence.start, sentence.end)]
        foreign = sum(word in foreign_words() or (word in little_words() and word not in ENGLISH_TOO) for word in words)
        english = sum(word in english_words() or word in ENGLISH_TOO for word in words)
        if len(words) < SHORTEST or foreign < SHARE * len(words) or english > foreign:
            continue
        # langdetect takes milliseconds a sentence; a whole draft in another language needs it no more.
        language = language_of(document.prose[sentence.start : sentence.end]) if len(found) < ASKED else found[-1][1]
        if language != "en":
            found.append((sentence.span, language))
    return tuple(found)
