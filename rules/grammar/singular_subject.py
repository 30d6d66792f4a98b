"""grammar/singular-subject"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.readings import only
from checker.annotations.running import matches

_SUBJECT = re.compile(
    r"(?:^|(?<=[.!?] )|(?<=\n))(?:The|This|Its|A|His|Her|Their) (?:(?P<adjective>[a-z]+) )?(?P<noun>[a-z]+) (?P<all>[a-z]+) "
    r"(?:the|an?|to|its|his|her|their|that|in|on|at|for|from|with|more|about|\d)",
    re.MULTILINE,
)
# Nouns for a body of people, which British copy gives a plural verb.
_BODIES = frozenset(
    "team government staff police crew family group couple committee council public army side board firm band party club squad "
    "cabinet company ministry union majority pair audience jury press crowd trio quartet duo youth".split()
)
_AUXILIARIES = frozenset("be do have are were can could may might must shall should will would am".split())


class SingularSubject(Rule):
    """A singular noun at the head of a sentence has a plural verb: *The plant employ 300 people*.

    Why it matters: the *s* that is missing tells the reader whether one plant does so or all of them.
    Quiet: words for a body of people (*the team, the government*), words that can be nouns, the subjunctive.
    Known misses: subjects with a name or with anything between noun and verb.
    """

    id = "grammar/singular-subject"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    examples = (
        Example("The road is new. The new plant ⟦employ⟧ 300 people."),
        Example("The team include two brothers. The plant employs 300 people, the plants employ 900."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for match, _ in matches(document, _SUBJECT):
            verb, noun = match["all"], match["noun"]
            if verb in _AUXILIARIES or noun in _BODIES or not only(verb, "b") or not only(noun, "bN", "N"):
                continue
            if match["adjective"] and not only(match["adjective"], "JNngb", "JN"):
                continue
            third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s")
            message = f"“{noun}” is singular: write “{third}”"
            yield self.finding(document, match.span("all"), message, suggestions=(third,))
