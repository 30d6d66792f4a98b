"""grammar/number"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.phrases import Phrase
from checker.annotations.readings import can_be, only
from checker.annotations.suspects import SINGULAR_PLURALS

# The space before is looked at first, for most places have none.
_OPENS = r"(?<!\S)(?:^|(?<=[.!?,;:] )|(?<=\n)|(?<=\bthat )|(?<=\bbecause )|(?<=\balthough )|(?<=\bwhile )|(?<=\band ))"
# Behind “and” a plural may be the second half of a subject: the firm and its partners.
_OPENS_PLURAL = _OPENS.replace(r"|(?<=\band )", "")
_PLURAL_OF = {"is": "are", "was": "were", "has": "have", "does": "do", "have": "has", "are": "is", "were": "was"}
# Bodies of people take a plural verb in British copy; a number, a range or a lot of things are many.
_MANY = frozenset(
    "team government staff police crew family group couple committee council public army side board firm band party club squad "
    "cabinet company ministry union majority pair audience jury press crowd trio quartet duo youth number variety range series "
    "lot handful dozen host generation class opposition management leadership community population minority rest half set "
    "two three fifth third tenth quarter people cattle aircraft person men women children media data who which "
    "that other".split()
)
_NOT_FINITE = frozenset(
    "be do have are were can could may might must shall should will would am let come ought line layer program divide select "
    "bridge get".split()
)
# After these verbs a bare verb behind a noun is right: makes the city grow; they demand that the plant close.
_BARE_VERB_BEFORE = re.compile(
    r"\b(?:make|makes|made|making|let|lets|letting|help|helps|helped|helping|see|sees|saw|seen|watch\w*|hear\w*|ha[dsv]\w*|did|do"
    r"|does|will|would|can|could|may|might|must|should|cannot|to|recommend\w*|requir\w*|demand\w*|insist\w*|prefer\w*|propos\w*|suggest\w*"
    r"|ask\w*|urg\w*|order\w*|request\w*|advis\w*|important|essential|vital|crucial|necessary|imperative|lest|if|condition|bid|how"
    r"|when|why|feel\w*|felt|bill|motion|rule\w*|vote\w*|voting|god|long|God|recommendation|mandate\w*|direct\w*|instruct\w*)\b"
    r"|n[’']t\b"
)
_DETERMINERS = "the this its a an his her their each every our"
_DET = r"(?:[Tt]he|[Tt]his|[Ii]ts|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ee]ach|[Ee]very|[Oo]ur)"
_ADVERB = r"(?:(?:also|today|now|currently|still|already|annually|usually|often|mainly|always) )?"
_OBJECT = r"(?= (?:the|an?|its|his|her|their|about|more|over|nearly|only|up|some|around|\d[\d,.]*)\b)"
_Test = Callable[[re.Match[str]], bool]


def _bare(match: re.Match[str]) -> bool:
    """Whether the verb is a base form and nothing licenses it earlier in the sentence."""
    verb = match["verb"]
    plain = can_be(verb, "b") and not can_be(verb, "dnJR") and verb not in _NOT_FINITE
    return plain and not _BARE_VERB_BEFORE.search(_before(match))


def _before(match: re.Match[str]) -> str:
    """What stands before the match in its clause."""
    return re.split(r"[.!?,;]\s|\n", match.string[max(0, match.start() - 160) : match.start()])[-1]


def _singular(noun: str) -> bool:
    return only(noun, "bN", "N") and noun not in _MANY and not noun.endswith("ings")


def _plural(noun: str) -> bool:
    return (only(noun, "Pz", "P") or noun in ("people", "works")) and (noun not in SINGULAR_PLURALS or noun == "works")


_PATTERNS: tuple[tuple[Phrase, _Test], ...] = (
    # The fuel represent today 40 percent; its share account for a third; the region have 300 schools.
    (
        Phrase(
            _DETERMINERS,
            rf"{_OPENS}{_DET} (?P<noun>[a-z]+) {_ADVERB}(?P<verb>[a-z]+)\b(?![-’'])",
            opening=True,
            flags=re.MULTILINE,
        ),
        lambda m: _singular(m["noun"]) and only(m["verb"], "b") and _bare(m),
    ),
    (
        Phrase(
            _DETERMINERS,
            rf"{_OPENS}{_DET} (?P<adjective>[a-z]+) (?P<noun>[a-z]+) {_ADVERB}(?P<verb>[a-z]+)\b(?![-’'])",
            opening=True,
            flags=re.MULTILINE,
        ),
        lambda m: _singular(m["noun"]) and only(m["adjective"], "JNngb", "JNng") and only(m["verb"], "b") and _bare(m),
    ),
    (
        Phrase(
            _DETERMINERS,
            rf"{_OPENS}{_DET} (?P<noun>[a-z]+) {_ADVERB}(?P<verb>[a-z]+){_OBJECT}",
            opening=True,
            flags=re.MULTILINE,
        ),
        lambda m: only(m["noun"], "N") and _singular(m["noun"]) and _bare(m),
    ),
    (
        Phrase(
            _DETERMINERS,
            rf"{_OPENS_PLURAL}{_DET} (?P<noun>[a-z]+) (?P<verb>have|are|were)\b(?! (?:had|to))",
            opening=True,
            flags=re.MULTILINE,
        ),
        lambda m: (
            only(m["noun"], "N")
            and _singular(m["noun"])
            and not re.search(r"\band\b|[,;]", _before(m)[-25:])
            and not _BARE_VERB_BEFORE.search(_before(m))
        ),
    ),
    (
        Phrase(
            "one each either",
            rf"{_OPENS}(?:One|Each|Either) of (?:the|these|those|its|his|their) (?:[a-z]+ )?[a-z]+s (?P<verb>have|are|were)\b",
            opening=True,
            flags=re.MULTILINE,
        ),
        lambda m: True,
    ),
    (
        Phrase("they we", r"(?<!of )(?<!and )\b(?:[Tt]hey|[Ww]e) (?P<verb>is|was|has|does)\b"),
        lambda m: True,
    ),
    # of which white tea account for a third
    (
        Phrase(
            "which", rf"\bof which (?:[a-z]+ ){{0,2}}?(?P<noun>[a-z]+) (?P<verb>[a-z]+)(?= for\b|{_OBJECT[3:-1]})", back=(1,)
        ),
        lambda m: _singular(m["noun"]) and _bare(m),
    ),
    # he represent the region
    (
        Phrase("he she it", rf"(?<!to )(?<!of )\b(?:[Hh]e|[Ss]he|[Ii]t) {_ADVERB}(?P<verb>[a-z]+)\b(?![-’'])"),
        lambda m: only(m["verb"], "b") and _bare(m),
    ),
    # a hospital which serve two districts
    (
        Phrase(
            "which who that",
            rf"\b(?:[Aa]n?|[Tt]his|[Ee]ach|[Ee]very) (?:[a-z]+ )?(?P<noun>[a-z]+),? (?:which|who|that) "
            rf"{_ADVERB}(?P<verb>[a-z]+)\b",
            back=(2, 3, 4),
        ),
        lambda m: only(m["verb"], "b") and _singular(m["noun"]) and _bare(m),
    ),
    # The Chamber of Shipping support the project.
    (
        Phrase(
            "the",
            rf"{_OPENS}The (?:[A-Z][a-z]+|[a-z]+) of (?:the )?[A-Z][a-z]+ (?P<verb>[a-z]+){_OBJECT}",
            opening=True,
            flags=re.MULTILINE,
        ),
        lambda m: _bare(m) and not m[0].startswith("The United"),
    ),
    # more than 11,000 books was; many people has; the repair works is
    (
        Phrase(
            "is was has does",
            rf"{_OPENS_PLURAL}(?:(?:[Mm]ore than|[Oo]ver|[Aa]bout|[Nn]early|[Aa]round|[Ss]ome|[Aa]lmost|[Aa]pproximately"
            r"|[Aa]t least) "
            r"\d[\d,.]*|\d{1,3}(?:,\d{3})*|[Mm]any|[Ss]everal|[Tt]hese|[Tt]hose|[Aa]ll(?: the| of the)?|[Tt]wo|[Tt]hree"
            r"|[Ff]our|[Ff]ive"
            r"|[Tt]he|[Bb]oth|[Tt]heir|[Ii]ts|[Mm]ost|[Hh]undreds of|[Tt]housands of|[Dd]ozens of)"
            r" (?:(?P<adjective>[a-z]+) )?(?P<noun>[a-z]+) (?P<verb>is|was|has|does)\b(?! (?:what|a lot|too|enough))",
            back=(2, 3, 4, 5),
            opening=True,
            flags=re.MULTILINE,
        ),
        lambda m: _plural(m["noun"]) and (m["adjective"] is None or only(m["adjective"], "JNngbd", "JNn")),
    ),
    # The workers says; they has
    (
        Phrase(
            "the these those many several both some two three",
            rf"{_OPENS_PLURAL}(?:The|These|Those|Many|Several|Both|Some|Two|Three) "
            r"(?:[a-z]+ )?(?P<noun>[a-z]+) (?P<verb>[a-z]+s)\b",
            opening=True,
            flags=re.MULTILINE,
        ),
        lambda m: only(m["verb"], "z") and only(m["noun"], "P") and _plural(m["noun"]) and m["verb"] not in _PLURAL_OF,
    ),
    # the port needs quiet and need investments
    (
        Phrase(
            "and",
            r"(?<!who )(?<!that )(?<!which )\b(?P<stem>[a-z]{3,})s (?:[a-z]+ ){1,5}?and (?P<verb>(?P=stem))(?= [a-z])",
            back=range(2, 7),
        ),
        lambda m: (only(m["verb"], "b") or m["verb"] in ("need", "want", "demand", "show", "help")) and _bare(m),
    ),
)


class Number(Rule):
    """A verb and the subject right before it differ in number: *The fuel represent 40 percent*, *more than 300 books was*.

    Why it matters: the missing or extra *s* tells whether one thing does so or several.
    Quiet: bodies of people (*the team are*), sums (*Five years is*), the subjunctive (*demands that the plant close*), bare
    infinitives (*makes the town grow*). Known misses: subjects of several phrases (see
    `grammar/agreement`).
    """

    id = "grammar/number"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    examples = (
        Example("The canal ⟦represent⟧ a border, and it ⟦connect⟧ two lakes, of which the village ⟦lack⟧ a bridge."),
        Example("He noted that the repair works ⟦is⟧ going on and that more than 300 books ⟦was⟧ saved."),
        Example("They made the canal divide the town, and demanded that the plant close. Five years is long."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        seen: set[int] = set()
        for phrase, wrong in _PATTERNS:
            for match, sentence in phrase.matches(document):
                if match.start("verb") in seen or document.prose[sentence.end - 1] == "?" or not wrong(match):
                    continue
                seen.add(match.start("verb"))
                verb = match["verb"]
                third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s")
                if verb.endswith("y") and verb[-2] not in "aeiou":
                    third = verb[:-1] + "ies"
                plural = _PLURAL_OF.get(verb) or (verb[:-1] if can_be(verb[:-1], "b") and not can_be(verb, "b") else None)
                right = plural or third
                yield self.finding(
                    document,
                    match.span("verb"),
                    f"“{verb}” does not agree with the subject before it: write “{right}”",
                    suggestions=(right,),
                )
