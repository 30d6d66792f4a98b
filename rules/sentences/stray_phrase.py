"""sentences/stray-phrase"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.clauses import Kind, fragments
from checker.annotations.halves import answers, in_speech, interview, tail
from checker.annotations.sentences import sentences
from checker.annotations.words import words

_SHORTEST = 5
# Notices and stock openers: Reprinted with permission …, According to Reuters., Of course not.
_SET = frozenset("reprinted published released distributed based sold photographed of according".split())


class StrayPhrase(Rule):
    """A phrase stands as a sentence: it opens with a preposition, a participle or an infinitive and has no main verb.

    *With …*, *In addition to …*, *Relying on …*, *Noting that …*, *To shorten the procedures …*.
    Why it matters: it is what is left when one long source sentence is cut in two, and its meaning hangs on the other half.
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
        if interview(document):
            return
        for fragment in fragments(document):
            if fragment.kind not in (Kind.PHRASE, Kind.INFINITIVE):
                continue
            if answers(document, fragment.sentence):
                continue
            sentence = sentences(document)[fragment.sentence]
            lower = words(document)[fragment.sentence].lower
            opener = next(word for word in lower if word[:1].isalpha())
            speech = in_speech(document, fragment.sentence)
            if len(lower) < _SHORTEST + 4 * speech or (opener in _SET and "," not in lower) or ":" in lower:
                continue
            if not fragment.sure and "," in lower:
                continue
            doubtful = not fragment.sure and (speech or "," in lower)
            before = tail(document, fragment.sentence)
            yield self.finding(
                document,
                sentence.span,
                f"this is a phrase (“{opener.capitalize()} …”) with no main verb, not a sentence; join it to its other half",
                related=() if before is None else (before,),
                severity=Severity.MINOR if doubtful else None,
                confidence=Confidence.POSSIBLE if doubtful else None,
            )
