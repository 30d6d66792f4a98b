"""capitalisation/mid-sentence"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.forms import forms
from checker.annotations.lexicon import known_names, known_places
from checker.annotations.phrases import Phrase
from checker.annotations.readings import BE, DETERMINERS, HAVE, MODALS, PREPOSITIONS, can_be, lexicon, only
from checker.annotations.running import in_copy
from checker.annotations.tokens import tokens
from checker.lazy import regex
from checker.shipped import lines_of

# A capitalised word behind a space and before a lower-case word, a closing mark or the end of its line; and the lower-case
# word before it.
_CANDIDATE = regex(r" (?P<word>[A-Z][a-z]+)(?=(?: (?P<after>[a-z]+))|[.,;:!?](?:\s|$)|$| [,.])", re.MULTILINE)
_BEFORE = regex(r"\b(?:[a-z][a-z’']{0,40}|\d[\d,.]*)\Z")
# The capital may belong to a name of several words: Court of Arbitration, Rock and Roll Hall of Fame.
_NAME_BEFORE = regex(r"[A-Z][\w’'-]*,? (?:(?:of|for|and|the|on|de|&) ){1,3}\Z|[A-Z][\w’'.-]* \Z")
_NAME_BEHIND = regex(r" (?:(?:of|for|and|the|on|de) ){1,3}[A-Z]")
_TITLE_OR_TOWN = regex(r"!|, [A-Z][a-z]+ [A-Z]")
_QUANTITIES = frozenset(
    "many more most several few such other new two three four five six seven eight nine ten some all both any next first "
    "second".split()
)
# The Drivers of the old lines; The Negotiations should be continued.
_BEHIND_THE = Phrase(
    "the these those many some",
    r"(?:^|(?<=[.!?] )|(?<=\n))(?P<before>The|These|Those|Many|Some) (?P<word>[A-Z][a-z]{3,}) (?P<after>[a-z]+)\b",
    opening=True,
    flags=re.MULTILINE,
)
# Prepositions behind a participle: no name begins with one there.
_SMALL_WORD = Phrase(
    "is are was were be been",
    r"(?<= )(?:is|are|was|were|be|been) [a-z]+(?:ed|en|ld|n|t) (?P<word>In|On|At|By|From|With)(?= [A-Za-z\d]+\b)",
)
_INSIDE = regex(r"[a-z,;] \Z")
_OF = frozenset("of for from with by among between and".split())
# Words of grammar, which begin no name behind another of their kind: he noted that The factory …
_GRAMMAR = frozenset(
    "the a an this these those its their they we and but of is are was were has have had will would can could not in on at by "
    "from with under during through over into between among against because which when where while until".split()
)
# Nouns in these endings name actions and qualities, not firms or places.
_ABSTRACT = ("tion", "sion", "ment", "ness", "ance", "ence", "ity", "ship", "ure", "ers", "ors")
# Behind these a name follows more often than not; and in a list of capitals each word is one.
_NAMING = frozenset("called named titled dubbed like journal film book album magazine song technology former giant".split())
# What bears a name that may be any word: the Rasp mine, the Tiger operating system.
_NAMED_THINGS = frozenset(
    "inquiry mine project satellite magazine family desert company brand movement event events tournament interview "
    "unit rating page "
    "creek river lake island virus worm program programme software browser operating system series album chart title "
    "league cup race "
    "trial mission probe telescope spacecraft rocket missile aircraft ship ferry yacht platform app phone car model "
    "truck engine "
    "bank group firm store stores chain hotel restaurant club bar theatre theater festival prize award awards medal "
    "fund foundation "
    "scandal affair plot memo report bill act law plan initiative campaign operation task tribe clan people dynasty "
    "empire".split()
)
_LIST_BEHIND = regex(r", (?:and )?[A-Z]")
_ALWAYS_SMALL = MODALS | HAVE | frozenset("been being does did".split())
_OPENS_MORE = (PREPOSITIONS | DETERMINERS | MODALS | BE | HAVE | frozenset("that and or but be been".split())) - (
    frozenset("up down off out over inside outside near below above across along around behind".split())
)
_DESCRIBED_BEHIND = DETERMINERS | PREPOSITIONS | frozenset("to is are was were has have had very".split())


@functools.cache
def _capitalised() -> frozenset[str]:
    """Words that news copy also writes with a capital when they stand alone (``capitalised.txt``)."""
    return frozenset(word for line in lines_of("rules.capitalisation", "capitalised.txt") for word in line.split())


def _starts(document: Document, word: str) -> list[int]:
    """Where a word stands as it is written here, alone or with a possessive ending."""
    every, places = tokens(document), forms(document).places
    small = word.lower()
    found = (every[at] for form in (small, small + "'s") for at in places.get(form, ()))
    return [token.start for token in found if token.text.startswith(word)]


def _written(document: Document, word: str) -> tuple[int, int]:
    """How often a word stands with a capital behind a small letter or a comma, and how often it stands small."""
    inside = sum(_INSIDE.search(document.prose, max(0, start - 2), start) is not None for start in _starts(document, word))
    return inside, len(_starts(document, word.lower()))


class MidSentence(Rule):
    """An ordinary word has a capital in the middle of a sentence: *the guild of Farmers*, *until Clearing the area*.

    Why it matters: a capital makes a name of a word; the reader asks which *Delay* that is.
    Quiet: names of several words, words that news copy also writes with a capital (*the Government*, *the Sun*: the list
    beside the rule), known names and places, a word that the draft capitalises again (house style or a name), quotation marks
    around the word. A noun is *possible* unless the draft also writes it small, behind an article twice;
    so is a word whose neighbours alone speak against a name (*avoiding Obstacles*). The name of a single thing (*Arsenal*) is
    reported only where the draft also writes it small.
    Known misses: capitals beside other capitals. Read on published copy: what remained were titles of works and nicknames.
    """

    id = "capitalisation/mid-sentence"
    severity = Severity.MINOR
    confidence = Confidence.LIKELY
    category = Category.SPELLING
    examples = (
        Example("The crews must ⟦Clear⟧ the road before noon, said the guild of ⟦Drivers⟧."),
        Example(
            "He noted that ⟦The⟧ wheat is ripe and that the ship carried ⟦Wheat⟧ from the port. It took 30 ⟦Trucks⟧ to move."
        ),
        Example("In the ⟦Coastal⟧ strip the yield is good, and the ⟦Repair⟧ will take a week."),
        Example("The Government met the Ministry of Defence, and the Sun rose over the Gulf."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        written = functools.cache(functools.partial(_written, document))
        for match, sentence in in_copy(document, _CANDIDATE.finditer(document.prose)):
            small = match["word"].lower()
            if small in _GRAMMAR:
                if self._grammar_word(document.prose, match, sentence.start):
                    yield self._ordinary(document, match, small, True)
            elif len(small) > 2 and small in lexicon():
                sure = self._judged(document.prose, match, sentence.start, written)
                if sure is not None:
                    yield self._ordinary(document, match, small, sure)
        yield from self._behind_the(document)
        yield from self._small_words(document)

    def _judged(self, prose: str, match: re.Match[str], start: int, written: Callable[[str], tuple[int, int]]) -> bool | None:
        """Whether it is sure that a word needs no capital; ``None`` where it may be a name. ``start`` is its sentence's."""
        word, after = match["word"], match["after"]
        small = word.lower()
        begin = prose.rfind(" ", max(0, match.start() - 41), match.start())
        beside = _BEFORE.search(prose, max(0, match.start() - 41, begin), match.start())
        if beside is None:
            return None
        before, earlier = beside[0], prose[max(start, beside.start() - 30) : beside.start()]
        if earlier[-10:].lower().endswith("according "):
            return None
        kind = self._reason(prose, match, small, before, earlier)
        led = before == "to" or before in MODALS
        listed = small in _capitalised() and not (led and after and (after in DETERMINERS or can_be(after, "J")))
        if kind is None or listed:
            return None
        if kind == "verb" and not led and _TITLE_OR_TOWN.match(prose, match.end("word")):
            return None  # at Wheeling, West Virginia; released as Sprung!
        if led and (earlier.endswith("How ") or (small in known_names() and after not in DETERMINERS)):
            return None  # How to Grow a Chair; gave to Peter
        if self._in_name(prose, match, beside.start(), start):
            return None
        if kind != "verb" and (small in known_places() or (small in known_names() and before not in _QUANTITIES)):
            return None
        capitals, again = written(word)
        if capitals > (before[-1] not in "’'"):
            return None
        # Arsenal, Pony, the Edge magazine: one thing may bear any noun's name, so the draft must know the noun.
        thing = kind == "plain" and only(small, "bNJ") and not small.endswith(_ABSTRACT)
        bears_name = kind != "verb" and match["after"] in _NAMED_THINGS  # the Butler inquiry, the Swift satellite
        if (kind == "weak" or thing or bears_name) and not again:
            return None
        # “… 10 days a year Safeguarding the rights”: a headline may have run into the copy.
        glued = small.endswith("ing") and can_be(before, "NP") and before not in PREPOSITIONS
        # The inquiry on Arts, the Act: once small may be another thing.
        return (kind == "verb" and not glued) or again > (before in ("the", "a", "an"))

    def _reason(self, prose: str, match: re.Match[str], small: str, before: str, earlier: str) -> str | None:
        """Why the word may be no name: one of ``_kind``, ``_weak``, or ``plain``; otherwise ``None``."""
        after = match["after"]
        kind = None if before[0].isdigit() else self._kind(small, before, after)
        kind = kind or self._weak(small, before, after, earlier)
        if kind not in (None, "weak"):
            return kind
        named = before in _NAMING or self._titled(earlier) or _LIST_BEHIND.match(prose, match.end())
        return "plain" if not named and self._plain(small, before, after) else kind

    def _behind_the(self, document: Document) -> Iterator[Finding]:
        """Plurals and adjectives with a capital behind the article that opens a sentence."""
        prose = document.prose
        for match, _ in _BEHIND_THE.matches(document):
            small, after = match["word"].lower(), match["after"]
            if self._adjective(document, match, small):
                yield self._ordinary(document, match, small, bool(_starts(document, small)))
                continue
            if not only(small, "Pz", "P") or small in _capitalised() or small in known_names() or small in known_places():
                continue
            verb = after in MODALS or after in ("are", "were", "have", "of", "who", "which") or only(after, "d")
            if not verb or _NAME_BEHIND.match(prose, match.end("word")) or len(_starts(document, match["word"])) > 1:
                continue
            sure = bool(_starts(document, small)) or after == "of" or after in MODALS
            yield self._ordinary(document, match, small, sure)

    def _small_words(self, document: Document) -> Iterator[Finding]:
        """Prepositions with a capital behind a participle, where no title in quotation marks is near: *was opened In May*."""
        prose = document.prose
        for match, _ in _SMALL_WORD.matches(document):
            beside = prose[max(0, match.start() - 40) : match.end() + 40]
            if '"' not in beside and "“" not in prose[match.start() - 3 : match.start()]:
                yield self._ordinary(document, match, match["word"].lower(), True)

    @staticmethod
    def _adjective(document: Document, match: re.Match[str], small: str) -> bool:
        """Whether an adjective stands between a sentence's first article and its noun: *The Next round will be in May*."""
        noun = only(small, "JR", "J") and can_be(match["after"], "NP") and not can_be(match["after"], "dz")
        known = small in _capitalised() or small in known_names() or small in known_places()
        return noun and not known and match["after"] not in PREPOSITIONS and len(_starts(document, match["word"])) < 2

    def _ordinary(self, document: Document, match: re.Match[str], small: str, sure: bool) -> Finding:
        """The finding that a word is to be written ``small``; where not ``sure`` it is only possible, and not safe to apply."""
        return self.finding(
            document,
            match.span("word"),
            f"“{match['word']}” is an ordinary word here; write “{small}”",
            suggestions=(small,),
            safe=sure,
            confidence=None if sure else Confidence.POSSIBLE,
        )

    @staticmethod
    def _kind(small: str, before: str, after: str | None) -> str | None:
        """Why the word can hardly be a name at this place: ``verb``, ``noun`` or ``adjective``; otherwise ``None``."""
        if before == "to" or before in MODALS:
            return "verb" if can_be(small, "b") and (after or not can_be(small, "N")) and small != "may" else None
        if only(small, "bzdng", "bzdng") and small not in known_names() and small not in known_places():
            return "verb" if not (only(small, "bz") and before in PREPOSITIONS) else None
        if before in ("until", "by", "without", "after", "before", "while") and can_be(small, "g"):
            return "verb"
        counted = before in DETERMINERS or before in _QUANTITIES
        if counted and can_be(small, "J") and after and can_be(after, "NP"):
            return "adjective"
        if counted and can_be(small, "NP"):
            return "noun"
        if before in _OF and only(small, "Pz", "P"):
            return "noun"
        return None

    @staticmethod
    def _grammar_word(prose: str, match: re.Match[str], start: int) -> bool:
        """Whether a word of grammar stands between small words that show the sentence goes on: *noted that The factory*."""
        before = prose[max(start, match.start() - 40) : match.start()].split(" ")
        behind = prose[match.end() : match.end() + 40].split(" ")[1:3]
        return (
            len(before) > 2
            and before[-1] in _OPENS_MORE
            and all(word.isalpha() and word.islower() for word in (*before[-2:], *behind))
            and len(behind) == 2
        )

    @staticmethod
    def _weak(small: str, before: str, after: str | None, earlier: str) -> str | None:
        """Why the word may be an ordinary noun: ``noun`` behind a number, ``weak`` where the draft must also write it small;
        otherwise ``None``."""
        if not only(small, "bNPz", "NP") or not after:
            return None
        if before[0].isdigit():
            return "noun" if only(small, "Pz", "P") and earlier.endswith(" ") else None
        if MidSentence._titled(earlier):
            return None
        described = can_be(before, "J") and earlier.split()[-1:] != [] and earlier.split()[-1].lower() in _DESCRIBED_BEHIND
        return "weak" if described or can_be(before, "zdg") or before in PREPOSITIONS else None

    @staticmethod
    def _titled(earlier: str) -> bool:
        """Whether a capital shortly before makes the word a part of a title: *People at Work*, *One Moment in Time*."""
        return any(word[:1].isupper() for word in earlier.split()[1:][-3:])

    @staticmethod
    def _plain(small: str, before: str, after: str | None) -> bool:
        """Whether the words beside it make a name unlikely: *avoiding Obstacles*, *a joint Working group*."""
        if small in _ALWAYS_SMALL and small not in known_names():
            return after is not None and before not in DETERMINERS
        described = can_be(before, "J") or (can_be(before, "zdg") and not can_be(before, "NP"))
        described = described or before in BE or before in HAVE or before in ("and", "or", "but", "to")
        if only(small, "Pz", "P"):
            return described or before in PREPOSITIONS
        if only(small, "NJ", "J") or (only(small, "gNJ") and after is not None and can_be(after, "NP")):
            return after is not None and can_be(after, "NP") and not only(after, "bz") and after not in PREPOSITIONS
        if only(small, "N") and small.endswith(_ABSTRACT):
            return True
        return described and only(small, "bN", "N")

    @staticmethod
    def _in_name(prose: str, match: re.Match[str], begin: int, start: int) -> bool:
        """Whether capitals around the word make it part of a longer name, or the whole sentence is set in capitals."""
        before = prose[max(start, match.start("word") - 40) : match.start("word")]
        found = _NAME_BEFORE.search(before)
        if found is not None and found.start() + max(start, match.start("word") - 40) > start:
            return True
        if _NAME_BEHIND.match(prose, match.end("word")):
            return True
        around = prose[max(start, begin - 60) : match.end() + 60].split()
        return sum(word[:1].isupper() for word in around) > 0.45 * len(around)
