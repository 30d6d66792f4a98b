"""The rules. Every rule is named once here, by hand; a test walks the package and compares."""

from __future__ import annotations

from checker.rule import Rule
from rules import quotes
from rules.calques.any_language import AnyLanguage
from rules.calques.arabic import Arabic
from rules.names.spelling import Spelling
from rules.repetition.doubled_word import DoubledWord
from rules.sentences.breaks_off import BreaksOff
from rules.sentences.broken_across import BrokenAcrossParagraphs
from rules.sentences.lower_case_start import LowerCaseStart
from rules.sentences.no_main_verb import NoMainVerb
from rules.sentences.quotation_without_verb import QuotationWithoutVerb
from rules.sentences.relative_fragment import RelativeFragment
from rules.sentences.runaway import Runaway
from rules.sentences.stray_clause import StrayClause
from rules.sentences.stray_phrase import StrayPhrase

ALL: tuple[type[Rule], ...] = (
    AnyLanguage,
    Arabic,
    DoubledWord,
    Spelling,
    BreaksOff,
    BrokenAcrossParagraphs,
    LowerCaseStart,
    NoMainVerb,
    QuotationWithoutVerb,
    RelativeFragment,
    Runaway,
    StrayClause,
    StrayPhrase,
    *quotes.RULES,
)
