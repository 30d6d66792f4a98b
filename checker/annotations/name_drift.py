"""One name of the source that the draft renders in several ways."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from checker.annotations.identities import variations
from checker.annotations.name_counterparts import Rendered, rendered_names
from checker.annotations.rendering import script_of
from checker.annotations.source_language import source_language
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex

_CLOSEST = 0.35  # up to this cost a word of the draft surely renders the source's word
_LEAST = 4
_SEX = regex(r"(?:[aoiy]?y|[iy]i|aya|aia|a)\Z")
_CASES = tuple("ами ями ого его ому ему ові еві ым им ом ем ых их ой ей ою ею у ю е і ы и".split())


class Drift(NamedTuple):
    """A name of the source (place in ``source_text`` of its first mention) and one place in the draft of each rendering, the
    most frequent first."""

    source: Span
    targets: tuple[Span, ...]


@annotation
def drifting_names(document: Document) -> tuple[Drift, ...]:
    """Names that the draft renders in several ways and that the draft alone does not show to be one (``identities``)."""
    language = source_language(document)
    if not script_of(language):
        return ()
    places: dict[str, dict[str, list[Rendered]]] = defaultdict(lambda: defaultdict(list))
    for sentence in rendered_names(document):
        for name in sentence.names:
            for one in name:
                source = one.source
                if source is not None and one.cost <= _CLOSEST and min(len(source.text), len(one.word.core)) >= _LEAST:
                    places[_lemma(source.text, language)][one.word.core].append(one)
    known = {frozenset(form.core for form in one.forms) for one in variations(document)}
    found = []
    for forms in places.values():
        if len(forms) < 2 or any(len(frozenset(forms) & group) > 1 for group in known) or _alike(list(forms)):
            continue
        often = sorted(forms.values(), key=lambda group: (-len(group), group[0].word.start))
        first = min((one.source for group in often for one in group if one.source is not None), key=lambda word: word.start)
        found.append(Drift(Span(first.start, first.end), tuple(group[0].word.span for group in often)))
    return tuple(sorted(found, key=lambda one: min(one.targets)))


def _lemma(word: str, language: str) -> str:
    """The word without its case; the nominative of women keeps its ending, for hers is another name."""
    lower = word.lower()
    if script_of(language) == "cyrillic":
        return next(
            (lower[: -len(ending)] for ending in _CASES if lower.endswith(ending) and len(lower) - len(ending) >= _LEAST), lower
        )
    if script_of(language) == "arabic" and lower[:1] in "وبلفك" and len(lower) > _LEAST + 1:
        return lower[1:].removeprefix("ال")
    return lower.removeprefix("ال")


def _alike(forms: list[str]) -> bool:
    """Whether forms differ by an ending alone: Russia, Russian; Ivanov, Ivanovs; Tolstoy, Tolstaya."""
    if len({_SEX.sub("", form) for form in forms}) == 1:
        return True
    shortest = min(forms, key=len)
    return all(form.startswith(shortest[:-1]) and len(form) - len(shortest) <= 3 for form in forms)
