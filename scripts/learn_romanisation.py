#!/usr/bin/env python3
"""Learn what it costs to write one segment of a name for another, and write ``checker/annotations/data/romanisation.tsv``.

    python scripts/learn_romanisation.py ../shared/data/name_token_variants.dev.tsv.gz

Input: native forms of name tokens (Arabic, Russian, Hebrew) with the Latin spellings attested in Wikidata (CC0) and
their counts. Every two attested spellings of one native form are aligned; a segment that often stands where the other
spelling has another segment is cheap. Alignments and costs are worked out in turn (hard expectation–maximisation), five
times over. Segments are made of vowels (with h, w, y) or of consonants, never of both, and may carry the beginning (^) or
end ($) of the word.
"""

from __future__ import annotations

import csv
import gzip
import math
import pathlib
import sys
from collections import Counter
from collections.abc import Iterator

from checker.annotations.romanisation import align, fold

OUT = pathlib.Path(__file__).parent.parent / "checker/annotations/data/romanisation.tsv"
VOWELS, CONSONANTS = frozenset("aeiouyw"), frozenset("bcdfghjklmnpqrstvwxyz")
ROUNDS = 5
LEAST = 6.0  # weight below which a pair of segments is chance
LONGEST_LEARNT = 3
DEAREST = 5.0  # negative log probability that counts as an unknown difference, 1.0 in the table
MOST_DIFFERENT = 0.45  # of the longer spelling: beyond this the "spelling" is another name
HEADER = """\
# Cost of writing one segment of a name for another; 1 is a difference that no system of romanisation explains.
# ^ and $ are the ends of the word, - is nothing. Written by scripts/learn_romanisation.py; do not edit, put rows of
# your own into romanisation_rows.tsv. Learnt from attested spellings in Wikidata (CC0 1.0), counts only.
"""

Pair = tuple[str, str, float]
Table = dict[str, dict[str, float]]


def plain(word: str) -> str:
    """Folded, and without letters outside a–z."""
    return "".join(letter for letter in fold(word) if "a" <= letter <= "z")


def pairs(path: str) -> Iterator[Pair]:
    """Two spellings of one native form, and the weight of their evidence: the logarithm of the rarer one's count."""
    first_round = starting_costs()
    with gzip.open(path, "rt", encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE):
            forms: dict[str, int] = {}
            for entry in row["variants(latin:count;...)"].split(";"):
                form, _, count = entry.rpartition(":")
                if count.isdigit() and not form.startswith("al-") and len(plain(form)) > 1:
                    forms.setdefault(plain(form), int(count))
            total = sum(forms.values())
            kept = [(form, count) for form, count in forms.items() if count > 1 or total <= 8][:10]
            for index, (one, count) in enumerate(kept):
                for other, other_count in kept[index + 1 :]:
                    cost, _ = align(one, other, first_round)
                    if cost <= MOST_DIFFERENT * max(len(one), len(other)):
                        yield one, other, math.log1p(min(count, other_count))


def starting_costs() -> Table:
    """Vowels change and vanish easily, h vanishes, the rest is unknown."""
    table: Table = {}
    for vowel in "aeiouyw":
        table.setdefault(vowel, {}).update({other: 0.5 for other in "aeiouyw" if other != vowel})
    for letter in "aeiouyh":
        table.setdefault(letter, {})[""] = 0.55
        table.setdefault("", {})[letter] = 0.55
    return table


def allowed(one: str, other: str) -> bool:
    """Whether two segments may be one row: both at the same end of the word, all vowels or all consonants."""
    if one == other or one.startswith("^") != other.startswith("^") or one.endswith("$") != other.endswith("$"):
        return False
    letters = set((one + other).strip("^$").replace("$", "").replace("^", ""))
    vocalic = letters <= VOWELS | {"h"} and not letters <= {"h", "w"}
    return bool(letters) and (vocalic or letters <= CONSONANTS)


def count_segments(data: list[Pair]) -> Counter[str]:
    """How much weight of spellings each run of letters occurs in."""
    seen: Counter[str] = Counter()
    for one, other, weight in data:
        for word in (f"^{one}$", f"^{other}$"):
            for size in range(1, LONGEST_LEARNT + 1):
                for at in range(len(word) - size + 1):
                    seen[word[at : at + size]] += weight
    return seen


def windows(one: str, other: str, table: Table) -> Iterator[tuple[str, str]]:
    """Every segment pair that an alignment shows: each difference, alone and with its neighbours."""
    _, steps = align(one, other, table)
    for index, (s, t) in enumerate(steps):
        if s == t:
            continue
        yield s, t
        for low, high in ((index - 1, index + 1), (index, index + 2), (index - 1, index + 2)):
            if low >= 0 and high <= len(steps):
                long_s = "".join(a for a, _ in steps[low:high])
                long_t = "".join(b for _, b in steps[low:high])
                if max(len(long_s), len(long_t)) <= LONGEST_LEARNT:
                    yield long_s, long_t


def learn(data: list[Pair]) -> Table:
    """The table after ``ROUNDS`` rounds of aligning and counting."""
    seen = count_segments(data)
    vowels, consonants = sum(seen[letter] for letter in "aeiou"), sum(seen[letter] for letter in CONSONANTS)
    table = starting_costs()
    for number in range(ROUNDS):
        met: Counter[tuple[str, str]] = Counter()
        for one, other, weight in data:
            for s, t in windows(one, other, table):
                if allowed(s, t):
                    met[s, t] += weight / 2
                    met[t, s] += weight / 2
        table = {}
        for (s, t), weight in met.items():
            if weight >= LEAST:
                often = [seen[x] if x else (vowels if set(y) <= VOWELS else consonants) for x, y in ((s, t), (t, s))]
                share = weight / math.sqrt((often[0] + 8) * (often[1] + 8))  # 8: rare segments are not trusted at once
                table.setdefault(s, {})[t] = max(0.03, -math.log(min(1.0, share)) / DEAREST)
        print(f"round {number + 1}: {sum(map(len, table.values())) // 2} rows", file=sys.stderr)
    return table


def main() -> None:
    data = list(pairs(sys.argv[1]))
    table = learn(data)
    rows = sorted((cost, s, t) for s, row in table.items() for t, cost in row.items() if s < t and cost < 1)
    lines = [f"{s or '-'}\t{t or '-'}\t{cost:.2f}\n" for cost, s, t in rows]
    OUT.write_text(HEADER + "".join(lines), encoding="utf-8")
    print(f"{len(data)} pairs of spellings, {len(lines)} rows in {OUT}", file=sys.stderr)


if __name__ == "__main__":
    main()
