"""Newsproof checks machine-translated news drafts before they are published."""

from checker.document import Document
from checker.finding import Category, Confidence, Finding, Severity, Span
from checker.rule import Example, Need, Rule

__version__ = "0.1.0"

__all__ = ["Category", "Confidence", "Document", "Example", "Finding", "Need", "Rule", "Severity", "Span", "__version__"]
