"""sentences/no-main-verb"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.clauses import Kind
from checker.annotations.halves import unfinished
from checker.annotations.paragraphs import paragraphs
from checker.annotations.readings import DETERMINERS, can_be, lexicon
from checker.annotations.sentences import sentences
from checker.annotations.strays import Stray, strays

# With fewer tokens a verbless sentence is a stroke of style more often than a slip.
_SHORTEST = 9
_SPOKEN = 12  # tokens of what somebody may add without a verb in speech
# A noun phrase of fewer tokens that is a paragraph may be a caption.
_LABEL = 11
_APPENDED = frozenset("especially particularly notably namely".split())


def _order(lower: list[str]) -> bool:
    """Whether the sentence may be an order: *Drink 200 ml of water*."""
    return can_be(lower[0], "b") and (lower[1] in DETERMINERS or lower[1][0].isdigit())


def _caption(document: Document, stray: Stray) -> bool:
    """Whether a short noun phrase is a paragraph of its own, as captions and labels are."""
    block = paragraphs(document)[sentences(document)[stray.fragment.sentence].paragraph]
    return len(stray.lower) <= _LABEL and not stray.fragment.finite and block.end - block.start == len(document[stray.span])


class NoMainVerb(Rule):
    """A noun, perhaps with a relative clause behind it, stands as a sentence: it has no main verb.

    Why it matters: the reader is told of something but not what it does. It comes from languages in which such a sentence is
    complete, and from a translation that took a verb for a noun.
    It is only possible where the words hold a finite verb more than their clauses need.
    Quiet: short verbless sentences, team sheets, lists of names, notices, drafts set as questions and answers, quotations
    (`sentences/quotation-without-verb` reads those), a short afterthought in speech.
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
        for stray in strays(document):
            fragment, lower = stray.fragment, stray.lower
            if fragment.kind is not Kind.NOMINAL or fragment.quoted or not fragment.sure:
                continue
            cut = fragment.sentence > 0 and unfinished(document, fragment.sentence - 1)
            noun = lower[0] in ("the", "a", "an", "its", "his", "their") and len(lower) >= _SHORTEST - 2
            if len(lower) < _SHORTEST and not cut and not noun:
                continue
            if stray.speech and len(lower) < _SPOKEN and not cut:
                continue
            plain = cut or stray.first in DETERMINERS | _APPENDED
            # Fireworks and a food fair. Tarnbrook travel to Wyre.
            verb_second = lower[0] not in lexicon() and can_be(lower[1], "b")
            figures = sum(word[0].isdigit() for word in lower) > 1
            if not plain and (len(lower) <= _SHORTEST - figures or verb_second or _order(lower)):
                continue
            sure = plain and (cut or not _caption(document, stray)) and not stray.perhaps_whole
            yield self.finding(
                document,
                stray.span,
                "this sentence has no main verb; say what its subject does, or join it to the sentence before it",
                related=stray.related,
                severity=None if sure else Severity.MINOR,
                confidence=None if sure else Confidence.POSSIBLE,
            )
