#!/usr/bin/env python3
"""Write ``checker/annotations/data/irregular.tsv``: inflections that no spelling rule gives, from LemmInflect's table.

    python scripts/make_inflections.py

The table (MIT licence) comes from the SPECIALIST Lexicon of the US National Library of Medicine, free to use with
attribution. A lemma is written out only where ``checker.inflection`` without the table would inflect it otherwise.
"""

from __future__ import annotations

import gzip
import importlib.util
import pathlib
import re
import sys
from collections.abc import Iterator

from checker.inflection import TABLE, regular_noun, regular_verb

WORD = re.compile(r"[a-z]{2,}")
BE = "be\tv\twas were\tbeen\tbeing\tis am are"
# Common verbs whose last consonant is doubled, or not, in ways the source has only one of.
BOTH = {"program": ("programmed", "programming")}


def table_lines() -> Iterator[str]:
    """The lines of LemmInflect's table of inflections: lemma, kind, forms, parted by commas."""
    spec = importlib.util.find_spec("lemminflect")
    if spec is None or spec.origin is None:
        sys.exit("lemminflect is not installed")
    table = pathlib.Path(spec.origin).parent / "resources" / "infl_lu.csv.gz"
    with gzip.open(table, "rt", encoding="utf-8") as handle:
        yield from (line.rstrip("\n") for line in handle)


def lines() -> Iterator[str]:
    """One line for each lemma and kind: lemma, v or n, then the forms (several parted by a space)."""
    yield BE
    for lemma, kind, *given in (line.split(",") for line in table_lines()):
        if not WORD.fullmatch(lemma) or lemma == "be":
            continue
        if kind == "verb":
            past, participle, gerund, third = (*given, "", "", "", "")[:4]
            extra = BOTH.get(lemma, ("", ""))
            past, gerund = f"{past}/{extra[0]}".strip("/"), f"{gerund}/{extra[1]}".strip("/")
            forms = [one.replace("/", " ") for one in (past, participle or past, gerund, third)]
            if all(forms) and forms != list(regular_verb(lemma)):
                yield "\t".join((lemma, "v", *forms))
        elif kind == "noun" and given and given[0]:
            plural = " ".join(dict.fromkeys(form for form in given[0].split("/") if form != lemma))
            if plural and plural != regular_noun(lemma):
                yield f"{lemma}\tn\t{plural}"


def main() -> None:
    """Write the table."""
    source = "LemmInflect 0.2.3 (MIT), after the SPECIALIST Lexicon"
    head = f"# Irregular inflections, from {source}; made by scripts/make_inflections.py"
    TABLE.write_text("\n".join([head, *lines()]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
