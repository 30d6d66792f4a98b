"""Subjects that the lexicon alone can read: a noun phrase at the head of its clause, and the finite verb that follows it.

The head of *The prices of bread in the south has* is the noun before the first preposition. Only phrases are read in which
no word but the last could be a verb, so that nothing else can be the verb of that subject.
"""

from __future__ import annotations

from typing import NamedTuple

from checker.annotations.paragraphs import Kind
from checker.annotations.readings import BASE, GERUND, NOUN, PARTICIPLE, PLURAL, PREPOSITIONS, THIRD, lexicon
from checker.annotations.sentences import is_question, sentences
from checker.annotations.words import words
from checker.document import Document, annotation

ARTICLES = frozenset("the this its a an his her their each every our my your that another".split())
COUNTED = frozenset(
    "many several these those all two three four five six seven eight nine ten both most some few hundreds thousands "
    "dozens".split()
)
_ABOUT = frozenset("more than over about nearly around some almost approximately at least only".split())
_AUXILIARIES = frozenset("is are was were has have does do".split())
_LINKS = PREPOSITIONS - frozenset("to than as before after since until till up out off down despite including except".split())
# What no noun phrase holds.
_BORDERS = frozenset(
    "and or but nor that which who whom whose what i he she it we they you him them to than as so if because until not "
    "help helps makes lets there here".split()
)
_ADVERBS = frozenset("also today now currently still already annually usually often mainly always not".split())
# Behind these a clause begins. Behind “and” a plural may be the second half of a subject: the firm and its partners.
PRONOUNS = frozenset("he she it they we".split())
RELATIVES = frozenset("who which that".split())
# Readings of words that are plurals, and at most a verb’s third person beside.
_PLURALS = frozenset(("P", "zP", "Pz"))
# Behind these, or at the start of a sentence, a clause may begin; with those anywhere.
_OPENING = frozenset(("", *".!?,;:", *"that because although while and".split()))
_OPENED = PRONOUNS | RELATIVES
_LONGEST = 14
# What opens an object: behind it, or behind nothing else, a word such as *plans* or *need* is a verb.
OBJECTS = frozenset("the a an its his her their him them it us me about more over nearly only some".split())


class Subject(NamedTuple):
    """``head`` and ``verb`` are places in ``lower``, the words of sentence ``sentence``; ``opener`` is that of the first word.

    ``simple`` says that no preposition parts head and verb. Of a relative clause the head is the noun before *who*, *which*
    or *that*, which is its opener.
    """

    sentence: int
    opener: int
    head: int
    verb: int
    simple: bool
    lower: list[str]

    @property
    def noun(self) -> str:
        """The head in lower case."""
        return self.lower[self.head]

    @property
    def finite(self) -> str:
        """The verb in lower case."""
        return self.lower[self.verb]

    @property
    def behind(self) -> str:
        """The word or mark before the first word; empty at the start of a sentence."""
        return self.lower[self.opener - 1] if self.opener else ""

    @property
    def follows(self) -> str:
        """The word behind the verb; empty at the end."""
        return self.lower[self.verb + 1] if self.verb + 1 < len(self.lower) else ""


@annotation
def subjects(document: Document) -> tuple[Subject, ...]:
    """The subjects of running copy in order, questions left out."""
    found: list[Subject] = []
    known = lexicon()
    for index, (sentence, (tokens, lower)) in enumerate(zip(sentences(document), words(document), strict=True)):
        if sentence.kind is not Kind.BODY or is_question(document, sentence):
            continue
        last = len(lower) - 1
        for place, (word, behind) in enumerate(zip(lower, ["", *lower], strict=False)):
            if behind not in _OPENING and word not in _OPENED:
                continue
            read: tuple[int, int, bool] | None = None
            if word in PRONOUNS:
                read = _pronoun(lower, place, last)
            elif word in RELATIVES and place > 1 and tokens[place].text.islower():
                read = _relative(lower, place, last)
            elif behind in _OPENING and (
                word in ARTICLES
                or word in COUNTED
                or word in _ABOUT
                or word[0].isdigit()
                or (not behind and known.get(word) in _PLURALS)
            ):
                read = _phrase(lower, place, known)
                if read is not None and read[2] and known.get(word) in _PLURALS:
                    read = None  # Groves says: a surname
            # The Clash complete the list: a capital may hide a plural, unless a phrase with “of” hangs from it.
            if (
                read is not None
                and tokens[read[1]].text.islower()
                and tokens[read[1]].text.isalpha()
                and (not read[2] or word in PRONOUNS or tokens[read[0]].text.islower())
            ):
                found.append(Subject(index, place, *read, lower))
    return tuple(found)


def _phrase(lower: list[str], start: int, known: dict[str, str]) -> tuple[int, int, bool] | None:
    """Head, verb and whether the phrase has no preposition, of the clause that begins at ``start``."""
    size = len(lower)
    place = start
    while place < size and (lower[place] in _ABOUT or lower[place] in COUNTED or lower[place][0].isdigit()):
        place += 1
    if place > start and place + 1 < size and lower[place] == "of" and lower[place + 1] in ("the", "these", "those", "its"):
        place += 1
    if place < size and lower[place] in ARTICLES:
        place += 1
    head, simple, clear = -1, True, True
    for at in range(place, min(size, place + _LONGEST)):
        word, before = lower[at], lower[at - 1]
        if word in _AUXILIARIES:
            return _checked(head, at, simple) if clear or simple else None
        if word in _LINKS:
            if head < 0 or (simple and head != at - 1):
                return None
            simple = False
            continue
        if word in _BORDERS:
            return None
        if word in _ADVERBS:
            verb = at + 1
            return _checked(head, verb, simple) if clear and verb < size and _verb(lower[verb], known) else None
        letters = known.get(word)
        if letters is None:
            if not (word in ARTICLES or word in COUNTED or word[0].isdigit() or word.endswith("'s")):
                return None
            continue
        opened = before in ARTICLES or before in _LINKS or before in COUNTED or at == place
        noun = NOUN in letters or PLURAL in letters
        if not opened and at > place:
            nominal = known.get(before, "")
            if NOUN in nominal or PLURAL in nominal:
                follows = lower[at + 1] if at + 1 < size else ""
                verbal = BASE in letters or THIRD in letters
                if letters in (BASE, THIRD) or (verbal and (follows in OBJECTS or follows[:1].isdigit())):
                    return _checked(head, at, simple) if clear else None
                # Another word may be the verb: only an auxiliary decides.
                clear = clear and not verbal
                if GERUND in letters or PARTICIPLE in letters:
                    return None
        if not noun and "J" not in letters and not (opened and PARTICIPLE in letters):
            return None
        if simple:
            head = at if noun else -1
    return None


def _pronoun(lower: list[str], place: int, last: int) -> tuple[int, int, bool] | None:
    """The word behind a pronoun, where it may be a finite verb."""
    verb = _past_adverb(lower, place, last)
    return (place, verb, True) if verb <= last and _verb(lower[verb], lexicon()) else None


def _relative(lower: list[str], place: int, last: int) -> tuple[int, int, bool] | None:
    """The noun before a relative word and the word behind it, where that may be a finite verb."""
    head = place - 1 - (lower[place - 1] == "," and place > 1)
    verb = _past_adverb(lower, place, last)
    return (head, verb, True) if verb <= last and lower[head][0].isalpha() and _verb(lower[verb], lexicon()) else None


def _past_adverb(lower: list[str], place: int, last: int) -> int:
    """The place behind a word, or the next one where an adverb stands there."""
    return place + 2 if place < last and lower[place + 1] in _ADVERBS else place + 1


def _verb(word: str, known: dict[str, str]) -> bool:
    """Whether a word may be a finite verb of the present, or is an auxiliary."""
    letters = known.get(word, "")
    return word in _AUXILIARIES or BASE in letters or THIRD in letters


def _checked(head: int, verb: int, simple: bool) -> tuple[int, int, bool] | None:
    """The subject, unless the noun of a phrase without preposition does not stand right before its verb or adverb."""
    return None if head < 0 or (simple and verb - head > 2) else (head, verb, simple)
