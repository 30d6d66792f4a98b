"""sentences/no-subject"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.halves import answers, in_speech, interview, tail
from checker.annotations.paragraphs import Kind
from checker.annotations.phrases import any_of
from checker.annotations.readings import can_be, finite_among, only
from checker.annotations.sentences import is_question, sentences
from checker.lazy import regex

_OPENER = regex(
    r"(?P<words>(?:Is|Was|Are|Were|Has been|Have been|Will be|Can be|Should be) (?:also |not |still |already )?"
    r"(?P<verb>[a-z]+)) to\b"
)
_REPORTED = (
    "said noted added stated stressed explained emphasized emphasised announced reported recalled confirmed warned underlined "
    "declared claimed argued indicated mentioned clarified revealed considers believes says adds notes stresses"
)
_REPORT = regex(
    rf"(?P<words>{any_of(_REPORTED.title())} (?:also |further )?that|Pointed out"
    rf"|(?:Also|Further) (?:{any_of(_REPORTED)}|called|thanked|pointed out|visited|discussed))\b"
)
_AND = regex(r"[\"“«]?(?P<words>(?:And|But|Also) (?P<verb>[a-z]+s))\b")
# Opens no question, unlike “Is the road open”.
_BARE = regex(
    r"[\"“«]?(?P<words>(?:(?P<have>Has|Have|Had) (?:not |also |already )?(?P<verb>[a-z]+)"
    r"|(?:Is|Are|Was|Were) (?:not |also |already )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+|many|several"
    r"|necessary|possible|impossible|important|clear|known|unknown)"
    r"|Not (?:excluded|ruled out|known|yet known|clear|yet clear|specified) (?:that|whether|when|how|who)"
    r"|(?:Exist|Exists|Continues|Remains) (?:only )?(?:a|an|the|to|[a-z]+ing)))\b"
)
# Up to now, have received bookings.
_BEHIND_PHRASE = regex(
    r"(?:Up to|Until|In|At|On|For|During|Since|By|Currently|Now|Today|Recently|Finally|According to|After|Within)\b"
    r"(?P<phrase>[^,.;:!?]{0,40}), (?P<words>(?:have|has|are|were|will) [a-z]+)"
)
_ADVICE = {
    _OPENER.pattern: "say what is meant",
    _REPORT.pattern: "say who did so",
    _BARE.pattern: "say who or what is meant",
    _AND.pattern: "say who or what does so",
    _BEHIND_PHRASE.pattern: "say who or what does so",
}


class NoSubject(Rule):
    """A statement opens with its verb and has no subject: *Is expected to last a week.*

    Why it matters: the reader does not learn what is meant; the subject was left out, as many languages allow, or stands in
    the sentence before a stray full stop.
    *Noted that the work goes on*, *Has rained for two hours* are of the same kind.
    Quiet: questions, answers, what may be short in speech. Known misses: other verbs without a subject.
    """

    id = "sentences/no-subject"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    examples = (
        Example("The road ⟦was closed on Monday.⟧ ⟦Is expected to open in May.⟧"),
        Example("The road ⟦was closed on Monday.⟧ ⟦Noted that it will open in May.⟧"),
        Example("⟦“Has rained for two hours.⟧ The road is closed,” he said."),
        Example("Up ⟦to noon it rained.⟧ ⟦Until now, have received nine calls.⟧", note="and the words before"),
        Example("The ⟦rain began at noon.⟧ ⟦And continues until now.⟧"),
        Example("Is it expected to open in May? It is expected to open in May."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        if interview(document):
            return
        for index, sentence in enumerate(sentences(document)):
            opened = _opened(document.prose, sentence.start) if sentence.kind is Kind.BODY else None
            if opened is None or is_question(document, sentence) or answers(document, index):
                continue
            if opened.re.pattern not in (_BARE.pattern, _AND.pattern) and in_speech(document, index):
                continue
            before = tail(document, index)
            yield self.finding(
                document,
                sentence.span,
                f"“{opened['words']}” has no subject; {_ADVICE[opened.re.pattern]}",
                related=() if before is None else (before,),
            )


def _opened(prose: str, start: int) -> re.Match[str] | None:
    """The verb that opens the sentence at ``start`` where its subject should stand."""
    opened = _OPENER.match(prose, start)
    if opened is not None and can_be(opened["verb"], "n"):
        return opened
    bare = _BARE.match(prose, start)
    if bare is not None and (not bare["have"] or (can_be(bare["verb"], "n") and bare["verb"] != "been")):
        return bare
    phrase = _BEHIND_PHRASE.match(prose, start)
    if phrase is not None and not finite_among(phrase["phrase"].lower().split()):
        return phrase
    joined = _AND.match(prose, start)
    if joined is not None and only(joined["verb"], "z") and joined["verb"] not in ("is", "has", "does"):
        return joined
    return _REPORT.match(prose, start)
