"""punctuation/comma-before-that"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.attribution import SAYING

# Verbs of thinking and finding that take *that*, beside the verbs of saying.
_THINKING = frozenset(
    """believe believes believed think thinks thought know knows knew known mean means meant hope hopes hoped fear fears
    feared decided show shows showed shown prove proves proved proven ensure ensures ensured agreed demanded demands
    reminded reminds estimated estimates expects expected realised realized understood found discovered""".split()
)
_OBJECT = re.compile(r"\b(?:told|assured|warned|reminded|informed|advised|promised)\s+(?:\w+\s+){0,2}\w+\Z")
_COMMA = re.compile(r",(?= that \w)(?<=\w,)")
_CLAUSE = re.compile(r"(?:^|[.!?:;]\s+|[\n“\"])(?P<clause>[^.!?:;,\n“”\"]{2,80})\Z")
_DEPENDENT = re.compile(
    r"\s*(?:as|what|when|while|if|after|before|since|although|because|like|whatever|all|everything|where|so)\b", re.IGNORECASE
)
_RELATIVE = re.compile(r"\b(?:what|which|who|whom|I might|I would)\b")
_NEXT = re.compile(r", that (?:is|was|would be|said|being said|way)\b[,]?")


class CommaBeforeThat(Rule):
    """A comma stands before *that* after a verb of saying or thinking: *She explained, that …*.

    Why it matters: German, Russian, Ukrainian and other languages must set this comma, English must not; it is a sure sign
    of a translation.
    Quiet: a speaker set off between two commas (*It was, he said, that …*), *that is*, and clauses that do not end there.
    Known misses: a comma after a further phrase (*She explained to them yesterday, that …*), and before *if* or *how*.
    """

    id = "punctuation/comma-before-that"
    severity = Severity.MINOR
    confidence = Confidence.LIKELY
    category = Category.PUNCTUATION
    examples = (
        Example("She explained⟦,⟧ that the detour would cost 70 euros."),
        Example("The problem, she explained, that week, was money. As he said, that was wrong. He knew, that is, he guessed."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        if ", that " not in prose:
            return
        for match in _COMMA.finditer(prose):
            at = match.start()
            clause = _CLAUSE.search(prose, max(0, at - 100), at)
            if clause is None or _DEPENDENT.match(clause["clause"]) or _NEXT.match(prose, at):
                continue
            if _RELATIVE.search(clause["clause"]):
                continue
            verb = clause["clause"].split()[-1]
            if verb not in SAYING and verb not in _THINKING and not _OBJECT.search(clause["clause"]):
                continue
            yield self.finding(
                document, match.span(), f"English sets no comma between “{verb}” and “that”", suggestions=[""], safe=True
            )
