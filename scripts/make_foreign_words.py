"""Make the tables of words of other languages that are not English, the frequent and the rare ones.

    python scripts/make_foreign_words.py PYSPELLCHECKER_RESOURCES ENGLISH_WORDS_JSON

The first argument is the folder ``spellchecker/resources`` of pyspellchecker (MIT; its frequencies were counted in film
subtitles), the second ``index.json`` of an-array-of-english-words (MIT), which only takes words away. Each line of the
result ``foreign_words.txt.gz`` is the languages, a tab, and the words that are frequent in exactly those.
``foreign_rare.u32`` holds all the others of at most ``LONGEST`` letters: the CRC-32 of each, sorted, in four bytes.
"""

from __future__ import annotations

import array
import gzip
import json
import pathlib
import re
import sys
import tomllib
import zlib
from collections import defaultdict

from checker.annotations.lexicon import english_words

DATA = pathlib.Path(__file__).parents[1] / "checker" / "annotations" / "data"
# Most frequent forms taken from each language; German and Dutch have more forms that are rare.
RANKS = {"es": 14000, "fr": 16000, "pt": 14000, "de": 12000, "it": 15000, "nl": 10000}
SHORTEST = 4
SHORTEST_RARE, LONGEST = 5, 11
_WORD = re.compile(r"[^\W\d_]+\Z")


def main(resources: pathlib.Path, english_list: pathlib.Path) -> None:
    """Write both tables from pyspellchecker's resources and a list of English words."""
    english = set(english_words()) | set(json.loads(english_list.read_text(encoding="utf-8")))
    for line in (DATA / "readings.tsv").read_text(encoding="utf-8").splitlines():
        english.update(line.partition("\t")[2].split(" "))
    # 50 is what pyspellchecker gives a word of its base list that the corpus has not.
    english.update(word for word, count in _counts(resources / "en.json.gz").items() if count > 50)
    by_hand = tomllib.loads((DATA / "foreign_words.toml").read_text(encoding="utf-8"))
    loans = set(by_hand["loans"]["words"].split())
    languages: dict[str, set[str]] = defaultdict(set)
    for language, size in RANKS.items():
        counts = _counts(resources / f"{language}.json.gz")
        for word in sorted(counts, key=lambda word: (-counts[word], word))[:size]:
            if len(word) >= SHORTEST and _WORD.match(word) and word not in english and word not in loans:
                languages[word].add(language)
    for language, words in by_hand["words"].items():
        for word in set(words.split()) - english - loans:
            languages[word].add(language)
    groups: dict[str, list[str]] = defaultdict(list)
    for word, of in languages.items():
        groups[" ".join(sorted(of))].append(word)
    text = "".join(f"{of}\t{' '.join(sorted(words))}\n" for of, words in sorted(groups.items()))
    (DATA / "foreign_words.txt.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    known = english | loans | languages.keys()
    rare = {
        zlib.crc32(word.encode())
        for language in RANKS
        for word in _counts(resources / f"{language}.json.gz")
        if SHORTEST_RARE <= len(word) <= LONGEST and _WORD.match(word) and word not in known
    }
    table = array.array("I", sorted(rare))
    if sys.byteorder == "big":
        table.byteswap()
    (DATA / "foreign_rare.u32").write_bytes(table.tobytes())


def _counts(path: pathlib.Path) -> dict[str, int]:
    """Each word of a language and how often its corpus has it."""
    found: dict[str, int] = json.loads(gzip.decompress(path.read_bytes()))
    return found


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
