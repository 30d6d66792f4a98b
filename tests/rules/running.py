"""What one rule finds in one text, for the tests of single rules."""

from __future__ import annotations

import datetime
from typing import Any

from checker.document import Document
from checker.finding import Finding
from checker.rule import Rule


def found(rule: type[Rule], text: str, date: str | None = None, **options: Any) -> list[Finding]:
    """The findings of a rule on a draft, perhaps of a day (``2026-03-31``); ``options`` are the rule's own."""
    day = datetime.date.fromisoformat(date) if date else None
    return list(rule(rule.Options(**options)).check(Document(text, date=day)))


def words(findings: list[Finding], text: str) -> list[list[str]]:
    """The words at every place of each finding, in the order of the text."""
    return [[text[start:end] for start, end in sorted(finding.places)] for finding in findings]
