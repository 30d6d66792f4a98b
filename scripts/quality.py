"""Measure on the data beside the checkout and write docs/quality.md.

    scripts/quality.py SHARED [--sample 600] [--write docs/quality.md]

SHARED holds ``gold/`` (drafts whose defects are marked), ``data/`` (published and annotated text) and ``measure.py``. Only
counts and rates go into the page, nothing of the texts.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import io
import pathlib
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import quality_bilingual  # beside this script
import quality_names
import quality_register

HEAD = """# Quality

Made by `make quality` on the data beside the checkout, none of which is part of the project. Held-out data of the same kinds
decides in the end; these figures are those the rules were tuned on. Findings count as right on marked drafts when they
touch a marked defect, and as wrong on published copy, though that copy holds real slips.
"""
SENTENCE_FAMILIES = frozenset({"sentences", "grammar", "capitalisation"})
NAME_FAMILIES = frozenset({"names", "places", "terms"})
CHECKER = f"{sys.executable} -m checker check --no-cache"


def gold(shared: pathlib.Path) -> tuple[list[str], list[dict[str, Any]]]:
    """The section on marked drafts, and every finding with whether it touches a mark."""
    sys.path.insert(0, str(shared / "gold"))
    import score  # type: ignore[import-not-found]

    with tempfile.TemporaryDirectory() as folder:
        drafts, findings = pathlib.Path(folder, "drafts"), pathlib.Path(folder, "findings.csv")
        drafts.mkdir()
        for name, text, _ in score.drafts(shared / "gold" / "dev"):
            (drafts / name).write_text(text, encoding="utf-8")
        _check(drafts, findings)
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            recall, precision, per_1000 = score.score(shared / "gold" / "dev", findings)
        judged = []
        marks = {name: (text, defects) for name, text, defects in score.drafts(shared / "gold" / "dev")}
        for row in _rows(findings):
            text, defects = marks[pathlib.PurePath(row["path"]).name]
            judged.append({**row, "right": any(score.touches(row, text, *defect) for defect in defects)})
    lines = ["## Marked drafts\n", "| label | marked | found | share |", "| --- | ---: | ---: | ---: |"]
    for label, marked, named in re.findall(r"^(\w+) +(\d+) +(\d+) +\d+$", printed.getvalue(), re.MULTILINE):
        lines.append(f"| {label} | {marked} | {named} | {int(named) / int(marked):.2f} |")
    lines += [
        f"\nRecall {recall:.3f}, precision {precision:.3f}, {per_1000:.2f} findings per 1,000 words on the clean drafts.\n"
    ]
    return lines, judged


def clean(measure: ModuleType, options: argparse.Namespace) -> tuple[list[str], list[dict[str, Any]], int]:
    """The section on published copy, every finding, and the words read."""
    data = options.shared / "data"
    docs = measure.sampled(measure.lines(data, "clean_news", "dev"), lambda doc: doc["id"], options.sample)
    words: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        drafts, findings = pathlib.Path(folder, "drafts"), pathlib.Path(folder, "findings.csv")
        drafts.mkdir()
        groups = {}
        for number, doc in enumerate(docs):
            text = measure.body(doc)
            (drafts / f"d{number}.txt").write_text(text, encoding="utf-8", newline="")
            group = "human translation" if doc["origin"] == "human-translation" else doc["source"].split(" (")[0]
            groups[f"d{number}.txt"] = group
            words[group] += len(text.split())
        _check(drafts, findings)
        rows = [{**row, "group": groups[pathlib.PurePath(row["path"]).name], "right": False} for row in _rows(findings)]
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        family = row["rule"].partition("/")[0]
        kind = "sentence" if family in SENTENCE_FAMILIES else "name" if family in NAME_FAMILIES else "surface"
        counted[row["group"]][kind] += 1
        if row["severity"] in ("major", "critical"):
            counted[row["group"]][f"{kind} major"] += 1
        if row["confidence"] != "possible":
            counted[row["group"]][f"{kind} sure"] += 1
    lines = [
        "## Published copy\n",
        f"Findings per 1,000 words in {len(docs):,} published texts of {sum(words.values()):,} words.\n",
        "| group | words | sentences, grammar, capitalisation | major | names, places, terms | likely, certain | all others |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for group, size in sorted(words.items()):
        count = counted[group]
        shown = [count[name] * 1000 / size for name in ("sentence", "sentence major", "name", "name sure", "surface")]
        lines.append(f"| {group} | {size:,} | " + " | ".join(f"{rate:.2f}" for rate in shown) + " |")
    return [*lines, ""], rows, sum(words.values())


def confidence(judged: list[dict[str, Any]], published: list[dict[str, Any]], words: int) -> list[str]:
    """How often each level of confidence is right, by family: marked drafts and published copy together."""
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    rates: Counter[str] = Counter()
    for row in judged + published:
        key = row["rule"].partition("/")[0], row["confidence"]
        right[key] += row["right"]
        total[key] += 1
    for row in published:
        rates[row["rule"]] += 1
    marked = {key: [0, 0] for key in total}
    for row in judged:
        key = row["rule"].partition("/")[0], row["confidence"]
        marked[key][0] += row["right"]
        marked[key][1] += 1
    lines = [
        "## Confidence\n",
        "Right findings of all: on the marked drafts, and with every finding on published copy counted as wrong.\n",
        "| family | confidence | on marked drafts | with published copy |",
        "| --- | --- | ---: | ---: |",
    ]
    for family, level in sorted(total):
        own = marked[family, level]
        lines.append(f"| {family} | {level} | {own[0]} of {own[1]} | {right[family, level]} of {total[family, level]} |")
    lines += [
        "",
        "Rules that speak most often on published copy, per 1,000 words:\n",
        "| rule | findings | rate |",
        "| --- | ---: | ---: |",
    ]
    for rule, count in rates.most_common(15):
        lines.append(f"| {rule} | {count} | {1000 * count / words:.3f} |")
    return [*lines, ""]


def parts(options: argparse.Namespace) -> list[str]:
    """What measure.py prints of its other parts, line by line."""
    command = [sys.executable, str(options.shared / "measure.py"), "--checker", CHECKER, "--sample", str(options.sample)]
    done = subprocess.run([*command, "--only", "injections,names,mqm,gum"], capture_output=True, text=True, check=True)
    kept = []
    for line in done.stdout.splitlines():
        # Figures only: what is behind them are words of the texts.
        kept.append(re.split(r"\s+missed for instance|; wrong on", line)[0].rstrip())
    return ["## Injections, real name splits, professional marks, sentence types\n", "```text", *kept, "```", ""]


def _check(drafts: pathlib.Path, findings: pathlib.Path) -> None:
    done = subprocess.run([*CHECKER.split(), "-q", str(drafts), "--csv", str(findings)], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"the checker ended with {done.returncode}: {done.stderr}")


def _rows(path: pathlib.Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle)


def main() -> None:
    """Measure everything and write the page, or print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=pathlib.Path)
    parser.add_argument("--sample", type=int, default=600, help="texts per part; 0 is all of them")
    parser.add_argument("--write", type=pathlib.Path)
    options = parser.parse_args()
    sys.path.insert(0, str(options.shared))
    import measure  # type: ignore[import-not-found]

    marked, judged = gold(options.shared)
    published, rows, words = clean(measure, options)
    page = "\n".join(
        [
            HEAD,
            *marked,
            *published,
            *confidence(judged, rows, words),
            quality_names.section(options.shared / "data"),
            quality_register.section(measure, options.shared),
            *parts(options),
            *quality_bilingual.section(options.shared),
        ]
    )
    if options.write:
        options.write.write_text(page, encoding="utf-8")
    else:
        print(page)


if __name__ == "__main__":
    main()
