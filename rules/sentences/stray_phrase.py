"""sentences/stray-phrase"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.clauses import Kind
from checker.annotations.strays import strays

_SHORTEST = 5
# Notices and stock openers: Reprinted with permission …, According to Reuters., Of course not.
_LIGHT = frozenset({("in", "fact"), ("in", "short"), ("in", "other"), ("of", "course"), ("thanks", "for"), ("except", "when")})
_SET = frozenset("reprinted published released distributed based sold photographed according".split())


class StrayPhrase(Rule):
    """A phrase stands as a sentence: it opens with a preposition, a participle or an infinitive and has no main verb.

    *With …*, *In addition to …*, *Relying on …*, *Noting that …*, *To shorten the procedures …*.
    Why it matters: it is what is left when one long source sentence is cut in two, and its meaning hangs on the other half.
    It is only possible where the words hold a finite verb more than their clauses need: then the parser may have erred.
    Quiet: fewer than five words, notices (*Reprinted with permission …*), short answers in speech, questions and answers.
    Known misses: phrases in which some word could be a past tense; published copy showed that nine in ten of those are
    misread sentences, so they are reported only when no comma parts the phrase from what may be a main clause.
    """

    id = "sentences/stray-phrase"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    needs = (Need.SYNTAX,)
    examples = (
        Example("The port ⟦will open in May.⟧ ⟦With a new crane and a railway line that reaches the terminal.⟧"),
        Example("The ⟦council met on Monday.⟧ ⟦Stressing that the market should not be moved.⟧"),
        Example("With a new crane, the port handles twice as much cargo. Of course not."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for stray in strays(document):
            fragment, lower, opener = stray.fragment, stray.lower, stray.first
            if fragment.kind not in (Kind.PHRASE, Kind.INFINITIVE) or ":" in lower:
                continue
            if len(lower) < _SHORTEST + 4 * stray.speech or (opener in _SET and "," not in lower):
                continue
            if not fragment.sure and "," in lower:
                continue
            doubtful = fragment.clause or not fragment.sure or tuple(lower[:2]) in _LIGHT
            doubtful = doubtful or stray.perhaps_whole or stray.perhaps_opened
            yield self.finding(
                document,
                stray.span,
                f"this is a phrase (“{opener.capitalize()} …”) with no main verb, not a sentence; join it to its other half",
                related=stray.related,
                severity=Severity.MINOR if doubtful else None,
                confidence=Confidence.POSSIBLE if doubtful else None,
            )
