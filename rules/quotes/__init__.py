"""Rules about quotation marks."""

from __future__ import annotations

from checker.rule import Rule
from rules.quotes.not_reopened import NotReopened
from rules.quotes.spacing import Spacing
from rules.quotes.unclosed import Unclosed
from rules.quotes.unopened import Unopened

RULES: tuple[type[Rule], ...] = (NotReopened, Spacing, Unclosed, Unopened)
