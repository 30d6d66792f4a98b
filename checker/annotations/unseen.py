"""Words that taggers take for something else than they are, read again with the lexicon: participles without an object, and
words that may be the unseen main verb of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.annotations.readings import BASE, NOUN, PARTICIPLE, PAST, PREPOSITIONS, THIRD, readings, transitive

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
# What does not follow a verb, but follows the noun of the same form.
_NOT_AFTER_VERB = frozenset("of and or , . which that who ; : ’s 's".split())
_BEHIND_PARTICIPLE = frozenset("by in on at during from under within for after before last , .".split())
# A plural does not stand behind these, a verb does: this results in, the first ends.
_BEFORE_THIRD = frozenset("this that it each every a an first second third fourth fifth final".split())


def is_participle(token: Token) -> bool:
    """Whether a verb that cannot do without an object has none: *the money raised to be used*, *the decision taken at noon*."""
    if token.tag_ == "VBD" and PARTICIPLE in readings(token.lower_) and behind_comma(token):
        return True
    if token.tag_ not in ("VBD", "VBN") or token.lower_ not in transitive() or token.i + 1 >= len(token.doc):
        return False
    follows = token.nbor(1).lower_
    after = token.nbor(2).lower_ if token.i + 2 < len(token.doc) else ""
    if not (follows in _BEHIND_PARTICIPLE or (follows == "to" and after == "be" and token.lower_ != "used")):
        return False
    # He seized on the news; a deal was done before they raised on Friday 40 million.
    if follows == "on" and token.lower_ in ("seized", "delivered", "built"):
        return False
    return not any(
        child.dep_ in ("dobj", "ccomp") or (child.dep_ in SUBJECTS and child.tag_ == "PRP") for child in token.children
    )


def _verb_like(token: Token, last: Token, can: str) -> bool:
    """Whether a word that may be a verb has a subject or an object: *the team qualified for*, *the pair contest the title*."""
    if not (BASE in can or PAST in can or THIRD in can):
        return False
    if any(child.dep_ in SUBJECTS and child.i < token.i for child in token.children):
        return True
    follows = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return last.tag_ in ("NN", "NNP", "NNS", "NNPS", "CD") and (
        follows.tag_ in ("DT", "PRP$", "PRP") or follows.lower_ == "that"
    )


def _counted(token: Token, last: Token) -> bool:
    """Whether a number that is no year counts the noun (*300 pieces*), which then is no verb."""
    year = last.is_digit and len(last.text) == 4
    return bool(last.tag_ == "CD" and last.dep_ == "nummod" and last.head == token and not year)


def unseen_verb(token: Token) -> bool:
    """Whether a word that the tagger takes for something else may be the main verb of the sentence."""
    if token.i == 0:
        return False
    last = token.nbor(-1)
    can = readings(token.lower_)
    if is_participle(token) or (token.tag_ == "NNS" and _counted(token, last)):
        return False
    follows = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else "."
    if token.tag_ in ("JJ", "NN", "NNS") and _verb_like(token, last, can):
        return True
    if can == BASE and last.tag_ not in ("TO", "MD") and token.tag_ not in ("VB", "VBP", "IN"):
        return True  # a fifth rely on mobiles
    if token.tag_ == "VBN":
        if behind_comma(token):
            return False
        # Behind an article or a preposition a participle belongs to the noun that follows.
        if last.tag_ in ("DT", "PRP$", "IN", "JJ", "POS", "TO"):
            return last.tag_ == "JJ" and (BASE in can or last.lower_ == "old" or NOUN in readings(last.lower_))
        return PAST in can and follows != "by" and not any(child.dep_ in ("aux", "auxpass") for child in token.children)
    if token.tag_ in ("NNS", "NNPS"):
        # The last word of an object of two nouns: including transit trucks.
        if token.dep_ in ("pobj", "dobj") and last.dep_ == "compound" and last.head == token and follows in _NOT_AFTER_VERB:
            return False
        # The working conditions: the participle describes the noun.
        if last.tag_ == "VBG" and last.dep_ == "amod" and last.head == token:
            return False
        noun = last.tag_ in ("NN", "NNP", "PRP", "NNS", "NNPS", "RB", ",", "CD", "VBG") or last.text in ')”"'
        return THIRD in can and (noun or last.lower_ in _BEFORE_THIRD or _also_noun(last))
    if token.tag_ in ("NN", "NNP", "JJ", "VB", "RB"):
        if token.tag_ == "RB" and token.lower_ in PREPOSITIONS:
            return False
        plain = BASE in can and (
            last.tag_ in ("NNS", "NNPS", "PRP") or last.text == "," or (last.tag_ == "NNP" and follows == "to")
        )
        return (plain and follows not in _NOT_AFTER_VERB) or (PAST in can and token.tag_ != "JJ") or THIRD in can
    return False


def behind_comma(token: Token) -> bool:
    """Whether the sentence's only comma, and perhaps an adverb, parts the participle from what would be its subject."""
    at = token.i - 1
    while at > 0 and token.doc[at].tag_ == "RB":
        at -= 1
    return bool(token.doc[at].text == ",") and not any(other.text == "," for other in token.doc[:at])


def _also_noun(last: Token) -> bool:
    """Whether what the tagger calls an adjective may be the subject: *Although small, the firm exports*."""
    return last.tag_ == "JJ" and last.i > 0 and last.nbor(-1).tag_ == "DT" and NOUN in readings(last.lower_)
