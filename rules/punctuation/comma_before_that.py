"""punctuation/comma-before-that"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.attribution import SAYING
from checker.lazy import regex

# Verbs of thinking and finding that take *that*, beside the verbs of saying.
_THINKING = frozenset(
    """believe believes believed think thinks thought know knows knew known mean means meant hope hopes hoped fear fears
    feared decided show shows showed shown prove proves proved proven ensure ensures ensured agreed demanded demands
    reminded reminds estimated estimates expects expected realised realized understood found discovered""".split()
)
_OBJECT = regex(r"\b(?:told|assured|warned|reminded|informed|advised|promised)\s+(?:\w+\s+){0,2}\w+\Z")
_COMMA = regex(r",(?= that \w)(?<=\w,)")
# Nouns and adjectives that take a clause with *that*: there was criticism, that the money …; it is clear, that he …
_NOUNS = regex(
    r"\b(?:(?:is|are|was|were|be|been|am|seems|became)\s(?:\w+ly\s|very\s|not\s)?(?:clear|sure|certain|convinced|confident|"
    r"aware|obvious|important|possible|likely|necessary|afraid|glad|pleased|proud|worried|happy|surprised|disappointed|known|"
    r"true|interesting|remarkable)|(?:there\s(?:is|was|were|are)\s(?:a\s|no\s|much\s|great\s|also\s)*|the\s|a\s|his\s|her\s|"
    r"their\s|expressed\s)(?:criticism|fears?|concerns?|hopes?|claims?|reports?|fact|news|idea|feeling|assumption|impression|"
    r"conviction|suspicions?|allegations?|statements?|warnings?|condition|danger|risk|possibility|opinion|information|"
    r"rumou?rs?|belief|accusations?|demands?)(?:\s(?:among|of|in|from|by)\s(?:[\w’'-]+\s?){1,5})?)\Z",
    re.IGNORECASE,
)
_AFTER = regex(
    r", that (?:the|an?|he|she|it|they|we|you|there|this|these|those|his|her|its|their|our|all|not|no|many|some|more|if|"
    r"in|[A-Z]\w+)\s\w"
)
_QUESTION = regex(r",(?= (?:whether|why|how|when|where|what|who|if) )(?<=\w,)")
_ASKING = frozenset(
    "know knew known knows asked ask asks wondered wonders decide decided doubt doubts doubted explained explains checked "
    "unclear clarify clarified determine determined understand understood investigate investigating remember".split()
)
_CLAUSE = regex(r"(?:^|[.!?:;]\s+|[\n“\"])(?P<clause>[^.!?:;,\n“”\"]{2,80})\Z")
_DEPENDENT = regex(
    r"\s*(?:as|what|when|while|if|after|before|since|although|because|like|whatever|all|everything|where|so)\b", re.IGNORECASE
)
_RELATIVE = regex(r"\b(?:what|which|who|whom|I might|I would)\b")
_NEXT = regex(r", that (?:is|was|would be|said|being said|way)\b[,]?")
# With if, only what is open is asked: does not know, if; it is not clear, whether.
_NEGATED = regex(
    r"\b(?:not|n[’']t|never|unclear|asked|asks|wondered|wonders|nobody|no one|decide|determine|investigat\w+|clarif\w+|"
    r"check\w*)\b"
)


class CommaBeforeThat(Rule):
    """A comma stands before *that* or *whether* after a word of saying or thinking: *She explained, that …*.

    Why it matters: German, Russian, Ukrainian and other languages must set this comma, English must not; it is a sure sign
    of a translation.
    Quiet: a speaker set off between two commas (*It was, he said, that …*), *that is*, and clauses that do not end there.
    Known misses: a comma after a further phrase (*She explained to them yesterday, that …*), and before a question after
    another verb.
    """

    id = "punctuation/comma-before-that"
    severity = Severity.MINOR
    confidence = Confidence.LIKELY
    category = Category.PUNCTUATION
    examples = (
        Example("She explained⟦,⟧ that the detour would cost 70 euros."),
        Example("There was criticism⟦,⟧ that the money was missing. He does not know⟦,⟧ whether it will come back."),
        Example("The problem, she explained, that week, was money. As he said, that was wrong. He knew, that is, he guessed."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        yield from self._before_questions(document)
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
            noun = _NOUNS.search(clause["clause"]) is not None and _AFTER.match(prose, at) is not None
            if not noun and verb not in SAYING and verb not in _THINKING and not _OBJECT.search(clause["clause"]):
                continue
            yield self.finding(
                document, match.span(), f"English sets no comma between “{verb}” and “that”", suggestions=[""], safe=True
            )

    def _before_questions(self, document: Document) -> Iterator[Finding]:
        """He does not know, whether it will come back."""
        prose = document.prose
        if not any(f", {word} " in prose for word in ("whether", "why", "how", "if")):
            return
        for match in _QUESTION.finditer(prose):
            at = match.start()
            word = prose[at + 2 : at + 10].split()[0]
            clause = _CLAUSE.search(prose, max(0, at - 100), at) if word in ("whether", "why", "how", "if") else None
            if clause is None or _DEPENDENT.match(clause["clause"]) or _RELATIVE.search(clause["clause"]):
                continue
            verb = clause["clause"].split()[-1]
            asked = prose.find("?", at, at + 120) < 0 and _NEGATED.search(clause["clause"])
            if verb in _ASKING and asked:
                message = f"English sets no comma between “{verb}” and “{word}”"
                yield self.finding(document, match.span(), message, suggestions=[""], safe=True)
