"""Rules over several drafts: the facts of all drafts to findings in each of them."""

from __future__ import annotations

import dataclasses
import hashlib
import operator
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from checker.cache import Cache
from checker.document import Document
from checker.engine import Crash, Result, fault_of
from checker.finding import Finding, in_order
from checker.fingerprint import fingerprinted
from checker.rule import Rule
from checker.run_rule import Batch, RunRule
from checker.spool import spooled

# What the facts of a draft weigh, in the unit that results are weighed in.
FACTS = 500


def judge(batch: Batch, rules: Sequence[Rule]) -> tuple[dict[int, list[Finding]], tuple[Crash, ...]]:
    """The findings of the rules over several drafts by number of draft, and the rules that failed.

    Needs no document: a cluster calls it with the facts of its partitions put together, and then ``placed`` for each draft
    that has findings.
    """
    found: dict[int, list[Finding]] = defaultdict(list)
    crashes: list[Crash] = []
    for rule in rules:
        if not isinstance(rule, RunRule):
            continue
        try:
            judged = list(rule.judge(batch))
        except Exception as error:  # one rule's fault must not hide the others
            crashes.append(Crash(rule.id, fault_of(error)))
            continue
        for draft, finding in judged:
            found[draft].append(finding)
    return dict(found), tuple(crashes)


def placed(document: Document, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings of ``judge`` in one draft, in order and with their fingerprints."""
    return fingerprinted(document, in_order(findings))


def together(
    results: Sequence[Result], rules: Sequence[Rule], signature: str = "", cache: str | None = None
) -> Sequence[Result]:
    """The results with what the rules over several drafts find in them. Where such a rule fails, no draft is checked.

    With the folder of a cache, what was found before under the signature for the same drafts is not looked for again.
    """
    if len(results) < 2 or not any(result.facts.packed for result in results):
        return results
    known = Cache(cache) if cache else None
    key = _key(results, signature)
    found = None if known is None else known.batch(key)
    crashes: tuple[Crash, ...] = ()
    if found is None:
        paths = [result.document.path for result in results]
        facts = spooled((result.facts for result in results), lambda one: FACTS)
        found, crashes = judge(Batch(paths, facts), rules)
        if known is not None and not crashes:
            known.put_batch(key, found)
    if not found and not crashes:
        return results

    def joined() -> Iterator[Result]:
        for number, result in enumerate(results):
            if number not in found and not crashes:
                yield result
                continue
            findings = tuple(in_order([*result.findings, *placed(result.document, found.get(number, []))]))
            yield dataclasses.replace(result, findings=findings, crashes=(*result.crashes, *crashes))

    return spooled(joined(), operator.attrgetter("size"))


def _key(results: Iterable[Result], signature: str) -> str:
    digest = hashlib.sha256(signature.encode())
    for result in results:
        facts = result.facts
        for part in (result.document.path.encode("utf-8", "surrogatepass"), facts.sketch, *facts.packed.values()):
            digest.update(b"%d\0" % len(part) + part)
    return digest.hexdigest()
