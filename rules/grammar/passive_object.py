"""grammar/passive-with-object"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.phrases import Phrase
from checker.annotations.readings import can_be

_PASSIVE = Phrase(
    "is are was were been",
    r"(?P<aux>(?:is|are|was|were|been)) (?:(?:not|also|already|completely|badly|severely|partly) )?(?P<verb>[a-z]+) "
    r"(?P<object>(?:the|his|her|its|their|our) (?P<noun>[a-z]+))\b(?! (?:of (?:which|whom)|ago))",
)
# Verbs whose passive keeps an object or a complement (was given the prize, was named the winner), verbs of thinking and
# saying whose clause needs no “that”, and past participles that are half adjectives.
_KEEPS_OBJECT = frozenset(
    "surprised disappointed amazed given told asked offered awarded shown paid sent taught named called elected appointed "
    "made considered deemed fined denied granted handed promised owed charged allowed allocated assigned dubbed declared "
    "voted crowned left found guaranteed refused forgiven spared cost bet lent sold bought brought afforded issued served "
    "fed won set put run rated judged labelled labeled ranked read sworn ordered designated proclaimed accorded bequeathed "
    "believed thought said agreed announced revealed satisfied hoped feared expected understood reported claimed known "
    "clear convinced sure worried afraid confident aware become worth let titled entitled informed assured reminded warned "
    "notified shown loaned wished banned christened nicknamed barred refunded rumoured rumored estimated reckoned seen led "
    "got done gone come over once still now almost only just probably also not penalised penalized booked recalled stripped "
    "robbed relieved".split()
)
_TIMES = frozenset(
    "day days week weeks month months year years time times moment morning evening night afternoon weekend previous "
    "following same next last first second third whole entire way other more past season summer winter spring autumn minute "
    "hour instant latest most best only very late early end start top number world one size equivalent subject result "
    "reason more better less fewer greater higher lower former latter".split()
)


class PassiveObject(Rule):
    """A passive verb has an object behind it: *the frost was damaged the orchards*.

    Why it matters: it turns the meaning round, who did it becomes who suffered it.
    Quiet: verbs whose passive keeps an object (*was given the prize*, *was named the winner*), times (*was arrested the same
    day*). Known misses: objects without an article.
    """

    id = "grammar/passive-with-object"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    examples = (
        Example("In March the flood ⟦was destroyed the bridge⟧ and two roads."),
        Example("The mayor was given the key and was arrested the same day."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for match, _ in _PASSIVE.matches(document):
            verb, noun = match["verb"], match["noun"]
            if verb in _KEEPS_OBJECT or noun in _TIMES or not can_be(verb, "n") or not can_be(verb, "d") or can_be(verb, "J"):
                continue
            before = document.prose[max(0, match.start() - 4) : match.start()]
            if not can_be(noun, "NP") or before.endswith(("it ", "It ")):
                continue
            yield self.finding(
                document,
                match.span(),
                f"“{verb}” is passive here and yet has an object (“{match['object']}”); drop “{match['aux']}” or turn it round",
            )
