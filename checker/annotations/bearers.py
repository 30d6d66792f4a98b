"""What in a draft ties two forms of a name to one bearer, or keeps them apart."""

from __future__ import annotations

import enum
import itertools
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from checker.annotations.lexicon import countries, english_words, known_names, known_places, sexes, words_of
from checker.annotations.names import GIVEN_COUNTRIES, Mention, Word, names
from checker.annotations.romanisation import distance, same_given_name, same_start, spelling_distance
from checker.document import Document, annotation
from checker.lazy import regex


class Tie(enum.IntEnum):
    """What ties two forms to one bearer, the strongest last."""

    NEARNESS = 1  # neither stands in a fuller name
    SURNAME = 2  # one is introduced in full, the other stands alone and nobody introduces it
    TITLE = 3  # the same office stands before both
    NAME = 4  # the same given name, family name or further word stands beside both


# How far apart two forms may be (``romanisation.distance``) for each tie. Fitted on published copy, where nearly all that
# remains below these are slips of its editors.
FARTHEST = {Tie.NEARNESS: 0.72, Tie.SURNAME: 0.7, Tie.TITLE: 0.8, Tie.NAME: 0.9}
# … but for given names before the same family name, with the same first letter;
FARTHEST_GIVEN = 1.3
# … for somebody who speaks or acts and whom nobody introduces by this name; for one odd form beside more of the other;
FARTHEST_SPEAKER = 1.2
FARTHEST_ODD, MANY = 0.88, 2
# … for a form beside nothing but a common word (Davis Cup); for well-known given names and for places; for well-known family
# names.
FARTHEST_LOOSE = 0.45
FARTHEST_KNOWN = 0.5
FARTHEST_FAMILY = 0.7
# How far apart the other words of two names may be, and how near the forms themselves for the looser bound.
CLOSE_MATCH, LOOSE_MATCH, ALIKE = 0.3, 0.45, 0.2
# … and how far apart both words of two names of two words may be together (Qasim Haddad, Kassem Hadad).
FARTHEST_BOTH = 1.2
# Settings of one form that are compared with those of another; more say nothing new.
MOST_SETTINGS = 16
KIN_REACH = 50  # code points around a name in which kinship is read
LONG = 7  # letters of a name that hardly meets its like by chance
FARTHEST_FULL = 0.47  # … for two rare names that two different people bear
FARTHEST_COUNTRY = 0.6  # … for one odd form of a country or people that the draft names again and again
OFTEN = 3
FARTHEST_PLACE = 0.3  # … for one odd form beside the name of a country or people
FARTHEST_PAIR = 0.36  # … for two well-known names that nothing else ties together

HYPHEN = regex(r"[-‐‑–]")


class Place(NamedTuple):
    """One word of one mention; ``mention`` is the number of the mention in ``names(document)``."""

    mention: int
    word: Word


class Form(NamedTuple):
    """One spelling and everywhere it stands, in order."""

    spelling: str
    places: tuple[Place, ...]

    @property
    def text(self) -> str:
        """The spelling as it stands most often, first come first."""
        if len(self.places) == 1:
            return self.places[0].word.text
        return Counter([place.word.text for place in self.places]).most_common(1)[0][0]

    @property
    def core(self) -> str:
        """The word folded, without article or particle."""
        return self.places[0].word.core


@annotation
def forms(document: Document) -> dict[str, Form]:
    """Every spelling of every word of a name. Case, hyphens and apostrophes make no new spelling, diacritics do."""
    found: dict[str, list[Place]] = defaultdict(list)
    for number, mention in enumerate(names(document)):
        for word in mention.words:
            if len(word.core) > 1:
                found[word.plain].append(Place(number, word))
    return {key: Form(key, tuple(places)) for key, places in found.items()}


# What makes another word of a name: plurals, peoples, adjectives, agents.
_BARE = frozenset(["", *"an ans ian ians ean eans ese ish ic ics ical al ist ists ism ite ites er ers".split()])
_SUFFIXES = _BARE | frozenset("s es y i is ia air ine ines a".split())


def unrelated(one: Form, other: Form) -> bool:
    """Whether two near forms are different words however the draft uses them: peoples and places, inflections."""
    return different_words(one.core, other.core, one.text, other.text)


def different_words(a: str, b: str, first: str, second: str) -> bool:
    """The same of two folded words, each with its text as written."""
    if a == b:
        return False
    if same_given_name(a, b):
        return False
    if a in known_places() and b in known_places():
        return True
    if _derived(a, b):
        return True
    parts = [HYPHEN.split(text.casefold()) for text in (first, second)]
    if len(parts[0]) == len(parts[1]) > 1 and any(x != y and _derived(x, y) for x, y in zip(*parts, strict=True)):
        return True
    if set(parts[0]) & set(parts[1]) and len(parts[0]) != len(parts[1]):
        return True
    return a in english_words() and b in english_words()


# Kanaevka and Kanaevsky, Avdiivka and Avdiivske: a place and what belongs to it.
_SLAVIC = regex(r"(?<=\w{4})(?:sk(?:y[iy]?|i[iy]?|aya|a|o[iy]e?|e)|ka|[aeo])\Z")


def _derived(a: str, b: str) -> bool:
    """Whether two words have one stem and endings that make other words: Catholics and Catholicism."""
    slavic = ("sk" in a[-5:]) != ("sk" in b[-5:])
    if slavic and distance(_SLAVIC.sub("", a), _SLAVIC.sub("", b)) <= CLOSE_MATCH:
        return True
    short, long = sorted((a, b), key=len)
    if long == short + "r" and short.endswith("e") and len(short) >= LONG - 1:  # YouTube, YouTuber
        return True
    alike = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return any(
        a[at:] in _SUFFIXES and b[at:] in _SUFFIXES and (a[at:] in _BARE or b[at:] in _BARE)
        for at in range(max(3, alike - 3), alike + 1)
    )


def of_two_sexes(a: str, b: str) -> bool:
    """Whether two forms differ as the names of a man and a woman do."""
    for male, female in sexes():
        for x, y in ((a, b), (b, a)):
            if x.endswith(male) and y.endswith(female) and x[: len(x) - len(male)] == y[: len(y) - len(female)]:
                return True
    return False


class Setting(NamedTuple):
    """What stands around one word in a name: the words before it, those after it, and the office before the name."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    office: str

    @property
    def alone(self) -> bool:
        """Whether no other word stands in the name."""
        return not (self.before or self.after)


_TWO = regex(r"(?: [A-Z]\w+)?(?:[,;]| (?:and|or|&|v\.?|vs\.?|versus|beat|against)) (?:(?:and|the|Mr|Ms|Mrs|Dr|[A-Z]\w+)\.? )?")
_LISTED_BEFORE = regex(r"[,;:)–—-]\s*(?:[A-Z]{1,2}\.?\s)?\Z")
_LISTED_AFTER = regex(r"\s*(?:\(|[,;]\s*(?:[A-Z]|and\b)|\.\s*\Z)")
_SPEAKS = (
    "said|says|say|told|tells|added|adds|noted|notes|explained|explains|stressed|insisted|insists|argued|warned|stated|claimed"
    "|declared|replied"
)
_SPEAKS_AFTER = regex(
    rf"(?:’s|'s)?,?\s+(?:also |then |later |himself |herself )?(?:{_SPEAKS}|pointed out|wrote|asked|believes|thinks)\b"
)
_SPEAKS_BEFORE = regex(rf"(?:\b(?:{_SPEAKS}|according to)\s+|\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s+)\Z")
_LEADS = tuple(f"{word}{stop}" for word in (*_SPEAKS.split("|"), *"to Mr Mrs Ms Miss Dr Prof".split()) for stop in ("", "."))
_KIN = regex(
    r"\b(?:(?:no|not|un)[ -]?(?:relation|related)|namesake|predecessor|successor|brothers?|sisters?|daughter|son|father|mother"
    r"|wife|husband|widow|cousin|uncle|aunt|nephew|niece|twin|sibling|grandson|granddaughter|grandfather|grandmother)\b"
)
# Titles that many people in one draft share.
_NO_OFFICE = frozenset(
    "mr mrs ms miss mx messrs dr doctor prof professor sir lord lady dame mme mlle monsieur madame madam herr frau señor "
    "señora don former ex then acting interim".split()
)
_COMMON = (
    words_of("organisations", "heads") | words_of("titles", "office") | words_of("function", "words") | frozenset(countries())
)


def office_of(mention: Mention) -> str:
    """The office before a name, in lower case; empty where there is none, or one that many people share (*Mr*, *Dr*)."""
    office = mention.title.rpartition(" ")[2].lower()
    return office if office in words_of("titles", "office") and office not in _NO_OFFICE else ""


def speaks(prose: str, word: Word) -> bool:
    """Whether the word names somebody who says something or has a title before the name."""
    before, after = prose[max(0, word.start - 24) : word.start], prose[word.end : word.end + 32]
    led = before[-1:].isspace() and before.rstrip().endswith(_LEADS)
    return (led and _SPEAKS_BEFORE.search(before) is not None) or _SPEAKS_AFTER.match(after) is not None


def _rare(one: Form, other: Form) -> bool:
    """Whether two forms are long and neither a well-known name nor a word nor a place."""
    cores = {one.core, other.core}
    return (
        min(map(len, cores)) >= LONG
        and same_start(one.core, other.core)
        and not any(core in known_names() or core in english_words() or core in known_places() for core in cores)
    )


def _of_country(one: Form, other: Form) -> bool:
    """Whether one form is a country or people that the draft names often, and the other stands once and is nothing else."""
    often, odd = sorted((one, other), key=lambda form: -len(form.places))
    return (
        len(odd.places) == 1
        and often.core in countries()
        and len(odd.core) > 4
        and same_start(one.core, other.core)
        and odd.core[:-1] != often.core[:-1]
        and (len(often.places) >= OFTEN or odd.core not in known_names())
        and odd.core not in english_words()
        and odd.core not in known_places()
    )


_ACTS = regex(r" (?:also |never |later |then )?(?:has|had|was|is|would|will|could|can|should|did|does|who|[a-z]+ed)\b")


class Bearers:
    """The names of one draft, asked whether two forms of them have one bearer."""

    def __init__(self, prose: str, mentions: Sequence[Mention]) -> None:
        self._prose = prose
        self._mentions = mentions
        self._known: dict[str, tuple[Setting, ...]] = {}

    def tie(self, one: Form, other: Form, near: float) -> Tie | None:
        """What ties two forms at a distance of ``near`` together, or nothing."""
        if {place.mention for place in one.places} & {place.mention for place in other.places}:
            return None
        first, second = self._settings(one), self._settings(other)
        like = max(LOOSE_MATCH if near <= ALIKE else CLOSE_MATCH, min(FARTHEST[Tie.NAME], FARTHEST_BOTH - near))
        same = max((_same_name(one.core, other.core, a, b, like) for a in first for b in second), default=0.0)
        if near <= same:
            return None if self._side_by_side(one, other) else Tie.NAME
        if near > FARTHEST_SPEAKER or of_two_sexes(one.core, other.core):
            return None
        offices = [{a.office for a in side if a.office} for side in (first, second)]
        if near <= FARTHEST[Tie.TITLE] and offices[0] & offices[1] and any(a.alone for a in (*first, *second)):
            return Tie.TITLE
        introduced = [any(a.office or not a.alone for a in side) for side in (first, second)]
        if self._side_by_side(one, other):
            return None
        if all(introduced):
            rare = (_rare(one, other) and near <= FARTHEST_FULL) or (near <= FARTHEST_PLACE and _of_country(one, other))
            listed = same_given_name(one.core, other.core) and spelling_distance(one.core, other.core) <= FARTHEST_FULL
            return Tie.NEARNESS if (rare or listed) and not self._relatives(one, other) else None
        if any(introduced):
            full, lone = (one, other) if introduced[0] else (other, one)
            return Tie.SURNAME if self._unintroduced(full, lone, near) else None
        return Tie.NEARNESS if self._peculiar(one, other, near) else None

    def namesakes_but_for_s(self, one: Form, other: Form) -> bool:
        """Whether two family names with one given name differ in a last s: Salvador Fuentes, Salvador Fuente."""
        bare = one.core.rstrip("s")
        if bare != other.core.rstrip("s") or bare.endswith("an") or {one.core, other.core} & english_words():
            return False
        given = [{s.before[-1] for s in self._settings(form) if s.before} for form in (one, other)]
        return any(name not in english_words() and name not in known_places() - GIVEN_COUNTRIES for name in given[0] & given[1])

    def _peculiar(self, one: Form, other: Form, near: float) -> bool:
        """Whether two forms that nothing else ties together are too peculiar to be two names by chance."""
        cores = {one.core, other.core}
        if same_given_name(one.core, other.core) and min(map(len, cores)) > 3:
            return not cores & english_words()
        words = {core for core in cores if core in english_words() and core not in known_names()}
        if words and (len(words) > 1 or near > FARTHEST_KNOWN or min(map(len, cores)) < LONG):
            return False
        counts = sorted((len(one.places), len(other.places)))
        if _of_country(one, other):
            return near <= (FARTHEST_COUNTRY if cores & known_names() else FARTHEST_PLACE)
        if cores & known_places():
            # Of a people the draft says much that is in no name: the Danish government.
            often = counts[1] > 1 or any(core in countries() and len(core) > 5 for core in cores)
            return near <= FARTHEST_PLACE and counts[0] == 1 and often and not cores & known_names()
        if min(map(len, cores)) < 5:
            return False
        if cores <= known_names():
            return near <= FARTHEST_PAIR and counts[0] == 1 and counts[1] >= MANY
        listed = any(all(self._listed(place.word) for place in form.places) for form in (one, other))
        return near <= FARTHEST[Tie.NEARNESS] and (same_start(one.core, other.core) or near <= FARTHEST_KNOWN) and not listed

    def _unintroduced(self, full: Form, lone: Form, near: float) -> bool:
        """Whether a form that nobody introduces may stand for one that is introduced in full."""
        family = any(self._family(full, setting) for setting in self._settings(full))
        common = full.core in english_words() and full.core not in known_names()
        speaking = any(speaks(self._prose, place.word) for place in lone.places)
        if (lone.core in english_words() and not speaking) or (common and not family):
            return False
        if all(self._listed(place.word) for place in lone.places):
            return False
        if {full.core, lone.core} & known_places():
            given = lone.core in known_names() and _of_country(full, lone)  # France, Frans
            return near <= (FARTHEST_COUNTRY if given else FARTHEST_KNOWN)
        alike = same_start(full.core, lone.core)
        surname = any(setting.before and not setting.after for setting in self._settings(full))
        given = any(s.after and not s.before for s in self._settings(full)) and any(s.alone for s in self._settings(full))
        acts = (surname or given) and len(lone.places) == 1 and _ACTS.match(self._prose, lone.places[0].word.end)
        if alike and (acts or (speaking and (surname or near <= FARTHEST[Tie.SURNAME]))):
            return near <= FARTHEST_SPEAKER
        if alike and len(full.places) >= MANY and len(lone.places) == 1:
            return near <= FARTHEST_ODD
        if alike and family:
            return near <= (FARTHEST_FAMILY if {full.core, lone.core} <= known_names() else FARTHEST[Tie.SURNAME])
        return near <= FARTHEST_KNOWN

    def _family(self, form: Form, setting: Setting) -> bool:
        """Whether a form is used as the family name of somebody: after a given name, or alone."""
        given = setting.before and (setting.before[-1] not in english_words() or form.core in known_names())
        return bool(given) or (setting.alone and form.core not in english_words())

    def _settings(self, form: Form) -> tuple[Setting, ...]:
        """The different settings of a form, ``MOST_SETTINGS`` at most; worked out once."""
        if form.spelling not in self._known:
            found: dict[Setting, None] = {}
            for place in form.places:
                mention = self._mentions[place.mention]
                at = mention.words.index(place.word)
                before = tuple(word.core for word in mention.words[:at])
                after = tuple(word.core for word in mention.words[at + 1 :])
                found[Setting(before, after, office_of(mention))] = None
                if len(found) == MOST_SETTINGS:
                    break
            self._known[form.spelling] = tuple(found)
        return self._known[form.spelling]

    def _side_by_side(self, one: Form, other: Form) -> bool:
        """Whether one sentence names both forms as two (Davis and Davies; Davis, Davies)."""
        ends = sorted(
            (place.word.start, place.word.end, side) for side, form in enumerate((one, other)) for place in form.places
        )
        return any(
            a[2] != b[2] and b[0] - a[1] < 60 and _TWO.fullmatch(self._prose, a[1], b[0]) for a, b in itertools.pairwise(ends)
        )

    def _relatives(self, one: Form, other: Form) -> bool:
        """Whether the draft speaks of kinship, or of its absence, beside one of two forms that are both introduced."""
        for form in (one, other):
            for place in form.places[:MOST_SETTINGS]:
                if _KIN.search(self._prose, max(0, place.word.start - KIN_REACH), place.word.end + KIN_REACH):
                    return True
        return False

    def _listed(self, word: Word) -> bool:
        """Whether the word stands in a list of names, such as a line-up."""
        before, after = self._prose[max(0, word.start - 8) : word.start], self._prose[word.end : word.end + 8]
        return _LISTED_BEFORE.search(before) is not None and _LISTED_AFTER.match(after) is not None


def _same_name(one: str, other: str, a: Setting, b: Setting, like: float) -> float:
    """How far apart two forms may be in these settings and still be one name: 0 where the words beside them differ.

    Nothing may stand beside one that is missing beside the other. A further name beside both ties them closely, a word
    like *Cup* or *County* loosely.
    """
    if not (_within(a.before, b.before, like) and _within(a.after, b.after, like)):
        return 0.0
    shared = [x for x in (*a.before, *a.after) if any(_match(x, y, like) for y in (*b.before, *b.after))]
    if any(x not in _COMMON for x in shared):
        exact = a[:2] == b[:2] and same_start(one, other) and len(a.before) == 0
        return FARTHEST_GIVEN if exact else FARTHEST[Tie.NAME]
    return FARTHEST_LOOSE if shared and a[:2] == b[:2] else 0.0


def _within(a: Sequence[str], b: Sequence[str], like: float) -> bool:
    """Whether each word of the shorter sequence has its like in the longer one."""
    short, long = sorted((a, b), key=len)
    return all(any(_match(x, y, like) for y in long) for x in short)


def _match(x: str, y: str, like: float) -> bool:
    """Whether two folded words are near enough to be one; an initial stands for any word with that letter."""
    if len(x) == 1 or len(y) == 1:
        return x[0] == y[0]
    return x == y or distance(x, y) <= like
