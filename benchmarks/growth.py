"""How time and memory grow: from 50 thousand to 5 million words, on one endless line, in one huge draft, over 100,000 drafts.

    benchmarks/growth.py [TEXTS] [--most 5000000] [--drafts 100000] [--write docs/scale.md]

TEXTS as for benchmarks/peers.py. Texts that are too few are repeated with other numbers in them, so that no two drafts are
alike. Whole processes on one core, one run each, surface rules, CSV and JSON reports, no cache: what is asked is that words a
CPU second do not fall and that memory follows the largest draft. ``--write`` puts the figures between the two marks of the
page. Exit code 1 where time grows by more than a quarter faster than the words, between any two sizes of one kind.
"""

from __future__ import annotations

import argparse
import itertools
import os
import pathlib
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence

from measuring import ROOT, Bench, Cost, texts_of
from pages import written

NEWS = ROOT.parent / "shared" / "data" / "clean_news.dev.jsonl.gz"
FASTER = 1.25
LINE = 20_000_000  # bytes of the one line
_NUMBER = re.compile(r"\b[2-9]\d?\b")


def endless(texts: pathlib.Path) -> Iterator[list[str]]:
    """The paragraphs of one draft after another; from the second round on, the small numbers in them are other ones."""
    turn = 0
    while True:
        for paragraphs in texts_of(texts):
            yield [_NUMBER.sub(lambda found, turn=turn: str(int(found[0]) + turn), one) for one in paragraphs]
        turn += 1


def drafts(texts: pathlib.Path, words: int, folder: pathlib.Path) -> int:
    """Write drafts of about so many words in all under a folder; the words there are."""
    count = 0
    for number, paragraphs in enumerate(endless(texts)):
        if count >= words:
            return count
        place = folder / f"{number // 1000:04}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:07}.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")
        count += sum(len(one.split()) for one in paragraphs)
    raise SystemExit(f"{texts}: no text in it")


def one_draft(texts: pathlib.Path, size: int, joint: str, path: pathlib.Path) -> int:
    """Write one draft of about ``size`` code points, its paragraphs joined by ``joint``; the words there are."""
    parts: list[str] = []
    length = 0
    for paragraphs in endless(texts):
        parts += paragraphs
        length += sum(len(one) + len(joint) for one in paragraphs)
        if length >= size:
            break
    text = joint.join(parts)[:size]
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return len(text.split())


def small_drafts(texts: pathlib.Path, count: int, folder: pathlib.Path) -> int:
    """Write so many drafts of one paragraph each under a folder; the words there are."""
    words = number = 0
    for paragraphs in endless(texts):
        for paragraph in paragraphs:
            if number == count:
                return words
            place = folder / f"{number // 1000:04}"
            place.mkdir(parents=True, exist_ok=True)
            (place / f"{number:07}.txt").write_text(paragraph, encoding="utf-8")
            words += len(paragraph.split())
            number += 1
    raise SystemExit(f"{texts}: no text in it")


def measured(bench: Bench, name: str, words: int, place: pathlib.Path) -> Cost:
    """The cost of a check of everything in a folder."""
    reports = [str(place.parent / name) for name in ("r.csv", "r.json")]
    command = [sys.executable, "-m", "checker", "check", "-q", "--surface", "--no-cache", "--jobs", "1", "--timeout", "0"]
    command += ["--fail-on", "never", "--csv", reports[0], "--json", reports[1], str(place)]
    cost = bench.cost(name, words, command, warm=False)
    if cost is None:
        raise SystemExit(f"{name} did not end in {bench.timeout:,.0f} seconds")
    figures = f"{cost.cpu:8.1f} s CPU {cost.speed:9,.0f} words/s {cost.memory:6,.0f} MiB"
    print(f"{name:32} {words:10,} words {figures}", file=sys.stderr)
    return cost


def groups(options: argparse.Namespace, bench: Bench) -> Iterator[list[Cost]]:
    """Costs of two sizes or more of each kind of copy, the smallest first."""
    texts = options.texts

    def sizes(least: int, most: int) -> list[int]:
        return [most // 100, most // 10, most] if most // 100 >= least else [most // 4, most]

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        costs = []
        for words in sizes(50_000, options.most):
            place = folder / f"words-{words}"
            costs.append(measured(bench, f"a folder of {words:,} words", drafts(texts, words, place), place))
        yield costs
        costs = []
        for count in (options.drafts // 10, options.drafts):
            place = folder / f"drafts-{count}"
            costs.append(measured(bench, f"{count:,} drafts of a paragraph", small_drafts(texts, count, place), place))
        yield costs
        for what, joint, most in (("one line", " ", LINE), ("one draft in paragraphs", "\n\n", LINE // 3)):
            costs = []
            for size in (most // 4, most):
                place = folder / f"{what}-{size}" / "draft.txt"
                words = one_draft(texts, size, joint, place)
                costs.append(measured(bench, f"{what}, {size / 1e6:.1f} MB", words, place.parent))
            yield costs


def page(costs: Sequence[Sequence[Cost]]) -> list[str]:
    """The lines of the page."""
    lines = ["| | words | CPU seconds | words a CPU second | peak memory |", "| --- | ---: | ---: | ---: | ---: |"]
    for group in costs:
        for one in group:
            lines.append(f"| {one.name} | {one.words:,} | {one.cpu:,.1f} | {one.speed:,.0f} | {one.memory:,.0f} MiB |")
    return lines


def too_fast(costs: Sequence[Sequence[Cost]]) -> list[str]:
    """Pairs of sizes between which time grows more than ``FASTER`` times as fast as the words."""
    return [
        f"{large.name}: {large.cpu / small.cpu:.1f} times the time for {large.words / small.words:.1f} times the words"
        for group in costs
        for small, large in itertools.pairwise(group)
        if large.cpu / small.cpu > FASTER * large.words / small.words
    ]


def main() -> None:
    """Measure, print, and write the page where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=pathlib.Path, nargs="?", default=NEWS if NEWS.exists() else ROOT / "examples" / "drafts")
    parser.add_argument("--most", type=int, default=5_000_000, help="words of the largest folder")
    parser.add_argument("--drafts", type=int, default=100_000, help="small drafts of the largest folder")
    parser.add_argument("--write", type=pathlib.Path, metavar="PAGE", help="put the figures into this page")
    options = parser.parse_args()
    bench = Bench(1, 3600, {**os.environ, "PYTHONPATH": str(ROOT)})
    costs = list(groups(options, bench))
    lines = page(costs)
    print("\n".join(lines))
    if options.write:
        options.write.write_text(written(options.write.read_text(encoding="utf-8"), "growth", lines), encoding="utf-8")
    for line in too_fast(costs):
        print(line, file=sys.stderr)
    sys.exit(1 if too_fast(costs) else 0)


if __name__ == "__main__":
    main()
