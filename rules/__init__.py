"""The rules. Every rule is named once here, by hand; a test walks the package and compares."""

from __future__ import annotations

from checker.rule import Rule
from rules.bilingual.date import DateDiffers
from rules.bilingual.number import NumberDiffers
from rules.bilingual.number_added import NumberAdded
from rules.bilingual.number_lost import NumberLost
from rules.bilingual.time import TimeDiffers
from rules.bilingual.unit import UnitDiffers
from rules.bilingual.weekday import WeekdayDiffers
from rules.calques.any_language import AnyLanguage
from rules.calques.arabic import Arabic
from rules.names.case_hyphen import CaseHyphen
from rules.names.spelling import Spelling
from rules.quotes.apostrophe import Apostrophe
from rules.quotes.foreign_marks import ForeignMarks
from rules.quotes.mismatched_pair import MismatchedPair
from rules.quotes.mixed_pair import MixedPair
from rules.quotes.nested import Nested
from rules.quotes.no_speaker import NoSpeaker
from rules.quotes.not_reopened import NotReopened
from rules.quotes.outer_marks import OuterMarks
from rules.quotes.spacing import Spacing
from rules.quotes.speech_dash import SpeechDash
from rules.quotes.stop_position import StopPosition
from rules.quotes.unclosed import Unclosed
from rules.quotes.unopened import Unopened
from rules.quotes.wrong_way import WrongWay
from rules.repetition.doubled_phrase import DoubledPhrase
from rules.repetition.doubled_word import DoubledWord
from rules.repetition.loop import Loop
from rules.repetition.repeated_adverbial import RepeatedAdverbial
from rules.repetition.repeated_headline import RepeatedHeadline
from rules.repetition.repeated_sentence import RepeatedSentence
from rules.sentences.breaks_off import BreaksOff
from rules.sentences.broken_across import BrokenAcrossParagraphs
from rules.sentences.lower_case_start import LowerCaseStart
from rules.sentences.no_main_verb import NoMainVerb
from rules.sentences.quotation_without_verb import QuotationWithoutVerb
from rules.sentences.relative_fragment import RelativeFragment
from rules.sentences.runaway import Runaway
from rules.sentences.stray_clause import StrayClause
from rules.sentences.stray_phrase import StrayPhrase
from rules.terms.two_renderings import TwoRenderings

ALL: tuple[type[Rule], ...] = (
    DateDiffers,
    NumberDiffers,
    NumberAdded,
    NumberLost,
    TimeDiffers,
    UnitDiffers,
    WeekdayDiffers,
    AnyLanguage,
    Arabic,
    CaseHyphen,
    Spelling,
    Apostrophe,
    ForeignMarks,
    MismatchedPair,
    MixedPair,
    Nested,
    NoSpeaker,
    NotReopened,
    OuterMarks,
    Spacing,
    SpeechDash,
    StopPosition,
    Unclosed,
    Unopened,
    WrongWay,
    DoubledPhrase,
    DoubledWord,
    Loop,
    RepeatedAdverbial,
    RepeatedHeadline,
    RepeatedSentence,
    BreaksOff,
    BrokenAcrossParagraphs,
    LowerCaseStart,
    NoMainVerb,
    QuotationWithoutVerb,
    RelativeFragment,
    Runaway,
    StrayClause,
    StrayPhrase,
    TwoRenderings,
)
