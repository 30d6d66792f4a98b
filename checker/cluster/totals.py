"""What all partitions of a batch come to, read from their tables one after the other."""

from __future__ import annotations

import dataclasses
import heapq
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker.cluster import store
from checker.cluster.archive import Partition
from checker.cluster.store import Store
from checker.finding import Severity

# Documents that are named as the worst.
WORST = 1_000
_LEVELS = tuple(str(severity) for severity in reversed(Severity))


@dataclasses.dataclass
class Totals:
    """Figures of a batch. ``levels`` counts findings by severity; ``rules``, ``desks`` and ``systems`` by their keys; a key's
    counter has ``documents``, ``words`` and each severity. ``worst`` are rows of documents, the most points first."""

    documents: int = 0
    words: int = 0
    unchecked: int = 0
    levels: Counter[str] = dataclasses.field(default_factory=Counter)
    rules: dict[str, Counter[str]] = dataclasses.field(default_factory=lambda: defaultdict(Counter))
    desks: dict[str, Counter[str]] = dataclasses.field(default_factory=lambda: defaultdict(Counter))
    systems: dict[str, Counter[str]] = dataclasses.field(default_factory=lambda: defaultdict(Counter))
    worst: list[dict[str, Any]] = dataclasses.field(default_factory=list)


def totals(output: Store) -> Totals:
    """The figures of the partitions that are done. Raises ``OSError``."""
    found = Totals()
    columns = ["path", "checked", "words", "findings", *_LEVELS, "points", "desk", "system"]

    def ranked() -> Iterator[tuple[float, int, dict[str, Any]]]:
        for _, rows in output.every(store.DOCUMENTS, columns):
            for row in rows:
                found.documents += 1
                found.words += row["words"]
                found.unchecked += not row["checked"]
                for by, key in ((found.desks, row["desk"]), (found.systems, row["system"])):
                    counts = {level: row[level] for level in _LEVELS if row[level]}
                    by[key].update({"documents": 1, "words": row["words"], **counts})
                if row["findings"]:
                    yield row["points"], -found.documents, row

    found.worst = [row for _, _, row in heapq.nlargest(WORST, ranked(), key=lambda entry: entry[:2])]
    for kind in (store.FINDINGS, store.ACROSS):
        for _, rows in output.every(kind, ["position", "rule", "severity"]):
            found.levels.update(row["severity"] for row in rows)
            for row in rows:
                found.rules[row["rule"]][row["severity"]] += 1
            for rule, _ in {(row["rule"], row["position"]) for row in rows}:
                found.rules[rule]["documents"] += 1
    return found


def failed(output: Store, partitions: Sequence[Partition], lost: Mapping[int, str]) -> list[dict[str, Any]]:
    """Every document that was not checked, and every partition none of whose documents was."""
    rows: list[dict[str, Any]] = []
    columns = ["partition", "position", "path", "checked", "reason"]
    for _, documents in output.every(store.DOCUMENTS, columns):
        rows += [{key: row[key] for key in columns if key != "checked"} for row in documents if not row["checked"]]
    for partition in partitions:
        if partition.number in lost:
            reason = f"no document of this partition was checked: {lost[partition.number]}"
            rows.append({"partition": partition.number, "position": None, "path": partition.name, "reason": reason})
    return rows
