"""sentences/breaks-off"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.paragraphs import Kind
from checker.annotations.readings import can_be
from checker.annotations.sentences import sentences
from checker.lazy import regex

_END = regex(
    r"(?:^|\s)(?P<words>\S+\s+(?P<last>the|an|and|of|whose|because|although|whereas|their|in order to|such as"
    r"|as well as|amid|toward|towards|but|during|for|that|who|which|among"
    r"|(?:subject|due|thanks|owing|prior|addition|according|relation|regard) to"
    r"|(?:more|less|fewer|rather|other) than|as long as|so that|[a-z]+ing since|until|till|despite"
    r"|because of|instead of|by means of))\.[\"”’»]*\Z"
)
_LAST = frozenset(
    "the an and of whose because although whereas their to as amid toward towards but during for that who which among since "
    "until till despite than".split()
)
# How the sentence behind opens where it is the other half of one that breaks off.
_SECOND_HALF = regex(
    r"[\"“]?(?:With|Which|Who|After|When|Because|While|Including|Despite|Although|Before|Since|In|On|By|For)\b"
)
# Nouns of set phrases that end with “of”: well taken care of, to get rid of.
_IDIOM = frozenset("care rid hold charge advantage mind".split())
# Words that may end a sentence as well: he knows that; what he came for; asked who.
_LOOSE = frozenset("that for who which during".split())


class BreaksOff(Rule):
    """A sentence ends with a word after which more must come: an article, *and*, *of*, *because*, *in order to*.

    Why it matters: a full stop was set in the middle of a sentence, or its end was lost.
    Quiet: words that can close a sentence (*in*, *on*, *with*, *are*); after *that*, *for*, *which* or *who* it is
    only *possible*.
    Known misses: sentences cut after a noun (*until the moment.*); the fragment rules see their other half.
    """

    id = "sentences/breaks-off"
    severity = Severity.MAJOR
    confidence = Confidence.CERTAIN
    category = Category.GRAMMAR
    examples = (
        Example("The work will begin after the ⟦approval of⟧. ⟦The county board.⟧"),
        Example("The road is what the money went on. They will see to it."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        every = sentences(document)
        for index, sentence in enumerate(every):
            if sentence.kind is not Kind.BODY:
                continue
            tail = document.prose[max(sentence.start, sentence.end - 40) : sentence.end].rstrip('."”’»').split()
            if not tail or tail[-1] not in _LAST:
                continue
            found = _END.search(document.prose, max(sentence.start, sentence.end - 40), sentence.end)
            if found is None:
                continue
            loose = found["last"] in _LOOSE
            head = found["words"].split()[0].lower().strip('"“‘(')
            # Taken care of, what it was made of: only a noun before “of” leaves it open.
            if found["last"] == "of" and (head in _IDIOM or not can_be(head, "NP") or can_be(head, "dnJb")):
                continue
            if loose and not (index + 1 < len(every) and _SECOND_HALF.match(document.prose, every[index + 1].start)):
                continue
            following = every[index + 1].span if index + 1 < len(every) and every[index + 1].kind is Kind.BODY else None
            yield self.finding(
                document,
                found.span("words"),
                f"the sentence breaks off after “{found['words']}”; more must come after “{found['last']}”",
                related=() if following is None else (following,),
                severity=Severity.MINOR if loose else None,
                confidence=Confidence.POSSIBLE if loose else None,
            )
