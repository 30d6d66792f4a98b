"""sentences/comma-splice"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.halves import in_speech
from checker.annotations.paragraphs import Kind
from checker.annotations.readings import FINITE_AUXILIARIES, PREPOSITIONS, RELATIVES, SUBORDINATORS, can_be, only
from checker.annotations.sentences import is_question, sentences
from checker.annotations.suspects import SPEECH, stands
from checker.annotations.words import words

_PRONOUNS = frozenset("he she it they".split())
_NOUN_OPENERS = frozenset("the his her its their this these".split())
# Where one of these stands, the first half may hang from the second, or the two may be set side by side on purpose.
_SIDE_BY_SIDE = frozenset("than so not never no both either neither let more less whilst such".split())
_MARKERS = (SUBORDINATORS | RELATIVES | _SIDE_BY_SIDE) - {"before", "after"}
# A first half that opens with one of these is no main clause: Aimed at children, …; Had he known, …; Like its cousins, …
_NO_CLAUSE = PREPOSITIONS | frozenset("like unlike subject due thanks had should were aged".split())
_SIGNS = frozenset(':;“”"«»–—…()-')
# Who said so, behind the statement: “…, he believes.”, “…, it has been revealed.”
_SAYING = SPEECH | frozenset(
    "add say note believe argue warn suggest claim predict conclude write explain report believes believed argued "
    "argues predicted predicts warned warns suggested suggests claimed claims thinks thought hopes insisted "
    "insists admitted admits confirmed confirms revealed alleged understood heard felt feels seems appears knows "
    "promised promises recalled recalls posted tweeted joked agreed complained expects expected shows showed "
    "found finds".split()
)
_TIMES = frozenset("year day week month moment time night morning minute season first last next".split())
_NOBODY = _PRONOUNS | frozenset("a an nobody everyone everybody nothing we you i some all".split())
_SHORTEST = 3


class CommaSplice(Rule):
    """Two sentences are joined by nothing but a comma: *The bridge is old, it was built in 1932*.

    Why it matters: Chinese, Arabic and Russian set a comma where English sets a full stop or *and*; the reader takes what
    follows for a part of the first half.
    Quiet: three or more parts in a row (*He came, he saw …*), quotations, *…, he argued*, halves with *although*, *if*, *that*.
    Known misses: second halves that open with a bare noun, or whose verb could be another word.
    In a million words of published copy the rule spoke seven times, each time rightly.
    """

    id = "sentences/comma-splice"
    severity = Severity.MINOR
    confidence = Confidence.LIKELY
    category = Category.PUNCTUATION
    examples = (
        Example("The bridge is old⟦, it⟧ was built in 1932. He was taken to hospital⟦, his⟧ condition is serious."),
        Example("The bridge is old, but it will last. He came, he saw, he won. The bridge is old, he said."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for index, (sentence, inside) in enumerate(zip(sentences(document), words(document), strict=True)):
            lower = inside.lower
            if sentence.kind is not Kind.BODY or lower.count(",") != 1 or not _SIGNS.isdisjoint(lower):
                continue
            comma = lower.index(",")
            opener = lower[comma + 1] if comma + 1 < len(lower) else ""
            if opener not in _PRONOUNS and opener not in _NOUN_OPENERS:
                continue
            texts = [token.text for token in inside.tokens]
            if not _main(lower[:comma], texts[:comma]) or not _second(lower[comma + 1 :], texts[comma + 1 :]):
                continue
            if is_question(document, sentence) or in_speech(document, index):
                continue
            span = (inside.tokens[comma].start, inside.tokens[comma + 1].end)
            sure = opener in _PRONOUNS
            yield self.finding(
                document,
                span,
                f"a comma alone joins two sentences before “{texts[comma + 1]}”; set a full stop, a semicolon or “and”",
                suggestions=(f". {opener.capitalize()}", f", and {opener}"),
                confidence=None if sure else Confidence.POSSIBLE,
            )


def _main(lower: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether the words before the comma are a main clause."""
    if len(lower) < _SHORTEST or lower[0] in _NO_CLAUSE or not _MARKERS.isdisjoint(lower):
        return False
    if not _SAYING.isdisjoint(lower) or not _TIMES.isdisjoint(lower[1:2]) or only(lower[0], "dng"):
        return False
    # “… and in the last minute, the visitors scored”: the comma parts a phrase from a clause that goes on.
    joint = next((place for place in range(len(lower) - 1, -1, -1) if lower[place] in ("and", "but")), len(lower))
    return (joint + 1 >= len(lower) or lower[joint + 1] not in PREPOSITIONS) and stands(lower, texts)


def _second(lower: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether the words behind the comma are a main clause, and do not name who said the first one."""
    if len(lower) < _SHORTEST + 1 or not _SAYING.isdisjoint(lower):
        return False
    if lower[0] not in _PRONOUNS:
        return "and" not in lower and _MARKERS.isdisjoint(lower) and stands(lower, texts)
    joint = lower.index("and") + 1 if "and" in lower else len(lower)
    if joint < len(lower) and lower[joint] in _NOUN_OPENERS | _NOBODY:
        return False  # the third of three
    place = next((place for place in range(1, len(lower)) if not only(lower[place], "R") and lower[place] != "also"), 1)
    verb = lower[place]
    return verb in FINITE_AUXILIARIES or verb in ("have", "do") or only(verb, "dz") or can_be(verb, "d")
