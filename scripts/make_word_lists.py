#!/usr/bin/env python3
"""Write the two word lists that tell names from words and well-known names from others.

    python scripts/make_word_lists.py ../shared/data/name_token_variants.dev.tsv.gz

- ``checker/annotations/data/words.txt.gz``: English words with their inflections in lower case, from the tables of
  LemmInflect (MIT), which come from the NIH's SPECIALIST Lexicon (free use with attribution).
- ``checker/annotations/data/known_names.txt``: name forms that Wikidata (CC0) attests often, which are names in their own
  right even where they look like each other (Davis, Davies).
"""

from __future__ import annotations

import csv
import gzip
import pathlib
import re
import sys
from collections import Counter

from make_inflections import table_lines

from checker.annotations.romanisation import fold

DATA = pathlib.Path(__file__).parent.parent / "checker/annotations/data"
WORD = re.compile(r"[a-z]{2,}")
OFTEN = 30  # bearers in the counts: below that a form may be one more spelling of another name


def english() -> set[str]:
    """Every lower-case word of LemmInflect's inflection table and its inflections."""
    return {word for line in table_lines() for word in re.split(r"[,/\s]", line) if WORD.fullmatch(word)}


def known(path: str) -> list[str]:
    """Forms with at least ``OFTEN`` bearers over all native forms, sorted."""
    counts: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE):
            best: Counter[str] = Counter()
            for entry in row["variants(latin:count;...)"].split(";"):
                form, _, count = entry.rpartition(":")
                if count.isdigit() and len(fold(form)) > 2:
                    best[fold(form)] += int(count)
            for form, count in best.items():
                counts[form] = max(counts[form], count)
    return sorted(form for form, count in counts.items() if count >= OFTEN)


def main() -> None:
    """Write both lists."""
    words = "\n".join(sorted(english())) + "\n"
    (DATA / "words.txt.gz").write_bytes(gzip.compress(words.encode(), 9, mtime=0))
    names = known(sys.argv[1])
    head = f"# Name forms with {OFTEN} or more bearers in Wikidata (CC0 1.0). Written by scripts/make_word_lists.py.\n"
    (DATA / "known_names.txt").write_text(head + "\n".join(names) + "\n", encoding="utf-8")
    print(f"{words.count(chr(10))} words, {len(names)} names", file=sys.stderr)


if __name__ == "__main__":
    main()
