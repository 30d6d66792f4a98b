"""grammar/late-subject"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.phrases import Phrase
from checker.annotations.readings import can_be, only

_START = r"(?:^|(?<=[.!?…] )|(?<=\n))"
_AUXILIARY = r"(?:Is|Are|Was|Were|Will be|Has been|Have been|Had been|Can be|Should be|Must be)"
_ADVERB = r"(?:(?:not|also|still|already|now|currently|later|then) )?"
# Verbs whose passive keeps an object: “he said that was given a name” has “that” for its subject.
_KEEPS_OBJECT = frozenset("given told asked offered shown named called considered made sent paid awarded".split())
_Test = Callable[[re.Match[str]], bool]
_PATTERNS: tuple[tuple[Phrase, str, _Test], ...] = (
    # Will be installed new lighting; Were also present the deputy.
    (
        Phrase(
            "is are was were will has have had can should must",
            rf"{_START}(?P<all>{_AUXILIARY} {_ADVERB}(?P<verb>[a-z]+))\b(?! (?:to|that)\b)",
            opening=True,
            flags=re.MULTILINE,
        ),
        "“{}” opens the sentence before its subject; set the subject first",
        lambda m: (only(m["verb"], "nd", "n") or m["verb"] in ("present", "planned", "closed")) and m["verb"] != "had",
    ),
    # He added that was reached an understanding.
    (
        Phrase(
            "said added noted announced stressed explained reported stated recalled confirmed emphasized indicated",
            r"(?:said|added|noted|announced|stressed|explained|reported|stated|recalled|confirmed|emphasized|indicated) that "
            rf"(?P<all>(?:is|are|was|were|will be|has been|have been) {_ADVERB}(?P<verb>[a-z]+))"
            r"(?= (?:an?|the|more|new|two|three|several|\d[\d,.]*) [a-z]+)",
        ),
        "“{}” stands before its subject; set the subject first",
        lambda m: can_be(m["verb"], "n") and m["verb"] not in _KEEPS_OBJECT,
    ),
    # In the expedition took part 25 people.
    (
        Phrase(
            "in at on during from to for",
            rf"{_START}(?:In|At|On|During|From|To|For) (?:the |this |that |its )?(?:[\w’'-]+ ){{1,5}}?"
            r"(?P<all>(?:also )?(?P<verb>took part|participated|took place|was held|were held|was opened|were present"
            r"|was present|appeared|was built|were built|was signed|were signed|gathered|was created|were created))"
            r"(?= (?:also )?(?:the|an?|about|more|over|some|representatives|residents|\d[\d,.]*|two|three|many|several)\b)",
            opening=True,
            flags=re.MULTILINE,
        ),
        "“{}” stands before its subject; set the subject first",
        lambda m: not re.search(r"\b(?:he|she|it|they|we|I|who|which|that|there)\b|\b[A-Z][a-z]+ \Z", m[0][: -len(m["all"])]),
    ),
    # It was told by the deputy mayor that …
    (
        Phrase(
            "it",
            rf"{_START}(?P<all>It (?:was|is|has been) (?P<verb>told|informed) (?:by|about|that))\b",
            opening=True,
            flags=re.MULTILINE,
        ),
        "“{}”: say who told it first (“… said that …”)",
        lambda m: True,
    ),
)


class LateSubject(Rule):
    """A verb stands before its subject in a statement: *Will be built two schools*, *In the march took part 300 people*.

    Why it matters: languages with free word order bring the new thing last; in English the reader takes it for a question or
    loses the thread. Quiet: questions, a pronoun between (*In May he took part*).
    Known misses: inversions in the middle of a sentence.
    """

    id = "grammar/late-subject"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    examples = (
        Example("The plan is ready. ⟦Will be built⟧ two schools. In the march ⟦took part⟧ 300 people."),
        Example("The mayor said that ⟦was signed⟧ a contract. ⟦It was told by⟧ the press office that work goes on."),
        Example("Will they be built? In May he took part in the march. The mayor said that the contract was signed."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for phrase, message, wrong in _PATTERNS:
            for match, sentence in phrase.matches(document):
                closed = document.prose[max(0, sentence.end - 3) : sentence.end]
                if "?" not in closed and "." in closed and wrong(match):
                    yield self.finding(document, match.span("all"), message.format(match["all"]))
