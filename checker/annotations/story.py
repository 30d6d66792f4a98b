"""Which story a draft tells, as a small sketch by which drafts of one story can be found among many.

A story is known by its names, figures and longer words, whatever the wording. The sketch is a MinHash of one permutation
(P. Li, A. Owen, C.-H. Zhang, "One permutation hashing", NIPS 2012): every word falls into one of ``BINS`` bins, and each
bin keeps the smallest hash. The share of bins in which two sketches agree is close to the share of words that two drafts
have in common.
"""

from __future__ import annotations

import array
import functools
import zlib
from typing import cast

from checker.annotations.lexicon import words_of
from checker.annotations.tokens import texts
from checker.document import Document, annotation
from checker.lazy import regex

BINS = 64
EMPTY = 0xFFFFFFFF
# Drafts with fewer words of content than these say too little to tell their story by.
LEAST = 12
_WORD = regex(r"[^\W_]+(?:[-'’][^\W_]+)*")
_LONG, _STEM = 5, 6  # letters: shorter words are common ones, and inflections begin after about six


@annotation
def sketch(document: Document) -> bytes:
    """``BINS`` hashes of 32 bits; empty for a draft with less than ``LEAST`` words of content."""
    words = set(map(_content, texts(document)))
    words.discard(None)
    if len(words) < LEAST:
        return b""
    bins = array.array("I", [EMPTY]) * BINS
    for word in cast(set[int], words):
        at, rest = word % BINS, word // BINS
        if rest < bins[at]:
            bins[at] = rest
    return bins.tobytes()


def content_words(text: str) -> list[int]:
    """The words of a text that carry its content, as hashes of 32 bits in order, with repetitions.

    Words with a capital and numerals count whole, longer words by their first ``_STEM`` letters; function words are left out.
    """
    return [code for code in map(_content, _WORD.findall(text)) if code is not None]


@functools.lru_cache(maxsize=65536)
def _content(word: str) -> int | None:
    """The hash of a word, or ``None`` where it carries no content, or is a mark."""
    if not word[0].isalnum():
        return None
    small = word.lower()
    if small in words_of("function", "words"):
        return None
    if word[0].islower():
        if len(word) < _LONG:
            return None
        small = small[:_STEM]
    return zlib.crc32(small.encode("utf-8", "surrogatepass"))
