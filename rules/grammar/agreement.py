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
from rules.grammar.disagreement import other_number

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SINGULAR = frozenset(("is", "was", "has", "does"))
_PLURAL = frozenset(("are", "were", "have"))
# Plurals that are one sum, one body or one subject of study.
_ONE = frozenset(
    "dollars euros pounds rubles yuan percent years months weeks days hours minutes seconds miles kilometers kilometres "
    "meters metres tons tonnes degrees points politics economics physics news series species headquarters states nations "
    "united games lots statistics mathematics athletics means goods half majority millimeters millimetres centimeters "
    "centimetres inches acres hectares liters litres thousands millions hundreds maths cups glasses".split()
)

# What stands before a subject; behind anything else the parser has taken an object for one.
_OPENS_CLAUSE = frozenset(', ; : “ ” " ‘ — – - that but while because although though if when where ( and'.split())
# What makes a bare verb behind it right.
_BEFORE_BARE = frozenset("to will would can could may might must should".split())


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
                verb = _finite_verb(subject)
                if start + verb.idx in read:
                    continue
                if _plural_with_singular(subject, verb):
                    what = f"“{subject.text}” is plural and “{verb.text}” singular"
                elif _the_number_with_plural(subject, verb):
                    what = "“the number” is singular"
                else:
                    continue
                right = other_number(verb.lower_)
                span = (start + verb.idx, start + verb.idx + len(verb.text))
                yield self.finding(document, span, f"{what}: write “{right}”", suggestions=(right,))


def _finite_verb(subject: Any) -> Any:
    """The finite verb of a subject (spaCy tokens): the first auxiliary behind it, or the verb that it depends on."""
    children = subject.head.children
    return next((child for child in children if child.dep_ in ("aux", "auxpass") and child.i > subject.i), subject.head)


def _joined(subject: Any) -> bool:
    """Whether the subject (a spaCy token) is joined to another noun, so that its own number says little."""
    return any(child.dep_ in ("conj", "cc", "appos") for child in subject.children)


def _plural_with_singular(subject: Any, verb: Any) -> bool:
    """Whether a plural noun is the subject of *is*, *was*, *has* or *does* (spaCy tokens), and may not be."""
    if subject.tag_ != "NNS" or verb.lower_ not in _SINGULAR or verb.tag_ not in ("VBZ", "VBD"):
        return False
    word = subject.lower_
    if _joined(subject) or word in _ONE or not can_be(word, "P") or can_be(word, "N") or subject.text[0].isupper():
        return False
    # Controlling devices is hard; a family of toothed whales has.
    edge = subject.left_edge.i
    if any(token.tag_ == "VBG" or token.lower_ == "of" for token in subject.doc[edge : subject.i]):
        return False
    if edge > 0 and subject.doc[edge - 1].lower_ not in _OPENS_CLAUSE:
        return False
    between = subject.doc[subject.i + 1 : verb.i]
    if any(token.text in ",;:—–" or token.tag_ in ("WDT", "WP", "VBD", "VBZ", "VBP") for token in between):
        return False
    return all(token.lower_ not in ("one", "each", "every", "either", "neither", "none") for token in subject.subtree)


def _the_number_with_plural(subject: Any, verb: Any) -> bool:
    """Whether *the number of …* is the subject of a plural verb (spaCy tokens)."""
    at, doc = subject.i, subject.doc
    if subject.lower_ != "number" or at == 0 or at + 1 == len(doc) or _joined(subject):
        return False
    if doc[at - 1].lower_ != "the" or doc[at + 1].lower_ != "of":
        return False
    if any(child.tag_ == "MD" for child in subject.head.children):
        return False
    if verb.lower_ in _PLURAL:
        return True
    bare = verb.tag_ in ("VBP", "VB") and only(verb.lower_, "bNR", "b") and verb.i > at
    return bare and verb.nbor(-1).lower_ not in _BEFORE_BARE
