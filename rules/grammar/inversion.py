"""grammar/inversion"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.phrases import Phrase
from checker.annotations.readings import can_be
from checker.lazy import regex

_START = r"(?<![^\s“\"«])(?:^|(?<=[.!?…] )|(?<=\n)|(?<=[“\"«]))"
_BY_HIM = Phrase(
    "by",
    rf"{_START}(?P<all>By (?!the (?:end|time|middle|beginning|start|close|age|late|early|mid)|then|now|that time)"
    r"(?:him|her|them|us|me|the (?:[\w’'-]+ ){1,5}?|(?:his|their|its) (?:[\w’'-]+ ){1,4}?|[A-Z][\w’'-]+ (?:[A-Z][\w’'-]+ )?)\s*"
    r"it (?:is|was|has been|will be|were) (?:also |already )?(?P<verb>[a-z]+))\b",
    opening=True,
    flags=re.MULTILINE,
)
_NO_SUBJECT = Phrase(
    "is was were has will are",
    rf"{_START}(?P<all>(?P<aux>Is|Was|Were|Has been|Will be|Are) (?:not |also |still )?(?P<verb>[a-z]+)) that\b",
    opening=True,
    flags=re.MULTILINE,
)
# In Kazan was opened a school.
_PLACE_FIRST = Phrase(
    "in at on during by",
    rf"{_START}(?P<place>(?:In|At|On|During|By) (?:the |this |that )?(?:[\w’'-]+ ){{1,4}}?)"
    r"(?P<all>(?:was|were|is|are|has been|have been) (?:also )?(?P<verb>[a-z]+)) "
    r"(?P<subject>(?:the|an?|about|more|\d+|two|three) [a-z]+)\b",
    opening=True,
    flags=re.MULTILINE,
)
_PRONOUN = regex(r"\b(?:it|he|she|they|what|who|which|that|there|we|I|you)\b")
# … that he the contract signed has.
_VERB_LAST = Phrase("has have had was were", r"(?P<all>(?P<verb>[a-z]+) (?:has|have|had|was|were))(?=[.,;])", back=(1,))
_TOLD_THAT = Phrase("told informed tells informs", r"(?P<all>(?:told|informed|tells|informs) that|(?:told|tells) about)\b")
_THREE_WORDS = regex(r"(?:[\w’']+ ){0,3}\Z")
_PASSIVE = regex(r"\b(?:be|was|were|been|is|are|being|am|get|got|and|or|when|if|once|as|not)\b|[’'](?:s|re|m)\b|n[’']t\b")
_TOLD = Phrase(
    "told",
    r"(?<=[,!?…”\"»’–—-] )(?:[–—-] )?(?P<all>told (?:the|an?|[A-Z][\w’'-]+) (?:[\w’'-]+ ){0,6}?[\w’'-]+"
    r"(?:, [A-Z][\w’'-]+(?: [\w’'-]+){0,3})?)(?=[.\n]| [–—])",
    back=(0, 1),
)
_SAID_HE = Phrase(
    "said noted added stressed explained emphasized",
    r"(?<=[a-z], )(?P<all>(?:said|noted|added|stressed|explained|emphasized) (?:he|she|they))(?=[.,])",
)


class Inversion(Rule):
    """A word order that belongs to the source language: *By him it was noted*, *Is expected that*, *– told the designer*.

    Why it matters: the reader stumbles, and *told* without a listener or *Is planned* without a subject is no English.
    Quiet: questions, *By the end of May it was …*, *said the mayor* after a quotation, *told* with a listener.
    Known misses: a subject after its verb in the middle of a sentence.
    """

    id = "grammar/inversion"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    examples = (
        Example("The road is open. ⟦By the ministry it is planned⟧ to widen it."),
        Example("The snow is deep. ⟦Is expected⟧ that it will melt in May."),
        Example("«The engine is new, – ⟦told the designer Oleg Petrov⟧."),
        Example("By the end of May it was planned to widen the road. “Is it open?” said the mayor."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for match, _ in _BY_HIM.matches(document):
            if can_be(match["verb"], "n"):
                message = f"“{match['all']}”: say who did it first (“… {match['verb']} that …”)"
                yield self.finding(document, match.span("all"), message)
        for match, sentence in _NO_SUBJECT.matches(document):
            if can_be(match["verb"], "nJ") and document.prose[sentence.end - 2 : sentence.end].find("?") < 0:
                verb = match["all"]
                suggestions = (f"It {verb[0].lower()}{verb[1:]}",) if match["aux"] not in ("Are", "Were") else ()
                message = f"“{verb}” has no subject; English needs one (“It {verb.lower()}”)"
                yield self.finding(document, match.span("all"), message, suggestions=suggestions)
        for match, _ in _PLACE_FIRST.matches(document):
            if can_be(match["verb"], "n") and not can_be(match["verb"], "J") and not _PRONOUN.search(match["place"]):
                message = f"“{match['all']}” stands before its subject “{match['subject']}”; set the subject first"
                yield self.finding(document, match.span("all"), message)
        for match, _ in _VERB_LAST.matches(document):
            if (
                can_be(match["verb"], "n")
                and not can_be(match["verb"], "NPJR")
                and match["verb"] not in ("been", "said", "told")
            ):
                yield self.finding(document, match.span("all"), f"“{match['all']}”: the auxiliary stands behind its verb")
        for match, _ in _TOLD_THAT.matches(document):
            before = _THREE_WORDS.search(document.prose, max(0, match.start() - 80), match.start())
            if before is None or not _PASSIVE.search(before[0]):
                message = f"“{match['all']}” needs a listener (“told reporters …”), or write “said”"
                yield self.finding(document, match.span("all"), message)
        for match, _ in _TOLD.matches(document):
            if self._listener(match["all"]):
                continue
            message = f"“{match['all']}”: “told” needs a listener; after a quotation write “said”"
            yield self.finding(document, match.span("all"), message, suggestions=("said" + match["all"][4:],))
        for match, _ in _SAID_HE.matches(document):
            verb, who = match["all"].split()
            yield self.finding(
                document,
                match.span("all"),
                f"“{match['all']}” outside a quotation: write “{who} {verb}”",
                suggestions=(f"{who} {verb}",),
                severity=Severity.MINOR,
            )

    @staticmethod
    def _listener(told: str) -> bool:
        """Whether the words after *told* are who was told (*told Reuters*, *told a briefing*), not who spoke."""
        words = told.split()
        name = words[-1][:1].isupper()
        # Who spoke has an office and a name: “told the chief designer Anatoly Grekhov”.
        return not (name and words[1] in ("the", "a", "an") and any(word[:1].islower() for word in words[2:]))
