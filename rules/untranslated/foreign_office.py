"""untranslated/foreign-office"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.foreign import foreign_offices, foreign_words, is_german_compound
from checker.annotations.forms import forms
from checker.annotations.lexicon import known_names, known_places
from checker.annotations.tokens import Token, capitals, tokens
from checker.lazy import regex
from checker.shipped import rows_of

_BEFORE = regex(
    r"\b(?:the|a|an|this|that|its|their|his|her|local|of|by|from|with|at|in|to|and|city|town|provincial|regional)\s\Z",
    re.IGNORECASE,
)
_DETERMINER = regex(r"\b(?:the|an?|this|its|their|local|new)\s\Z", re.IGNORECASE)
_ADJECTIVE = regex(r"\b(?:the|an?|this|its|their)\s(?:[a-z]{3,}\s)?\Z", re.IGNORECASE)
# Shorter words in plain letters are names too often (Lagos, Mostra).
SHORTEST = 8
_NEXT = regex(r"\s+(?:[a-z0-9(]|de\b|del\b|of\b)|['’]s\b|[^\w\s]|\Z")
_NAMED_AFTER = regex(r"\s[A-ZÄÖÜ][a-zäöüß]")
_OF_A_NAME = regex(r"\s(?:de|del|di|do|da|des|du|van|der)\s[A-ZÀ-Ž]")
_GLOSS = regex(r"\s?\(|,\s(?:or|the|a)\b|\s[–—]\s")


class ForeignOffice(Rule):
    """An office, institution or other noun keeps its foreign name and capital: the Ayuntamiento, the Anwohner.

    Why it matters: the system took the capital for a name; the reader does not learn that the town hall is meant.
    Quiet: institutions that English copy calls by their name (*Bundestag, Knesset, Carabinieri*), names that the copy
    glosses, and words inside a longer name (*Junta de Andalucía*).
    The message gives the English name where one fits nearly everywhere (``offices.tsv`` beside the rule).
    Known misses: offices that are not on the list.
    """

    id = "untranslated/foreign-office"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.UNTRANSLATED
    examples = (
        Example("The ⟦Ayuntamiento⟧ will inform the residents by letter."),
        Example("A spokesman of the ⟦Landratsamt⟧ and the ⟦Bürgermeister⟧ of Weida agreed."),
        Example("An ⟦Anwohner⟧ complained about the noise.", note="possible: on no list of offices"),
        Example("The long ⟦Haushaltsdebatte⟧ became a ⟦Belastungsprobe⟧."),
        Example("The Bundestag debated; the Junta de Andalucía and the Mairie (town hall) did not."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        places = forms(document).places
        every = tokens(document)
        offices = foreign_offices()
        lower = forms(document).lower
        capital = {lower[at] for at in capitals(document)}
        compounds = {form for form in capital if len(form) >= SHORTEST and form.isalpha() and _is_compound(form)}
        for form in sorted((capital & offices.keys()) | (capital & foreign_words().keys()) | compounds):
            listed = form in offices
            short = form.isascii() and len(form) < SHORTEST
            if not listed and (short or form in known_names() or form in known_places()):
                continue
            before = _BEFORE if listed else _ADJECTIVE if form in compounds else _DETERMINER
            spans = [
                (token.start, token.end)
                for token in (every[index] for index in places[form])
                if _is_noun(document.prose, token, before)
            ]
            if spans:
                message = f"“{document[spans[0]]}” {_said(form) if listed else 'seems to be left untranslated'}"
                confidence = None if listed else Confidence.POSSIBLE
                yield self.finding(document, spans[0], message, related=spans[1:], confidence=confidence)


def _is_compound(form: str) -> bool:
    """Whether a capitalised word is a German noun of two parts and none that English copy calls by its name (Bundesbank)."""
    return not form.startswith(("bundes", "reichs", "volks")) and is_german_compound(form)


def _said(form: str) -> str:
    english = _english().get(form)
    return f"is in English “{english}”" if english else "has an English name"


@functools.cache
def _english() -> Mapping[str, str]:
    """Office to its English name, for those of which one name fits nearly everywhere (``offices.tsv`` beside the rule)."""
    return {form: english for english, words in rows_of("rules.untranslated", "offices.tsv") for form in words.split()}


def _is_noun(prose: str, token: Token, lead: re.Pattern[str]) -> bool:
    """Whether a word with a capital is used as a noun of English: ``lead`` stands before it, and no name or gloss behind it."""
    if not token.text[0].isupper() or token.text.isupper():
        return False
    before = prose[max(0, token.start - 24) : token.start]
    return (
        lead.search(before) is not None
        and bool(_NEXT.match(prose, token.end) or (lead is _ADJECTIVE and _NAMED_AFTER.match(prose, token.end)))
        and _GLOSS.match(prose, token.end) is None
        and _OF_A_NAME.match(prose[token.end : token.end + 8]) is None
    )
