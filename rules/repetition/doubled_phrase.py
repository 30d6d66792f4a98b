"""repetition/doubled-phrase"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.echoes import Echo, echoes
from checker.annotations.quotes import is_quoted
from checker.lazy import regex

# Words before *to* and a verb, with which no set phrase is made: continue to continue to meet.
_BEFORE_VERBS = (
    "(?:continu|decid|hop|promis|refus|manag|agre|serv|prepar)(?:e|es|ed|ing)|"
    "(?:want|need|plan|fail|tend|start|attempt|intend|happen|appear|seem|expect|help|learn|struggl)(?:s|ed|ing)?|"
    "tri(?:es|ed)|try(?:ing)?|beg[aiu]n(?:s|ning)?|going|able|unable|likely|ready|used|about|ought|forced|due|set|have|has|had"
)
# Set phrases: over and over and over, more and more, back to back to back, and so on and so on.
_SET = regex(
    r"(?!(?:"
    + _BEFORE_VERBS
    + r") to\Z)\w+ (?:and|by|to|for|after|or|on|in|than|upon)|(?:and|by|to|for|after|than|upon) \w+|and so (?:on|forth)"
)
_GAP = regex(r"\s*[,–—-]?\s*(?:(?:and|or)\s+)?\Z", re.IGNORECASE)
# A new sentence, a list or a line break inside the phrase: nothing was said twice in one breath.
_BROKEN = regex(r"[.!?:;|•]\s|\n|[\"“”]\s")
# The phrase may begin a clause of its own (the project, the project manager) unless the clause ends here.
_ENDS = regex(r"\s*(?:[.!?,;:”\"’)\]]|\Z)")
_GOES_ON = regex(r"\s+(?:in|on|at|by|from|of|for|with|during|since|and|to|made|that)\b")


class DoubledPhrase(Rule):
    """A phrase of several words is said twice in a row, with nothing, a comma or *and* between.

    Why it matters: a translation system that loses its place says the last words again (*for seven years, for seven
    years*), and a sub-editor who reads for sense skips over it.
    Quiet: set phrases (*over and over and over*), scores (*6-4, 6-4*), names and titles, a phrase that begins the next
    sentence or clause (*the project, the project manager*), rhetoric inside quotation marks where the phrase is short.
    Known misses: a repetition whose wording was varied.
    """

    id = "repetition/doubled-phrase"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.ADDITION
    examples = (
        Example("The province has grown ⟦for six straight quarters, for six straight quarters⟧."),
        Example("She praised ⟦the great effort and the great effort⟧ of the nurses."),
        Example("The families have ⟦doubled their harvest and doubled their harvest⟧, he said."),
        Example("The ministry will open ⟦the first school the first school⟧ in May."),
        Example("The two sides ⟦continue to continue to⟧ meet, he said."),
        Example(
            "We waited for a long time. ⟦For a long time for a long time⟧ nothing came. They came in ⟦groups of groups "
            "of⟧ five."
        ),
        Example("He tried over and over and over, and lost 6-4, 6-4. They went door to door to collect money."),
        Example("During the building of the project, the project manager was replaced."),
        Example("“Location, location,” she said. “No more war, no more war!”"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        for echo in echoes(document):
            if echo.times > 2:  # repetition/loop, unless a sentence ends between the first and the second time
                yield from self._behind_a_stop(document, echo)
            if echo.times != 2:
                continue
            phrase = document[echo.first]
            confidence = _confidence(document, echo, phrase, prose[echo.first.end : echo.second.start])
            if confidence is not None:
                message = f"“{phrase}” is said twice in a row"
                yield self.finding(document, echo.span, message, suggestions=(phrase,), confidence=confidence)

    def _behind_a_stop(self, document: Document, echo: Echo) -> Iterator[Finding]:
        """It took long. For a long time for a long time we waited."""
        phrase = document[echo.second]
        before = document.prose[echo.first.end : echo.second.start]
        if _BROKEN.search(before) and before.rstrip().lower().endswith(phrase.lower()) and not _SET.fullmatch(phrase.lower()):
            start = echo.first.end + len(before.rstrip()) - len(phrase)
            said = document[start, start + len(phrase)]
            message = f"“{said}” is said twice in a row"
            yield self.finding(document, (start, echo.second.end), message, suggestions=(said,))


def _confidence(document: Document, echo: Echo, phrase: str, between: str) -> Confidence | None:
    """How sure it is that the second time is a slip; ``None`` where it is none."""
    prose = document.prose
    names = not any(word[0].islower() for word in phrase.split())
    if (
        not any(map(str.isalpha, phrase))
        or _SET.fullmatch(phrase.lower())
        or _BROKEN.search(prose, echo.first.start, echo.second.end)
    ):
        return None
    if not _GAP.match(between) or (prose[echo.second.start].isupper() and not phrase[0].isupper()):
        return None
    if between.strip() in ("-", "–", "—"):
        return None  # half her life – half her life!
    comma = between.strip() not in ("", "and", "or")
    if names:
        return None if comma else Confidence.POSSIBLE  # New York, New York
    ends = _ENDS.match(prose, echo.second.end) is not None
    if (comma or "," in phrase) and not ends and (echo.words < 4 or not _GOES_ON.match(prose, echo.second.end)):
        return Confidence.POSSIBLE if echo.words > 2 and "," not in phrase else None
    if is_quoted(document, echo.first.start) and (comma or echo.joined):
        return Confidence.POSSIBLE if echo.words > 4 else None
    if echo.words == 2 and echo.joined:
        return Confidence.POSSIBLE if ends or _GOES_ON.match(prose, echo.second.end) else None
    return Confidence.LIKELY
