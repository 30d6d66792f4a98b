"""sentences/no-main-verb"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.clauses import Kind, fragments
from checker.annotations.halves import answers, interview, tail, unfinished
from checker.annotations.readings import DETERMINERS, can_be, lexicon
from checker.annotations.sentences import sentences
from checker.annotations.words import words

# With fewer tokens a verbless sentence is a stroke of style more often than a slip.
_SHORTEST = 9
_APPENDED = frozenset("especially particularly notably namely".split())


class NoMainVerb(Rule):
    """A noun, perhaps with a relative clause behind it, stands as a sentence: it has no main verb.

    Why it matters: the reader is told of something but not what it does. It comes from languages in which such a sentence is
    complete, and from a translation that took a verb for a noun.
    Quiet: short verbless sentences, team sheets, lists of names, notices, drafts set as questions and answers, quotations
    (`sentences/quotation-without-verb` reads those).
    Known misses: a noun phrase in which some word could be a finite verb. In published copy nine in ten of those are
    sentences whose past tense the tagger took for a participle.
    """

    id = "sentences/no-main-verb"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    needs = (Need.SYNTAX,)
    examples = (
        Example("The ⟦city signed the contract.⟧ ⟦A plant to collect old batteries and to recover the lithium in them.⟧"),
        Example("The plant will open in May. Two shifts, one canteen."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        if interview(document):
            return
        for fragment in fragments(document):
            if fragment.kind is not Kind.NOMINAL or fragment.quoted or not fragment.sure:
                continue
            if answers(document, fragment.sentence):
                continue
            sentence = sentences(document)[fragment.sentence]
            lower = words(document)[fragment.sentence].lower
            cut = fragment.sentence > 0 and unfinished(document, fragment.sentence - 1)
            noun = lower[0] in ("the", "a", "an") and len(lower) >= _SHORTEST - 2
            if len(lower) < _SHORTEST and not cut and not noun:
                continue
            opener = next(word for word in lower if word[:1].isalpha())
            plain = cut or opener in DETERMINERS | _APPENDED
            # Fireworks and a food fair. Tarnbrook travel to Wyre.
            if not plain and (len(lower) <= _SHORTEST or (lower[0] not in lexicon() and can_be(lower[1], "b"))):
                continue
            before = tail(document, fragment.sentence)
            yield self.finding(
                document,
                sentence.span,
                "this sentence has no main verb; say what its subject does, or join it to the sentence before it",
                related=() if before is None else (before,),
                severity=None if plain else Severity.MINOR,
                confidence=None if plain else Confidence.POSSIBLE,
            )
