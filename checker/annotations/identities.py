"""Names that one draft spells in several ways.

Forms are compared only with forms that share a key of consonants (``romanisation.keys``), so that the work grows with the
length of the draft. Nearness alone decides nothing: the draft must tie the two forms to one bearer, or at least not tie
them to two (``bearers``).
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.annotations.bearers import FARTHEST_GIVEN, HYPHEN, Bearers, Form, Tie, forms, unrelated
from checker.annotations.lexicon import english_words, known_names, known_places
from checker.annotations.names import Mention, names
from checker.annotations.romanisation import FAR, distance, fold, keys
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex

# Forms under one key beyond this number are compared only with the next ones in the alphabet.
CROWDED = 16
SHORTEST = 0.3  # the distance up to which words of two letters (Xu, Hsu) are compared at all
MODEL = 0.3  # the distance of two models of one product with the same number (Pantsir-S1, Pantsir-C1)
_DIGITS = regex(r"\d+")


class Variation(NamedTuple):
    """One name in several spellings: the best supported first, the others as they come in the draft.

    ``distance`` is that of the nearest pair, ``reason`` says why the first form is the best supported.
    """

    forms: tuple[Form, ...]
    tie: Tie
    distance: float
    reason: str


@annotation
def variations(document: Document) -> tuple[Variation, ...]:
    """Names in several spellings, in order of their first mention."""
    known = forms(document)
    mentions = names(document)
    bearers = Bearers(document.prose, mentions)
    ties: dict[tuple[str, str], tuple[Tie, float]] = {}
    for one, other in _candidates(known):
        near = _near(known[one], known[other])
        if near > FARTHEST_GIVEN:
            continue
        if not unrelated(known[one], known[other]) or bearers.namesakes_but_for_s(known[one], known[other]):
            tie = bearers.tie(known[one], known[other], near)
            if tie is not None:
                ties[one, other] = tie, near
    found = [_variation(mentions, [known[key] for key in group], ties) for group in _groups(ties)]
    return tuple(sorted(found, key=_first))


def _candidates(known: dict[str, Form]) -> Iterator[tuple[str, str]]:
    """Pairs of forms that share a key, each pair once."""
    own: dict[str, frozenset[str]] = {}
    for plain, form in known.items():
        word, text = form.places[0].word, form.text
        if len(word.core) > 1 and not (len(text) < 6 and text.isupper()):
            own[plain] = keys(word.core) if word.joined == word.core else keys(word.core) | keys(word.joined)
    # Most keys are those of one form only and lead to no other.
    counts = Counter(itertools.chain.from_iterable(own.values()))
    shared = {key for key, count in counts.items() if count > 1}
    under: dict[str, list[str]] = defaultdict(list)
    for plain, mine in own.items():
        for key in mine & shared:
            under[key].append(plain)
    seen: set[tuple[str, str]] = set()
    for together in under.values():
        together.sort()
        for at, one in enumerate(together):
            reach = together[at + 1 :] if len(together) <= CROWDED else together[at + 1 : at + 6]
            for other in reach:
                if (one, other) not in seen:
                    seen.add((one, other))
                    yield one, other


def _near(one: Form, other: Form) -> float:
    """The distance of two forms, with or without their particles; of double names, that of the worse part."""
    a, b = one.places[0].word, other.places[0].word
    if a.joined == b.joined and a.core != b.core:  # Le Maire and Lemaire differ in a space only
        return FAR
    if not (a.text.isalpha() and b.text.isalpha()):
        if _DIGITS.findall(a.text) != _DIGITS.findall(b.text):  # Su-25 and Su-27, Pantsir-S1 and the Pantsirs
            return FAR
        first, second = ([fold(part) for part in HYPHEN.split(word.text) if part] for word in (a, b))
        if len(first) == len(second) > 1:
            nearest = [distance(x, y) for x, y in zip(first, second, strict=True)]
            return max(nearest[0], min(nearest[1], MODEL) if a.text[-1].isdigit() else max(nearest[1:]))
    if a.core == a.joined and b.core == b.joined:
        near = distance(a.core, b.core)
    else:
        near = min(distance(x, y) for x in {a.core, a.joined} for y in {b.core, b.joined})
    return near if near <= SHORTEST or min(len(a.core), len(b.core)) > 2 else FAR


def _groups(ties: Iterable[tuple[str, str]]) -> Iterator[list[str]]:
    """The connected forms."""
    group_of: dict[str, list[str]] = {}
    for one, other in ties:
        merged = group_of.get(one, [one])
        if other not in merged:
            merged = merged + group_of.get(other, [other])
        for key in merged:
            group_of[key] = merged
    seen: set[int] = set()
    for group in group_of.values():
        if id(group) not in seen:
            seen.add(id(group))
            yield group


def _variation(mentions: Sequence[Mention], group: Sequence[Form], ties: dict[tuple[str, str], tuple[Tie, float]]) -> Variation:
    """The forms of one name with the best supported first: the most frequent, then a common word or a country, then the one
    that came first in full."""

    def full(form: Form) -> int:
        return min((place.mention for place in form.places if len(mentions[place.mention].words) > 1), default=10**9)

    # Of two that stand once, the one that is a word or a country is no slip: Government, Goverment.
    ordered = sorted(group, key=lambda form: (-len(form.places), not _is_word(form), full(form), form.places[0].mention))
    best = ordered[0]
    rest = sorted(ordered[1:], key=lambda form: form.places[0].mention)
    inside = {form.spelling for form in group}
    tie, near = min((value for pair, value in ties.items() if pair[0] in inside), key=lambda v: (-v[0], v[1]))
    count = len(best.places)
    reasons = [f"{count} times"] if count > 1 else []
    if full(best) == min(map(full, group)) < 10**9:
        reasons.append("first in full")
    if not reasons and _is_word(best):
        reasons.append("a word that is well known")
    return Variation((best, *rest), tie, near, ", and ".join(reasons) or "which comes first")


def _is_word(form: Form) -> bool:
    """Whether a long form is an English word or the name of a country or people."""
    return len(form.core) > 5 and (
        form.core in known_places() or (form.core in english_words() and form.core not in known_names())
    )


class Bearer(NamedTuple):
    """Somebody or something named in a draft: the fullest name, every mention in order, and its spellings if several."""

    name: str
    mentions: tuple[Mention, ...]
    variations: tuple[Variation, ...]


@annotation
def bearers(document: Document) -> tuple[Bearer, ...]:
    """The names of the draft by whom they name, in order of first mention.

    A single word belongs to the last fuller name that has it; spellings of one name (``variations``) count as one.
    """
    best = {form.spelling: variation.forms[0].spelling for variation in variations(document) for form in variation.forms}
    groups: list[list[Mention]] = []
    last_with: dict[str, int] = {}
    by_words: dict[tuple[str, ...], int] = {}
    for mention in names(document):
        words = tuple(best.get(word.plain, word.plain) for word in mention.words)
        group = last_with.get(words[0]) if len(words) == 1 else by_words.get((words[0], words[-1]))
        if group is None:
            group = len(groups)
            groups.append([])
        groups[group].append(mention)
        if len(words) > 1:
            by_words[words[0], words[-1]] = group
        for word in words:
            last_with[word] = group
    varied = {place.word.span: v for v in variations(document) for form in v.forms for place in form.places}
    return tuple(_bearer(mentions, varied) for mentions in groups)


def _bearer(mentions: Sequence[Mention], varied: Mapping[Span, Variation]) -> Bearer:
    """The bearer of some mentions, with the variations of which all places are among them."""
    found: list[Variation] = []
    if varied:
        spans = {word.span for mention in mentions for word in mention.words}
        inside = {id(varied[span]): varied[span] for span in spans if span in varied}.values()
        found = [v for v in inside if all(place.word.span in spans for form in v.forms for place in form.places)]
        found.sort(key=_first)
    fullest = mentions[0] if len(mentions) == 1 else max(mentions, key=lambda mention: len(mention.words))
    return Bearer(fullest.text, tuple(mentions), tuple(found))


def _first(variation: Variation) -> int:
    """The number of the first mention of a name."""
    return min(form.places[0].mention for form in variation.forms)
