"""Write ``gazetteer_forms.txt.gz`` from ``gazetteer.tsv.gz``: every folded form with the towns that it stands for.

A line is a form, the numbers of the towns of this name, those of towns that it is another spelling of, and ``~`` where it
is a weak spelling; forms are sorted, so that one is found without reading the rest.
"""

from __future__ import annotations

import gzip
import pathlib
import sys
from collections import defaultdict

from checker.annotations.gazetteer import fold

DATA = pathlib.Path(__file__).resolve().parent.parent / "checker" / "annotations" / "data"
TABLE, TARGET = DATA / "gazetteer.tsv.gz", DATA / "gazetteer_forms.txt.gz"


def forms(table: str) -> str:
    """The lines of the index for the text of the table."""
    names: dict[str, list[int]] = defaultdict(list)
    others: dict[str, list[int]] = defaultdict(list)
    weak: set[str] = set()
    for number, line in enumerate(table.split("\n")):
        name, _, _, spellings, _ = line.split("\t")
        names[fold(name.lstrip("~"))].append(number)
        for spelling in filter(None, spellings.split(";")):
            form = fold(spelling.lstrip("~?"))
            others[form].append(number)
            if spelling[0] in "~?":
                weak.add(form)
    lines = (
        "\t".join((form, _listed(names.get(form, ())), _listed(others.get(form, ())), "~" if form in weak else ""))
        for form in names.keys() | others.keys()
    )
    return "\n".join(sorted(lines))


def _listed(numbers: list[int] | tuple[()]) -> str:
    return " ".join(map(str, numbers))


def write() -> None:
    """Write the index anew where it is not that of the table."""
    made = forms(gzip.decompress(TABLE.read_bytes()).decode())
    if not TARGET.exists() or gzip.decompress(TARGET.read_bytes()).decode() != made:
        TARGET.write_bytes(gzip.compress(made.encode(), 9, mtime=0))


if __name__ == "__main__":
    write()
    print(f"{TARGET.name}: {TARGET.stat().st_size / 1e6:.2f} MB", file=sys.stderr)
