"""Drafts of one story among many, found by their sketches (``annotations.story``) in time that grows with their number."""

from __future__ import annotations

import array
import itertools
import operator
from collections import defaultdict
from collections.abc import Sequence

from checker.annotations.story import BINS, EMPTY

# How alike two drafts are is the share of bins in which their sketches agree. All shares were measured on published
# translations of the same and of different articles.
# They tell one story: of translations of one text 95 in 100 reach this share, of texts on different subjects less than one
# in a thousand.
SAME_STORY = 0.25
# They are two translations of one text: of such pairs 4 in 5 reach it, of different reports of one event 1 in 5.
SAME_TEXT = 0.38
# They are versions of one draft; two translations agree in less than 0.7. Drafts that fill fewer bins than ``LONG`` agree
# by chance more easily and need ``SAME_SHORT_DRAFT``.
SAME_DRAFT, SAME_SHORT_DRAFT = 0.85, 0.95
LONG = 48
# Drafts that fill fewer bins than these are too short to be told for translations or versions of one another.
SHORTEST = 24
# Versions of one story that a draft is compared with, the latest ones.
VERSIONS = 16
# Neighbouring bins that must agree for two drafts to be compared at all.
BAND = 2
# Stories that are remembered for one band; more recent ones push out the oldest, so that no band grows without end.
REMEMBERED = 8
# Places for counting bands, for each draft: so many that two bands seldom share one.
SLOTS = 8 * BINS // BAND


def stories(sketches: Sequence[bytes]) -> tuple[tuple[int, ...], ...]:
    """Numbers of the drafts that tell one story, two or more, in order; a draft belongs to one story at most.

    A draft joins the story whose first draft it is most like. The outcome depends on the order of the drafts only.
    """
    shared = _shared(sketches)
    members: dict[int, list[int]] = {}
    first: dict[int, array.array[int]] = {}
    under: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for number, packed in enumerate(sketches):
        if not packed:
            continue
        bins = array.array("I", packed)
        bands = [band for band in _bands(bins) if shared[hash(band) % len(shared)] > 1]
        candidates = dict.fromkeys(story for band in bands for story in under[band])
        likeness, story = max(((_likeness(bins, first[one]), -one) for one in candidates), default=(0.0, 0))
        if likeness >= SAME_STORY:
            members[-story].append(number)
            continue
        members[number], first[number] = [number], bins
        for band in bands:
            known = under[band]
            known.append(number)
            if len(known) > REMEMBERED:
                del known[0]
    return tuple(tuple(together) for together in members.values() if len(together) > 1)


def superseded(sketches: Sequence[bytes], stories: Sequence[Sequence[int]]) -> frozenset[int]:
    """Numbers of the drafts of which a later one is another version: the same text but for a few words."""
    found: set[int] = set()
    for drafts in stories:
        kept: list[array.array[int]] = []
        for number in reversed(drafts):
            bins = array.array("I", sketches[number])
            filled = BINS - bins.count(EMPTY)
            least = SAME_DRAFT if filled >= LONG else SAME_SHORT_DRAFT
            if filled >= SHORTEST and any(_likeness(bins, later) >= least for later in kept[-VERSIONS:]):
                found.add(number)
            else:
                kept.append(bins)
    return frozenset(found)


def retold(one: bytes, other: bytes) -> bool:
    """Whether two sketches are those of one text in different words, as two translations of it are.

    Drafts under ``SHORTEST`` never are: they may have so many words in common by chance.
    """
    bins, others = array.array("I", one), array.array("I", other)
    filled = min(BINS - bins.count(EMPTY), BINS - others.count(EMPTY)) if bins and others else 0
    return filled >= SHORTEST and _likeness(bins, others) >= SAME_TEXT


def _shared(sketches: Sequence[bytes]) -> bytearray:
    """How many drafts have a band, up to two, under its hash by the length of the array; now and then too many.

    Bands of one draft only, which most are, lead to no other; remembering them would take ten kilobytes a draft.
    """
    counts = bytearray(SLOTS * (len(sketches) or 1))
    for packed in sketches:
        if packed:
            for band in _bands(array.array("I", packed)):
                at = hash(band) % len(counts)
                counts[at] = min(2, counts[at] + 1)
    return counts


def _bands(bins: array.array[int]) -> list[tuple[int, ...]]:
    full = _filled(bins)
    return [(at, *full[at : at + BAND]) for at in range(0, BINS, BAND)]


def _filled(bins: array.array[int]) -> list[int]:
    """The bins, an empty one with what the next one holds and how far away it is: short drafts leave most bins empty.

    A. Shrivastava, P. Li, "Densifying one permutation hashing via rotation for fast near neighbor search", ICML 2014.
    """
    full = bins.tolist()
    for at in [at for at, here in enumerate(full) if here == EMPTY]:
        away = next((away for away in range(1, BINS) if bins[(at + away) % BINS] != EMPTY), 0)
        full[at] = bins[(at + away) % BINS] + (away << 32)
    return full


def _likeness(one: array.array[int], other: array.array[int]) -> float:
    """The share of bins that agree, among those where either has a word; not less than that where it is below
    ``SAME_STORY`` anyway."""
    alike = list(itertools.compress(one, map(operator.eq, one, other)))
    if len(alike) < SAME_STORY * BINS:
        return len(alike) / BINS
    empty = alike.count(EMPTY)
    return (len(alike) - empty) / (BINS - empty) if empty < BINS else 0.0
