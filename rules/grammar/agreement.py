"""grammar/agreement"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.readings import can_be, only
from checker.annotations.sentences import sentences
from checker.annotations.subjects import subjects
from checker.annotations.syntax import syntax
from checker.annotations.words import words

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TO_PLURAL = {"is": "are", "was": "were", "has": "have", "does": "do"}
# Plurals that are one sum, one body or one subject of study.
_ONE = frozenset(
    "dollars euros pounds rubles yuan percent years months weeks days hours minutes seconds miles kilometers kilometres "
    "meters metres tons tonnes degrees points politics economics physics news series species headquarters states nations "
    "united games lots statistics mathematics athletics means goods half majority millimeters millimetres centimeters "
    "centimetres inches acres hectares liters litres thousands millions hundreds maths cups glasses".split()
)

# What stands before a subject; behind anything else the parser has taken an object for one.
_OPENS_CLAUSE = frozenset(', ; : “ ” " ‘ — – - that but while because although though if when where ( and'.split())


class Agreement(Rule):
    """A verb does not agree with its subject, also across a distance: *300 firms from 20 countries is*, *the number … exceed*.

    Why it matters: it shows that nobody read the sentence as a whole, and it blurs which noun the verb is about.
    Quiet: sums and measures (*Five years is long*), names that look like plurals, subjects joined by *and*, collective nouns
    with a plural verb (*the team are*), which British copy writes.
    Known misses: a plural verb after a singular subject other than *the number of*; parsers mistake it too often.
    """

    id = "grammar/agreement"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    needs = (Need.SYNTAX,)
    examples = (
        Example("More than 40 firms registered in six countries ⟦is⟧ taking part in the fair."),
        Example("The number of visitors from abroad ⟦exceed⟧ two million."),
        Example("Five years is a long time. The number of visitors is high, and a number of firms are new."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        # What the lexicon alone can read, `grammar/number` judges without a parse.
        read = {words(document)[one.sentence].tokens[one.verb].start for one in subjects(document)}
        for index, doc in syntax(document).items():
            start = sentences(document)[index].start
            for subject in doc:
                if subject.dep_ not in _SUBJECTS or subject.i > subject.head.i:
                    continue
                found = self._disagrees(subject)
                if found is None:
                    continue
                verb, message, suggestion = found
                span = (start + verb.idx, start + verb.idx + len(verb.text))
                if span[0] in read:
                    continue
                yield self.finding(document, span, message, suggestions=suggestion)

    @staticmethod
    def _disagrees(subject: Any) -> tuple[Any, str, tuple[str, ...]] | None:
        """The finite verb that disagrees with ``subject`` (spaCy tokens), what to say and what to write."""
        head = subject.head
        finite = next((child for child in head.children if child.dep_ in ("aux", "auxpass") and child.i > subject.i), head)
        joined = any(child.dep_ in ("conj", "cc", "appos") for child in subject.children)
        word = subject.lower_
        if subject.tag_ == "NNS" and finite.lower_ in _TO_PLURAL and finite.tag_ in ("VBZ", "VBD"):
            between = list(subject.doc[subject.i + 1 : finite.i])
            if joined or word in _ONE or not can_be(word, "P") or can_be(word, "N") or subject.text[0].isupper():
                return None
            # Controlling devices is hard; a family of toothed whales has.
            edge = subject.left_edge.i
            if any(token.tag_ == "VBG" or token.lower_ == "of" for token in subject.doc[edge : subject.i]):
                return None
            if edge > 0 and subject.doc[edge - 1].lower_ not in _OPENS_CLAUSE:
                return None
            if any(token.text in ",;:—–" or token.tag_ in ("WDT", "WP", "VBD", "VBZ", "VBP") for token in between):
                return None
            if any(token.lower_ in ("one", "each", "every", "either", "neither", "none") for token in subject.subtree):
                return None
            message = f"“{subject.text}” is plural and “{finite.text}” singular: write “{_TO_PLURAL[finite.lower_]}”"
            return finite, message, (_TO_PLURAL[finite.lower_],)
        if word == "number" and not joined and subject.i > 0 and subject.nbor(-1).lower_ == "the":
            if subject.i + 1 >= len(subject.doc) or subject.nbor(1).lower_ != "of":
                return None
            if any(child.tag_ == "MD" for child in head.children):
                return None
            if finite.lower_ in ("are", "were", "have"):
                singular = {"are": "is", "were": "was", "have": "has"}[finite.lower_]
                return finite, f"“the number” is singular: write “{singular}”", (singular,)
            if (
                finite.tag_ in ("VBP", "VB")
                and finite is not subject
                and only(finite.lower_, "bNR", "b")
                and finite.i > subject.i
            ):
                if finite.nbor(-1).lower_ in ("to", "will", "would", "can", "could", "may", "might", "must", "should"):
                    return None
                third = finite.lower_ + ("es" if finite.lower_.endswith(("s", "sh", "ch", "x", "o")) else "s")
                return finite, f"“the number” is singular: write “{third}”", (third,)
        return None
