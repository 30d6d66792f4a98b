"""sentences/relative-fragment"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.halves import interview, tail
from checker.annotations.paragraphs import Kind
from checker.annotations.readings import can_be, finite_among, only
from checker.annotations.sentences import sentences
from checker.annotations.words import words as words_of
from checker.lazy import regex

_MARKS = "\"'“”‘’«»„‹›([- –—"
_OPENER = regex(
    r"(?:(?P<bare>Which|Who|Whom|Whose)|(?P<way>In such a way that|Whereby|With the result that)|(?P<what>What)"
    r"|(?:(?:Due|Thanks|Owing|According) to|As a result of|Because of"
    r"|By means of|On the basis of|After|Among|Before|During|For|From|In|Of|On|Through|Under|Upon|With|Without|At|By"
    r"|(?:All|Some|Most|Many|Both|Each|None|One|Two|Half|Several) of) (?:which|whom))\s+(?P<next>[\w'’]+)"
)
# Which brings us, who knows: written on purpose, as is “Which is why”. Which of, which party: an indirect question.
_ON_PURPOSE = frozenset("brings leads means of would wouldn't needs said one ones ever isn't".split())
_WHICH_IS = regex(
    r"Which (?:is|was) (?:why|how|what|where|when|exactly|just|not|all|fine|good|great|nice|odd|true|to say|because|it)\b"
)
_QUESTION_WORD = frozenset("knows cares else party side team country candidate company one ones".split())
# Who did it remains unclear: the clause is the subject.
_SUBJECT_CLAUSE = regex(
    r"\b(?:unclear|unknown|uncertain|not (?:yet )?(?:known|clear)|anyone[’']s guess|(?:open|another) question|matter)\b"
)


class RelativeFragment(Rule):
    """A relative clause stands as a sentence of its own: it opens with *Which*, *Who*, *Whose*, *Due to which*, *After which*.

    Why it matters: languages such as Arabic, Russian, Portuguese and Hindi begin a new sentence with such a word; in English
    the clause hangs in the air, and the reader does not know what it is about.
    Quiet: questions, *Who knows*, drafts set as questions and answers; *Which is why …* and its like are only *possible*.
    Known misses: a relative clause without its relative word. In a million words of published copy the rule spoke 20 times,
    two in three of them real, most in opinion pieces.
    """

    id = "sentences/relative-fragment"
    severity = Severity.MAJOR
    confidence = Confidence.CERTAIN
    category = Category.GRAMMAR
    examples = (
        Example(
            "The dam ⟦was opened in May.⟧ ⟦Which will bring water to nine villages.⟧",
            note="and the sentence before",
        ),
        Example("The ⟦road was washed away.⟧ ⟦Due to which the convoy waited for two days.⟧"),
        Example("⟦The market was flooded.⟧ ⟦What led to the closure of two roads.⟧"),
        Example("Who will pay for the bridge? Who knows. Who built it is not known."),
        Example("In the report, which was published in May, the bank warned of losses."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        if interview(document):
            return
        prose = document.prose
        for index, sentence in enumerate(sentences(document)):
            if sentence.kind is not Kind.BODY:
                continue
            text = prose[sentence.start : sentence.end]
            opened = _OPENER.match(text.lstrip(_MARKS))
            if opened is None or "?" in text or text.endswith(":") or (index == 0 and opened["bare"] is None):
                continue
            following = opened["next"].lower()
            if opened["what"] and not self._led_to(words_of(document)[index].lower):
                continue
            if opened["bare"] and (following in _QUESTION_WORD or _SUBJECT_CLAUSE.search(text)):
                continue
            on_purpose = bool(opened["bare"]) and (following in _ON_PURPOSE or _WHICH_IS.match(opened.string) is not None)
            words = opened[0].rsplit(None, 1)[0]
            before = tail(document, index)
            yield self.finding(
                document,
                sentence.span,
                f"“{words} …” is a relative clause, not a sentence; join it to the sentence before it, or give it a subject",
                related=() if before is None else (before,),
                severity=Severity.MINOR if on_purpose else None,
                confidence=Confidence.POSSIBLE if on_purpose else None,
            )

    @staticmethod
    def _led_to(lower: list[str]) -> bool:
        """Whether *what* and its verb are all the clause there is: *What led to the closure of the market.*"""
        inside = [word for word in lower if word[0].isalnum()]
        if len(inside) < 4 or lower[-1] != "." or not (can_be(inside[1], "d") and not can_be(inside[1], "N")):
            return False
        bare = any(only(word, "b") for place, word in enumerate(inside[2:], 2) if inside[place - 1] != "to")
        return not finite_among(inside[2:]) and not bare
