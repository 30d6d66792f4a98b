"""Build ``readings.tsv`` from the tables of lemminflect 0.2.3: ``python checker/annotations/data/build_readings.py``.

The tables (MIT licence) are derived from the SPECIALIST Lexicon of the US National Library of Medicine, which is free to
use. Every inflected form gets one letter for each reading it has; forms with the same readings share a line.
"""

from __future__ import annotations

import gzip
import importlib.resources
import pathlib
import re
from collections import defaultdict
from collections.abc import Iterator

WORD = re.compile(r"[a-z][a-z'-]*")
# Nouns whose plural looks like their singular; the source gives such a plural for every mass noun.
SAME_PLURAL = frozenset(
    "aircraft spacecraft hovercraft series species sheep fish deer headquarters means offspring crossroads barracks "
    "police people cattle youth staff personnel salmon trout shrimp bison swine".split()
)
# Readings that exist in the source and never in news copy, or that it lacks.
DROPPED = {
    "b": frozenset("people police army war news city town member".split()),
    "N": frozenset("say take be have do go come make get may can will must should would could might".split()),
    "P": frozenset("says has was does goes is".split()),
}


def rows(name: str) -> Iterator[list[str]]:
    """Rows of one of lemminflect's tables."""
    table = importlib.resources.files("lemminflect").joinpath("resources", name)
    with table.open("rb") as handle, gzip.open(handle, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split(",")


def readings() -> dict[str, set[str]]:
    """The readings of every form: b base, z third person, d past, n past participle, g -ing form, N noun, P plural,
    J adjective, R adverb."""
    found: dict[str, set[str]] = defaultdict(set)

    def add(forms: str, letter: str) -> None:
        for form in forms.split("/"):
            if WORD.fullmatch(form) and form not in DROPPED.get(letter, ()):
                found[form].add(letter)

    for lemma, kind, *forms in rows("infl_lu.csv.gz"):
        if kind == "verb":
            past, participle, gerund, third = (*forms, "", "", "", "")[:4]
            add(lemma, "b")
            add(past, "d")
            add(participle or past, "n")
            add(gerund, "g")
            add(third, "z")
        elif kind == "noun":
            add(lemma, "N")
            add("/".join(form for form in forms[0].split("/") if form != lemma or lemma in SAME_PLURAL), "P")
        else:
            add("/".join((lemma, *forms)), "J" if kind == "adj" else "R")
    for form, kind, lemma in rows("lemma_lu.csv.gz"):
        if kind in ("adj", "adv"):
            add(form, "J" if kind == "adj" else "R")
        elif kind == "noun" and not found.get(form, set()) & {"N", "P"}:
            add(form, "N" if form == lemma else "P")
        elif kind == "verb" and not found.get(form, set()) & set("bzdng"):
            add(form, "g" if form.endswith("ing") else "d" if form.endswith("ed") else "z" if form.endswith("s") else "b")
            if form.endswith("ed"):
                add(form, "n")
    return found


# The forms of *be*, which the source leaves out.
BE = {"be": "b", "am": "b", "is": "z", "are": "b", "was": "d", "were": "d", "been": "n", "being": "gN"}


def main() -> None:
    """Write the table beside this script."""
    lines: dict[str, list[str]] = defaultdict(list)
    for form, letters in (readings() | {form: set(letters) for form, letters in BE.items()}).items():
        if letters:
            lines["".join(letter for letter in "bzdngNPJR" if letter in letters)].append(form)
    target = pathlib.Path(__file__).with_name("readings.tsv")
    text = "".join(f"{letters}\t{' '.join(sorted(forms))}\n" for letters, forms in sorted(lines.items()))
    target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
