"""Fragments that a draft may not hold: outside interviews, and no answers to a question."""

from __future__ import annotations

from typing import NamedTuple

from checker.annotations.clauses import Fragment, fragments
from checker.annotations.halves import answers, in_speech, interview, tail
from checker.annotations.readings import (
    BASE,
    DETERMINERS,
    FINITE_AUXILIARIES,
    MODALS,
    NOUN,
    PAST,
    PLURAL,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    THIRD,
    can_be,
    readings,
)
from checker.annotations.sentences import sentences
from checker.annotations.words import words
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex


class Stray(NamedTuple):
    """A fragment, its span and its words in lower case; ``first`` is its first word, ``speech`` whether it is spoken, and
    ``before`` the end of the sentence before it, which it may belong to."""

    fragment: Fragment
    span: Span
    lower: list[str]
    first: str
    speech: bool
    before: Span | None

    @property
    def related(self) -> tuple[Span, ...]:
        """The half before it as related places of a finding."""
        return () if self.before is None else (self.before,)

    @property
    def perhaps_opened(self) -> bool:
        """Whether a main clause may stand behind a comma: *In a complex cycle, ice melts*, the verb taken for a noun."""
        if self.lower[0] not in PREPOSITIONS or "," not in self.lower[: _OPENING + 1]:
            return False
        at = self.lower.index(",") + 1
        if at >= len(self.lower) or self.lower[at] in _NO_VERB_BEHIND - DETERMINERS or self.lower[at] in _CLAUSE:
            return False
        return any(
            can_be(self.lower[place], BASE + THIRD + PAST) and self.lower[place - 1] not in _NO_VERB_BEHIND
            for place in range(at + 1, len(self.lower))
        )

    @property
    def perhaps_whole(self) -> bool:
        """Whether a finite verb stands among the words that no subordinate clause needs, so that the parser may not have seen
        the main one: *With an election looming the next speech will be watched*."""
        wanting = int(self.lower[0] in SUBORDINATORS & PREPOSITIONS)
        last = -_GROUP - 1
        for at, word in enumerate(self.lower):
            before = self.lower[at - 1] if at else ""
            if word in _CLAUSE or (word in SUBJECT_PRONOUNS and can_be(before, NOUN + PLURAL)):
                wanting += 1
            elif _finite(self.lower, at):
                if (before in _POINTING | _BESIDE_PRONOUN or before not in _NO_VERB_BEHIND) and at - last > _GROUP:
                    if not wanting:
                        return True
                    wanting -= 1
                last = at if word in FINITE_AUXILIARIES or word == "have" else -_GROUP - 1
        return False


# What stands before a word that then is no finite verb, or one joined to another.
_NO_VERB_BEHIND = frozenset({"", "to", "and", "or", "but", ",", "’", "'"}) | DETERMINERS | PREPOSITIONS | MODALS
_CLAUSE = RELATIVES | (SUBORDINATORS - PREPOSITIONS) | {"that"}
# Verbs of one group stand so many words apart at most: has already been told.
_GROUP = 3
_OPENING = 9  # words that may open a sentence before its main clause
# Verbs that are also nouns and names, unless a verb follows.
_NAMES_TOO = frozenset("can will may might am".split())
_POINTING = frozenset("that this these those".split())
_BESIDE_PRONOUN = frozenset("all also both never still".split())


def _finite(lower: list[str], at: int) -> bool:
    """Whether a word can hardly be anything but a finite verb."""
    word = lower[at]
    if word in _NAMES_TOO:
        return at + 1 < len(lower) and (lower[at + 1] in ("be", "have", "not") or BASE in readings(lower[at + 1]))
    if word in FINITE_AUXILIARIES or word == "have":
        return True
    letters = readings(word)
    if (THIRD in letters and PLURAL not in letters) or (PAST in letters and set(letters).isdisjoint("nbNJ")):
        return True
    if (BASE in letters and len(letters) == 1) or (PAST in letters and at > 0 and lower[at - 1] in RELATIVES | _POINTING):
        return True
    subject = at - 2 if at > 1 and lower[at - 1] in _BESIDE_PRONOUN else at - 1
    return at > 0 and BASE in letters and lower[subject] in SUBJECT_PRONOUNS


# A colon or semicolon announces what follows; behind an abbreviation the sentence goes on.
_GOES_ON = regex(r"(?:[:;](?: and| or)?|\b(?:e\.g|i\.e|etc)\.)\Z")


@annotation
def strays(document: Document) -> tuple[Stray, ...]:
    """Fragments in order; none in a draft set as questions and answers, and none behind a colon or in a list."""
    if interview(document):
        return ()
    found: list[Stray] = []
    for fragment in fragments(document):
        index = fragment.sentence
        if answers(document, index) or _listed(document, index):
            continue
        lower = words(document)[index].lower
        if _set_on_purpose(lower):
            continue
        first = next((word for word in lower if word[:1].isalpha()), "")
        span = sentences(document)[index].span
        found.append(Stray(fragment, span, lower, first, in_speech(document, index), tail(document, index)))
    return tuple(found)


def _set_on_purpose(lower: list[str]) -> bool:
    """Whether the sentence is a note in brackets (*(Laughter) …*) or weighs two things (*The sooner, the better*)."""
    if lower[0] in "([":
        return True
    compared = [place for place in range(len(lower) - 1) if lower[place] == "the" and _comparative(lower[place + 1])]
    return len(compared) > 1 and compared[0] == 0


def _comparative(word: str) -> bool:
    """Whether a word is a comparative: *sooner*, *better*."""
    return word in ("more", "less", "better", "worse") or (word.endswith("er") and can_be(word, "JR"))


def _listed(document: Document, index: int) -> bool:
    """Whether the sentence before announces sentence ``index``, or it is one of three paragraphs in a row set alike."""
    every = sentences(document)
    if index == 0:
        return False
    before = every[index - 1]
    if _GOES_ON.search(document.prose, max(0, before.end - 8), before.end):
        return True
    return sum(_gerund(document, place) for place in range(index - 2, index + 3)) > 2


def _gerund(document: Document, index: int) -> bool:
    """Whether sentence ``index`` opens a paragraph with a word in *-ing*."""
    every = sentences(document)
    if not 0 < index < len(every) or every[index - 1].paragraph == every[index].paragraph:
        return False
    return words(document)[index].lower[0].endswith("ing")
