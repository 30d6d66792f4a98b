"""Sentences without a main clause, read off their parses.

A sentence is a fragment only if every finite verb in it is *provably* subordinate: it has a subordinating marker, or a
relative word on its left, or hangs from a verb that has. Proving the opposite, that a main clause exists, gives twice as
many false alarms.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from checker.annotations.halves import unfinished
from checker.annotations.readings import (
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
)
from checker.annotations.sentences import Sentence, sentences
from checker.annotations.suspects import SPEECH, unparted
from checker.annotations.syntax import syntax
from checker.annotations.unseen import SUBJECTS, is_participle, unseen_verb
from checker.annotations.words import words
from checker.document import Document, annotation
from checker.lazy import regex

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Tags of the Penn treebank: finite verbs, relative and interrogative words.
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_WH = frozenset({"WDT", "WP", "WP$", "WRB"})
# Clauses inside one another that are followed upward.
_DEEPEST = 10
# Relations whose verb heads a clause of its own.
_OWN_CLAUSE = frozenset({"relcl", "ccomp", "advcl", "acl", "csubj", "csubjpass", "pcomp"})
_WH_ADVERBS = frozenset("when where why how whenever wherever".split())
# Team sheets and results, notices, cut-off teasers, dialogue in verse, addresses.
_NOT_PROSE = regex(
    r";.*;|\.\.\.|…|[©•|@™]|\bv\b|https?:|www\.|\d-\d.*\d-\d.*\d-\d"
    r"|: [A-Z][^:;]*, [A-Z]|^\W*[A-Z][\w ]{1,30}:\s|\[|/"
)
# Openers of fragments that good writers use on purpose.
_LIGHT_OPENERS = frozenset(
    "and but or so nor not no yes just ever even never hardly maybe perhaps only still then well how why what who "
    "here there always again also too first second third fourth fifth next more less better worse hence thus all none nothing "
    "nobody because".split()
)
# Words that may stand before the word that opens a phrase or clause.
_BEFORE_OPENER = frozenset("and but also".split())
_OPENERS = (PREPOSITIONS | SUBORDINATORS) - {"what", "how", "why", "that"}
# Tags of what may stand before an imperative inside a sentence.
_BEFORE_IMPERATIVE = frozenset({",", ":", "CC", "RB", "UH", "``", "HYPH", "NFP"})
# First words of prepositions of two words: thanks to, due to, instead of.
_COMPOUND_OPENERS = frozenset("thanks due owing contrary prior instead together".split())
# After these a full stop may not end the sentence: George H. W. | Bush.
_ABBREVIATION = regex(r"\b(?:[A-Z]|Msgr|Fr|Sgt|Sts|St|Mo|Gov|Rep|Sen|Lt|Col|Maj|Capt|Bros|vol|trans|ed|approx)\.\Z")


class Kind(enum.StrEnum):
    """How a fragment opens."""

    SUBORDINATE = "subordinate"
    PHRASE = "phrase"
    INFINITIVE = "infinitive"
    NOMINAL = "nominal"


class Fragment(NamedTuple):
    """A sentence without a main clause. ``sentence`` is its index, ``opener`` the word that opens its phrase or clause,
    ``sure`` that no word in it could be an unseen main verb, ``finite`` that it holds a (subordinate) finite verb,
    ``quoted`` that it is set in quotation marks, ``clause`` that the parser sees a main clause all the same: then only the
    missing comma speaks against it."""

    sentence: int
    kind: Kind
    opener: str
    sure: bool
    finite: bool
    quoted: bool
    clause: bool = False


@annotation
def fragments(document: Document) -> tuple[Fragment, ...]:
    """Every parsed sentence that has no main clause, in order."""
    every = sentences(document)
    lower = words(document)
    found: list[Fragment] = []
    for index, doc in syntax(document).items():
        if _cut_at_abbreviation(document.prose, every, index):
            continue
        fragment = _fragment(document, index, every[index], lower[index].lower, doc)
        if fragment is not None:
            found.append(fragment)
    return tuple(found)


def _cut_at_abbreviation(prose: str, every: tuple[Sentence, ...], index: int) -> bool:
    """Whether the sentence, or the one before it, may have been split after an abbreviation (*George H. W. | Bush*)."""
    ends = [every[index].end] + ([every[index - 1].end] if index else [])
    return any(_ABBREVIATION.search(prose, max(0, end - 8), end) for end in ends)


def _fragment(document: Document, index: int, sentence: Sentence, lower: list[str], doc: Doc) -> Fragment | None:
    """What a parsed sentence lacks, or ``None`` where it has a main clause or needs none."""
    if not is_prose(lower, document[sentence.span]):
        return None
    opener = opening(lower)
    if opener in RELATIVES:
        return None
    quoted = document.prose[sentence.start] in "\"“‘«„'"
    kind = _kind(opener, doc)
    unsure = Fragment(index, kind, opener, False, True, quoted, clause=True) if unparted(lower) else None
    if _imperative(doc):
        return unsure
    finite = list(finite_verbs(doc))
    main = [verb for verb in finite if not subordinate(clause_head(verb))]
    if main and (quoted or not _only_attribution(doc, main)):
        return unsure
    if not main and _more_clauses_than_markers(doc, finite):
        return unsure
    if kind is Kind.NOMINAL and (
        opener in _LIGHT_OPENERS or (len(lower) < 6 and not (index and unfinished(document, index - 1)))
    ):
        return None
    return Fragment(
        index, kind, opener, not any(unseen_verb(token) for token in doc if token not in finite), bool(finite), quoted
    )


def opening(lower: list[str]) -> str:
    """The first word of a sentence; behind *and*, *also* or *not only* the one that opens its phrase (*And despite …*)."""
    alphabetic = [word for word in lower[:5] if word[:1].isalpha()]
    light = 2 if alphabetic[:2] == ["not", "only"] else 0
    while light < min(3, len(alphabetic)) and alphabetic[light] in _BEFORE_OPENER:
        light += 1
    if light and light < len(alphabetic) and _opens(alphabetic, light):
        return alphabetic[light]
    if (
        light
        and light + 1 < len(alphabetic)
        and alphabetic[light] in ("thus", "thereby")
        and alphabetic[light + 1].endswith("ing")
    ):
        return alphabetic[light + 1]
    adverb = alphabetic[:1] in (["thus"], ["thereby"]) or (alphabetic[:1] != [] and alphabetic[0].endswith("ly"))
    if adverb and len(alphabetic) > 1 and alphabetic[1].endswith("ing"):
        return alphabetic[1]
    if alphabetic[:2] == ["so", "that"]:
        return "so that"
    return alphabetic[0] if alphabetic else next((word for word in lower if word[:1].isalpha()), "")


def _opens(alphabetic: list[str], place: int) -> bool:
    """Whether a phrase or clause begins at ``place``; a noun phrase only behind *also*."""
    return alphabetic[place] in _OPENERS or (alphabetic[place] in ("the", "a", "an") and alphabetic[place - 1] == "also")


def is_prose(lower: list[str], text: str) -> bool:
    """Whether a sentence reads as running copy: not a team sheet, a list of names or results, a notice or a table row."""
    if _NOT_PROSE.search(text):
        return False
    capitals = numbers = 0
    count = 0
    for word in text.split():
        head = word.lstrip("\"'“‘«(„")[:1]
        count += 1
        capitals += head.isupper()
        numbers += head.isdigit()
    return capitals + numbers <= 0.5 * count + 1 and (text.isascii() or any("a" <= letter <= "z" for letter in text[:20]))


def _kind(opener: str, doc: Doc) -> Kind:
    """How a sentence opens, by its opener and the tag of its first word."""
    first = next((token for token in doc if token.is_alpha), doc[0])
    if opener == "to" and first.tag_ == "TO":
        return Kind.INFINITIVE
    if opener in SUBORDINATORS or opener == "so that":
        return Kind.SUBORDINATE
    if opener in PREPOSITIONS or opener in _COMPOUND_OPENERS or first.tag_ in ("IN", "VBG", "VBN") or _gerund(opener, doc):
        return Kind.PHRASE
    return Kind.NOMINAL


def _gerund(opener: str, doc: Doc) -> bool:
    """Whether the opener is a participle behind an adverb: *Thus contributing to …*"""
    return any(token.lower_ == opener and token.tag_ == "VBG" for token in doc[:4])


def finite_verbs(doc: Doc) -> Iterator[Token]:
    """Finite verbs and auxiliaries; a base form with a subject of its own counts, taggers mix it up with the present."""
    for token in doc:
        if token.tag_ in _FINITE:
            if token.tag_ != "VBD" or not is_participle(token):
                yield token
        elif token.tag_ == "VB" and token.dep_ not in ("aux", "auxpass"):
            children = list(token.children)
            if any(child.dep_ in SUBJECTS and child.i < token.i for child in children) and not any(
                child.dep_ == "aux" for child in children
            ):
                yield token


def _more_clauses_than_markers(doc: Doc, finite: list[Token]) -> bool:
    """Whether the sentence has more clauses with a subject than words that could subordinate them.

    Independent of attachment, where parsers err most: every marker can account for one clause only, and a clause whose
    subject follows a comma at once (“When they did, Driscoll scored”) has none.
    """
    markers = sum(token.tag_ in _WH or (token.dep_ == "mark" and token.lower_ != "to") for token in doc)
    clauses = 0
    for head in {clause_head(verb).i: clause_head(verb) for verb in finite}.values():
        subject = next((child for child in head.children if child.dep_ in SUBJECTS and child.i < head.i), None)
        if subject is None:
            continue
        edge = subject.left_edge.i
        opener = subject.left_edge
        if edge > 1 and doc[edge - 1].text in ",—–-" and not {subject.tag_, opener.tag_} & _WH and not _has_marker(head):
            return True
        if head.dep_ == "conj" and any(token.dep_ == "cc" for token in doc[head.head.i + 1 : edge]):
            continue
        if subject.dep_ == "expl":
            clauses += 1
            continue
        unmarked = head.dep_ in ("ccomp", "relcl") and head.head.i < head.i and not _has_marker(head)
        clauses += not unmarked
    return bool(clauses > markers)


def _has_marker(head: Token) -> bool:
    """Whether a subordinating marker, a relative word or a conjunction hangs from a verb on its left."""
    return any(
        child.i < head.i and ((child.dep_ == "mark" and child.i > 1) or child.tag_ in _WH or child.dep_ == "cc")
        for child in head.children
    )


def clause_head(verb: Token) -> Token:
    """The verb that heads the clause of an auxiliary."""
    while verb.dep_ in ("aux", "auxpass") and verb.head != verb:
        verb = verb.head
    return verb


def subordinate(head: Token, depth: int = 0) -> bool:
    """Whether the clause headed by ``head`` provably cannot stand alone."""
    if depth > _DEEPEST:
        return False
    for child in head.children:
        if child.i >= head.i:
            break
        marker = (child.dep_ == "mark" and child.lower_ != "to") or (child.dep_ == "advmod" and child.lower_ in _WH_ADVERBS)
        if marker and (child.i > 1 or not _comma_before_subject(child, head)):
            return True
    if _wh_on_left(head):
        return True
    if head.dep_ == "relcl":
        # A relative clause without a relative word is believed where its subject cannot be the object of a noun.
        return any(child.dep_ in SUBJECTS and (child.tag_ == "PRP" or child.left_edge.tag_ == "DT") for child in head.children)
    governor = head.head
    if head.dep_ == "conj" and governor != head:
        joined = any(token.dep_ == "cc" for token in head.doc[governor.i + 1 : head.i])
        return joined and subordinate(governor, depth + 1)
    if head.dep_ in ("ccomp", "advcl", "xcomp", "acl", "relcl") and governor.i < head.i:
        while governor.dep_ in ("acomp", "attr", "dobj", "oprd", "pobj", "prep") and governor.head.i < governor.i:
            governor = governor.head
        governor = clause_head(governor)
        if governor.pos_ in ("VERB", "AUX") or governor.tag_.startswith("VB"):
            return subordinate(governor, depth + 1) or bool(governor.tag_ == "VBG")
        return bool(governor.tag_ == "VBG")
    return False


def _comma_before_subject(mark: Token, head: Token) -> bool:
    """Whether a comma stands right before the subject of ``head``: its marker then belongs to an earlier clause."""
    doc = head.doc
    subject = next((child for child in head.children if child.dep_ in SUBJECTS and child.i < head.i), head)
    edge = subject.left_edge.i
    return edge > mark.i + 1 and doc[edge - 1].text in (",", "—", "–", "-")


def _wh_on_left(head: Token) -> bool:
    """Whether a relative or interrogative word opens the clause of ``head``."""
    for child in head.lefts:
        if child.lower_ == "that" and child.i > 1 and child.nbor(-1).text == ",":
            return False  # under the agreement, that does not happen
        if child.tag_ in _WH and not (child.text.isupper() and len(child.text) > 1):
            return not (child.i <= 1 and _comma_before_subject(child, head) and child.dep_ not in SUBJECTS)
        if child.dep_ in ("csubj", "csubjpass", "ccomp", "advcl", "parataxis"):
            continue
        if child.lower_ == "that" and head.dep_ == "relcl":
            return True
        for token in child.subtree:
            if token.i < head.i and token.tag_ in _WH and not token.text.isupper() and _same_clause(token, head):
                return True
    return False


def _same_clause(token: Token, head: Token) -> bool:
    """Whether no clause of its own parts a word from the verb above it."""
    above = token.head
    while above != head and above.head != above:
        if above.dep_ in _OWN_CLAUSE:
            return False
        above = above.head
    return True


def _imperative(doc: Doc) -> bool:
    """Whether a base form without auxiliary or marker heads a clause: an order, which is a whole sentence."""
    for token in doc:
        if (
            token.tag_ != "VB"
            or (token.i > 1 and token.nbor(-1).tag_ not in _BEFORE_IMPERATIVE)
            or token.dep_ not in ("ROOT", "conj", "ccomp", "parataxis")
        ):
            continue
        if any(child.dep_ in ("aux", "mark") for child in token.children):
            continue
        if token.dep_ == "conj" and not (token.head.dep_ == "ROOT" and token.head.tag_ in ("VB", "VBP")):
            continue
        return True
    return False


def _only_attribution(doc: Doc, main: list[Token]) -> bool:
    """Whether the main verbs only name the speaker at the end of the sentence (“…, the report said.”)."""
    if len(main) != 1 or main[0].lower_ not in SPEECH - {"continued"} or main[0].i < 4:
        return False
    verb = main[0]
    commas = [token.i for token in doc if token.text == "," and token.i < verb.i]
    if not commas or verb.i - commas[-1] > 9:
        return False
    subject = any(child.dep_ in SUBJECTS and child.i > commas[-1] for child in verb.children)
    return (
        subject
        and not any(child.dep_ in ("dobj", "xcomp") for child in verb.children)
        and not any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children)
    )
