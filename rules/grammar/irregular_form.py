"""grammar/irregular-form"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.forms import forms
from checker.annotations.lexicon import english_words, known_names
from checker.annotations.readings import BASE, lexicon
from checker.annotations.running import sentence_at
from checker.annotations.tokens import tokens
from checker.inflection import PARTICIPLE, PAST, inflections, regular_verb

# Regular forms that English has beside the irregular ones, and that the table lacks.
_BOTH = frozenset("awaked ringed tarred paneled credentialed rabbited marathoned".split())


@functools.lru_cache(maxsize=1000)
def _right(form: str) -> tuple[str, ...]:
    """What English says instead of a regular past tense of an irregular verb; nothing where the form is no such thing."""
    if form in lexicon() or form in english_words() or form in known_names() or form in _BOTH:
        return ()
    for lemma in (form[:-2], form[:-1], form[:-3], form[:-3] + "y"):
        if BASE in lexicon().get(lemma, "") and regular_verb(lemma)[0] == form:
            known = inflections(lemma)
            if form not in (*known[PAST], *known[PARTICIPLE]):
                return tuple(dict.fromkeys((known[PAST][0], known[PARTICIPLE][0])))
    return ()


class IrregularForm(Rule):
    """An irregular verb has a regular ending: *rised*, *buyed*, *the bridge was builded*.

    Why it matters: a reader sees a mistake that no English writer makes, and doubts the rest of the report.
    Quiet: verbs that have both forms (*learned*, *dreamed*), words with a capital, known names.
    Known misses: an irregular ending on a regular verb.
    """

    id = "grammar/irregular-form"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    examples = (
        Example("The river ⟦rised⟧ by two meters, and the village was ⟦builded⟧ again."),
        Example("The crew learned of it and dreamed of a house that was built in May."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        every = tokens(document)
        for form, numbers in forms(document).places.items():
            if not form.endswith("ed") or not (right := _right(form)):
                continue
            for number in numbers:
                token = every[number]
                if token.text.islower() and sentence_at(document, token.start) is not None:
                    message = f"“{form}” is no form of the verb: write {' or '.join(f'“{word}”' for word in right)}"
                    yield self.finding(document, (token.start, token.end), message, suggestions=right)
