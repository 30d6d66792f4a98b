"""The section of docs/quality.md on spellings of names; ``quality.py`` puts it there.

Two sets of public records (OFAC and UN sanctions lists): aliases of one person whose kind says that they differ in spelling,
and pairs of different people with like names. No set is used to learn the costs of ``romanisation``. For the comparison
with metaphone the library jellyfish is needed, which Newsproof itself does not use.
"""

from __future__ import annotations

import csv
import gzip
import pathlib
import re
from collections.abc import Callable, Sequence

import jellyfish
from rapidfuzz import fuzz

from checker.annotations.romanisation import SAME_NAME, name_distance

Pair = tuple[str, str]
Scorer = Callable[[str, str], float]
Points = list[tuple[float, float, float]]


def rows(path: pathlib.Path) -> list[dict[str, str]]:
    """The rows of a gzipped table with a head line."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))


def pairs(data: pathlib.Path, split: str) -> tuple[list[Pair], list[Pair]]:
    """Spellings of one person, and names of two."""
    same = [
        (row["canonical"], row["variant"]) for row in rows(data / f"name_variants.{split}.tsv.gz") if "spelling" in row["kind"]
    ]
    different = [(row["name_a"], row["name_b"]) for row in rows(data / f"name_hard_negatives.{split}.tsv.gz")]
    return same, different


def ratio(first: str, second: str) -> float:
    """rapidfuzz's plain ratio of the whole names, as a distance from 0 to 1."""
    return 1 - fuzz.ratio(first.lower(), second.lower()) / 100


def sorted_ratio(first: str, second: str) -> float:
    """rapidfuzz's ratio after the words are sorted, as a distance from 0 to 1."""
    return 1 - fuzz.token_sort_ratio(first.lower(), second.lower()) / 100


def metaphones(first: str, second: str) -> float:
    """Share of the words of the shorter name whose metaphone code no word of the longer one has."""
    codes = [[jellyfish.metaphone(word) for word in re.findall(r"[^\W\d_]+", name)] for name in (first, second)]
    shorter, longer = sorted(codes, key=len)
    return 1 - sum(code in longer for code in shorter) / max(1, len(shorter))


def curve(scorer: Scorer, same: Sequence[Pair], different: Sequence[Pair], thresholds: Sequence[float]) -> Points:
    """For each threshold the shares of both sets that are judged one person."""
    ones, twos = [scorer(*pair) for pair in same], [scorer(*pair) for pair in different]
    return [
        (at, sum(score <= at for score in ones) / len(ones), sum(score <= at for score in twos) / len(twos))
        for at in thresholds
    ]


def best(points: Points, most: float) -> float:
    """The largest share of spellings found at a threshold that merges at most ``most`` of the different people."""
    return max((found for _, found, merged in points if merged <= most), default=0.0)


def section(data: pathlib.Path, split: str = "dev") -> str:
    """The section as Markdown, from the tables in the folder ``data``."""
    same, different = pairs(data, split)
    fine = [step / 100 for step in range(201)]
    ours = curve(name_distance, same, different, fine)
    others = {
        "metaphone, word by word": curve(metaphones, same, different, fine),
        "rapidfuzz ratio": curve(ratio, same, different, fine),
        "rapidfuzz token sort ratio": curve(sorted_ratio, same, different, fine),
    }
    lines = [
        "## Spellings of names, out of context",
        "",
        f"{len(same)} pairs of spellings of one person and {len(different)} pairs of different people with like names, from",
        f"the lists of OFAC and the UN (`{split}` half). Judged one person at a distance of {SAME_NAME} or less; in a draft",
        "the evidence of the draft decides, not this threshold (see `names/spelling`).",
        "",
        "| distance up to | spellings of one person found | different people merged |",
        "| ---: | ---: | ---: |",
    ]
    lines += [f"| {at:.1f} | {found:.3f} | {merged:.3f} |" for at, found, merged in ours[20:161:10]]
    lines += [
        "",
        "The most that each way of comparing finds while it merges no more than the given share of different people:",
        "",
        "| compared by | at 0.02 | at 0.05 | at 0.10 |",
        "| --- | ---: | ---: | ---: |",
    ]
    for name, points in {"Newsproof": ours, **others}.items():
        lines.append(f"| {name} | " + " | ".join(f"{best(points, most):.3f}" for most in (0.02, 0.05, 0.10)) + " |")
    return "\n".join(lines) + "\n"
