"""Documents and rules to findings: crashes, order, fingerprints."""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Document, Finding, Rule
from checker.engine import check


class Words(Rule):
    id = "repetition/words"
    category = Category.GRAMMAR

    def check(self, document: Document) -> Iterator[Finding]:
        at = -1
        while (at := document.text.find("bad", at + 1)) >= 0:
            yield self.finding(document, (at, at + 3), "bad word")


class Broken(Rule):
    id = "repetition/broken"
    category = Category.GRAMMAR

    def check(self, document: Document) -> Iterator[Finding]:
        yield self.finding(document, (0, 1), "one before the fault")
        raise ValueError("no such thing")


def test_a_rule_that_fails_hides_no_other() -> None:
    result = check(Document("A bad day."), [Broken(), Words()])
    assert [finding.rule for finding in result.findings] == ["repetition/broken", "repetition/words"]
    assert not result.checked
    assert result.crashes[0].rule == "repetition/broken"
    assert "ValueError: no such thing" in result.crashes[0].error


def test_findings_are_in_order_and_told_apart() -> None:
    result = check(Document("bad bad bad bad"), [Words()])
    assert [finding.span.start for finding in result.findings] == [0, 4, 8, 12]
    assert len({finding.fingerprint for finding in result.findings}) == 4


def test_fingerprints_survive_edits_elsewhere() -> None:
    text = "The first paragraph of the draft says something.\n\nHere is a bad word in the middle of it all."
    [before] = check(Document(text), [Words()]).findings
    [after] = check(Document("A new lead was added above.\n\n" + text + "\n\nAnd more below."), [Words()]).findings
    assert before.fingerprint == after.fingerprint
    assert before.span != after.span
