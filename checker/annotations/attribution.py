"""Who says it: the words that tie a quotation to its speaker (*, he said*; *, said the mayor, Ann Lee*; *X added: *)."""

from __future__ import annotations

from typing import NamedTuple

from checker.lazy import regex

# Verbs that news copy uses beside a quotation, in the present and the past; written for this table.
_VERBS = """
    said says say saying write told tells tell telling
    added adds add adding asked asks ask asking replied replies answered answers
    explained explains stated states noted notes noting stressed stresses emphasised emphasized emphasises emphasizes warned
    warns warning insisted insists argued argues claimed claims declared declares announced announces admitted admits
    concluded concludes continued continues recalled recalls remarked remarks commented comments
    confirmed confirms denied denies wrote writes tweeted tweets joked jokes quipped shouted shouts cried yelled whispered
    complained complains urged urges suggested suggests assured assures acknowledged
    acknowledges conceded concedes maintained maintains predicted predicts pointed points underlined
    underlines underscored reiterated reiterates repeated specified specifies clarified clarifies advised advises promised
    promises pledged vowed vows boasted lamented lamenting regretted hailed responded responds exclaimed mused recounted
    quoted
""".split()
SAYING = frozenset(_VERBS)
_VERB = "(?:" + "|".join(sorted(_VERBS, key=len, reverse=True)) + r")\b"
# After a quotation the participles are left out, and *told me*, *they tell you*, *to tell*, *say 21*.
_SAID = rf"(?<!to )(?!\w+ing\b){_VERB}(?!\s+(?:(?:me|us|you)\s+\w|\d))"
_NAME = r"(?:(?!I\b)[A-Z][\w.'’-]*|\d+)"
_SUBJECT = (
    r"(?!as |that |which |when |if |what |because |where |than |and |but )"
    r"(?:(?:he|she|they|it|who|one|another|others|officials|witnesses)"
    r"|(?:(?:the|a|an|his|her|their|its|one|Mr|Mrs|Ms|Dr)\.? )?(?:[a-z]+(?:-\w+)? ){0,3}"
    rf"{_NAME}(?:,? (?:of |the |de |al-|and |for |in )?{_NAME}){{0,5}}"
    r"|(?:the|a|an|his|her|their|our|one) \w[\w'’-]*(?: [\w'’-]+){0,4}?)"
)
# A stop, perhaps a dash, then *said X* or *X said*; ``X said that`` is no attribution of what stands before.
_AFTER = regex(
    r"(?P<stop>[,?!.…])\s+(?:[–—-]\s+)?"
    rf"(?:{_SAID}(?! that\b)"
    rf"|{_SUBJECT}(?:, [^,.!?\"“”]{{2,60}},|,)?\s+(?:\w+ly\s+|also\s+|has\s+|had\s+|later\s+|then\s+)?{_SAID})"
)
# The words that lead into a quotation, up to the colon or comma before it.
_LEAD = (
    rf"(?:\b{_VERB}[^.!?:\"“”]{{0,60}}|\b[Aa]ccording to [^.!?:\"“”]{{0,60}}"
    r"|\b(?:statement|tweet|letter|message|post)[^.!?\"“”]{0,40})"
)
_BEFORE = regex(rf"{_LEAD}[,:]\s*\Z")
_REPORTED = regex(rf"\b(?:{_VERB}|that\b)[^.!?]*\Z")
_INTO = regex(rf"\b{_VERB}(?:[^.!?:,\"“”]{{0,60}}:\s+|(?: (?:the |a )?[\w ]{{2,30}})?(?<!day),\s+(?=[A-Z]))")


class Attribution(NamedTuple):
    """Where the words of a speaker begin: ``stop`` is the end of the stop that the quotation ends with, ``end`` where
    the verb ends."""

    stop: int
    end: int


def attribution_after(prose: str, start: int, end: int, stops: str = ",?!.…") -> Attribution | None:
    """The first place in ``prose[start:end]`` where speech ends at one of the stops and its speaker is named, or ``None``."""
    for match in _AFTER.finditer(prose, start, end):
        if match["stop"] in stops:
            return Attribution(match.end("stop"), match.end())
    return None


def introduces(prose: str, at: int) -> bool:
    """Whether the words before ``at`` lead into a quotation: *She said:*, *He told the BBC,*."""
    return _BEFORE.search(prose, max(0, at - 100), at) is not None


def is_reported(prose: str, at: int) -> bool:
    """Whether a verb of saying or *that* stands before ``at`` in the same sentence: *He said the plan “will work”*."""
    return _REPORTED.search(prose, max(0, at - 150), at) is not None


def introduction(prose: str, start: int, end: int) -> int | None:
    """Where in ``prose[start:end]`` the words after *She said:* or *He told the BBC,* begin, or ``None``."""
    at = None
    for match in _INTO.finditer(prose, start, end):
        at = match.end()
    return at
