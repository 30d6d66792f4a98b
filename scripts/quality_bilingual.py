"""The sections of docs/quality.md on what is seen with the source beside the draft; ``quality.py`` puts them there.

    scripts/quality_bilingual.py SHARED [--only twins,wmt,mqm,pe] [--sample 0]

Twins: pairs of a right and a wrong line. WMT: human references are to stay quiet, outputs of systems need not. MQM: findings
beside the marks of professional raters. Post-edits: drafts before and after an editor, and HTER beside sacrebleu's TER.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import itertools
import json
import pathlib
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sacrebleu.metrics import TER

import rules
from checker.document import Document, Segment
from checker.engine import check
from checker.finding import Finding, Span
from checker.rule import Rule
from reports.comparison import compare

BILINGUAL: tuple[Rule, ...] = tuple(rule() for rule in rules.ALL if rule.id.startswith("bilingual/"))
PARTS = ("twins", "wmt", "mqm", "pe")
# What raters call wrong where these rules speak of numbers, dates and names.
KINDS = {
    "numbers": frozenset({"number", "number-lost", "number-added", "unit"}),
    "dates and times": frozenset({"date", "weekday", "time"}),
    "names": frozenset({"name", "name-lost", "name-added", "name-drift", "people-exchanged", "place"}),
}


def lines(path: pathlib.Path) -> Iterator[dict[str, Any]]:
    """The records of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        yield from map(json.loads, handle)


def segmented(sources: Sequence[str | None], targets: Sequence[str | None], language: str) -> Document:
    """A draft whose segments are aligned with those of its source."""
    parts, found, at = [], [], 0
    for theirs, ours in zip(sources, targets, strict=True):
        if ours is not None and theirs is not None:
            found.append(Segment(Span(at, at + len(ours)), theirs))
            parts.append(ours)
            at += len(ours) + 1
    return Document("\n".join(parts), segments=tuple(found), source_language=language)


def said(document: Document) -> list[Finding]:
    """What the bilingual rules find."""
    return list(check(document, BILINGUAL).findings)


# Pairs of lines when they were first run, in the order in which they were written: how many, of which languages, and the
# shares that came out right.
_FIRST_SEEN = (
    (182, "nine", 0.973, 0.709),
    (87, "nine", 0.989, 0.839),
    (152, "nine, harder", 0.934, 0.671),
    (59, "nine", 0.915, 0.814),
    (233, "Russian, Ukrainian, German, French, Spanish, Portuguese", 0.979, 0.837),
    (221, "Arabic, Persian, Turkish, Hebrew, Hindi", 0.959, 0.760),
    (131, "Chinese, Japanese, Korean, harder", 0.901, 0.603),
)


def twins(*tables: tuple[str, pathlib.Path]) -> list[str]:
    """The section on pairs of lines, from tables with one row a pair (``right``, ``wrong``) or a line (``expect``)."""
    out = [
        "## With the source: pairs of a right and a wrong line\n",
        "The rules were written with these pairs in sight. Pairs written before any of them was run were first seen so:\n",
        "| pairs | languages | right lines quiet | wrong lines named |",
        "| ---: | --- | ---: | ---: |",
        *(f"| {pairs} | {languages} | {quiet:.2f} | {named:.2f} |" for pairs, languages, quiet, named in _FIRST_SEEN),
        "",
        "New ones will fare like these rather than as the next table shows.\n",
        "| pairs | family | right lines | quiet | wrong lines | named |",
        "| --- | --- | ---: | ---: | ---: | ---: |",
    ]
    for title, path in tables:
        count: dict[str, Counter[str]] = defaultdict(Counter)
        for row in _pairs(path):
            spoke = bool(said(Document(row["draft"], source=row["source"], source_language=row["lang"])))
            for family in (row["family"], "all"):
                count[family][f"{row['expect']}"] += 1
                count[family][f"{row['expect']} {spoke}"] += 1
        for family, seen in count.items():
            quiet, named = seen["0 False"] / max(1, seen["0"]), seen["1 True"] / max(1, seen["1"])
            out.append(f"| {title} | {family} | {seen['0']} | {quiet:.3f} | {seen['1']} | {named:.3f} |")
    return [*out, ""]


def _pairs(path: pathlib.Path) -> Iterator[dict[str, str]]:
    rows = (line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
        if "draft" in row:
            yield row
        else:
            yield {**row, "draft": row["right"], "expect": "0"}
            yield {**row, "draft": row["wrong"], "expect": "1"}


def wmt(data: pathlib.Path, sample: int, shown: bool = False) -> list[str]:
    """The section on published data of the WMT: findings per 1,000 words in references and in outputs, per language."""
    docs = list(lines(data / "wmt_systems_docs.dev.jsonl.gz"))
    random.Random(6).shuffle(docs)
    words: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    by_rule: Counter[tuple[str, str]] = Counter()
    for doc in docs[: sample or None]:
        language = doc["lp"][:2]
        # One system a document, by turns, keeps the reading short; references all.
        systems = sorted(doc["hyps"])
        chosen = {systems[sum(map(ord, doc["doc"] + doc["src"][0])) % len(systems)]} if systems else set()
        texts = [("reference", one) for one in doc["refs"].values()] + [("system", doc["hyps"][name]) for name in chosen]
        for kind, targets in texts:
            document = segmented(doc["src"], targets, language)
            words[language, kind] += document.words
            for finding in said(document):
                found[language, kind] += 1
                by_rule[finding.rule, kind] += 1
                if shown and kind == "reference":
                    _show(document, finding, language)
    total = {kind: sum(size for (_, one), size in words.items() if one == kind) for kind in ("reference", "system")}
    out = [
        "## With the source: human references and systems\n",
        "Findings of the family `bilingual` per 1,000 words of English.\n",
        "| source language | words of references | findings | words of systems | findings |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for language in [*sorted({language for language, _ in words}), "all"]:
        cells = []
        for kind in ("reference", "system"):
            size = total[kind] if language == "all" else words[language, kind]
            number = sum(n for (one, what), n in found.items() if what == kind and language in (one, "all"))
            cells.append(f"{size:,} | {1000 * number / max(1, size):.2f}")
        out.append(f"| {language} | " + " | ".join(cells) + " |")
    out += ["", "| rule | in references | in systems |", "| --- | ---: | ---: |"]
    for rule in sorted({rule for rule, _ in by_rule}):
        rates = [1000 * by_rule[rule, kind] / max(1, total[kind]) for kind in ("reference", "system")]
        out.append(f"| {rule} | {rates[0]:.3f} | {rates[1]:.3f} |")
    return [*out, ""]


def _show(document: Document, finding: Finding, language: str) -> None:
    for segment in document.segments:
        if segment.span.start <= finding.span.start <= segment.span.end:
            print(f"{language} {finding.rule}: {finding.message}\n   {segment.source}\n   {document[segment.span]}")
            break


def mqm(data: pathlib.Path, sample: int, shown: bool = False) -> list[str]:
    """The section on Chinese news with the marks of up to three raters."""
    docs = [doc for doc in lines(data / "mqm_zhen_docs.dev.jsonl.gz") if not doc["human"] and "news" in doc["dataset"]]
    random.Random(6).shuffle(docs)
    count: Counter[str] = Counter()
    touched: Counter[str] = Counter()
    locale: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    for doc in docs[: sample or None]:
        segments = doc["segments"]
        document = segmented([one["src"] for one in segments], [one["tgt"] or "" for one in segments], "zh")
        findings = [(finding, finding.rule.partition("/")[2]) for finding in said(document)]
        marks = []
        for segment, part in zip(segments, document.segments, strict=True):
            for error in itertools.chain.from_iterable(rating["errors"] for rating in segment["ratings"]):
                if error["start"] is not None and error["align"] in ("exact", "realigned"):
                    at = part.span.start
                    marks.append((at + error["start"], at + max(error["end"], error["start"] + 1), error["cat"]))
        for finding, slug in findings:
            kind = next((name for name, slugs in KINDS.items() if slug in slugs), "other rules")
            touches = any(start < finding.span.end and finding.span.start < end for start, end, _ in marks)
            count[kind] += 1
            touched[kind] += touches
            if shown and not touches and kind != "other rules":
                _show(document, finding, "zh")
        for start, end, category in set(marks):
            if category.startswith("locale/"):
                locale[category] += 1
                hit[category] += any(start < one.span.end + 1 and one.span.start < end + 1 for one, _ in findings)
    out = [
        "## With the source: professional marks on Chinese news\n",
        "| findings on | count | touch a rater’s mark |",
        "| --- | ---: | ---: |",
    ]
    for kind in [*KINDS, "other rules"]:
        out.append(f"| {kind} | {count[kind]} | {touched[kind] / max(1, count[kind]):.2f} |")
    three = [sum(counter[kind] for kind in KINDS) for counter in (touched, count)]
    out.append(f"| numbers, dates and names together | {three[1]} | {three[0] / max(1, three[1]):.2f} |")
    out += ["", "| marked | marks | touched by a finding |", "| --- | ---: | ---: |"]
    for category in sorted(locale):
        out.append(f"| {category} | {locale[category]} | {hit[category] / locale[category]:.2f} |")
    return [*out, ""]


def post_edits(data: pathlib.Path) -> list[str]:
    """The section on machine translations and their post-edits: findings by family, and HTER beside sacrebleu's TER."""
    every = tuple(rule() for rule in rules.ALL if not rule.id.startswith("bilingual/"))
    count: dict[str, Counter[str]] = {"mt": Counter(), "pe": Counter()}
    words: Counter[str] = Counter()
    hter, off, drafts = [], 0.0, 0
    for doc in lines(data / "pe_docs_jaen.dev.jsonl.gz"):
        texts = {kind: "\n".join(doc[kind]) for kind in ("mt", "pe")}
        results = {kind: check(Document(text), every) for kind, text in texts.items()}
        for kind, result in results.items():
            words[kind] += result.document.words
            count[kind].update(finding.rule.partition("/")[0] for finding in result.findings)
        comparison = compare([(results["mt"], texts["pe"])])
        both = [(unit.draft, unit.published) for unit in comparison.drafts[0].units]
        ter = TER().corpus_score([one for one, _ in both], [[other for _, other in both]]).score
        hter.append(comparison.scores.hter)
        off = max(off, abs(comparison.scores.hter - ter / 100))
        drafts += 1
    out = [
        "## Machine translations and their post-edits\n",
        f"{drafts} documents of town halls, Japanese into English. HTER is {sum(hter) / len(hter):.3f} on average and at most",
        f"{off:.6f} from the TER that sacrebleu gives for the same lines.\n",
        "| family | findings in drafts | in post-edits | per 1,000 words of drafts | of post-edits |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for family in [*sorted(set(count["mt"]) | set(count["pe"])), "all"]:
        cells = [sum(n for one, n in count[kind].items() if family in (one, "all")) for kind in ("mt", "pe")]
        rates = [1000 * n / words[kind] for n, kind in zip(cells, ("mt", "pe"), strict=True)]
        out.append(f"| {family} | {cells[0]} | {cells[1]} | {rates[0]:.2f} | {rates[1]:.2f} |")
    return [*out, ""]


def section(shared: pathlib.Path, sample: int = 0, only: Sequence[str] = PARTS, shown: bool = False) -> list[str]:
    """All sections, or those of ``only``, as lines of Markdown. ``sample`` documents are read of the large sets (0: all)."""
    data, own = shared / "data", pathlib.Path(__file__).parent.parent / "tests" / "data" / "twins.tsv"
    made = {
        "twins": lambda: twins(("given", shared / "gold" / "twins.dev.tsv"), ("our own", own)),
        "wmt": lambda: wmt(data, sample, shown),
        "mqm": lambda: mqm(data, sample, shown),
        "pe": lambda: post_edits(data),
    }
    return [line for part in only for line in made[part]()]


def main() -> None:
    """Print the sections."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=pathlib.Path)
    parser.add_argument("--only", default=",".join(PARTS))
    parser.add_argument("--sample", type=int, default=0, help="documents of the large sets; 0 is all of them")
    parser.add_argument("--show", action="store_true", help="print what is found where nothing should be")
    options = parser.parse_args()
    print("\n".join(section(options.shared, options.sample, options.only.split(","), options.show)))


if __name__ == "__main__":
    main()
