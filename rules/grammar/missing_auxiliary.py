"""grammar/missing-auxiliary"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.phrases import Phrase
from checker.annotations.readings import NOUN, PLURAL, PREPOSITIONS, can_be, finite_among, only, readings, transitive
from checker.annotations.spots import Spot
from checker.lazy import regex
from rules.grammar.at_spots import findings

_BY = Phrase(
    "what which who",
    r"(?P<all>(?P<wh>[Ww]hat|which|who) (?P<verb>[A-Za-z]+) by)\b(?! (?:\d|about|more|less|nearly|almost"
    r"|[a-z]+ing\b|half|one|two|three|as\b"
    r"|an? (?:quarter|third|fifth|margin)|the (?:end|time|way|side|door)|and large|far|chance))",
)
_WHAT = Phrase(
    "what",
    r"(?:of|since|from|in|on|about|for|to|with|by|over|all) (?P<all>what (?P<verb>[A-Za-z]+))"
    r"(?= (?:in|on|at|there|here|by|during|from|under|before|after|to|last|yesterday)\b|[.,])",
    back=(1,),
)
# Verbs that cannot do without an object: the firm which destroyed in May, those who arrested during the raid.
_NO_OBJECT = Phrase(
    "who which that",
    r"(?P<noun>[A-Za-z]+),? (?P<all>(?P<wh>who|which|that) (?:also |later |recently |previously )?(?P<verb>[a-z]+))"
    r"(?= (?:by|in|on|at|during|from|under|within|to|for|after|before|last|yesterday)\b|[.,])",
    back=(1, 2),
)
_BE = Phrase("be", r"(?<![\w'’-])(?P<noun>[a-z]+) (?P<all>be) (?P<verb>[a-z]+)\b", back=(1,))
# Past tenses that need no object or agent: what happened, who passed by.
_INTRANSITIVE = frozenset(
    "passed went came stood fell rose dropped increased grew declined gained jumped began started ended lived was operated "
    "caused opened closed finished led won followed set responded climbed expanded surged slowed shrank worked played "
    "happened occurred remained seemed appeared looked sounded felt made drove mattered changed emerged became lay could "
    "had helped triggered prompted brought gave took kept left meant counted existed said got turned ensued transpired "
    "unfolded hit struck resulted proved amounted needed used preceded lost travelled traveled voted improved moved swept "
    "lasted stopped continued read".split()
)
# What makes a bare “be” right: a modal or “to” earlier in its sentence, a wish or demand, a conditional.
_LICENSED = regex(
    r"\b(?:will|would|can|could|may|might|must|should|shall|to|let|lets|letting|make|makes|made|making|see|saw|seeing|proper|fitting|help\w*|wish\w*|want\w*|prefer\w*"
    r"|recommend\w*|requir\w*|demand\w*|insist\w*|propos\w*|suggest\w*|ask\w*|urg\w*|order\w*|call\w*|agree\w*|rule\w*|mandat\w*"
    r"|request\w*|instruct\w*|direct\w*|stipulat\w*|advis\w*|decid\w*|decree\w*|vot\w*|motion|condition|petition|plea\w*|essential"
    r"|important|importance|vital|crucial|imperative|necessary|need|needs|necessity|whether|if|lest|though|do|does|did|didn|don|doesn"
    r"|press\w*|plead\w*|argu\w*|idea|advocat\w*|dictat\w*|specif\w*|cannot|ought|long|come|god|so|pray\w*|thy|ye|thou)\b|n[’']t",
    re.IGNORECASE,
)

_REPORTS = frozenset("said stated announced confirmed added explained noted stressed reported emphasized indicated".split())
_AFTER = frozenset("in on at during from until to within under with by after before .".split())
_BORDERS = frozenset(', ; : and but that . “ " which who — –'.split())


def _decision_taken(spot: Spot) -> tuple[int, int] | None:
    """The results published recently in a journal. He stated that the decision taken at noon."""
    at = 1
    while at < 3 and (
        spot.word(at) in ("yesterday", "today", "earlier", "already", "recently", "almost")
        or (only(spot.word(at), "R") and spot.word(at) not in PREPOSITIONS | {"not"})
    ):
        at += 1
    quoted = spot.word(at) == "," and spot.word(at + 1) in ("”", '"')
    if (
        not (spot.word(at) in _AFTER or quoted)
        or not can_be(spot.word(-1), "NP")
        or not spot.small(-1)
        or spot.word(-1) in ("being", "remains")
    ):
        return None
    edge = next((n for n in range(-2, -10, -1) if spot.word(n) in _BORDERS or not spot.word(n)), 0)
    border = spot.word(edge)
    opens = not border or (border in ("and", "but") and spot.word(edge - 1) == ",")
    inside = [spot.word(n) for n in range(edge + 1, 0)]
    if not edge or not (opens or (border == "that" and spot.word(edge - 1) in _REPORTS)) or inside[0] in PREPOSITIONS:
        return None
    if any(word in PREPOSITIONS and word not in ("of", "for") for word in inside) or finite_among(_sure(inside)):
        return None
    if any(only(word, "b") for word in inside) or spot.word(1) == "by":
        return None
    rest = spot.rest(1)
    end = spot.word(1 + len(rest))
    closed = end == "." or quoted or (end == "," and spot.word(2 + len(rest)) in ("and", "but"))
    return (-1, 0) if closed and not finite_among(rest) else None


def _sure(inside: list[str]) -> list[str]:
    """The words of a subject that would be verbs there, were they any: no plurals."""
    return [word for word in inside if not can_be(word, "NPJ")]


class MissingAuxiliary(Rule):
    """A participle or a bare *be* stands where a finite verb is due: *what destroyed by the storm*, *the complaint be void*.

    Why it matters: the passive lost its auxiliary on the way, and the sentence says that the thing acted instead of suffering.
    Quiet: *what happened*, *who passed by*, growth *by 5 percent*, the subjunctive after a demand or a condition.
    Known misses: participles that can be a past tense without an object (*which opened in May*).
    """

    id = "grammar/missing-auxiliary"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    examples = (
        Example("They rebuilt ⟦what destroyed by⟧ the storm and cleared the fields of ⟦what planted⟧ there."),
        Example("Those ⟦who arrested⟧ in the raid were freed; the road ⟦that destroyed⟧ by the flood is closed."),
        Example("He stated that the ⟦decision taken⟧ at noon. The ⟦papers published⟧ recently in a journal."),
        Example("The court held on Monday that the complaint ⟦be⟧ void."),
        Example("They saw what happened by the river, and demanded that the complaint be heard, letting people be calm."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        seen: set[int] = set()
        for phrase in (_BY, _WHAT):
            for match, _ in phrase.matches(document):
                verb = match["verb"].lower()
                wrong = (
                    can_be(verb, "n") and not can_be(verb, "N") and verb not in _INTRANSITIVE and match.start("all") not in seen
                )
                if phrase is _WHAT:
                    wrong = wrong and can_be(verb, "d")
                if wrong:
                    seen.add(match.start("all"))
                    first = match["all"].split()[0]
                    message = f"“{match['all']}” lacks an auxiliary: “{first} was {verb}” or “{first} had been {verb}”"
                    yield self.finding(document, match.span("all"), message)
        for match, _ in _NO_OBJECT.matches(document):
            if match["verb"] in transitive() and match.start("all") not in seen and self._relative(match):
                seen.add(match.start("all"))
                message = f"“{match['all']}” lacks an auxiliary: “{match['wh']} was {match['verb']}” or “were {match['verb']}”"
                yield self.finding(document, match.span("all"), message)
        rows = [(transitive(), _decision_taken, "“{}” lacks an auxiliary (“was” or “were”) before “{last}”")]
        yield from findings(self, document, rows)
        for match, sentence in _BE.matches(document):
            if (
                not can_be(match["noun"], "NP")
                or can_be(match["noun"], "R")
                or (readings(match["verb"]) and not can_be(match["verb"], "nJN"))
            ):
                continue
            text = document.prose[sentence.start : sentence.end]
            if (
                "?" in text
                or '"' in text[: match.start() - sentence.start]
                or _LICENSED.search(document.prose, sentence.start, match.start("all"))
            ):
                continue
            message = f"“{match['noun']} be” needs a finite verb: “is” or “was” (or a modal before “be”)"
            yield self.finding(document, match.span("all"), message, suggestions=("is", "was"))

    @staticmethod
    def _relative(match: re.Match[str]) -> bool:
        """Whether the relative word has a noun before it, and the verb no preposition of its own (*provided for*)."""
        noun, wh, verb = match["noun"].lower(), match["wh"], match["verb"]
        follows = match.string[match.end() : match.end() + 5]
        if (verb == "used" and follows.startswith(" to")) or (verb in ("provided", "sent") and follows == " for "):
            return False
        if verb in ("delivered", "built") and follows.startswith(" on"):
            return False
        return wh != "that" or noun in ("those", "people") or not set(readings(noun)).isdisjoint((NOUN, PLURAL))
