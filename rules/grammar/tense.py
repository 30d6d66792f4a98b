"""grammar/tense"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.dates import MONTHS, WEEKDAYS
from checker.annotations.phrases import Phrase
from checker.annotations.readings import can_be, only
from checker.annotations.spots import Spot
from checker.lazy import regex
from rules.grammar.at_spots import hits

_MONTH, _DAY = "|".join(MONTHS), "|".join(WEEKDAYS)
_DATE = rf"(?:(?:{_MONTH}|{_DAY})\b|(?:19|20)\d\d\b|last (?:year|month|week|summer|winter|spring|autumn|fall)\b|yesterday\b)"
_SINCE_INSIDE = Phrase(
    "since", rf"(?P<all>(?:is|are|was|were|has|have|had) since {_DATE}(?: \d{{4}})? (?P<verb>[a-z]+))\b", back=(1,)
)
_IS_SINCE = Phrase(
    "since",
    rf"(?P<all>(?:is|are) (?:also |already )?(?:in|on|under|at) (?P<noun>[a-z]+) since {_DATE})",
    back=(3, 4),
)
_VERB_SINCE = Phrase("since", rf"(?P<all>(?P<verb>[a-z]+s) (?:here |there )?since {_DATE}(?P<that> that)?)", back=(1, 2))
_IS_DOING_SINCE = Phrase(
    "since",
    rf"(?P<all>(?:is|are) (?:not )?(?P<verb>[a-z]+ing))"
    rf"(?: (?!that|which|who)[\w’'-]+){{0,5}} since (?:(?:{_MONTH})\b|(?:19|20)\d\d\b|last \w+)",
    back=range(2, 9),
)
_HAS_IN_YEAR = Phrase(
    "has have",
    r"[Ii]n (?:19|20)\d\d (?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?|he|she|they|it|we|the [a-z]+) "
    r"(?P<all>(?:has|have) (?:also |already )?(?P<verb>[a-z]+))\b(?! been)",
    back=(3, 4),
)
_HAS_AGO = Phrase(
    "ago yesterday",
    r"(?<!to )(?<!uld )(?<!ay )(?<!ght )(?<!ust )\b(?P<all>(?:has|have) (?P<verb>[a-z]+))"
    r"(?: (?!since|that|said|who|which)[\w’'-]+){0,4} "
    r"(?:yesterday|(?:a|an|two|three|four|five|six|several|\d+) (?:days?|weeks?|months?|years?) ago)\b",
    back=range(2, 9),
)
_PAST_AND_BASE = Phrase(
    "and",
    r"(?P<past>[a-z]+)(?: (?:strongly|quickly|then|soon|back|[a-z]+ly))? and "
    r"(?P<all>(?P<verb>[a-z]+)) (?:in|to|the|a|an|on|at|from)\b",
    back=(1, 2),
)
# If the weather will be good: English has the present in a condition.
_IF_WILL = Phrase(
    "if", r"If (?:the|a|an|this|it|he|she|they|there) (?:[\w’'-]+ ){0,3}?(?P<all>will (?:be|have|not|[a-z]+))\b", opening=True
)
# After the talks will begin; that if prices will fall.
_BEFORE_WILL = frozenset("a the an this his her its their these those he she they it we interest prices".split())
_OPENS_TIME = frozenset("after before until till unless if once".split())
_POINTS_IN_TIME = frozenset("year month week day end start".split())
_INFINITIVE = regex(
    r"\b(?:to|will|would|can|could|may|might|must|should|did|do|does"
    r"|help(?:s|ed|ing)?|let|make|makes)\b|n[’']t"
)


class Tense(Rule):
    """A tense that does not go with its date, or changes in mid-sentence: *in 2018 he has signed*, *demands since May*.

    Why it matters: English marks the difference between what is over and what goes on, and a date settles it.
    Quiet: *since* after a perfect, participles (*the genes required and …*), infinitives that share one *to*.
    Known misses: dates far from their verb.
    """

    id = "grammar/tense"
    severity = Severity.MINOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    examples = (
        Example("In 2019 Petrov ⟦has left⟧ the firm, which ⟦is since 2020 owned⟧ by a bank."),
        Example("The union ⟦demands since May that⟧ wages rise; the machine ⟦is in use since 2017⟧."),
        Example("If the rain ⟦will stop⟧, the work will begin. They meet after the board ⟦will decide⟧."),
        Example("The firm, which has been in use since 2017, left in May; they planned to return and invest in it."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        found: dict[int, tuple[tuple[int, int], str]] = {}

        def note(match: re.Match[str], message: str) -> None:
            found.setdefault(match.start("all"), (match.span("all"), f"“{match['all']}”: {message}"))

        for match, _ in _SINCE_INSIDE.matches(document):
            if can_be(match["verb"], "ngJ"):
                note(match, "set the date after the verb, and the verb in the perfect")
        for match, _ in _IS_SINCE.matches(document):
            note(match, "what began then and goes on needs the perfect (“has been”)")
        for match, _ in _VERB_SINCE.matches(document):
            if only(match["verb"], "z") or (match["that"] and can_be(match["verb"], "z")):
                note(match, "what began then and goes on needs the perfect (“has …”)")
        for match, _ in _IS_DOING_SINCE.matches(document):
            if can_be(match["verb"], "g") and match["verb"] not in ("going", "being"):
                note(match, "what began then and goes on needs the perfect (“has been … -ing”)")
        for match, _ in _HAS_IN_YEAR.matches(document):
            if can_be(match["verb"], "n") and match["verb"] != "been":
                note(match, "a year that is over needs the past tense")
        for match, _ in _HAS_AGO.matches(document):
            if can_be(match["verb"], "n") and match["verb"] != "been":
                note(match, "a time that is over needs the past tense")
        for match, sentence in _PAST_AND_BASE.matches(document):
            past = only(match["past"], "d") or (match["past"].endswith("ed") and only(match["past"], "dn"))
            if past and only(match["verb"], "b") and not _INFINITIVE.search(document.prose, sentence.start, match.start()):
                note(match, f"the sentence is in the past (“{match['past']}”)")
        for match, sentence in _IF_WILL.matches(document):
            if "," in document.prose[match.end() : sentence.end]:
                note(match, "a condition has the present tense")
        for spot, will in hits(document, _OPENS_TIME, _will):
            place = spot.span(*will)
            found.setdefault(place.start, (place, f"“{document[place]}”: such a clause has the present tense"))
        for span, message in found.values():
            yield self.finding(document, span, message)


def _will(spot: Spot) -> tuple[int, int] | None:
    """*Will* and its verb in a clause that has the present tense in English: *after the talks will begin*."""
    if (
        spot.word(1) not in _BEFORE_WILL
        or spot.word(-1) == "only"
        or (spot.word(0) == "if" and spot.at and spot.word(-1) not in ("that", ",", "and", "but", "“", '"'))
    ):
        return None
    at = 2
    while at < 7 and spot.word(at) != "will" and (can_be(spot.word(at), "JNP") or spot.word(at) in ("of", "the")):
        at += 1
    subject = spot.word(at - 1)
    if spot.word(at) != "will" or not can_be(spot.word(at + 1), "b") or subject in ("political", "free", "good", "the"):
        return None
    return None if subject in _POINTS_IN_TIME or (spot.word(0) == "if" and spot.at == 0) else (at, at + 1)
