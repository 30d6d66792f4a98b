"""What a word form can be: the readings of 60,000 English forms, and the closed classes."""

from __future__ import annotations

import functools
from collections.abc import Container, Iterable

from checker.shipped import lines_of, rows_of

# Letters of a reading, as in the table.
BASE, THIRD, PAST, PARTICIPLE, GERUND, NOUN, PLURAL, ADJECTIVE, ADVERB = "bzdngNPJR"

BE = frozenset("is are was were am isn't aren't wasn't weren't".split())
HAVE = frozenset("has have had hasn't haven't hadn't".split())
MODALS = frozenset(
    "will would can could may might must should shall cannot won't wouldn't can't couldn't mustn't shouldn't mightn't".split()
)
# Auxiliaries that are finite wherever they stand; "have" and "do" may also be infinitives.
FINITE_AUXILIARIES = BE | MODALS | frozenset("has had hasn't haven't hadn't does did doesn't don't didn't ain't".split())
SUBJECT_PRONOUNS = frozenset("i he she we they".split())
PRONOUNS = SUBJECT_PRONOUNS | frozenset("it you".split())
DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your some any no every each another both all".split()
)
PREPOSITIONS = frozenset(
    "of in on at by for from with to into onto over under about against between among amid through during without within upon "
    "toward towards across along around behind beyond near off out up down via per despite than as after before since until "
    "till including regarding concerning throughout beside besides beneath inside outside above below except".split()
)
RELATIVES = frozenset("who whom whose which".split())
# Words that open a clause which cannot stand alone.
SUBORDINATORS = frozenset(
    "although though because since when whenever while whereas if unless until till after before as whether once lest wherever "
    "where that what how why whatever whoever".split()
)


@functools.cache
def lexicon() -> dict[str, str]:
    """Lower-case word form to the letters of its readings: b base form, z third person, d past tense, n past participle,
    g -ing form, N noun, P plural noun, J adjective, R adverb. Closed classes are not in it.

    Table: ``data/readings.tsv``, built by ``data/build_readings.py`` from lemminflect (MIT).
    """
    found: dict[str, str] = {}
    for letters, forms in rows_of("checker.annotations", "data/readings.tsv"):
        found.update(dict.fromkeys(forms.split(" "), letters))
    return found


@functools.cache
def transitive() -> frozenset[str]:
    """Participles of verbs that cannot do without an object (``data/transitive.txt``), both spellings of *-ized*."""
    listed = [word for line in lines_of("checker.annotations", "data/transitive.txt") for word in line.split()]
    return frozenset(listed) | {word[:-4] + "ised" for word in listed if word.endswith("ized")}


def readings(word: str) -> str:
    """The letters of a lower-case word's readings; a regular form that the table lacks is read by its ending."""
    known = lexicon().get(word)
    if known is not None:
        return known
    if word.endswith("ed") and len(word) > 4:
        return PAST + PARTICIPLE
    if word.endswith("ing") and len(word) > 5:
        return GERUND
    return ""


@functools.lru_cache(maxsize=65536)
def only(word: str, allowed: str, needed: str = "") -> bool:
    """Whether a word is known, has no reading but ``allowed`` ones, and at least one of ``needed`` (if any are named)."""
    letters = readings(word.lower())
    return bool(letters) and set(letters) <= set(allowed) and (not needed or not set(letters).isdisjoint(needed))


class Bare(Container[str]):
    """The words that are base forms of verbs and nothing else, and some ``others``."""

    def __init__(self, others: str = "") -> None:
        self._others = frozenset(others.split())

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and (only(word, BASE) or word in self._others)


@functools.lru_cache(maxsize=65536)
def can_be(word: str, letters: str) -> bool:
    """Whether a word has at least one of the readings."""
    return not set(readings(word.lower())).isdisjoint(letters)


def finite_among(words: Iterable[str]) -> bool:
    """Whether any of the lower-case words may be a finite verb: an auxiliary, a past tense, a third person."""
    known = lexicon()
    return any(word in FINITE_AUXILIARIES or PAST in known.get(word, "") or THIRD in known.get(word, "") for word in words)
