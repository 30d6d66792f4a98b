"""The rules. Every rule is named once here, by hand; a test walks the package and compares."""

from __future__ import annotations

from checker.rule import Rule
from rules.bilingual.bracket_lost import BracketLost
from rules.bilingual.date import DateDiffers
from rules.bilingual.glossary import Glossary
from rules.bilingual.hedge_lost import HedgeLost
from rules.bilingual.identifier import IdentifierDiffers
from rules.bilingual.left_over import LeftOver
from rules.bilingual.link_lost import LinkLost
from rules.bilingual.name import NameDiffers
from rules.bilingual.name_added import NameAdded
from rules.bilingual.name_drift import NameDrift
from rules.bilingual.name_lost import NameLost
from rules.bilingual.negation_added import NegationAdded
from rules.bilingual.negation_lost import NegationLost
from rules.bilingual.number import NumberDiffers
from rules.bilingual.number_added import NumberAdded
from rules.bilingual.number_lost import NumberLost
from rules.bilingual.numbers_exchanged import NumbersExchanged
from rules.bilingual.omission import Omission
from rules.bilingual.opposite import OppositeMeaning
from rules.bilingual.people_exchanged import PeopleExchanged
from rules.bilingual.place import PlaceDiffers
from rules.bilingual.proviso_lost import ProvisoLost
from rules.bilingual.quotation_extent import QuotationExtent
from rules.bilingual.quotation_lost import QuotationLost
from rules.bilingual.sentence_added import SentenceAdded
from rules.bilingual.sentence_lost import SentenceLost
from rules.bilingual.speaker import Speaker
from rules.bilingual.time import TimeDiffers
from rules.bilingual.unit import UnitDiffers
from rules.bilingual.weekday import WeekdayDiffers
from rules.brackets.crossed import CrossedBrackets
from rules.brackets.empty import EmptyBrackets
from rules.brackets.spacing import BracketSpacing
from rules.brackets.unclosed import UnclosedBracket
from rules.brackets.unopened import UnopenedBracket
from rules.brackets.wide import WideBrackets
from rules.calques.any_language import AnyLanguage
from rules.calques.arabic import Arabic
from rules.calques.chinese import Chinese
from rules.calques.french import French
from rules.calques.german import German
from rules.calques.hebrew import Hebrew
from rules.calques.hindi import Hindi
from rules.calques.korean import Korean
from rules.calques.persian import Persian
from rules.calques.portuguese import Portuguese
from rules.calques.russian import Russian
from rules.calques.spanish import Spanish
from rules.calques.turkish import Turkish
from rules.calques.ukrainian import Ukrainian
from rules.capitalisation.mid_sentence import MidSentence
from rules.dates.across_drafts import AcrossDrafts as DatesAcrossDrafts
from rules.dates.foreign_clock import ForeignClock
from rules.dates.future_as_past import FutureAsPast
from rules.dates.impossible_date import ImpossibleDate
from rules.dates.impossible_time import ImpossibleTime
from rules.dates.mixed_order import MixedOrder
from rules.dates.numeric_date import NumericDate
from rules.dates.other_calendar import OtherCalendar
from rules.dates.range_upside_down import DateRangeUpsideDown
from rules.dates.relative_day import RelativeDay
from rules.dates.weekday import Weekday
from rules.grammar.agreement import Agreement
from rules.grammar.article import Article
from rules.grammar.auxiliary import Auxiliary
from rules.grammar.bare_verb import BareVerb
from rules.grammar.behind_auxiliary import BehindAuxiliary
from rules.grammar.complement import Complement
from rules.grammar.double_subject import DoubleSubject
from rules.grammar.far_agreement import FarAgreement
from rules.grammar.inversion import Inversion
from rules.grammar.irregular_form import IrregularForm
from rules.grammar.late_subject import LateSubject
from rules.grammar.missing_auxiliary import MissingAuxiliary
from rules.grammar.missing_be import MissingBe
from rules.grammar.missing_verb import MissingVerb
from rules.grammar.number import Number
from rules.grammar.passive_object import PassiveObject
from rules.grammar.perfect import Perfect
from rules.grammar.preposition import Preposition
from rules.grammar.tense import Tense
from rules.grammar.there_is import ThereIs
from rules.grammar.verb_form import VerbForm
from rules.grammar.verb_last import VerbLast
from rules.names.across_drafts import AcrossDrafts as NamesAcrossDrafts
from rules.names.case_hyphen import CaseHyphen
from rules.names.house_form import NameHouseForm
from rules.names.order import Order
from rules.names.role_drift import RoleDrift
from rules.names.role_mismatch import RoleMismatch
from rules.names.spelling import Spelling
from rules.names.surname_first_mention import SurnameFirstMention
from rules.names.title_gender import TitleGender
from rules.names.unknown_variant import UnknownVariant
from rules.numbers.across_drafts import AcrossDrafts as NumbersAcrossDrafts
from rules.numbers.broken_number import BrokenNumber
from rules.numbers.currency_twice import CurrencyTwice
from rules.numbers.doubled_magnitude import DoubledMagnitude
from rules.numbers.foreign_digits import ForeignDigits
from rules.numbers.foreign_format import ForeignFormat
from rules.numbers.foreign_magnitude import ForeignMagnitude
from rules.numbers.ordinal_ending import OrdinalEnding
from rules.numbers.percent_over_hundred import PercentOverHundred
from rules.numbers.percent_sign import PercentSign
from rules.numbers.pieced_number import PiecedNumber
from rules.numbers.plural_magnitude import PluralMagnitude
from rules.numbers.range_upside_down import RangeUpsideDown
from rules.numbers.two_values import TwoValues
from rules.numbers.wrong_change import WrongChange
from rules.numbers.wrong_conversion import WrongConversion
from rules.numbers.wrong_direction import WrongDirection
from rules.numbers.wrong_exchange import WrongExchange
from rules.numbers.wrong_reference import WrongReference
from rules.numbers.wrong_share import WrongShare
from rules.numbers.wrong_span import WrongSpan
from rules.numbers.wrong_total import WrongTotal
from rules.numbers.wrong_unit import WrongUnit
from rules.places.house_form import PlaceHouseForm
from rules.places.misspelling import Misspelling
from rules.places.outdated_name import OutdatedName
from rules.places.repeated_gloss import RepeatedGloss
from rules.places.two_forms import TwoForms
from rules.places.wrong_country import WrongCountry
from rules.punctuation.comma_before_that import CommaBeforeThat
from rules.punctuation.dash_forms import DashForms
from rules.punctuation.dash_spacing import DashSpacing
from rules.punctuation.doubled import Doubled
from rules.punctuation.ellipsis_forms import EllipsisForms
from rules.punctuation.foreign_marks import ForeignMarks as PunctuationForeignMarks
from rules.punctuation.missing_space import MissingSpace
from rules.punctuation.space_before import SpaceBefore
from rules.punctuation.subject_apart import SubjectApart
from rules.quotes.across_drafts import AcrossDrafts as QuotesAcrossDrafts
from rules.quotes.apostrophe import Apostrophe
from rules.quotes.foreign_marks import ForeignMarks as QuotesForeignMarks
from rules.quotes.mismatched_pair import MismatchedPair
from rules.quotes.mixed_pair import MixedPair
from rules.quotes.nested import Nested
from rules.quotes.no_speaker import NoSpeaker
from rules.quotes.not_reopened import NotReopened
from rules.quotes.outer_marks import OuterMarks
from rules.quotes.spacing import Spacing
from rules.quotes.speaker_inside import SpeakerInside
from rules.quotes.speech_dash import SpeechDash
from rules.quotes.stop_position import StopPosition
from rules.quotes.unclosed import Unclosed
from rules.quotes.unopened import Unopened
from rules.quotes.wrong_way import WrongWay
from rules.repetition.doubled_phrase import DoubledPhrase
from rules.repetition.doubled_word import DoubledWord
from rules.repetition.loop import Loop
from rules.repetition.repeated_adverbial import RepeatedAdverbial
from rules.repetition.repeated_attribution import RepeatedAttribution
from rules.repetition.repeated_headline import RepeatedHeadline
from rules.repetition.repeated_sentence import RepeatedSentence
from rules.repetition.repeated_verb import RepeatedVerb
from rules.residue.invisible import Invisible
from rules.residue.markup import Markup
from rules.residue.mixed_script import MixedScript
from rules.residue.model_token import ModelToken
from rules.residue.mojibake import Mojibake
from rules.residue.placeholder import Placeholder
from rules.residue.scraping import Scraping
from rules.residue.system_voice import SystemVoice
from rules.sentences.breaks_off import BreaksOff
from rules.sentences.broken_across import BrokenAcrossParagraphs
from rules.sentences.comma_splice import CommaSplice
from rules.sentences.dash_for_verb import DashForVerb
from rules.sentences.lower_case_start import LowerCaseStart
from rules.sentences.no_main_verb import NoMainVerb
from rules.sentences.no_subject import NoSubject
from rules.sentences.quotation_without_verb import QuotationWithoutVerb
from rules.sentences.relative_fragment import RelativeFragment
from rules.sentences.runaway import Runaway
from rules.sentences.stray_addition import StrayAddition
from rules.sentences.stray_clause import StrayClause
from rules.sentences.stray_phrase import StrayPhrase
from rules.terms.acronym_expansion import AcronymExpansion
from rules.terms.acronym_letters import AcronymLetters
from rules.terms.acronym_unexplained import AcronymUnexplained
from rules.terms.house_form import TermHouseForm
from rules.terms.literal_institutions import LiteralInstitutions
from rules.terms.literal_name import LiteralName
from rules.terms.literal_terms import LiteralTerms
from rules.terms.literal_titles import LiteralTitles
from rules.terms.mixed_spelling import MixedSpelling
from rules.terms.two_renderings import TwoRenderings
from rules.untranslated.foreign_office import ForeignOffice
from rules.untranslated.foreign_script import ForeignScript
from rules.untranslated.foreign_sentence import ForeignSentence
from rules.untranslated.foreign_words import ForeignWords

ALL: tuple[type[Rule], ...] = (
    DateDiffers,
    Glossary,
    BracketLost,
    HedgeLost,
    IdentifierDiffers,
    LeftOver,
    LinkLost,
    NameDiffers,
    NameAdded,
    NameDrift,
    NameLost,
    NegationAdded,
    NegationLost,
    NumberDiffers,
    NumberAdded,
    NumberLost,
    NumbersExchanged,
    Omission,
    OppositeMeaning,
    PeopleExchanged,
    PlaceDiffers,
    ProvisoLost,
    QuotationExtent,
    QuotationLost,
    SentenceAdded,
    SentenceLost,
    Speaker,
    TimeDiffers,
    UnitDiffers,
    WeekdayDiffers,
    CrossedBrackets,
    EmptyBrackets,
    BracketSpacing,
    UnclosedBracket,
    UnopenedBracket,
    WideBrackets,
    AnyLanguage,
    Arabic,
    Chinese,
    French,
    German,
    Hebrew,
    Hindi,
    Korean,
    Persian,
    Portuguese,
    Russian,
    Spanish,
    Turkish,
    Ukrainian,
    MidSentence,
    DatesAcrossDrafts,
    ForeignClock,
    FutureAsPast,
    ImpossibleDate,
    ImpossibleTime,
    MixedOrder,
    NumericDate,
    OtherCalendar,
    DateRangeUpsideDown,
    RelativeDay,
    Weekday,
    Agreement,
    Article,
    Auxiliary,
    BareVerb,
    BehindAuxiliary,
    Complement,
    DoubleSubject,
    FarAgreement,
    Inversion,
    IrregularForm,
    LateSubject,
    MissingAuxiliary,
    MissingBe,
    MissingVerb,
    Number,
    PassiveObject,
    Perfect,
    Preposition,
    Tense,
    ThereIs,
    VerbForm,
    VerbLast,
    NamesAcrossDrafts,
    CaseHyphen,
    NameHouseForm,
    Order,
    RoleDrift,
    RoleMismatch,
    Spelling,
    SurnameFirstMention,
    TitleGender,
    UnknownVariant,
    NumbersAcrossDrafts,
    BrokenNumber,
    CurrencyTwice,
    DoubledMagnitude,
    ForeignDigits,
    ForeignFormat,
    ForeignMagnitude,
    OrdinalEnding,
    PercentOverHundred,
    PercentSign,
    PiecedNumber,
    PluralMagnitude,
    RangeUpsideDown,
    TwoValues,
    WrongChange,
    WrongConversion,
    WrongDirection,
    WrongExchange,
    WrongReference,
    WrongShare,
    WrongSpan,
    WrongTotal,
    WrongUnit,
    PlaceHouseForm,
    Misspelling,
    OutdatedName,
    RepeatedGloss,
    TwoForms,
    WrongCountry,
    CommaBeforeThat,
    DashForms,
    DashSpacing,
    Doubled,
    EllipsisForms,
    PunctuationForeignMarks,
    MissingSpace,
    SpaceBefore,
    SubjectApart,
    QuotesAcrossDrafts,
    Apostrophe,
    QuotesForeignMarks,
    MismatchedPair,
    MixedPair,
    Nested,
    NoSpeaker,
    NotReopened,
    OuterMarks,
    Spacing,
    SpeakerInside,
    SpeechDash,
    StopPosition,
    Unclosed,
    Unopened,
    WrongWay,
    DoubledPhrase,
    DoubledWord,
    Loop,
    RepeatedAdverbial,
    RepeatedAttribution,
    RepeatedHeadline,
    RepeatedSentence,
    RepeatedVerb,
    Invisible,
    Markup,
    MixedScript,
    ModelToken,
    Mojibake,
    Placeholder,
    Scraping,
    SystemVoice,
    BreaksOff,
    BrokenAcrossParagraphs,
    CommaSplice,
    DashForVerb,
    LowerCaseStart,
    NoMainVerb,
    NoSubject,
    QuotationWithoutVerb,
    RelativeFragment,
    Runaway,
    StrayAddition,
    StrayClause,
    StrayPhrase,
    AcronymExpansion,
    AcronymLetters,
    AcronymUnexplained,
    TermHouseForm,
    LiteralInstitutions,
    LiteralName,
    LiteralTerms,
    LiteralTitles,
    MixedSpelling,
    TwoRenderings,
    ForeignOffice,
    ForeignScript,
    ForeignSentence,
    ForeignWords,
)
