"""Newsproof checks machine-translated news drafts before they are published.

>>> import checker
>>> result = checker.check_text("The engineers said that the the bridge was safe.")
>>> [finding.text for finding in result.findings]
['the the']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.document import Document
from checker.finding import Category, Confidence, Finding, Severity, Span
from checker.rule import Example, Need, Rule

if TYPE_CHECKING:
    from checker.api import check_files, check_text, frame

__version__ = "0.1.0"

__all__ = [
    "Category",
    "Confidence",
    "Document",
    "Example",
    "Finding",
    "Need",
    "Rule",
    "Severity",
    "Span",
    "__version__",
    "check_files",
    "check_text",
    "frame",
]


def __getattr__(name: str) -> Any:
    # Rules and readers are loaded when the interface is first used, not with every part of the package.
    if name in ("check_files", "check_text", "frame"):
        from checker import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
