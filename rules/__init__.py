"""The rules. Every rule is named once here, by hand; a test walks the package and compares."""

from __future__ import annotations

from checker.rule import Rule
from rules.calques.any_language import AnyLanguage
from rules.calques.arabic import Arabic
from rules.names.spelling import Spelling
from rules.repetition.doubled_word import DoubledWord

ALL: tuple[type[Rule], ...] = (
    AnyLanguage,
    Arabic,
    DoubledWord,
    Spelling,
)
