"""The forms of English verbs and nouns, and how to put one word into the form of another."""

from __future__ import annotations

import functools
import pathlib
import re
from collections.abc import Mapping

TABLE = pathlib.Path(__file__).parent / "annotations" / "data" / "irregular.tsv"

# Names of the forms, as in the lexicon: base, past, participle, -ing form, third person, plural.
BASE, PAST, PARTICIPLE, GERUND, THIRD, PLURAL = "bdngzP"

_HISSING = re.compile(r"(?:s|x|z|ch|sh)\Z")
_CONSONANT_Y = re.compile(r"[^aeiou]y\Z")
# One syllable that ends in one vowel and one consonant: the consonant is doubled (plan, planned).
_DOUBLED = re.compile(r"(?:qu|[^aeiou]*)[aeiou][bdfgklmnprt]\Z")


def regular_verb(lemma: str) -> tuple[str, str, str, str]:
    """Past, participle, -ing form and third person, as the spelling rules give them."""
    if _DOUBLED.fullmatch(lemma):
        stem = lemma + lemma[-1]
        return stem + "ed", stem + "ed", stem + "ing", lemma + "s"
    if _CONSONANT_Y.search(lemma):
        return lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing", lemma[:-1] + "ies"
    third = lemma + ("es" if _HISSING.search(lemma) or lemma.endswith("o") else "s")
    if lemma.endswith("e"):
        gerund = lemma + "ing" if lemma.endswith(("ee", "oe", "ye")) else lemma[:-1] + "ing"
        return lemma + "d", lemma + "d", gerund, third
    return lemma + "ed", lemma + "ed", lemma + "ing", third


def regular_noun(lemma: str) -> str:
    """The plural, as the spelling rules give it."""
    if _CONSONANT_Y.search(lemma):
        return lemma[:-1] + "ies"
    return lemma + ("es" if _HISSING.search(lemma) else "s")


@functools.cache
def _irregular() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Lemma to the forms that the table has: name of the form to its spellings."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        lemma, kind, *forms = line.split("\t")
        names = (PAST, PARTICIPLE, GERUND, THIRD) if kind == "v" else (PLURAL,)
        found.setdefault(lemma, {}).update(zip(names, (tuple(one.split(" ")) for one in forms), strict=True))
    return found


@functools.cache
def inflections(lemma: str) -> Mapping[str, tuple[str, ...]]:
    """Every form of a lemma, read as a verb and as a noun: name of the form to its spellings, the usual one first.

    The lemma is in lower case. Irregular forms: ``data/irregular.tsv`` (LemmInflect, MIT).
    """
    known = _irregular().get(lemma, {})
    past, participle, gerund, third = regular_verb(lemma)
    rules = {PAST: past, PARTICIPLE: participle, GERUND: gerund, THIRD: third, PLURAL: regular_noun(lemma)}
    return {BASE: (lemma,), **{name: known.get(name, (form,)) for name, form in rules.items()}}


def all_forms(lemma: str) -> frozenset[str]:
    """Every spelling of every form of a lemma, itself included."""
    return frozenset(form for forms in inflections(lemma).values() for form in forms)


# After these a form that may be past tense or participle (stressed) is a participle; after the others a form that may be
# the base form too (put) is that.
_BEFORE_PARTICIPLE = frozenset("have has had having be is are was were been being get gets got am".split())
_BEFORE_BASE = frozenset("to will would can could may might must should shall do does did not let".split())


def like(lemma: str, model_lemma: str, model_form: str, before: str = "") -> str:
    """``lemma`` in the form that ``model_form`` is of ``model_lemma``; the base form where it is none.

    ``before`` are the few words in front of the model, which tell a participle (*was stressed*) from a past tense.
    """
    names = [name for name, forms in inflections(model_lemma).items() if model_form in forms]
    words = set(before.lower().split())
    if THIRD in names and PLURAL in names:
        names.remove(PLURAL)
    if PAST in names:
        if PARTICIPLE in names and words & _BEFORE_PARTICIPLE:
            names = [PARTICIPLE]
        elif BASE not in names or not words & _BEFORE_BASE:
            names = [PAST]
    return inflections(lemma)[names[0] if names else BASE][0]
