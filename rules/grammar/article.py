"""grammar/article"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.phrases import Phrase
from checker.annotations.readings import lexicon, only

# By sound: a university, a European, a one-way street, a ewe; an hour, an honest man. Words in capitals are spelled out.
_A = Phrase(
    "a",
    r"(?<![\w.'’&;-])(?P<all>(?<![A-Za-z] )A|a) "
    r"(?P<word>(?!eu|uni|unanim|use|usu|ut[ei]|uk|uri|ura|ubi|one|once|ew)[aeiou][a-z]+)\b(?![.;’'])",
)
_AN = Phrase(
    "an",
    r"(?<![\w.'’&-])(?P<all>[Aa]n) (?P<word>(?!h(?:our|on|eir|erb|istor|omage|abit|otel|erald))[bcdfghjklmnpqrstvwyz][a-z]+"
    r"|uni(?:versity|on|ted|t|que|form|versal)|unanimous|one|euro\w*|European)\b(?![.;’'])",
)
_TWO = Phrase(
    "the a an this these those its their his our",
    r"(?P<all>(?:the (?:a|an|this|these|those|his|their|our)"
    r"|(?:a|an) the|(?:this|these|those) the|(?:its|their|his|our) the)) [a-z]+",
)
_NO_NOUN = frozenset("is as in on of or and at if are it i us am up".split())


class Article(Rule):
    """The wrong one of *a* and *an*, or two articles in a row.

    Why it matters: small, and the first thing that a reader trips over.
    Quiet: words that start with another sound than they are written (*a European*, *an hour*), letters of the alphabet,
    foreign words. Known misses: articles that are missing, which depend on what was said before.
    """

    id = "grammar/article"
    severity = Severity.MINOR
    confidence = Confidence.LIKELY
    category = Category.GRAMMAR
    examples = (
        Example("It was ⟦a⟧ early start for ⟦an⟧ small crew of ⟦the a⟧ local club."),
        Example("A university waited an hour for a European visitor, a one-way ticket and a unanimous vote."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for phrase, right in ((_A, "an"), (_AN, "a")):
            for match, _ in phrase.matches(document):
                word = match["word"].lower()
                if word in _NO_NOUN or word not in lexicon() or only(word, "R"):
                    continue
                article = right.capitalize() if match["all"][0] == "A" else right
                message = f"“{match['all']} {match['word']}”: write “{article} {match['word']}”"
                yield self.finding(document, match.span("all"), message, suggestions=(article,), safe=True)
        for match, _ in _TWO.matches(document):
            first, second = match["all"].split()
            message = f"“{match['all']}”: two words that do the same work; keep one"
            yield self.finding(document, match.span("all"), message, suggestions=(first, second))
