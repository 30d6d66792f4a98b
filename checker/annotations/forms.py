"""Where each word form stands in a document: what rules look up that know the words they want."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from typing import NamedTuple

from checker.annotations.tokens import characters, columns
from checker.document import Document, annotation
from checker.lazy import regex

_LETTERS = regex(r"[^\W\d_]+")


class Forms(NamedTuple):
    """``lower``: the lower-case form of every token, with straight apostrophes, in the order of ``tokens(document)``;
    ``places``: each form and the numbers of the tokens that have it."""

    lower: list[str]
    places: dict[str, list[int]]


@annotation
def forms(document: Document) -> Forms:
    """Lower-case forms of the document's tokens and their places."""
    lower = [text.lower() for text in columns(document).texts]
    if "’" in document.prose:
        lower = [form.replace("’", "'") if "’" in form else form for form in lower]
    places: dict[str, list[int]] = defaultdict(list)
    for number, form in enumerate(lower):
        places[form].append(number)
    return Forms(lower, dict(places))


@annotation
def clues(document: Document) -> frozenset[str]:
    """What can tell a rule that it has nothing to look for: the code points of the prose, the lower-case forms of its tokens,
    and every run of letters in these (``vice`` and ``president`` of *Vice-President’s*)."""
    found = set(forms(document).places)
    for form in [form for form in found if len(form) > 1 and not form.isalpha()]:
        found.update(_LETTERS.findall(form))
    return characters(document).union(found)


class Wording(NamedTuple):
    """The words and numbers without the marks between them: ``numbers`` of the tokens, and their ``lower`` forms."""

    numbers: list[int]
    lower: list[str]


@annotation
def wording(document: Document) -> Wording:
    """The words and numbers of the document in order."""
    lower = forms(document).lower
    numbers = [number for number, kind in enumerate(columns(document).kinds) if kind == "word" or kind == "number"]
    return Wording(numbers, [lower[number] for number in numbers])


@annotation
def repeats(document: Document) -> list[int]:
    """Where in ``wording(document)`` a word begins that the document has again with the same next word, in order."""
    again = {form for form, numbers in forms(document).places.items() if len(numbers) > 1}
    # Half of the words come once only, and pairs with them are not worth counting.
    pairs = {
        at: pair for at, pair in enumerate(itertools.pairwise(wording(document).lower)) if pair[0] in again and pair[1] in again
    }
    counts = Counter(pairs.values())
    return [at for at, pair in pairs.items() if counts[pair] > 1] if len(counts) < len(pairs) else []
