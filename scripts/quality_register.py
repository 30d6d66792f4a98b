"""The section of docs/quality.md on the register; ``quality.py`` puts it there.

Half of the published copy is the archive, the other half is checked against it, first as it was published, then with people's
names changed: somebody whom both halves name is given the name of a person with aliases (OFAC's and the UN's lists) in the
archive, and another spelling of that name in a draft of the other half.
"""

from __future__ import annotations

import argparse
import hashlib
import pathlib
import random
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from types import ModuleType
from typing import NamedTuple

import quality_names  # beside this script

import rules
from checker import engine
from checker.document import Document, Reading
from checker.finding import Finding
from checker.readers.archive import Article
from checker.register.database import Database
from checker.register.facts import places
from checker.register.house import HouseRegister
from checker.register.kinds import Kind
from checker.register.learning import learn
from checker.rule import Need, Rule

RULES: tuple[Rule, ...] = tuple(rule() for rule in rules.ALL if Need.REGISTER in rule.needs)
LEAST = 2  # mentions in the archive from which a name counts as known
MOST = 12  # texts of the archive that name a person whose name is changed: nobody who is in every second text


class Injection(NamedTuple):
    """A draft in which a person's name is spelled otherwise than in the archive, and where."""

    text: str
    places: tuple[tuple[int, int], ...]
    house: str
    variant: str
    kind: str


def learnt(folder: str, name: str, texts: Sequence[str]) -> HouseRegister:
    """A register that has learnt from texts."""
    url = str(pathlib.Path(folder, name))
    articles = (
        Article(str(number), "1", hashlib.md5(text.encode()).hexdigest(), None, "", Document(text))
        for number, text in enumerate(texts)
    )
    learn(Database(url), articles)
    return HouseRegister(url)


def people(texts: Sequence[str]) -> dict[str, dict[int, int]]:
    """The people whom texts name in full, with the numbers of the texts and how often each names them."""
    found: dict[str, Counter[int]] = defaultdict(Counter)
    for number, text in enumerate(texts):
        for place in places(Document(text)):
            if place.kind is Kind.PERSON and re.fullmatch(r"[A-Z][a-z]+ [A-Z][a-z]{2,}", place.text):
                found[place.text][number] += 1
    return {name: dict(own) for name, own in found.items()}


def renamed(text: str, name: str, new: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A text in which somebody has another name, in full and alone, and where it stands."""
    given, family = name.split()
    pattern = re.compile(rf"\b(?:{given}\s+)?{family}\b")
    parts, spots, at, size = [], [], 0, 0
    for match in pattern.finditer(text):
        put = new if match[0] != family else new.split()[-1]
        parts += [text[at : match.start()], put]
        size += match.start() - at
        spots.append((size, size + len(put)))
        size += len(put)
        at = match.end()
    return "".join([*parts, text[at:]]), tuple(spots)


def injected(
    archive: Sequence[str], others: Sequence[str], data: pathlib.Path, split: str
) -> tuple[list[str], list[Injection]]:
    """The archive and drafts of the other half with people renamed, each person once."""
    rows = [
        row
        for row in quality_names.rows(data / f"name_variants.{split}.tsv.gz")
        if row["kind"].startswith("spelling")
        and all(re.fullmatch(r"[A-Z][\w'’-]+(?: [A-Za-z][\w'’-]+){1,3}", row[side]) for side in ("canonical", "variant"))
    ]
    chooser = random.Random(7)
    chooser.shuffle(rows)
    before, after = people(archive), people(others)
    both = sorted(
        name for name in before.keys() & after.keys() if sum(before[name].values()) >= LEAST and len(before[name]) <= MOST
    )
    chooser.shuffle(both)
    texts, used, injections = list(archive), set[int](), []
    for name, row in zip(both, _one_each(rows), strict=False):
        free = [number for number in after[name] if number not in used]
        if not free:
            continue
        used.add(free[0])
        times = 0
        for number in before[name]:
            texts[number], places_there = renamed(texts[number], name, row["canonical"])
            times += sum(texts[number][start:end] == row["canonical"] for start, end in places_there)
        if times < LEAST:
            continue
        text, spots = renamed(others[free[0]], name, row["variant"])
        injections.append(Injection(text, spots, row["canonical"], row["variant"], row["kind"]))
    return texts, injections


def _one_each(rows: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    seen: set[str] = set()
    kept = []
    for row in rows:
        if row["group_id"] not in seen:
            seen.add(row["group_id"])
            kept.append(row)
    return kept


def findings(text: str, register: HouseRegister) -> tuple[Finding, ...]:
    """What the register rules find in a text."""
    return engine.check(Document(text, reading=Reading(register=register)), RULES).findings


def section(measure: ModuleType, shared: pathlib.Path, split: str = "dev") -> str:
    """The section as Markdown."""
    data = shared / "data"
    texts = [measure.body(doc) for doc in measure.lines(data, "clean_news", split)]
    random.Random(3).shuffle(texts)
    archive, others = texts[::2], texts[1::2]
    with tempfile.TemporaryDirectory() as folder:
        plain = learnt(folder, "plain.db", archive)
        words = sum(len(text.split()) for text in others)
        wrong = Counter((one.rule, str(one.confidence)) for text in others for one in findings(text, plain))
        renamed_archive, injections = injected(archive, others, data, split)
        register = learnt(folder, "renamed.db", renamed_archive)
        found: dict[str, list[str]] = defaultdict(list)
        for one in injections:
            hits = [finding for finding in findings(one.text, register) if _touches(finding, one.places)]
            found[one.kind].append(str(max(hit.confidence for hit in hits)) if hits else "")
    lines = [
        "## Register",
        "",
        f"Half of the published copy ({len(archive):,} texts) learnt as an archive, the other half ({len(others):,} texts,",
        f"{words:,} words) checked against it, as published and with people renamed: somebody named by both halves has a name",
        "from the lists of OFAC and the UN in the archive, at least twice, and another spelling of it in one draft.",
        "",
        "| spellings | injected | found | share | likely or certain |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for kind, confidences in [*sorted(found.items()), ("all", [one for own in found.values() for one in own])]:
        hits = sum(map(bool, confidences))
        sure = sum(one in ("likely", "certain") for one in confidences)
        lines.append(
            f"| {kind} | {len(confidences)} | {hits} | {hits / len(confidences):.2f} | {sure / len(confidences):.2f} |"
        )
    lines += [
        "",
        f"Unaltered copy has {sum(wrong.values()) / words * 1000:.2f} findings per 1,000 words, many of them real slips:",
        "",
        "| rule | possible | likely or certain |",
        "| --- | ---: | ---: |",
    ]
    for rule in sorted({rule for rule, _ in wrong}):
        maybe = wrong[rule, "possible"]
        sure = sum(number for (of, confidence), number in wrong.items() if of == rule and confidence != "possible")
        lines.append(f"| {rule} | {maybe / words * 1000:.3f} | {sure / words * 1000:.3f} |")
    return "\n".join(lines) + "\n"


def _touches(finding: Finding, spots: Sequence[tuple[int, int]]) -> bool:
    return any(start < stop and begin < end for start, end in spots for begin, stop in finding.places)


def main() -> None:
    """Print the section."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=pathlib.Path)
    options = parser.parse_args()
    sys.path.insert(0, str(options.shared))
    import measure  # type: ignore[import-not-found]

    print(section(measure, options.shared))


if __name__ == "__main__":
    main()
