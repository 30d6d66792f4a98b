"""Learn which rows of three letters make a word look foreign.

    python scripts/learn_word_shapes.py PYSPELLCHECKER_EN_JSON_GZ ENGLISH_WORDS_JSON

Reads the project's own lists: English words (``english_words``; LemmInflect, MIT) and words of other languages
(``foreign_words.txt.gz`` from pyspellchecker, MIT, ``foreign_words.toml`` and ``romanised_words.toml``). For each group of
languages and each row of three letters, the word's ends counted as letters, the result ``word_shapes.i8.gz`` holds how much
more likely the group is to go on so than English: the natural logarithm of the ratio in sixteenths, one signed byte.

``english_odd.txt.gz`` holds the English words that look foreign by that table and that our own list has not, from the two
arguments: ``resources/en.json.gz`` of pyspellchecker (MIT) and ``index.json`` of an-array-of-english-words (MIT).
"""

from __future__ import annotations

import gzip
import json
import math
import pathlib
import sys
from collections import Counter
from collections.abc import Iterable

from checker.annotations.foreign import foreign_words
from checker.annotations.lexicon import english_words
from checker.annotations.word_shapes import GROUPS, LETTERS, SCALE, is_shaped_foreign

DATA = pathlib.Path(__file__).parents[1] / "checker" / "annotations" / "data"
SMOOTHING = 0.3  # added to every count


def main(spelling: pathlib.Path, listed_words: pathlib.Path) -> None:
    english = _counts(word for word in english_words() if word.isascii() and word.isalpha())
    table = bytearray()
    for languages in GROUPS:
        listed = (word for word, codes in foreign_words().items() if word.isascii() and not languages.isdisjoint(codes.split()))
        group = _counts(listed)
        for one in LETTERS:
            for two in LETTERS:
                for three in LETTERS:
                    row = one + two + three
                    gain = round(SCALE * (_log(group, row) - _log(english, row)))
                    table.append(max(-127, min(127, gain)) & 0xFF)
    (DATA / "word_shapes.i8.gz").write_bytes(gzip.compress(bytes(table), 9, mtime=0))
    # 50 is what pyspellchecker gives a word of its base list that the corpus has not.
    counts = json.loads(gzip.decompress(spelling.read_bytes()))
    english_too = {word for word, count in counts.items() if count > 50} | set(
        json.loads(listed_words.read_text(encoding="utf-8"))
    )
    odd = sorted(word for word in english_too - english_words() - foreign_words().keys() if is_shaped_foreign(word))
    (DATA / "english_odd.txt.gz").write_bytes(gzip.compress("\n".join(odd).encode(), 9, mtime=0))


def _counts(words: Iterable[str]) -> Counter[str]:
    """How often each row of two and of three letters stands in the words."""
    counted: Counter[str] = Counter()
    for word in words:
        ends = f" {word} "
        for at in range(len(ends) - 2):
            counted[ends[at : at + 3]] += 1
            counted[ends[at : at + 2]] += 1
    return counted


def _log(counted: Counter[str], row: str) -> float:
    return math.log((counted[row] + SMOOTHING) / (counted[row[:2]] + SMOOTHING * len(LETTERS)))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
